#include "feynet/io/notation.hpp"
#include "report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace feynet {

namespace {

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

Html network_cell(const NetworkRun& run, std::size_t index) {
    const Html link = element(
        "a",
        {{"href", fmt::format("#network-{}", index)}},
        svg::swatch(run_ink(index), run_marker(index)) + Html::text(run.network));
    return element("th", {{"scope", "row"}}, link);
}

Html value_cell(const ObservableResult* result) {
    return result == nullptr ? cell(em_dash)
                             : element("td", value(*result) + " " + pull(result->pull));
}

/// What the rows of a table are called: not every study is of networks on a time grid.
const char* name_of_rows(const Summary& summary) {
    constexpr auto networks =
        std::to_array<std::string_view>({"site", "step", "relu", "cosine", "decay", "momentum"});
    const bool known =
        std::all_of(summary.runs.begin(), summary.runs.end(), [&](const NetworkRun& run) {
            const std::string_view word =
                std::string_view(run.network).substr(0, run.network.find_first_of(" ,"));
            return std::find(networks.begin(), networks.end(), word) != networks.end();
        });
    return known ? "network" : "case";
}

/// A column on the chains, left out where no run has anything in it.
struct ChainColumn {
    Html heading;
    std::string (*text)(const NetworkRun& run);
};

std::vector<ChainColumn> chain_columns(const Summary& summary) {
    if (!is_sampled(summary)) {
        return {};
    }
    std::vector<ChainColumn> all{
        {tau_int(),
         [](const NetworkRun& run) { return significant(worst_diagnostics(run).tau_int, 3); }},
        {Html("ESS"),
         [](const NetworkRun& run) { return fixed_point(worst_diagnostics(run).ess, 0); }},
        {Html("R̂"),
         [](const NetworkRun& run) { return fixed_point(worst_diagnostics(run).rhat, 4); }},
        {Html("correlator p"),
         [](const NetworkRun& run) { return significant(correlator_p(run), 2); }},
        {Html("acceptance"),
         [](const NetworkRun& run) {
             return run.sampler.chains > 0 ? fixed_point(run.sampler.acceptance, 2) : em_dash;
         }},
        {Html("time"), [](const NetworkRun& run) {
             return run.sampler.chains > 0 ? duration(run.sampler.seconds) : em_dash;
         }}};
    const auto is_empty = [&](const ChainColumn& column) {
        return std::all_of(summary.runs.begin(), summary.runs.end(), [&](const NetworkRun& run) {
            return column.text(run) == em_dash;
        });
    };
    all.erase(std::remove_if(all.begin(), all.end(), is_empty), all.end());
    return all;
}

/// The exact answers that the runs of a group have in common; nothing where none is known.
Html exact_row(
    const Summary& summary,
    const std::string& group,
    const std::vector<ObservableResult>& headlines,
    std::size_t n_further) {
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
    for (std::size_t i = 0; i < n_further; ++i) {
        cells += element("td", Html());
    }
    return element("tr", {{"class", "exact-row"}}, cells);
}

Html comparison_row(
    const Summary& summary,
    std::size_t index,
    const std::vector<ObservableResult>& headlines,
    const std::vector<ChainColumn>& chains) {
    const NetworkRun& run = summary.runs[index];
    Html cells = network_cell(run, index);
    for (const ObservableResult& headline : headlines) {
        cells += value_cell(find_observable(run, headline.name));
    }
    for (const ChainColumn& column : chains) {
        cells += number_cell(column.text(run));
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

Html column(std::string_view words) {
    return element("th", {{"scope", "col"}}, Html::text(words));
}

Html tau_int() {
    return Html("τ<sub>int</sub>");
}

Html number_cell(std::string_view written) {
    return element("td", number(written));
}

Html table(std::string name, const Html& header, const Html& rows) {
    const Html content = element("thead", element("tr", header)) + element("tbody", rows);
    return element(
        "div",
        {{"class", "scroll"},
         {"role", "region"},
         {"tabindex", "0"},
         {"aria-label", std::move(name)}},
        element("table", content));
}

Html pull(std::optional<double> value) {
    if (!value || !std::isfinite(*value)) {
        return {};
    }
    const double size = std::abs(*value);
    const char* const kind = size > 4.0 ? "pull far" : (size > 2.0 ? "pull off" : "pull");
    return element("span", {{"class", kind}}, number(signed_pull(value)));
}

Html value(const ObservableResult& result) {
    return element(
        "span",
        {{"class", result.error ? "value" : "value unsure"}},
        number(value_with_error(result.value, result.error)));
}

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
    const std::vector<ChainColumn> chains = chain_columns(summary);
    Html header = column(name_of_rows(summary));
    for (const ObservableResult& headline : headlines) {
        header += column(heading_of(headline));
    }
    for (const ChainColumn& chain : chains) {
        header += element("th", {{"scope", "col"}}, chain.heading);
    }
    header += column("verdict");
    Html rows;
    for (std::size_t i = 0; i < summary.runs.size(); ++i) {
        if (i == 0 || summary.runs[i].group != summary.runs[i - 1].group) {
            rows += exact_row(summary, summary.runs[i].group, headlines, chains.size() + 1);
        }
        rows += comparison_row(summary, i, headlines, chains);
    }
    return table("Comparison", header, rows);
}

Html sampler_table(const Summary& summary) {
    Html rows;
    for (std::size_t i = 0; i < summary.runs.size(); ++i) {
        if (summary.runs[i].sampler.chains > 0) {
            rows += sampler_row(summary.runs[i], i);
        }
    }
    const Html header = columns(
        {name_of_rows(summary),
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
