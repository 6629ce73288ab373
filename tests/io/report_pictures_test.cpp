#include "feynet/io/report_pictures.hpp"

#include <doctest/doctest.h>

#include <string>

namespace feynet::test::report_pictures_test {

namespace {

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

const std::string page =
    "<head><style>.n0{color:red}</style></head><body><div class=\"grid n0\"><figure class=\"one\">"
    "<ul class=\"legend\"><li><svg class=\"swatch n1\" viewBox=\"0 0 10 "
    "10\"><path/></svg>exact</li>"
    "</ul><svg class=\"plot wide\" viewBox=\"0 0 370 238\"><title>G of t, ⟨x²⟩</title><svg x=\"1\">"
    "<path d=\"M0\"/></svg><text>7</text></svg></figure><figure><svg class=\"plot\" viewBox=\"0 0 "
    "20 10\"><title>G of t&#39;</title></svg></figure></div></body>";

}  // namespace

TEST_CASE("every picture of a report becomes a file with its style, legend and colour") {
    const auto files = picture_files(page);

    REQUIRE(files.size() == 2);
    CHECK(files[0].name == "g-of-t-x.svg");
    CHECK(holds(files[0].svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot n0\""));
    CHECK(holds(files[0].svg, ".n0{color:red}"));
    CHECK(holds(files[0].svg, ">exact</text>"));
    CHECK(holds(files[0].svg, "<svg x=\"1\"><path d=\"M0\"/></svg><text>7</text></g>"));
    CHECK(files[1].name == "g-of-t.svg");
    CHECK_FALSE(holds(files[1].svg, "exact"));
}

TEST_CASE("pictures with one title have files of their own") {
    const std::string picture = "<svg class=\"plot\" viewBox=\"0 0 2 1\"><title>A</title></svg>";

    const auto files = picture_files(picture + picture);

    REQUIRE(files.size() == 2);
    CHECK(files[0].name == "a.svg");
    CHECK(files[1].name == "a-2.svg");
}

TEST_CASE("whatever ends too early is no picture") {
    for (std::size_t n = 0; n < page.size(); ++n) {
        CHECK(picture_files(std::string_view(page).substr(0, n)).size() <= 2);
    }
    CHECK(picture_files("<svg class=\"plot\" viewBox=\"0 0 -1 nan\"></svg>").empty());
}

}  // namespace feynet::test::report_pictures_test
