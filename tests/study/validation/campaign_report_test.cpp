#include "feynet/study/validation/campaign_report.hpp"

#include "feynet/io/provenance.hpp"
#include "io/markup_checks.hpp"
#include "io/scratch_directory.hpp"
#include "study/validation/normal_campaign.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

namespace feynet::test::campaign_report_test {

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Campaign report: JSON is a list of the independent and computed numbers") {
    const std::string json = campaign_json(normal_campaign());

    CHECK(json.front() == '[');
    CHECK(std::count(json.begin(), json.end(), '{') == 101);
    CHECK_FALSE(has(json, "x4"));
    CHECK(has(json, R"({"theory":"boltzmann","case":"rg-flow, tree: deviation","exact":0.0,)"));
    CHECK(has(json, R"("error":null,"pull":null,"ess":null})"));
    CHECK(campaign_json(CampaignAccount{}) == "[\n]\n");
}

TEST_CASE("Campaign report: the table for other programs has every number with its role") {
    const std::string csv = campaign_csv(normal_campaign());
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 103);
    CHECK(has(csv, "path,companion,oscillator,run 0,x4,0.75,0.75,0.1,0"));
}

TEST_CASE(
    "Campaign report: on a terminal numbers stand under their heads and the verdict comes last") {
    const std::string text = campaign_text(normal_campaign());
    CHECK(has(text, "100 independent pulls"));
    CHECK(has(text, "\nPass: 100 independent pulls are a sample of the normal law"));
    CHECK(has(text, "off by"));
    CHECK(has(campaign_text(normal_campaign(2.0)), "\nFail: "));
}

TEST_CASE(
    "Campaign report: Markdown tells machine, date and seed, and has a table for each theory") {
    const std::string text = campaign_markdown(
        normal_campaign(), provenance("feynet validate", 1, std::chrono::system_clock::now()));
    for (const char* part :
         {"# Validation: quick",
          "| seed | 1 |",
          "| machine |",
          "## Path integrals",
          "## Lattice fields",
          "## Computed without sampling",
          "## Left out"}) {
        CAPTURE(part);
        CHECK(has(text, part));
    }
    CHECK_FALSE(has(text, "## Holography"));
    CHECK_FALSE(has(text, "\n\n\n"));
}

TEST_CASE("Campaign report: seeds beside it have a row each, and one for all") {
    CampaignAccount account = normal_campaign();
    account.beside = {{7, account.pulls(NumberRole::Independent)}};
    judge_campaign(account);
    const std::string text = campaign_markdown(account, {});

    CHECK(has(text, "## All seeds together"));
    CHECK(has(text, "| 7 | 100 | "));
    CHECK(has(text, "| all | 200 | "));
    CHECK(has(text, "| normal law |  | 0 ± 0.071 | 1 ± 0.050 |"));
    CHECK(has(campaign_text(account), "all 2 seeds: 200 independent pulls"));
    CHECK_FALSE(has(campaign_text(normal_campaign()), "all 2 seeds"));
}

TEST_CASE("Campaign report: the page is sound and shows quantiles and histogram") {
    const ScratchDirectory scratch;
    const RunDirectory directory = RunDirectory::made(scratch.path() / "campaign");

    write_campaign(directory, normal_campaign(), "feynet validate");

    const std::string html = content_of(directory.file("report.html"));
    CHECK(is_balanced(html));
    CHECK_FALSE(has_non_number(html));
    CHECK(has(html, "The pulls beside the normal law"));
    CHECK(has(html, "The pulls as a histogram"));
    CHECK(has(html, "Path integrals"));
    for (const char* name :
         {"report.md", "numbers.json", "numbers.csv", "pull_quantiles.csv", "summary.json"}) {
        CAPTURE(name);
        CHECK_FALSE(content_of(directory.file(name)).empty());
    }
}

}  // namespace feynet::test::campaign_report_test
