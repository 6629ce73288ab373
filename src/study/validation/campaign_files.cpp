#include "feynet/io/correlator_csv.hpp"
#include "feynet/io/csv_number.hpp"
#include "feynet/io/figure_csv.hpp"
#include "feynet/io/notation.hpp"
#include "feynet/io/provenance.hpp"
#include "feynet/io/report.hpp"
#include "feynet/io/summary_json.hpp"
#include "feynet/study/validation/campaign_report.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

namespace feynet {
namespace {

double or_null(const std::optional<double>& number) {
    return number.value_or(std::nan(""));
}

std::string word_of(const JsonObject& provenance, std::string_view name) {
    for (const auto& [key, value] : provenance.fields) {
        if (key == name) {
            return std::visit(
                []<typename T>(const T& item) -> std::string {
                    if constexpr (std::is_same_v<T, JsonObject>) {
                        return to_json_line(item);
                    } else {
                        return fmt::format("{}", item);
                    }
                },
                value);
        }
    }
    return em_dash;
}

}  // namespace

std::string campaign_json(const CampaignAccount& account) {
    std::string text = "[";
    for (const CampaignNumber& number : account.numbers) {
        if (number.role == NumberRole::Companion) {
            continue;
        }
        text += (text.size() > 1 ? ",\n  " : "\n  ") +
                to_json_line(
                    {{{"theory", std::string(word(number.theory))},
                      {"case", number.label()},
                      {"exact", number.exact},
                      {"value", number.value},
                      {"error", or_null(number.error)},
                      {"pull", or_null(number.pull)},
                      {"ess", or_null(number.ess)}}});
    }
    return text + "\n]\n";
}

std::string campaign_csv(const CampaignAccount& account) {
    std::string text = "theory,role,case,run,number,exact,value,error,pull,ess,tolerance\n";
    for (const CampaignNumber& number : account.numbers) {
        text += fmt::format(
            "{},{},{},{},{},{},{},{},{},{},{}\n",
            word(number.theory),
            word(number.role),
            csv_cell(number.case_name),
            csv_cell(number.run),
            csv_cell(number.observable),
            csv_number(number.exact),
            csv_number(number.value),
            csv_number(number.error),
            csv_number(number.pull),
            csv_number(number.ess),
            csv_number(number.tolerance));
    }
    return text;
}

std::string campaign_markdown(const CampaignAccount& account, const JsonObject& provenance) {
    const Summary summary = campaign_summary(account);
    std::string text = fmt::format(
        "# Validation: {}\n\n{}\n\n| | |\n|---|---|\n",
        word(account.plan.length),
        summary.conclusion);
    const std::vector<std::pair<std::string, std::string>> facts{
        {"command", "feynet " + account.plan.command()},
        {"seed", fmt::format("{}", account.plan.seed)},
        {"date", word_of(provenance, "start")},
        {"version", word_of(provenance, "version") + ", commit " + word_of(provenance, "commit")},
        {"machine", word_of(provenance, "cores") + " × " + word_of(provenance, "processor")},
        {"compiler", word_of(provenance, "compiler")},
        {"cases, runs", fmt::format("{}, {}", account.n_cases, account.n_runs)}};
    for (const auto& [name, value] : facts) {
        text += fmt::format("| {} | {} |\n", name, value);
    }
    text += "\n";
    for (const std::string& remark : summary.remarks) {
        text += "- " + remark + "\n";
    }
    text += summary.remarks.empty() ? "" : "\n";
    for (const ReportTable& table : campaign_tables(account)) {
        text += to_markdown(table);
    }
    while (text.ends_with("\n\n")) {
        text.pop_back();
    }
    return text;
}

void write_campaign(
    const RunDirectory& directory,
    const CampaignAccount& account,
    const std::string& command_line) {
    const JsonObject origin =
        provenance(command_line, account.plan.seed, std::chrono::system_clock::now());
    const Summary summary = campaign_summary(account);
    ReportContext context{
        .configuration = account.plan.text(),
        .provenance = {},
        .command = "feynet " + account.plan.command(),
        .tables = campaign_tables(account)};
    for (const auto& [key, value] : origin.fields) {
        context.provenance.emplace_back(key, word_of(origin, key));
    }
    directory.write("numbers.json", campaign_json(account));
    directory.write("numbers.csv", campaign_csv(account));
    for (const Figure& figure : summary.figures) {
        directory.write(figure.name + ".csv", figure_csv(figure));
    }
    directory.write("report.md", campaign_markdown(account, origin));
    directory.write("report.html", render_report(summary, context).str());
    directory.write("summary.json", to_json(summary));
}

}  // namespace feynet
