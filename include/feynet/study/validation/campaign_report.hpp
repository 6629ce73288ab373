#pragma once

#include "feynet/io/json_object.hpp"
#include "feynet/io/report_table.hpp"
#include "feynet/study/validation/campaign_account.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// A theory as the heading of its table.
std::string_view title_of(Theory theory);

/// What the campaign found, for people: the overall tests, every theory, what was computed without
/// sampling, what stands apart, what is left out.
std::vector<ReportTable> campaign_tables(const CampaignAccount& account);

/// Pulls as a histogram and as quantiles beside the normal law.
std::vector<Figure> campaign_figures(const CampaignAccount& account);

/// Verdict, reasons and pictures, as the head of the report.
Summary campaign_summary(const CampaignAccount& account);

/// The independent and the computed numbers as a table for a terminal, the verdict last.
std::string campaign_text(const CampaignAccount& account);

/// [{theory, case, exact, value, error, pull, ess}, …]: the independent and the computed numbers,
/// whose pulls may be taken together; what is absent is null.
std::string campaign_json(const CampaignAccount& account);

/// Every number with its role, one line each.
std::string campaign_csv(const CampaignAccount& account);

/// The report as Markdown.
///
/// @param provenance  of feynet::provenance
std::string campaign_markdown(const CampaignAccount& account, const JsonObject& provenance);

/// Writes report.html, report.md, numbers.json, numbers.csv, a csv for every figure, and
/// summary.json.
/// @throws IoError
void write_campaign(
    const RunDirectory& directory, const CampaignAccount& account, const std::string& command_line);

}  // namespace feynet
