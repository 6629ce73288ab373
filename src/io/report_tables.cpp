#include "feynet/io/notation.hpp"
#include "report_parts.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace feynet {

namespace {

Html column(std::string_view words) {
    return element("th", {{"scope", "col"}}, Html::text(words));
}

Html tau_int() {
    return Html("τ<sub>int</sub>");
}

Html columns(std::initializer_list<const char*> names) {
    Html cells;
    for (const char* const name : names) {
        cells += column(name);
    }
    return cells;
}

Html cell(std::string_view words) {
    return element("td", Html::text(words));
}

Html number_cell(std::string_view written) {
    return element("td", number(written));
}

/// A table that scrolls by itself where the page is narrow.
Html table(Markup name, const Html& header, const Html& rows) {
    const Html content = element("thead", element("tr", header)) + element("tbody", rows);
    return element(
        "div",
        {{"class", "scroll"},
         {"role", "region"},
         {"tabindex", "0"},
         {"aria-label", std::string(name.view())}},
        element("table", content));
}

Html network_cell(const NetworkRun& run, std::size_t index) {
    const Html link = element(
        "a",
        {{"href", fmt::format("#network-{}", index)}},
        svg::swatch(run_ink(index), run_marker(index)) + Html::text(run.network));
    return element("th", {{"scope", "row"}}, link);
}

Html pull(std::optional<double> value) {
    if (!value || !std::isfinite(*value)) {
        return {};
    }
    const double size = std::abs(*value);
    const char* const kind = size > 4.0 ? "pull far" : (size > 2.0 ? "pull off" : "pull");
    return element("span", {{"class", kind}}, number(signed_pull(value)));
}

/// A value that has no error is grey.
Html value(const ObservableResult& result) {
    return element(
        "span",
        {{"class", result.error ? "value" : "value unsure"}},
        number(value_with_error(result.value, result.error)));
}

Html value_cell(const ObservableResult* result) {
    return result == nullptr ? cell(em_dash)
                             : element("td", value(*result) + " " + pull(result->pull));
}

/// "pull −0.97 · τ_int 0.5 · ESS 32000 · R̂ 1.0003"
Html diagnostics(const ObservableResult& result) {
    Html line = Html("pull ") + (result.pull ? pull(result.pull) : Html("—"));
    if (result.tau_int || result.ess || result.rhat) {
        line += Html(" · ") + tau_int() + " " + number(significant(result.tau_int, 3));
        line += Html(" · ESS ") + number(fixed_point(result.ess, 0));
        line += Html(" · R̂ ") + number(fixed_point(result.rhat, 4));
    }
    if (result.p) {
        line += Html(" · p of the fit ") + number(significant(result.p, 2));
    }
    return line;
}

/// The exact answers that the runs of a group have in common; nothing where none is known.
Html exact_row(
    const Summary& summary,
    const std::string& group,
    const std::vector<ObservableResult>& headlines) {
    const bool is_known =
        std::any_of(headlines.begin(), headlines.end(), [&](const ObservableResult& headline) {
            return exact_value(summary, group, headline.name).has_value();
        });
    if (!is_known) {
        return {};
    }
    const std::string label = group.empty() ? "exact" : group + ", exact";
    Html cells = element("th", {{"scope", "row"}}, Html::text(label));
    for (const ObservableResult& headline : headlines) {
        cells += number_cell(significant(exact_value(summary, group, headline.name), 7));
    }
    for (int i = 0; i < (is_sampled(summary) ? 7 : 1); ++i) {
        cells += element("td", Html());
    }
    return element("tr", {{"class", "exact-row"}}, cells);
}

Html chain_cells(const NetworkRun& run) {
    const WorstDiagnostics worst = worst_diagnostics(run);
    Html cells = number_cell(significant(worst.tau_int, 3));
    cells += number_cell(fixed_point(worst.ess, 0));
    cells += number_cell(fixed_point(worst.rhat, 4));
    cells += number_cell(significant(correlator_p(run), 2));
    cells += number_cell(run.sampler.chains > 0 ? fixed_point(run.sampler.acceptance, 2) : em_dash);
    cells += number_cell(duration(run.sampler.seconds));
    return cells;
}

Html comparison_row(
    const Summary& summary, std::size_t index, const std::vector<ObservableResult>& headlines) {
    const NetworkRun& run = summary.runs[index];
    Html cells = network_cell(run, index);
    for (const ObservableResult& headline : headlines) {
        cells += value_cell(find_observable(run, headline.name));
    }
    if (is_sampled(summary)) {
        cells += chain_cells(run);
    }
    cells += element("td", verdict_word(run.verdict));
    return element("tr", cells);
}

/// "leapfrog, 12 × 0.13", "rotation, 7 × 0.21, 6 replicas"
std::string integrator(const SamplerReport& sampler) {
    if (sampler.integrator.empty()) {
        return em_dash;
    }
    const std::string steps =
        fmt::format("{} × {}", sampler.n_leapfrog, significant(sampler.step_size, 3));
    const std::string replicas =
        sampler.couplings.empty() ? "" : fmt::format(", {} replicas", sampler.couplings.size());
    return sampler.n_leapfrog > 0 ? sampler.integrator + ", " + steps + replicas
                                  : sampler.integrator;
}

Html sampler_row(const NetworkRun& run, std::size_t index) {
    const SamplerReport& sampler = run.sampler;
    Html cells = network_cell(run, index);
    cells += cell(sampler.kind.empty() ? em_dash : sampler.kind);
    cells += cell(sampler.metric.empty() ? em_dash : sampler.metric);
    cells += cell(integrator(sampler));
    cells += number_cell(fmt::format("{}", sampler.chains));
    cells += number_cell(fmt::format("{}", sampler.warmup));
    cells += number_cell(fmt::format("{}", sampler.draws));
    cells += number_cell(fixed_point(sampler.acceptance, 3));
    cells += number_cell(fmt::format("{}", sampler.non_finite));
    cells += number_cell(duration(sampler.seconds));
    return element("tr", cells);
}

}  // namespace

