#include "feynet/study/validation/campaign_report.hpp"

#include "feynet/io/notation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr double remarkable_pull = 2.0;
constexpr double stated_pull = 3.0;  ///< of companions that are shown one by one

ReportCell pull_cell(const CampaignNumber& number) {
    return {signed_pull(number.pull), number.pull && std::abs(*number.pull) > remarkable_pull};
}

std::vector<ReportCell> row_of(const CampaignNumber& number) {
    return {
        {number.run},
        {number.observable},
        {significant(number.exact, 7)},
        {value_with_error(number.value, number.error)},
        pull_cell(number),
        {fixed_point(number.ess, 0)}};
}

ReportTable numbers_table(std::string title, std::string caption) {
    return {
        .title = std::move(title),
        .caption = std::move(caption),
        .columns = {"run", "number", "exact", "measured", "pull", "ESS"},
        .rows = {},
        .n_names = 2};
}

/// The heading of the case of a number, where that case begins.
void add_heading(const CampaignAccount& account, const CampaignNumber& number, ReportTable& table) {
    const auto found = account.questions.find(number.case_name);
    std::string heading = found == account.questions.end()
                              ? number.case_name
                              : fmt::format("{}: {}", number.case_name, found->second);
    const auto last = std::find_if(
        table.rows.rbegin(), table.rows.rend(), [](const auto& row) { return row.size() == 1; });
    if (last == table.rows.rend() || last->front().text != heading) {
        table.rows.push_back({{std::move(heading)}});
    }
}

ReportTable test_table(const CampaignAccount& account) {
    constexpr PullLimits limits;
    const PullTest& test = account.test;
    const Index n = test.n;
    ReportTable table{
        .title = "All pulls together",
        .caption = fmt::format(
            "Of independent numbers: one of every group of chains, named before anything was run. "
            "The "
            "campaign fails where p of either test is below {:g}, a |pull| of them is above {:g} "
            "or one "
            "of the {} other numbers of the same chains above {:g}, or a computed number is off. A "
            "right "
            "program fails with a chance of at most {:.2g} (Bonferroni).",
            limits.p,
            limits.pull,
            std::ssize(account.pulls(NumberRole::Companion)),
            limits.companion,
            account.false_alarms()),
        .columns = {"", "found", "normal law"},
        .rows = {}};
    const auto add = [&table](std::string what, std::string found, std::string law) {
        table.rows.push_back({{std::move(what)}, {std::move(found)}, {std::move(law)}});
    };
    add("independent pulls", fmt::format("{}", n), "");
    if (n == 0) {
        return table;
    }
    const double error = 1.0 / std::sqrt(static_cast<double>(n));
    add("mean", fmt::format("{:+.3f}", test.mean), fmt::format("0 ± {:.3f}", error));
    add("width",
        fmt::format("{:.3f}", test.width),
        fmt::format("1 ± {:.3f}", error / std::sqrt(2)));
    add("χ²", fmt::format("{:.1f}, p = {:.2g}", test.chi2, test.chi2_p), fmt::format("{}", n));
    add("Kolmogorov and Smirnov",
        fmt::format("{:.3f}, p = {:.2g}", test.distance, test.distance_p),
        "");
    for (const auto& [count, z] : {std::pair(test.beyond_2, 2.0), std::pair(test.beyond_3, 3.0)}) {
        add(fmt::format("|pull| > {:g}", z),
            fmt::format(
                "{} ({:.2f} %)",
                count,
                100.0 * static_cast<double>(count) / static_cast<double>(n)),
            fmt::format("{:.1f} ({:.2f} %)", expected_beyond(n, z), 100.0 * expected_beyond(1, z)));
    }
    add("largest", signed_pull(test.largest), "");
    return table;
}

std::vector<ReportCell> seed_row(const std::string& seed, const PullTest& test) {
    const auto share = [&test](Index count) {
        return fmt::format(
            "{} ({:.2f} %)",
            count,
            100.0 * static_cast<double>(count) / static_cast<double>(test.n));
    };
    return {
        {seed},
        {fmt::format("{}", test.n)},
        {fmt::format("{:+.3f}", test.mean)},
        {fmt::format("{:.3f}", test.width)},
        {fmt::format("{:.2g}", test.chi2_p)},
        {fmt::format("{:.2g}", test.distance_p)},
        {share(test.beyond_2)},
        {share(test.beyond_3)},
        {signed_pull(test.largest)}};
}

