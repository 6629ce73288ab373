#include "feynet/io/report.hpp"

#include "report_parts.hpp"

#include <array>

namespace feynet {

namespace {

Html heading(Markup id, Markup words) {
    return element("h2", {{"id", std::string(id.view())}}, Html(words));
}

Html head(const Summary& summary) {
    Html content = empty_element("meta", {{"charset", "utf-8"}});
    content += empty_element(
        "meta",
        {{"http-equiv", "Content-Security-Policy"},
         {"content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"}});
    content += empty_element(
        "meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    content += empty_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    const std::string title = summary.title.empty() ? "Feynet" : summary.title + " · Feynet";
    content += element("title", Html::text(title));
    Html style(report_style());
    if (!summary.pictures.empty()) {
        style += field_style();
    }
    content += element("style", style);
    return element("head", content);
}

Html masthead(const Summary& summary) {
    Html content = element("p", {{"class", "brand"}}, Html("Feynet"));
    content += element("h1", Html::text(summary.title.empty() ? "Untitled run" : summary.title));
    content += paragraph("theory", summary.theory);
    content += paragraph("lattice", summary.lattice);
    return element("header", content);
}

/// "pass", "fail", "partial" or "measured", which is neither: anything else is no pass.
std::string verdict_class(const Summary& summary) {
    const bool known =
        summary.verdict == "pass" || summary.verdict == "partial" || summary.verdict == "measured";
    const bool empty = summary.runs.empty() && summary.figures.empty();
    return known && !empty ? summary.verdict : "fail";
}

Html verdict(const Summary& summary) {
    Html content = element("p", {{"class", "sentence"}}, Html::text(verdict_in_words(summary)));
    Html list;
    for (const std::string& reason : reasons(summary)) {
        list += element("li", Html::text(reason));
    }
    content += list.empty() ? list : element("ul", list);
    return element(
        "section",
        {{"class", "verdict " + verdict_class(summary)}, {"aria-label", "Verdict"}},
        content);
}

Html comparison(const Summary& summary) {
    if (summary.runs.empty()) {
        return {};
    }
    Html content = heading("comparison", "The networks side by side");
    content += comparison_table(summary);
    content += paragraph(
        "caption",
        is_sampled(summary)
            ? "Errors in brackets count the last digits and contain the autocorrelation; a grey "
              "value has none, because the chains are too short for one. The small number is the "
              "pull, (value − exact)/error. Autocorrelation time, effective sample size and R̂ are "
              "those of the worst observable."
            : "Errors in brackets count the last digits. The small number is the pull, (value − "
              "exact)/error.");
    content += paragraph("caption", summary.equality);
    return element("section", content);
}

Html curves(const Summary& summary) {
    const Html figures = correlator_figure(summary) + gap_figure(summary);
    if (figures.empty()) {
        return {};
    }
    return element(
        "section",
        heading("correlator", "Correlator and energy gap") +
            element("div", {{"class", "grid"}}, figures));
}

Html networks(const Summary& summary) {
    Html sections;
    for (std::size_t i = 0; i < summary.runs.size(); ++i) {
        sections += network_section(summary.runs[i], i);
    }
    return sections;
}

Html provenance_list(const ReportContext& context) {
    Html entries;
    for (const auto& [key, value] : context.provenance) {
        entries += element("dt", Html::text(key));
        entries += element("dd", Html::text(value.empty() ? "—" : value));
    }
    return entries.empty() ? paragraph("caption", "—") : element("dl", entries);
}

Html code_block(const std::string& code, Markup name) {
    if (code.empty()) {
        return paragraph("caption", "—");
    }
    return element(
        "pre",
        {{"tabindex", "0"}, {"role", "region"}, {"aria-label", std::string(name.view())}},
        element("code", Html::text(code)));
}

Html settings(const Summary& summary, const ReportContext& context) {
    Html content;
    if (is_sampled(summary)) {
        content += element(
            "section", heading("samplers", "How the chains were made") + sampler_table(summary));
    }
    Html run_again =
        heading("repeat", "To repeat this run") + code_block(context.command, "Command");
    run_again += element("h3", Html("Provenance")) + provenance_list(context);
    Html file = heading("configuration", "Run file") +
                code_block(context.configuration, "Run file, resolved");
    return content +
           element(
               "section", {{"class", "pair"}}, element("div", run_again) + element("div", file));
}

}  // namespace

Html render_report(const Summary& summary, const ReportContext& context) {
    return render_report(summary, {}, context);
}

Html render_report(
    const Summary& summary, std::span<const ReportTable> tables, const ReportContext& context) {
    const std::size_t n_first = tables.empty() ? 0 : 1;
    Html page = masthead(summary) + verdict(summary) + table_sections(tables.first(n_first)) +
                comparison(summary) + curves(summary) + field_pictures(summary) +
                study_figures(summary) + table_sections(tables.subspan(n_first));
    page += networks(summary) + settings(summary, context);
    const Html body = element("body", element("main", page));
    return Html("<!DOCTYPE html>\n") + element("html", {{"lang", "en"}}, head(summary) + body) +
           "\n";
}

}  // namespace feynet
