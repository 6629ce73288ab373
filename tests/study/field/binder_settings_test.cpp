#include "feynet/study/field/binder_settings.hpp"

#include "binder_plans.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::binder_settings_test {

TEST_CASE("binder settings: every size has the coupling that is varied in all directions") {
    const BinderPlan plan = small_binder_plan();

    const FieldSettings field = plan.at(6, 4.3);

    CHECK(plan.start() == 4.6);
    CHECK(field.system.extents == std::vector<Index>{6, 6});
    CHECK(field.system.lambda == 4.3);
    CHECK(*field.system.mass_squared == -4.0);
    CHECK_NOTHROW(plan.check());
}

TEST_CASE("binder settings: each convention varies its own couplings") {
    BinderPlan plan = small_binder_plan();
    plan.binder.vary = VariedCoupling::MassSquared;
    CHECK(plan.start() == -4.0);
    CHECK(*plan.at(4, -3.9).system.mass_squared == -3.9);

    plan.binder.vary = VariedCoupling::Kappa;
    CHECK_THROWS_AS(plan.check(), InvalidInput);
    plan.field.system.convention = Convention::Hopping;
    plan.field.system.mass_squared.reset();
    plan.field.system.kappa = 0.27;
    plan.field.system.lambda = 0.022;
    CHECK_NOTHROW(plan.check());
    CHECK(*plan.at(4, 0.26).system.kappa == 0.26);
}

TEST_CASE("binder settings: exponents are those of the Ising class unless they are given") {
    BinderPlan plan = small_binder_plan();
    CHECK(plan.exponents().inverse_nu == 1.0);
    CHECK(plan.exponents().omega == 1.75);

    plan.field.system.extents = {4, 4, 4};
    CHECK(plan.exponents().inverse_nu == doctest::Approx(1.5874).epsilon(1e-4));
    plan.binder.omega = 0.5;
    CHECK(plan.exponents().omega == 0.5);
    plan.field.system.components = 2;
    CHECK_THROWS_AS(plan.check(), InvalidInput);
}

TEST_CASE("binder settings: what has no critical point to be found is refused") {
    const auto refused = [](auto change) {
        BinderPlan plan = small_binder_plan();
        change(plan);
        CHECK_THROWS_AS(plan.check(), InvalidInput);
    };
    refused([](BinderPlan& plan) { plan.field.system.extents = {8}; });
    refused([](BinderPlan& plan) { plan.field.system.time = TimeEnds::Open; });
    refused([](BinderPlan& plan) { plan.binder.sizes = {4, 8}; });
    refused([](BinderPlan& plan) { plan.binder.sizes = {4, 8, 6}; });
    refused([](BinderPlan& plan) { plan.binder.fit_omega = true; });
    refused([](BinderPlan& plan) { plan.binder.pilots = -1; });
    refused([](BinderPlan& plan) { plan.field.sampler.draws = 1000000; });
    refused([](BinderPlan& plan) {
        plan.field.network.kind = {FieldNetworkKind::Site, FieldNetworkKind::Step};
    });
}

}  // namespace feynet::test::binder_settings_test
