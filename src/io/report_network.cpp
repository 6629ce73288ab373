#include "feynet/io/notation.hpp"
#include "report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet {

namespace {

constexpr std::size_t most_chains = 4;
constexpr std::array<Markup, most_chains> tints{"tint-0", "tint-1", "tint-2", "tint-3"};
constexpr std::size_t most_nodes = 200;
constexpr std::size_t most_paths = 3;

svg::Plot small_plot(std::string title, std::string x_label, svg::Panel panel) {
    svg::Plot plot;
    plot.title = std::move(title);
    plot.x.label = std::move(x_label);
    plot.panels.push_back(std::move(panel));
    return plot;
}

svg::Series level(double x_low, double x_high, std::optional<double> y) {
    svg::Series line;
    if (y) {
        line.x = {x_low, x_high};
        line.y = {*y, *y};
    }
    return line;
}

std::size_t longest_chain(const NetworkRun& run) {
    std::size_t n = 0;
    for (const std::vector<double>& chain : run.trace) {
        n = std::max(n, chain.size());
    }
    return n;
}

Html trace_figure(const NetworkRun& run, std::size_t most_points) {
    const std::size_t n = longest_chain(run);
    const std::size_t n_chains = std::min(run.trace.size(), most_chains);
    const std::size_t stride = std::max<std::size_t>(1, (n + most_points - 1) / most_points);
    const double step = static_cast<double>(std::max<Index>(1, run.trace_thinning));
    svg::Panel panel{.height = 170.0, .y = {.label = traced_formula(run) + " along the chains"}};
    for (std::size_t c = 0; c < n_chains; ++c) {
        svg::Series series;
        series.ink = tints[c];
        for (std::size_t i = 0; i < run.trace[c].size(); i += stride) {
            series.x.push_back(step * static_cast<double>(i));
            series.y.push_back(run.trace[c][i]);
        }
        panel.series.push_back(std::move(series));
    }
    const ObservableResult* const result = find_observable(run, run.traced);
    if (n > 1 && result != nullptr) {
        panel.series.push_back(level(0.0, step * static_cast<double>(n - 1), result->exact));
    }
    svg::Plot plot = small_plot("Trace of " + traced_formula(run), "trajectory", std::move(panel));
    plot.description = "One line per chain against the number of the trajectory.";
    const bool is_known = result != nullptr && result->exact.has_value();
    return figure(
        "one",
        plot,
        fmt::format(
            "{} of {} chains after warm-up. Chains that have forgotten their start look alike{}.",
            n_chains,
            std::max<Index>(run.sampler.chains, static_cast<Index>(run.trace.size())),
            is_known ? " and cross the exact value (line) often" : ""));
}

std::string memory_caption(const NetworkRun& run) {
    const ObservableResult* const result = find_observable(run, run.traced);
    const bool known = result != nullptr && result->tau_int && std::isfinite(*result->tau_int);
    const std::string sum =
        "How long a chain remembers. The autocorrelation time ½ + ρ(1) + ρ(2) + …";
    return known ? sum + ", summed up to the window, is " + significant(result->tau_int, 3) +
                       " trajectories."
                 : sum + " is summed up to the window.";
}

Html autocorrelation_figure(const NetworkRun& run, Markup ink) {
    const std::vector<double>& rho = run.autocorrelation;
    const auto window = static_cast<std::size_t>(std::max<Index>(0, run.window));
    const std::size_t n = std::min(rho.size(), std::clamp<std::size_t>(3 * window, 20, 300));
    svg::Series stems;
    stems.shape = svg::Shape::Stems;
    stems.ink = ink;
    for (std::size_t t = 0; t < n; ++t) {
        stems.x.push_back(static_cast<double>(t));
        stems.y.push_back(rho[t]);
    }
    svg::Panel panel{
        .height = 170.0, .y = {.label = "autocorrelation ρ of " + traced_formula(run)}};
    panel.series = {
        level(0.0, static_cast<double>(n), n > 0 ? std::optional(0.0) : std::nullopt), stems};
    if (window > 0) {
        panel.marks.push_back({static_cast<double>(window), fmt::format("window {}", window)});
    }
    svg::Plot plot =
        small_plot("Autocorrelation of " + traced_formula(run), "trajectories apart", panel);
    plot.description = "One stem per distance in trajectories.";
    return figure("one", plot, memory_caption(run));
}

Html density_figure(const NetworkRun& run, Markup ink) {
    svg::Series measured;
    measured.shape = svg::Shape::Steps;
    measured.ink = ink;
    measured.x = run.density.x;
    measured.y = run.density.measured;
    svg::Series exact;
    exact.x = run.density.x;
    exact.y = run.density.exact;
    svg::Panel panel{.height = 170.0, .y = {.label = "probability density", .low = 0.0}};
    svg::Series band{.shape = svg::Shape::Band, .ink = "muted"};
    band.x = run.density.x;
    band.y = run.density.measured;
    band.error = run.density.error;
    panel.series = {band, measured, exact};
    svg::Plot plot = small_plot("Distribution of x at one node", "x", panel);
    plot.description = "Histogram of the sampled positions and the exact density as a line.";
    return figure(
        "one",
        plot,
        run.density.exact.empty()
            ? "Where the particle is found: histogram of x over the sampled paths."
            : "Where the particle is found: histogram of x over the sampled paths with its "
              "standard "
              "errors (band), and the exact thermal density (line).");
}

svg::Plot path_plot(const SampledPaths& sampled, Markup ink) {
    const std::size_t n_nodes = std::min(sampled.time.size(), most_nodes);
    const std::vector<double> time(
        sampled.time.begin(), sampled.time.begin() + static_cast<Index>(n_nodes));
    svg::Panel panel{
        .height = 170.0, .y = {.label = fmt::format("{}({})", sampled.symbol, sampled.argument)}};
    for (std::size_t i = std::min(sampled.paths.size(), most_paths); i-- > 0;) {
        svg::Series line;
        line.ink = i == 0 ? ink : Markup("muted thin");
        line.label = (i == 0 ? "first " : "other ") + sampled.what + (i == 0 ? "" : "s");
        line.x = time;
        line.y = sampled.paths[i];
        panel.series.push_back(std::move(line));
    }
    svg::Plot plot =
        small_plot(fmt::format("Sampled {}s", sampled.what), sampled.axis, std::move(panel));
    plot.description = fmt::format(
        "{} against {}, one line per sampled {}.", sampled.symbol, sampled.axis, sampled.what);
    plot.width = 764.0;
    return plot;
}

/// Whether three neighbours of a curve lie on a line.
bool is_straight(double before, double here, double after) {
    constexpr double rounding = 1e-9;
    const double scale = std::abs(before) + std::abs(here) + std::abs(after);
    return std::abs(before + after - 2.0 * here) <= rounding * scale;
}

svg::Plot weight_plot(const SampledPaths& sampled, Markup ink) {
    svg::Series stems;
    stems.shape = svg::Shape::Stems;
    stems.ink = ink;
    for (std::size_t i = 0; i < std::min(sampled.weights.size(), most_nodes); ++i) {
        stems.x.push_back(static_cast<double>(i));
        stems.y.push_back(sampled.weights[i]);
    }
    svg::Panel panel{.height = 120.0, .y = {.label = "weights θₙ of the first path"}};
    const auto n = static_cast<double>(stems.x.size());
    panel.series = {level(0.0, n, n > 0.0 ? std::optional(0.0) : std::nullopt), stems};
    svg::Plot plot =
        small_plot("Weights of the first path", "number n of the weight", std::move(panel));
    plot.description = "One stem per weight of the network that draws the first path.";
    plot.width = 764.0;
    return plot;
}

/// What single neurons give to the first path. Straight stretches have their ends only.
svg::Plot term_plot(const SampledPaths& sampled) {
    svg::Panel panel{
        .height = 120.0,
        .y = {.label = fmt::format("largest terms of the first {}", sampled.what)}};
    for (std::size_t i = 0; i < std::min(sampled.terms.size(), tints.size() + 1); ++i) {
        const PathTerm& term = sampled.terms[i];
        svg::Series line;
        line.ink = i < tints.size() ? tints[i] : Markup("muted thin");
        const std::size_t n = std::min({term.values.size(), sampled.time.size(), most_nodes});
        for (std::size_t k = 0; k < n; ++k) {
            const bool is_end = k == 0 || k + 1 == n;
            if (is_end || !is_straight(term.values[k - 1], term.values[k], term.values[k + 1])) {
                line.x.push_back(sampled.time[k]);
                line.y.push_back(term.values[k]);
            }
        }
        panel.series.push_back(std::move(line));
    }
    svg::Plot plot = small_plot("Neurons of the first path", sampled.axis, std::move(panel));
    plot.description = "The largest terms of the sum over neurons that is the first path.";
    plot.width = 764.0;
    return plot;
}

std::string numbers_of(const std::vector<PathTerm>& terms) {
    std::string numbers;
    for (const PathTerm& term : terms) {
        numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", term.number);
    }
    return numbers;
}

Html path_figure(const SampledPaths& sampled, Markup ink) {
    const svg::Plot paths = path_plot(sampled, ink);
    std::string caption = sampled.what == "path" ? "Sampled paths drawn as networks"
                                                 : fmt::format("Sampled {}s", sampled.what);
    caption += sampled.kinks.empty() ? "." : ": " + sampled.kinks + ".";
    if (!sampled.terms.empty()) {
        caption += fmt::format(
            " The first {} is a sum of terms θₙ σₙ({}), one of each neuron; below it the largest, "
            "n = {}.",
            sampled.what,
            sampled.argument,
            numbers_of(sampled.terms));
    }
    const auto n_shown = std::min(sampled.time.size(), most_nodes);
    const auto n_nodes = std::max(static_cast<std::size_t>(sampled.n_nodes), sampled.time.size());
    if (n_nodes > n_shown) {
        caption +=
            fmt::format(" Shown are the first {} of {} nodes and weights.", n_shown, n_nodes);
    }
    return element(
        "figure",
        {{"class", "two"}},
        svg::legend(paths) + svg::draw(paths) +
            (sampled.terms.empty() ? Html() : svg::draw(term_plot(sampled))) +
            (sampled.weights.empty() ? Html() : svg::draw(weight_plot(sampled, ink))) +
            element("figcaption", Html::text(caption)));
}

Html remarks(const NetworkRun& run) {
    Html list;
    for (const std::string& remark : run.remarks) {
        list += element("li", Html::text(remark));
    }
    return list.empty() ? list : element("ul", {{"class", "remarks " + run.verdict}}, list);
}

Html network_pictures(const NetworkRun& run, Markup ink, const NetworkDetail& detail) {
    Html grid;
    if (!run.trace.empty()) {
        grid += trace_figure(run, detail.trace_points);
    }
    if (!run.autocorrelation.empty()) {
        grid += autocorrelation_figure(run, ink);
    }
    if (!run.density.x.empty()) {
        grid += density_figure(run, ink);
    }
    if (!run.paths.paths.empty()) {
        grid += path_figure(run.paths, ink);
    }
    return grid;
}

}  // namespace

Html network_section(const NetworkRun& run, std::size_t index, const NetworkDetail& detail) {
    const Markup ink = run_ink(index);
    Html content = element(
        "h2",
        {{"id", fmt::format("network-{}", index)}},
        svg::swatch(ink, run_marker(index)) + Html::text(run.network) + " " +
            verdict_word(run.verdict));
    content += remarks(run);
    content += paragraph("caption", run.sampler.explanation);
    const Html pictures = detail.has_pictures ? network_pictures(run, ink, detail) : Html();
    if (!detail.has_table) {
        content += paragraph("caption", "Its numbers are in summary.json.");
    } else if (pictures.empty()) {
        content += observable_table(run, TableWidth::Page);
    } else {
        const bool tall = run.density.x.empty() && !run.paths.paths.empty();
        const Html numbers = element(
            "div",
            {{"class", tall ? "one tall" : "one"}},
            observable_table(run, TableWidth::Picture));
        content +=
            element("div", {{"class", "grid " + std::string(ink.view())}}, pictures + numbers);
    }
    const bool half = pictures.empty() && is_narrow(run);
    return element("section", {{"class", half ? "network half" : "network"}}, content);
}

}  // namespace feynet
