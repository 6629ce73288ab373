#include "feynet/io/notation.hpp"
#include "report_parts.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

/// "pull −0.97 · τ_int 0.5 · ESS 32000 · R̂ 1.0003"; nothing where nothing of it is known.
Html diagnostics(const ObservableResult& result) {
    Html line;
    const auto add = [&line](const Html& part) {
        line += (line.empty() ? Html() : Html(" · ")) + part;
    };
    if (result.pull && std::isfinite(*result.pull)) {
        add(Html("pull ") + pull(result.pull));
    }
    if (result.tau_int || result.ess || result.rhat) {
        add(tau_int() + " " + number(significant(result.tau_int, 3)));
        add(Html("ESS ") + number(fixed_point(result.ess, 0)));
        add(Html("R̂ ") + number(fixed_point(result.rhat, 4)));
    }
    if (result.p) {
        add(Html("p of the fit ") + number(significant(result.p, 2)));
    }
    return line;
}

/// A column that is left out where no observable has anything in it.
struct NumberColumn {
    Html heading;
    std::string (*text)(const ObservableResult& result);
};

std::vector<NumberColumn> number_columns(const NetworkRun& run) {
    std::vector<NumberColumn> all{
        {Html("exact"), [](const ObservableResult& r) { return significant(r.exact, 7); }},
        {Html("pull"), [](const ObservableResult& r) { return signed_pull(r.pull); }},
        {tau_int(), [](const ObservableResult& r) { return significant(r.tau_int, 3); }},
        {Html("ESS"), [](const ObservableResult& r) { return fixed_point(r.ess, 0); }},
        {Html("R̂"), [](const ObservableResult& r) { return fixed_point(r.rhat, 4); }},
        {Html("p of the fit"), [](const ObservableResult& r) { return significant(r.p, 2); }}};
    const auto is_empty = [&](const NumberColumn& column) {
        return std::all_of(
            run.observables.begin(), run.observables.end(), [&](const ObservableResult& result) {
                return column.text(result) == em_dash;
            });
    };
    all.erase(std::remove_if(all.begin(), all.end(), is_empty), all.end());
    return all;
}

/// Two lines for each observable, as wide as a picture.
Html narrow_rows(const NetworkRun& run, bool has_exact) {
    Html rows;
    for (const ObservableResult& result : run.observables) {
        Html cells = element("th", {{"scope", "row"}}, Html::text(heading_of(result)));
        cells += element("td", value(result));
        cells += has_exact ? number_cell(significant(result.exact, 7)) : Html();
        const Html below = diagnostics(result);
        rows += below.empty() ? element("tr", cells) : element("tr", {{"class", "first"}}, cells);
        if (!below.empty()) {
            rows += element(
                "tr",
                element("td", {{"colspan", has_exact ? "3" : "2"}, {"class", "fine"}}, below));
        }
    }
    return rows;
}

Html narrow_table(const NetworkRun& run) {
    const bool has_exact = std::any_of(
        run.observables.begin(), run.observables.end(), [](const ObservableResult& result) {
            return result.exact.has_value();
        });
    Html header = column("observable") + column("value");
    header += has_exact ? column("exact") : Html();
    return table("Observables", header, narrow_rows(run, has_exact));
}

Html wide_table(const NetworkRun& run) {
    const std::vector<NumberColumn> columns = number_columns(run);
    Html header = column("observable") + column("value");
    for (const NumberColumn& number : columns) {
        header += element("th", {{"scope", "col"}}, number.heading);
    }
    Html rows;
    for (const ObservableResult& result : run.observables) {
        Html cells = element("th", {{"scope", "row"}}, Html::text(heading_of(result)));
        cells += element("td", value(result));
        for (const NumberColumn& number : columns) {
            cells += number_cell(number.text(result));
        }
        rows += element("tr", cells);
    }
    return element(
        "div",
        {{"class", is_narrow(run) ? "observables few" : "observables"}},
        table("Observables", header, rows));
}

}  // namespace

bool is_narrow(const NetworkRun& run) {
    return number_columns(run).size() < 3;
}

Html observable_table(const NetworkRun& run, TableWidth width) {
    if (run.observables.empty()) {
        return paragraph("caption", "No observable was measured.");
    }
    return width == TableWidth::Page ? wide_table(run) : narrow_table(run);
}

}  // namespace feynet