Html number(std::string_view written) {
    std::string text(written);
    for (std::size_t i = text.find('-'); i != std::string::npos; i = text.find('-', i)) {
        text.replace(i, 1, "−");
    }
    return Html::text(text);
}

Html verdict_word(const std::string& verdict) {
    if (verdict == "pass") {
        return element("span", {{"class", "word pass"}}, Html("✓ pass"));
    }
    if (verdict == "partial") {
        return element("span", {{"class", "word partial"}}, Html("◐ partial"));
    }
    return element(
        "span",
        {{"class", "word fail"}},
        Html("✗ ") + Html::text(verdict.empty() ? "fail" : verdict));
}

bool is_sampled(const Summary& summary) {
    return std::any_of(summary.runs.begin(), summary.runs.end(), [](const NetworkRun& run) {
        return run.sampler.chains > 0 || worst_diagnostics(run).tau_int.has_value();
    });
}

Html comparison_table(const Summary& summary) {
    const std::vector<ObservableResult> headlines = headline_observables(summary);
    Html header = column("network");
    for (const ObservableResult& headline : headlines) {
        header += column(heading_of(headline));
    }
    if (is_sampled(summary)) {
        header += element("th", {{"scope", "col"}}, tau_int());
        header += columns({"ESS", "R̂", "correlator p", "acceptance", "time"});
    }
    header += column("verdict");
    Html rows;
    for (std::size_t i = 0; i < summary.runs.size(); ++i) {
        if (i == 0 || summary.runs[i].group != summary.runs[i - 1].group) {
            rows += exact_row(summary, summary.runs[i].group, headlines);
        }
        rows += comparison_row(summary, i, headlines);
    }
    return table("Comparison of the networks", header, rows);
}

Html observable_table(const NetworkRun& run) {
    if (run.observables.empty()) {
        return paragraph("caption", "No observable was measured.");
    }
    Html rows;
    for (const ObservableResult& result : run.observables) {
        Html cells = element("th", {{"scope", "row"}}, Html::text(heading_of(result)));
        cells += element("td", value(result)) + number_cell(significant(result.exact, 7));
        rows += element("tr", {{"class", "first"}}, cells);
        rows += element(
            "tr", element("td", {{"colspan", "3"}, {"class", "fine"}}, diagnostics(result)));
    }
    return table("Observables of this network", columns({"observable", "value", "exact"}), rows);
}

Html sampler_table(const Summary& summary) {
    Html rows;
    for (std::size_t i = 0; i < summary.runs.size(); ++i) {
        rows += sampler_row(summary.runs[i], i);
    }
    const Html header = columns(
        {"network",
         "sampler",
         "metric",
         "integrator",
         "chains",
         "warm-up",
         "draws per chain",
         "acceptance",
         "not finite",
         "time"});
    return table("Settings of the samplers", header, rows);
}

}  // namespace feynet
