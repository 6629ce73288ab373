#include "feynet/io/html.hpp"

#include "io/markup_checks.hpp"

#include <doctest/doctest.h>

#include <type_traits>

namespace feynet::test::html_test {

TEST_CASE("Html: text escapes all that markup is made of") {
    CHECK(
        Html::text("<b a=\"1\" c='2'>&</b>").str() ==
        "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;&lt;/b&gt;");
}

TEST_CASE("Html: text drops control characters") {
    CHECK(Html::text("a\x1b[0mb").str() == "a[0mb");
}

TEST_CASE("Html: an attribute cannot end before its closing quote") {
    const Html html = element("p", {{"title", "\"><script>"}}, Html());

    CHECK(html.str() == "<p title=\"&quot;&gt;&lt;script&gt;\"></p>");
}

TEST_CASE("Html: a string read at run time is not markup") {
    CHECK_FALSE(std::is_constructible_v<Html, std::string>);
    CHECK_FALSE(std::is_constructible_v<Html, std::string_view>);
    CHECK_FALSE(std::is_constructible_v<Markup, std::string>);
}

TEST_CASE("Html: elements nest and concatenate") {
    const Html list = element("li", Html::text("1")) + element("li", Html("<b>2</b>")) + "\n";

    CHECK(element("ul", list).str() == "<ul><li>1</li><li><b>2</b></li>\n</ul>");
    CHECK(empty_element("path", {{"d", "M0 0"}}).str() == "<path d=\"M0 0\"/>");
    CHECK(Html().empty());
}

TEST_CASE("Markup checks: unbalanced tags are found") {
    CHECK(is_balanced("<!DOCTYPE html><p>a<br/></p>"));
    CHECK_FALSE(is_balanced("<p><b></p></b>"));
    CHECK_FALSE(is_balanced("<p>"));
    CHECK_FALSE(is_balanced("</p>"));
    CHECK(has_non_number("M0 nan"));
    CHECK_FALSE(has_non_number("information"));
}

}  // namespace feynet::test::html_test
