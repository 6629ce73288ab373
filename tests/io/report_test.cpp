#include "feynet/io/report.hpp"

#include "io/markup_checks.hpp"
#include "io/synthetic_summary.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::report_test {

const ReportContext context{
    "[time]\nn_slices = 1000\n", {{"version", "0.1.0"}}, "feynet run resolved.toml"};

std::string report(const Summary& summary) {
    return render_report(summary, context).str();
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

void check_sound(const std::string& html) {
    CHECK(is_balanced(html));
    CHECK_FALSE(has_non_number(html));
}

TEST_CASE("Report: a study's figures are drawn with their exact curves, pulls and captions") {
    Summary summary;
    summary.title = "Propagator";
    summary.verdict = "pass";
    summary.conclusion = "Pass: the kernel is exact.";
    Figure figure{.name = "kernel", .title = "K(x) <at T = 1>", .caption = "End points."};
    figure.x.label = "x";
    figure.y = {"K", AxisScale::Logarithmic};
    figure.series.push_back(
        {.label = "decay", .points = {figure_point(0.0, 1.0, 0.1, 0.9)}, .test = {}});
    figure.series.back().points.push_back(figure_point(1.0, -0.5));
    summary.figures.push_back(figure);

    const std::string html = report(summary);

    check_sound(html);
    CHECK(contains(html, "K(x) &lt;at T = 1&gt;"));
    CHECK(contains(html, "kernel.csv"));
    CHECK(contains(html, "End points."));
    CHECK(contains(html, "standard errors"));
    CHECK(contains(html, "the kernel is exact."));
}

TEST_CASE("Report: where no chain was run nothing is said of chains") {
    Summary summary;
    NetworkRun run{.network = "fit", .verdict = "pass"};
    run.observables.push_back({.name = "warp", .value = 0.3, .error = 0.1});
    run.group = "curved";
    summary.runs = {run};
    const std::string computed = report(summary);
    summary.runs[0].sampler.chains = 16;
    const std::string sampled = report(summary);

    check_sound(computed);
    for (const char* const of_chains : {"acceptance", "R̂", "How the chains were made"}) {
        CHECK_FALSE(contains(computed, of_chains));
        CHECK(contains(sampled, of_chains));
    }
    CHECK(contains(computed, "verdict"));
}

TEST_CASE("Report: runs of different groups stand below exact answers of their own") {
    Summary summary;
    for (const double exact : {0.5, 0.25}) {
        NetworkRun run{.network = "cosine", .verdict = "pass"};
        run.observables.push_back({.name = "x2", .formula = "⟨x²⟩", .value = 0.3, .exact = exact});
        run.group = exact == 0.5 ? "λ = 0" : "λ = <1>";
        summary.runs.insert(summary.runs.end(), 2, run);
    }

    const std::string html = report(summary);

    check_sound(html);
    const std::size_t first = html.find("λ = 0, exact</th><td>0.5</td>");
    const std::size_t second = html.find("λ = &lt;1&gt;, exact</th><td>0.25</td>");
    REQUIRE(first != std::string::npos);
    REQUIRE(second != std::string::npos);
    CHECK(first < second);
    CHECK(html.find(", exact</th>", second + 20) == std::string::npos);
}

TEST_CASE("Report: five networks at full size stay below 300 kB") {
    const std::string html = report(synthetic_summary());

    CHECK(html.size() < 300000);
    check_sound(html);
}

TEST_CASE("Report: nothing is loaded from elsewhere and nothing is run") {
    const std::string html = report(synthetic_summary());

    CHECK(contains(html, "default-src &#39;none&#39;"));
    for (const char* const loader :
         {"<script",
          "<link",
          "<img",
          "<iframe",
          "<object",
          "<use",
          "src=",
          "url(",
          "@import",
          "http"}) {
        CAPTURE(loader);
        CHECK_FALSE(contains(html.substr(html.find("<style>")), loader));
    }
}

TEST_CASE("Report: markup in any text field is shown, not obeyed") {
    const std::string attack = "\"'><script>alert(1)</script>";
    const ReportContext hostile{attack, {{attack, attack}}, attack};
    const std::string html =
        render_report(with_every_string(synthetic_summary(), attack), hostile).str();

    CHECK_FALSE(contains(html, "<script"));
    CHECK(contains(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    check_sound(html);
}

TEST_CASE("Report: numbers that are none leave a sound page with dashes") {
    for (const double value :
         {std::numeric_limits<double>::quiet_NaN(),
          std::numeric_limits<double>::infinity(),
          -std::numeric_limits<double>::infinity()}) {
        const std::string html = report(with_every_number(synthetic_summary(), value));

        check_sound(html);
        CHECK(contains(html, "—"));
    }
}

TEST_CASE("Report: extreme and equal numbers leave a sound page") {
    for (const double value : {0.0, -1.0, 1e308, -1e308, 5e-324}) {
        check_sound(report(with_every_number(synthetic_summary(), value)));
    }
}

TEST_CASE("Report: an empty summary, an empty run and ragged series leave a sound page") {
    Summary summary;
    check_sound(render_report(summary, {}).str());

    summary.runs.resize(2);
    check_sound(render_report(summary, {}).str());

    NetworkRun& run = summary.runs[0];
    run.trace = {{}, {1.0}};
    run.density.x = {1.0, 2.0};
    run.paths.paths = {{}, {1.0}};
    run.paths.time = {0.0, 1.0, 2.0};
    run.correlator.resize(1);
    run.autocorrelation = {1.0};
    run.window = 40;
    check_sound(render_report(summary, {}).str());
}

TEST_CASE("Report: the verdict comes before the first table and names its reasons") {
    Summary summary = synthetic_summary();
    summary.verdict = "fail";
    summary.runs[2].verdict = "fail";
    summary.runs[2].remarks = {"the chains have not met"};
    const std::string html = report(summary);

    const std::size_t reason = html.find("relu: the chains have not met");
    REQUIRE(reason != std::string::npos);
    CHECK(html.find("1 of 5 networks did not pass: relu.") < reason);
    CHECK(reason < html.find("<table"));
    CHECK(contains(html, "class=\"verdict fail\""));
}

TEST_CASE("Report: a pass, a partial run and an unknown word have their own looks") {
    Summary summary = synthetic_summary();
    CHECK(contains(report(summary), "class=\"verdict pass\""));

    summary.verdict = "partial";
    CHECK(contains(report(summary), "class=\"verdict partial\""));

    summary.verdict = "measured";
    CHECK(contains(report(summary), "class=\"verdict measured\""));

    summary.verdict = "perhaps";
    CHECK(contains(report(summary), "class=\"verdict fail\""));
}

TEST_CASE("Report: configuration, provenance and command are written out") {
    const std::string html = report(synthetic_summary());

    CHECK(contains(html, "<code>[time]\nn_slices = 1000\n</code>"));
    CHECK(contains(html, "<dt>version</dt><dd>0.1.0</dd>"));
    CHECK(contains(html, "<code>feynet run resolved.toml</code>"));
}

TEST_CASE("Report: equal input gives equal bytes") {
    CHECK(report(synthetic_summary()) == report(synthetic_summary()));
}

namespace {

/// A wave across n × n sites, coloured on every site.
FieldPicture wave(Index n, double amplitude) {
    std::vector<double> values;
    for (Index i = 0; i < n * n; ++i) {
        values.push_back(amplitude * std::sin(1.7 * static_cast<double>(i)));
    }
    FieldPicture picture{.name = "field", .title = "A <field>", .caption = "A wave."};
    picture.quantity = "φ";
    picture.across = "x";
    picture.upwards = "t";
    picture.panels = {field_panel("", n, n, values)};
    return picture;
}

Summary with_picture(const FieldPicture& picture) {
    Summary summary;
    summary.title = "Field";
    summary.verdict = "pass";
    summary.pictures = {picture};
    return summary;
}

}  // namespace

TEST_CASE("Report: a field of 64 × 64 sites is drawn in less than 60 kB without a script") {
    const std::size_t bare = report(Summary{}).size();
    const std::string html = report(with_picture(wave(64, 0.8)));

    check_sound(html);
    CHECK(html.size() - bare < 60000);
    CHECK_FALSE(contains(html, "<script"));
    CHECK(contains(html, "A &lt;field&gt;"));
    CHECK(contains(html, "field.csv"));
    CHECK(contains(html, "A wave."));
}

TEST_CASE(
    "Report: the first row of a field is at the bottom, and equal neighbours are one stroke") {
    FieldPicture picture = wave(2, 1.0);
    picture.panels = {field_panel("", 4, 2, {1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, -1.0})};

    const std::string html = report(with_picture(picture));

    CHECK(contains(html, "class=\"f12\" d=\"M0 1h3\""));
    CHECK(contains(html, "class=\"f0\" d=\"M3 0h1\""));
    CHECK_FALSE(contains(html, "class=\"f6\" d="));
}

TEST_CASE("Report: a field larger than the eye can see is drawn as means and says so") {
    const std::string html = report(with_picture(wave(200, 0.8)));

    check_sound(html);
    CHECK(contains(html, "blocks of up to 3 × 3 sites"));
    CHECK(contains(html, "width=\"67\" height=\"67\""));
}

TEST_CASE("Report: panels side by side share one scale, and a report without a field has no map") {
    FieldPicture picture = wave(8, 1.0);
    picture.panels.push_back(field_panel("<small>", 8, 4, std::vector<double>(32, 1e-3)));

    const std::string html = report(with_picture(picture));

    check_sound(html);
    CHECK(contains(html, "&lt;small&gt;"));
    CHECK(html.find("class=\"scale\"") == html.rfind("class=\"scale\""));
    CHECK_FALSE(contains(report(synthetic_summary()), "--f12"));
}

TEST_CASE("Report: fields of extreme numbers, of one site and of no panel leave a sound page") {
    for (const double value :
         {0.0, 1e308, -1e308, 5e-324, std::numeric_limits<double>::quiet_NaN()}) {
        FieldPicture picture = wave(100, value);
        picture.panels.push_back(field_panel("one", 1, 1, {value}));
        picture.panels.push_back(field_panel("line", 300, 1, std::vector<double>(300, value)));
        check_sound(report(with_picture(picture)));
        picture.panels.clear();
        check_sound(report(with_picture(picture)));
    }
}

}  // namespace feynet::test::report_test
