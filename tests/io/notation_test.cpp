#include "feynet/io/notation.hpp"

#include <boost/random/uniform_real_distribution.hpp>
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

namespace feynet::test::notation_test {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST_CASE("Notation: the error counts the last digits of the value") {
    CHECK(value_with_error(0.4993762, 0.00012) == "0.49938(12)");
    CHECK(value_with_error(1.2e-5, 3e-7) == "1.20(3)e-5");
    CHECK(value_with_error(0.49938, 0.0004) == "0.4994(4)");
    CHECK(value_with_error(-0.5, 0.012) == "-0.500(12)");
}

TEST_CASE("Notation: an error above one shows its decimal point") {
    CHECK(value_with_error(123.42, 1.2) == "123.4(1.2)");
    CHECK(value_with_error(1234.2, 12.0) == "1234(12)");
    CHECK(value_with_error(1234.2, 5.0) == "1234(5)");
    CHECK(value_with_error(12344.0, 120.0) == "12340(120)");
}

TEST_CASE("Notation: large and small values carry their power of ten") {
    CHECK(value_with_error(1.5e8, 2.0e6) == "1.500(20)e8");
    CHECK(value_with_error(-2.345e-10, 4e-12) == "-2.35(4)e-10");
}

TEST_CASE("Notation: an error larger than its value keeps the value's sign out of zero") {
    CHECK(value_with_error(-0.0001, 0.3) == "0.0(3)");
    CHECK(value_with_error(1e-7, 3e-5) == "0(3)e-5");
    CHECK(value_with_error(0.0, 0.0011) == "0.0000(11)");
}

TEST_CASE("Notation: rounding carries into the next digit") {
    CHECK(value_with_error(0.99996, 0.0003) == "1.0000(3)");
    CHECK(value_with_error(1.0, 0.0996) == "1.00(10)");
    CHECK(value_with_error(1.0, 0.0296) == "1.00(3)");
}

TEST_CASE("Notation: without a usable error the value stands alone") {
    CHECK(value_with_error(0.4993762, std::nullopt) == "0.499376");
    CHECK(value_with_error(0.25, 0.0) == "0.25");
    CHECK(value_with_error(0.25, nan) == "0.25");
    CHECK(value_with_error(0.25, infinity) == "0.25");
    CHECK(value_with_error(0.25, 1e-300) == "0.25");
}

TEST_CASE("Notation: what is not a number is an em dash") {
    CHECK(value_with_error(nan, 0.1) == em_dash);
    CHECK(value_with_error(-infinity, std::nullopt) == em_dash);
    CHECK(significant(nan, 3) == em_dash);
    CHECK(significant(std::nullopt, 3) == em_dash);
    CHECK(fixed_point(infinity, 2) == em_dash);
    CHECK(signed_pull(std::nullopt) == em_dash);
    CHECK(duration(nan) == em_dash);
}

TEST_CASE("Notation: rounding moves a value by less than half its error") {
    std::mt19937 engine(3);
    boost::random::uniform_real_distribution<double> exponent(-12.0, 12.0);
    boost::random::uniform_real_distribution<double> digits(0.0, 6.0);
    for (int i = 0; i < 2000; ++i) {
        const double value = std::pow(10.0, exponent(engine));
        const double error = value * std::pow(10.0, -digits(engine));
        const std::string text = value_with_error(value, error);
        CAPTURE(text);
        const std::size_t bracket = text.find('(');
        const std::size_t power = text.find('e');
        REQUIRE(bracket != std::string::npos);
        const double scale =
            power == std::string::npos ? 1.0 : std::pow(10.0, std::stod(text.substr(power + 1)));

        REQUIRE(std::abs(std::stod(text) * scale - value) <= 0.5 * error);
    }
}

TEST_CASE("Notation: significant digits drop needless zeros of the exponent") {
    CHECK(significant(0.99871, 3) == "0.999");
    CHECK(significant(1.2e-5, 2) == "1.2e-5");
    CHECK(significant(1830.0, 3) == "1.83e3");
    CHECK(significant(-0.0, 3) == "0");
}

TEST_CASE("Notation: fixed point changes to powers of ten before it fills the table") {
    CHECK(fixed_point(0.871, 2) == "0.87");
    CHECK(fixed_point(32000.4, 0) == "32000");
    CHECK(fixed_point(-0.001, 2) == "0.00");
    CHECK(fixed_point(1e300, 0) == "1e300");
}

TEST_CASE("Notation: a pull always has a sign") {
    CHECK(signed_pull(0.314) == "+0.31");
    CHECK(signed_pull(-4.2) == "-4.20");
    CHECK(signed_pull(250.4) == "+250");
    CHECK(signed_pull(1.3e7) == "+1.3e7");
}

TEST_CASE("Notation: durations are in the largest fitting unit") {
    CHECK(duration(0.417) == "0.42 s");
    CHECK(duration(12.34) == "12.3 s");
    CHECK(duration(59.99) == "1 min 00 s");
    CHECK(duration(185.0) == "3 min 05 s");
    CHECK(duration(7800.0) == "2 h 10 min");
}

}  // namespace feynet::test::notation_test
