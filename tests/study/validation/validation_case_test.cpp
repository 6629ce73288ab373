#include "feynet/study/validation/validation_case.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace feynet::test::validation_case_test {

TEST_CASE("Validation cases: every one has a name of its own that a directory may have") {
    std::set<std::string> names;
    for (const ValidationCase& one : validation_cases()) {
        CAPTURE(one.name);
        CHECK(names.insert(one.name).second);
        CHECK(std::all_of(one.name.begin(), one.name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }));
        CHECK_FALSE(one.question.empty());
    }
}

TEST_CASE("Validation cases: every one says which of its numbers count, and how long it is") {
    for (const ValidationCase& one : validation_cases()) {
        CAPTURE(one.name);
        CHECK((!one.independent.empty() || !one.computed.empty()));
        for (const ComputedNumber& computed : one.computed) {
            CHECK(computed.tolerance > 0.0);
        }
        for (const PublishedNumber& known : one.published) {
            CHECK(known.error > 0.0);
        }
    }
}

TEST_CASE("Validation cases: every theory has several") {
    const std::vector<ValidationCase> cases = validation_cases();
    for (std::size_t t = 0; t < Words<Theory>::value.size(); ++t) {
        CAPTURE(Words<Theory>::value[t]);
        const auto n = std::count_if(cases.begin(), cases.end(), [t](const ValidationCase& one) {
            return one.theory == static_cast<Theory>(t);
        });
        CHECK(n >= 3);
    }
    CHECK(left_out_of_validation().size() > 3);
}

TEST_CASE("Validation cases: a choice of numbers is a name, and the beginning of a run's") {
    const NumberChoice all{.observable = "x2"};
    const NumberChoice some{.observable = "x2", .run = "λ = 0, N = "};
    CHECK(all.holds("step", "x2"));
    CHECK_FALSE(all.holds("step", "x"));
    CHECK(some.holds("λ = 0, N = 8", "x2"));
    CHECK_FALSE(some.holds("λ = 0, N → ∞", "x2"));
}

}  // namespace feynet::test::validation_case_test
