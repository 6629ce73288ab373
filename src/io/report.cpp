#include "feynet/io/report.hpp"

#include "report_parts.hpp"

#include <algorithm>

namespace feynet {

namespace {

Html head(const Summary& summary, bool has_colours) {
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
    if (has_colours) {
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
    Html content = heading(
        "comparison",
        summary.runs.size() == 1 ? Markup("The result") : Markup("The results side by side"));
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

/// Every network with its pictures, as long as the page stays small.
Html networks(const Summary& summary, std::size_t page_size) {
    constexpr std::size_t most_with_pictures = 225'000;
    constexpr std::size_t most_with_tables = 260'000;
    constexpr std::size_t heading_size = 900;  // with its line in the table of samplers
    const std::size_t n_runs = std::max<std::size_t>(1, summary.runs.size());
    page_size += n_runs * heading_size;
    NetworkDetail detail{.trace_points = std::clamp<std::size_t>(1500 / n_runs, 100, 240)};
    Html sections;
    for (std::size_t i = 0; i < summary.runs.size(); ++i) {
        const std::size_t size = page_size + sections.str().size();
        if (detail.has_pictures && size > most_with_pictures) {
            detail.has_pictures = false;
            sections += paragraph(
                "caption",
                "So that this page stays small, the networks below stand without their pictures; "
                "their samples are in samples.h5.");
        }
        detail.has_table = size <= most_with_tables;
        sections += network_section(summary.runs[i], i, detail);
    }
    return element("div", {{"class", "networks"}}, sections);
}

}  // namespace

Html render_report(const Summary& summary, const ReportContext& context) {
    const std::span<const ReportTable> tables = context.tables;
    const std::size_t n_first = tables.empty() ? 0 : 1;
    Html page = masthead(summary) + verdict(summary) + table_sections(tables.first(n_first)) +
                comparison(summary) + value_maps(context.maps) + curves(summary) +
                field_pictures(summary) + study_figures(summary) +
                table_sections(tables.subspan(n_first));
    page += networks(summary, page.str().size()) + settings_section(summary, context);
    const bool has_colours = !summary.pictures.empty() || !context.maps.empty();
    const Html body = element("body", element("main", page));
    return Html("<!DOCTYPE html>\n") +
           element("html", {{"lang", "en"}}, head(summary, has_colours) + body) + "\n";
}

}  // namespace feynet
