#include "report_parts.hpp"

#include <algorithm>

namespace feynet {

namespace {

Html provenance_list(const ReportContext& context) {
    Html entries;
    for (const auto& [key, value] : context.provenance) {
        std::string words = key;
        std::replace(words.begin(), words.end(), '_', ' ');
        entries += element("dt", Html::text(words));
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

Html change_row(const SettingChange& change) {
    Html cells = element("th", {{"scope", "row"}}, element("code", Html::text(change.key)));
    cells += element("td", element("code", Html::text(change.value)));
    cells += element(
        "td", change.standard.empty() ? Html("—") : element("code", Html::text(change.standard)));
    if (change.help.empty()) {
        return element("tr", cells);
    }
    const Html help = element("td", {{"colspan", "3"}, {"class", "fine"}}, Html::text(change.help));
    return element("tr", {{"class", "first"}}, cells) + element("tr", help);
}

/// What differs from the defaults, then every key folded away.
Html configuration(const ReportContext& context) {
    if (context.changes.empty()) {
        return heading("configuration", "Run file") +
               code_block(context.configuration, "Run file, resolved");
    }
    Html content = heading("configuration", "What is not the default");
    Html rows;
    for (const SettingChange& change : context.changes) {
        rows += change_row(change);
    }
    const Html header = column("key") + column("value") + column("default");
    content += element(
        "div",
        {{"class", "choices"}},
        table("Settings that differ from the defaults", header, rows));
    content += paragraph("caption", "All other keys have their defaults; a dash: there is none.");
    const Html all = element("summary", Html("Every key, as in resolved.toml")) +
                     code_block(context.configuration, "Run file, resolved");
    return content + element("details", all);
}

}  // namespace

Html heading(Markup id, Markup words) {
    return element("h2", {{"id", std::string(id.view())}}, Html(words));
}

Html settings_section(const Summary& summary, const ReportContext& context) {
    Html content;
    if (is_sampled(summary)) {
        content += element(
            "section", heading("samplers", "How the chains were made") + sampler_table(summary));
    }
    Html run_again =
        heading("repeat", "To repeat this run") + code_block(context.command, "Command");
    run_again += element("h3", Html("Provenance")) + provenance_list(context);
    return content + element(
                         "section",
                         {{"class", "pair"}},
                         element("div", run_again) + element("div", configuration(context)));
}

}  // namespace feynet
