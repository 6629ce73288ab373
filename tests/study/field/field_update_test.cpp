#include "feynet/study/field/field_update.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::field_update_test {
namespace {

FieldUpdate update_from(const std::string& text) {
    return ParameterType<FieldUpdate>::from("updates", {text});
}

}  // namespace

TEST_CASE("field update: a word, and a number behind it if it is done several times") {
    CHECK(update_from("hmc") == FieldUpdate{.kind = UpdateKind::Hmc, .times = 1});
    CHECK(update_from("wolff 5") == FieldUpdate{.kind = UpdateKind::Wolff, .times = 5});
    CHECK(update_from("swendsen_wang ") == FieldUpdate{.kind = UpdateKind::SwendsenWang});
}

TEST_CASE("field update: what is written is read again") {
    for (const UpdateKind kind :
         {UpdateKind::Hmc,
          UpdateKind::Exact,
          UpdateKind::Metropolis,
          UpdateKind::Overrelaxation,
          UpdateKind::SwendsenWang,
          UpdateKind::Wolff}) {
        for (const Index times : {1, 7}) {
            const FieldUpdate update{.kind = kind, .times = times};
            const TomlValue text = ParameterType<FieldUpdate>::to(update);
            CHECK(ParameterType<FieldUpdate>::from("updates", text) == update);
        }
    }
}

TEST_CASE("field update: a word that is none, and a number that is none, are refused") {
    CHECK_THROWS_WITH_AS(
        update_from("wolf 2"), doctest::Contains("did you mean \"wolff\"?"), InvalidInput);
    CHECK_THROWS_AS(update_from("wolff 0"), InvalidInput);
    CHECK_THROWS_AS(update_from("wolff -1"), InvalidInput);
    CHECK_THROWS_AS(update_from("wolff 2.5"), InvalidInput);
    CHECK_THROWS_AS(update_from("wolff many"), InvalidInput);
}

}  // namespace feynet::test::field_update_test
