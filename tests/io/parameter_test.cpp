#include "feynet/io/parameter.hpp"

#include "feynet/core/error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::parameter_test {

namespace {

enum class Colour { Red, Green };

struct Settings {
    double spacing = 0.1;
    Index n_slices = 1000;
    std::optional<double> x_initial;
    std::vector<Colour> colours{Colour::Red, Colour::Green};

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor& visit) {
        visit("spacing", self.spacing, "distance, a > 0");
        visit("n_slices", self.n_slices, "number, N ≥ 2");
        visit("x_initial", self.x_initial, "start");
        visit("colours", self.colours, "which");
    }
};

template <typename T>
std::string refusal(const TomlValue& value) {
    return message_of<InvalidInput>([&] { ParameterType<T>::from("k", value); });
}

}  // namespace
}  // namespace feynet::test::parameter_test

template <>
struct feynet::Words<feynet::test::parameter_test::Colour> {
    static constexpr std::array<std::string_view, 2> value{"red", "green"};
};

namespace feynet::test::parameter_test {

TEST_CASE("whole numbers are numbers and round numbers are whole") {
    CHECK(ParameterType<double>::from("k", {std::int64_t{3}}) == 3.0);
    CHECK(ParameterType<Index>::from("k", {1e12}) == 1000000000000);
    CHECK(ParameterType<Index>::from("k", {std::int64_t{-5}}) == -5);
    CHECK(ParameterType<std::uint64_t>::from("k", {std::int64_t{7}}) == 7);
}

TEST_CASE("a value of the wrong type is refused with what it is") {
    CHECK(refusal<double>({std::string("abc")}) == "k: expected a number, got \"abc\"");
    CHECK(refusal<double>({true}) == "k: expected a number, got true");
    CHECK(refusal<double>({TomlValue::List{{1.5}}}) == "k: expected a number, got [1.5]");
    CHECK(refusal<Index>({1.5}) == "k: expected a whole number, got 1.5");
    CHECK(refusal<Index>({1e300}) == "k: expected a whole number, got 1e+300");
    CHECK(
        refusal<Index>({INT64_MAX}) ==
        "k: must be at most 1000000000000, with either sign, got 9223372036854775807");
    CHECK(
        refusal<Index>({INT64_MIN}) ==
        "k: must be at most 1000000000000, with either sign, got -9223372036854775808");
    CHECK(refusal<Index>({std::int64_t{1'000'000'000'000}}).empty());
    CHECK(refusal<std::uint64_t>({INT64_MAX}).empty());
    CHECK(refusal<std::uint64_t>({std::int64_t{-1}}) == "k: expected a whole number ≥ 0, got -1");
    CHECK(refusal<std::string>({1.5}) == "k: expected a text in quotes, got 1.5");
    CHECK(refusal<bool>({std::int64_t{1}}) == "k: expected true or false, got 1");
    CHECK(refusal<Colour>({1.5}) == "k: expected one of red, green, got 1.5");
    CHECK(
        refusal<std::vector<double>>({TomlValue::List{}}) ==
        "k: expected at least one value, got []");
}

TEST_CASE("numbers that are not finite are refused") {
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK(refusal<double>({std::nan("")}) == "k: expected a finite number, got nan");
    CHECK(refusal<double>({-infinity}) == "k: expected a finite number, got -inf");
    CHECK(refusal<Index>({std::nan("")}) == "k: expected a whole number, got nan");
    CHECK(refusal<Index>({infinity}) == "k: expected a whole number, got inf");
}

TEST_CASE("an unknown word is refused with the words there are and the nearest") {
    CHECK(
        refusal<Colour>({std::string("gren")}) ==
        "k: expected one of red, green, got \"gren\", did you mean \"green\"?");
    CHECK(
        refusal<Colour>({std::string("violet")}) ==
        "k: expected one of red, green, got \"violet\"");
}

TEST_CASE("a single value is a list of one") {
    const auto one = ParameterType<std::vector<Colour>>::from("k", {std::string("green")});

    CHECK(one == std::vector<Colour>{Colour::Green});
    CHECK(to_toml(*ParameterType<std::vector<Colour>>::to(one)) == "\"green\"");
}

TEST_CASE("describe lists key, type, default and help in the order of the struct") {
    const std::vector<ParameterInfo> list = describe<Settings>();

    REQUIRE(list.size() == 4);
    CHECK(list[0].key == "spacing");
    CHECK(list[0].type == "number");
    CHECK(list[0].default_value == "0.1");
    CHECK(list[0].help == "distance, a > 0");
    CHECK(list[1].default_value == "1000");
    CHECK(list[2].default_value.empty());
    CHECK(list[2].type == "number, optional");
    CHECK(list[3].default_value == "[\"red\", \"green\"]");
    CHECK(list[3].type == "one of red, green, or a list");
}

}  // namespace feynet::test::parameter_test
