#include "feynet/path/potential/discretisation.hpp"

#include <doctest/doctest.h>

namespace feynet::test::discretisation_test {

TEST_CASE("discretisation: each is the site or the midpoint rule of some potential") {
    CHECK(rule_of(Discretisation::Site) == Rule::Site);
    CHECK(rule_of(Discretisation::TakahashiImada) == Rule::Site);
    CHECK(rule_of(Discretisation::Midpoint) == Rule::Midpoint);
    CHECK(rule_of(Discretisation::MidpointCorrected) == Rule::Midpoint);
    CHECK(word(Discretisation::MidpointCorrected) == "midpoint_corrected");
    CHECK(word(Discretisation::TakahashiImada) == "takahashi_imada");
}

}  // namespace feynet::test::discretisation_test
