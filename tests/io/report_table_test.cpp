#include "feynet/io/report_table.hpp"

#include "feynet/io/report.hpp"
#include "io/markup_checks.hpp"

#include <doctest/doctest.h>

namespace feynet::test::report_table_test {

namespace {

const ReportTable table{
    .title = "Pulls <of all>",
    .caption = "One | each.",
    .columns = {"case", "pull"},
    .rows = {{{"all-in-one"}}, {{"a*b"}, {"-2.5", true}}, {{"c-d"}, {"0.1"}}}};

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Report table: it stands in the page with its words escaped") {
    Summary summary;
    summary.title = "Validation";
    summary.verdict = "pass";

    ReportContext context;
    context.tables = {table};
    const std::string html = render_report(summary, context).str();

    CHECK(is_balanced(html));
    CHECK(has(html, "Pulls &lt;of all&gt;"));
    CHECK(has(html, "<span class=\"pull off\">−2.5</span>"));
    CHECK(has(html, "<td>0.1</td>"));
    CHECK(has(html, "c-d"));
    CHECK(has(html, "colspan=\"2\""));
    CHECK_FALSE(has(render_report(summary, {}).str(), "Pulls"));
}

TEST_CASE("Report table: Markdown escapes what has a meaning there") {
    CHECK(
        to_markdown(table) ==
        "## Pulls \\<of all\\>\n\nOne \\| each.\n\n| case | pull |\n|---|---|\n"
        "| **all-in-one** | |\n| a\\*b | **-2.5** |\n| c-d | 0.1 |\n\n");
}

}  // namespace feynet::test::report_table_test
