#include "feynet/study/field/binder_record.hpp"

#include "binder_plans.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::binder_record_test {

namespace {

double field_square(std::span<const double> means) {
    return means[static_cast<std::size_t>(BinderColumn::FieldSquare)];
}

std::vector<double> gradient_of_field_square(std::span<const double> means) {
    std::vector<double> gradient(means.size());
    gradient[static_cast<std::size_t>(BinderColumn::FieldSquare)] = 1.0;
    return gradient;
}

/// How far ⟨φ²⟩ reweighted from one coupling to another is from a run there, in errors; with the
/// other sign of ∂S/∂g in `mirrored`.
struct Distance {
    double honest;
    double mirrored;
};

Distance distance(const BinderPlan& plan, double from, double to) {
    const BinderRecord near = run_size(plan, 4, from, 4000, 0, {.n_threads = 1});
    const BinderRecord there = run_size(plan, 4, to, 4000, 1, {.n_threads = 1});
    const ReweightedResult direct = there.measured->at(to, field_square, gradient_of_field_square);
    const auto pull = [&](double g) {
        const ReweightedResult moved = near.measured->at(g, field_square, gradient_of_field_square);
        return std::abs(moved.value - direct.value) / std::hypot(*moved.error, *direct.error);
    };
    return {pull(to), pull(2.0 * from - to)};
}

}  // namespace

// Two-sided normal tails at 4σ: false alarms of a new seed below 1e-4 for each of five couplings.
TEST_CASE("binder record: a run reweighted to another coupling is a run at that coupling") {
    BinderPlan flow = small_binder_plan();
    BinderPlan mass = flow;
    mass.binder.vary = VariedCoupling::MassSquared;
    BinderPlan hopping = flow;
    hopping.field.system.convention = Convention::Hopping;
    hopping.field.system.mass_squared.reset();
    hopping.field.system.kappa = 0.27;
    hopping.field.system.lambda = 0.1;
    BinderPlan kappa = hopping;
    kappa.binder.vary = VariedCoupling::Kappa;
    BinderPlan canonical = flow;
    canonical.field.system.convention = Convention::Canonical;
    canonical.field.system.mass_squared = -1.0;
    canonical.binder.vary = VariedCoupling::MassSquared;

    for (const Distance& found :
         {distance(flow, 4.6, 5.0),
          distance(mass, -4.0, -3.8),
          distance(hopping, 0.1, 0.12),
          distance(kappa, 0.27, 0.28),
          distance(canonical, -1.0, -0.8)}) {
        CHECK(found.honest < 4.0);
        CHECK(found.mirrored > 6.0);
    }
}

TEST_CASE("binder record: the cumulant is that of its columns, with its gradient") {
    const std::vector<double> means{0.5, 0.4, 0.0, 0.0, 0.0};
    const double step = 1e-6;

    CHECK(binder_cumulant(1)(means) == doctest::Approx(1.0 - 0.4 / (3.0 * 0.25)));
    CHECK(binder_cumulant(2)(means) == doctest::Approx(1.0 - 2.0 * 0.4 / (4.0 * 0.25)));
    const std::vector<double> gradient = gradient_of_binder(1)(means);
    for (std::size_t i = 0; i < means.size(); ++i) {
        std::vector<double> moved = means;
        moved[i] += step;
        const double slope = (binder_cumulant(1)(moved) - binder_cumulant(1)(means)) / step;
        CHECK(gradient[i] == doctest::Approx(slope).epsilon(1e-4));
    }
}

TEST_CASE("binder record: the last field is a panel, and the bits do not depend on threads") {
    BinderPlan plan = small_binder_plan();
    plan.field.sampler.warmup = 20;

    const BinderRecord one = run_size(plan, 4, 4.5, 50, 0, {.n_threads = 1});
    const BinderRecord two = run_size(plan, 4, 4.5, 50, 0, {.n_threads = 2});

    CHECK(one.draws == 50);
    CHECK(one.last.columns == 4);
    CHECK(one.last.rows == 4);
    CHECK(one.last.values == two.last.values);
    CHECK(one.measured->measured().means() == two.measured->measured().means());
}

}  // namespace feynet::test::binder_record_test