/// Every seed for itself, and all together.
ReportTable seed_table(const CampaignAccount& account) {
    const PullTest all = test_pulls(account.pulls_of_all_seeds());
    const double error = 1.0 / std::sqrt(static_cast<double>(all.n));
    ReportTable table{
        .title = "All seeds together",
        .caption =
            "The same campaign with other seeds (--beside). The tables below are those of the "
            "first.",
        .columns =
            {"seed",
             "pulls",
             "mean",
             "width",
             "χ² p",
             "KS p",
             "|pull| > 2",
             "|pull| > 3",
             "largest"},
        .rows = {seed_row(fmt::format("{}", account.plan.seed), account.test)}};
    for (const SeedPulls& other : account.beside) {
        table.rows.push_back(seed_row(fmt::format("{}", other.seed), test_pulls(other.pulls)));
    }
    table.rows.push_back(seed_row("all", all));
    table.rows.push_back(
        {{"normal law"},
         {""},
         {fmt::format("0 ± {:.3f}", error)},
         {fmt::format("1 ± {:.3f}", error / std::sqrt(2.0))},
         {""},
         {""},
         {fmt::format("{:.1f}", expected_beyond(all.n, 2.0))},
         {fmt::format("{:.1f}", expected_beyond(all.n, 3.0))},
         {""}});
    return table;
}

ReportTable computed_table(const CampaignAccount& account) {
    ReportTable table{
        .title = "Computed without sampling",
        .caption = "Held to a tolerance, which is what the method leaves out; no pulls.",
        .columns = {"run", "number", "exact", "computed", "difference", "tolerance"},
        .rows = {},
        .n_names = 2};
    for (const CampaignNumber& number : account.numbers) {
        if (number.role == NumberRole::Computed) {
            add_heading(account, number, table);
            table.rows.push_back(
                {{number.run},
                 {number.observable},
                 {significant(number.exact, 7)},
                 {significant(number.value, 7)},
                 {significant(number.value - number.exact, 2), !number.is_sound()},
                 {significant(number.tolerance, 2)}});
        }
    }
    return table;
}

ReportTable companion_table(const CampaignAccount& account) {
    const std::vector<double> pulls = account.pulls(NumberRole::Companion);
    const auto beyond = [&pulls](double z) {
        return std::count_if(
            pulls.begin(), pulls.end(), [z](double pull) { return std::abs(pull) > z; });
    };
    ReportTable table = numbers_table(
        "Other numbers of the same chains",
        fmt::format(
            "{} more numbers were measured on the same chains. They are correlated with each "
            "other, so "
            "that no common test holds for them: {} have |pull| > 2 and {} have |pull| > 3, where "
            "{:.1f} "
            "and {:.1f} are expected with a larger fluctuation. The latter are shown; numbers.csv "
            "has "
            "all.",
            pulls.size(),
            beyond(2.0),
            beyond(stated_pull),
            expected_beyond(std::ssize(pulls), 2.0),
            expected_beyond(std::ssize(pulls), stated_pull)));
    for (const CampaignNumber& number : account.numbers) {
        if (number.role == NumberRole::Companion && number.pull &&
            std::abs(*number.pull) > stated_pull) {
            add_heading(account, number, table);
            table.rows.push_back(row_of(number));
        }
    }
    return table;
}

ReportTable left_out_table() {
    ReportTable table{
        .title = "Left out",
        .caption = "What has no exact answer to be held to within statistical errors.",
        .columns = {"what", "why"},
        .rows = {},
        .n_names = 2};
    for (const LeftOut& left : left_out_of_validation()) {
        table.rows.push_back({{left.what}, {left.reason}});
    }
    return table;
}

}  // namespace

std::vector<ReportTable> campaign_tables(const CampaignAccount& account) {
    std::vector<ReportTable> tables{test_table(account)};
    if (!account.beside.empty()) {
        tables.insert(tables.begin(), seed_table(account));
    }
    for (std::size_t t = 0; t < Words<Theory>::value.size(); ++t) {
        const auto theory = static_cast<Theory>(t);
        ReportTable table = numbers_table(std::string(title_of(theory)), "");
        for (const CampaignNumber& number : account.of(theory, NumberRole::Independent)) {
            add_heading(account, number, table);
            table.rows.push_back(row_of(number));
        }
        if (!table.rows.empty()) {
            tables.push_back(std::move(table));
        }
    }
    for (ReportTable& table :
         std::vector{computed_table(account), companion_table(account), left_out_table()}) {
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace feynet
