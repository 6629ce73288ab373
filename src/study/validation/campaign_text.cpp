#include "feynet/io/notation.hpp"
#include "feynet/study/validation/campaign_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace feynet {
namespace {

using TextRow = std::array<std::string, 7>;

TextRow text_row(const CampaignNumber& number) {
    const bool is_computed = number.role == NumberRole::Computed;
    return {
        number.case_name,
        number.run,
        number.observable,
        significant(number.exact, 7),
        value_with_error(number.value, number.error),
        is_computed ? significant(number.value - number.exact, 2) : signed_pull(number.pull),
        fixed_point(number.ess, 0)};
}

/// Columns that a terminal needs: the bytes that begin a character.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

/// Names to the left, numbers to the right.
std::string aligned(const std::vector<TextRow>& rows) {
    constexpr std::size_t n_names = 3;
    std::array<std::size_t, 7> widths{};
    for (const TextRow& row : rows) {
        for (std::size_t k = 0; k < row.size(); ++k) {
            widths[k] = std::max(widths[k], width_of(row[k]));
        }
    }
    std::string text;
    for (const TextRow& row : rows) {
        for (std::size_t k = 0; k < row.size(); ++k) {
            const std::string space(widths[k] - width_of(row[k]), ' ');
            text += (k > 0 ? "  " : "") + (k < n_names ? row[k] + space : space + row[k]);
        }
        text += "\n";
    }
    return text;
}

/// The numbers in one role; nothing if there are none.
std::string rows_in_role(const CampaignAccount& account, NumberRole role) {
    const bool is_computed = role == NumberRole::Computed;
    std::vector<TextRow> rows{
        {"case",
         "run",
         "number",
         "exact",
         is_computed ? "computed" : "measured",
         is_computed ? "off by" : "pull",
         "ESS"}};
    for (const CampaignNumber& number : account.numbers) {
        if (number.role == role) {
            rows.push_back(text_row(number));
        }
    }
    return rows.size() > 1 ? aligned(rows) + "\n" : "";
}

std::string tests_in_a_line(const PullTest& test) {
    return fmt::format(
        "{} independent pulls: mean {:+.3f}, width {:.3f}; χ² = {:.1f}, p = {:.2g}; KS p = {:.2g}; "
        "|pull| > 2: {} (expected {:.1f}), > 3: {} ({:.1f}); largest {:+.2f}\n",
        test.n,
        test.mean,
        test.width,
        test.chi2,
        test.chi2_p,
        test.distance_p,
        test.beyond_2,
        expected_beyond(test.n, 2.0),
        test.beyond_3,
        expected_beyond(test.n, 3.0),
        test.largest);
}

}  // namespace

std::string campaign_text(const CampaignAccount& account) {
    std::string text = rows_in_role(account, NumberRole::Independent) +
                       rows_in_role(account, NumberRole::Computed);
    text += account.test.n > 0 ? tests_in_a_line(account.test) : "";
    if (!account.beside.empty()) {
        text += fmt::format(
            "all {} seeds: {}",
            account.beside.size() + 1,
            tests_in_a_line(test_pulls(account.pulls_of_all_seeds())));
    }
    text += fmt::format(
        "{} more numbers of the same chains; a right program fails with a chance of at most "
        "{:.2g}\n",
        account.pulls(NumberRole::Companion).size(),
        account.false_alarms());
    const Summary summary = campaign_summary(account);
    for (const std::string& remark : summary.remarks) {
        text += remark + "\n";
    }
    return text + "\n" + summary.conclusion + "\n";
}

}  // namespace feynet
