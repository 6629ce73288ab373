#include "sampler/targets.hpp"

#include "feynet/core/jet.hpp"

#include <doctest/doctest.h>

namespace feynet::test::targets_test {
namespace {

using Dual = Jet<1, Lanes>;

/// ∂S/∂qᵢ of an action that can be evaluated on dual numbers.
template <typename Total>
Block dual_gradient(const Block& q, Total total) {
    Block gradient(lanes, q.cols());
    for (Index i = 0; i < q.cols(); ++i) {
        std::vector<Dual> x;
        for (Index j = 0; j < q.cols(); ++j) {
            const Lanes value = q.col(j);
            x.push_back(i == j ? Dual::variable(value) : Dual::constant(value));
        }
        gradient.col(i) = total(x).c[1];
    }
    return gradient;
}

double relative(const Block& a, const Block& b) {
    return (a - b).abs().maxCoeff() / b.abs().maxCoeff();
}

}  // namespace

TEST_CASE("targets: the force of the well is that of dual numbers") {
    const Target target = well_target();
    Block q;
    Block gradient;
    target.draw(Stream{.seed = 1}, q);

    target.action->gradient(q, gradient);

    const auto total = [](const std::vector<Dual>& x) { return TiltedWell::total(x[0], x[1]); };
    CHECK(relative(gradient, dual_gradient(q, total)) < 1e-12);
}

TEST_CASE("targets: the force of a path is that of dual numbers, for every boundary and rule") {
    for (const Boundary boundary :
         {Boundary::Periodic, Boundary::Dirichlet, Boundary::HalfLine, Boundary::Free}) {
        for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
            const TimeGrid grid(0.5, 8, boundary);
            const LinkAction action(
                grid, rule, 1.3, {.quadratic = 0.7, .cubic = 0.2, .quartic = 0.4});
            Block q(lanes, grid.n_nodes());
            Block gradient;
            fill_normals(Stream{.seed = 2}, Purpose::Test, q);

            action.gradient(q, gradient);

            const auto total = [&](const std::vector<Dual>& x) { return action.total(x); };
            CHECK(relative(gradient, dual_gradient(q, total)) < 1e-12);
        }
    }
}

TEST_CASE("targets: quantiles invert the distribution function of the well") {
    for (const double p : {1e-6, 0.1, 0.5, 0.9, 1.0 - 1e-6}) {
        CHECK(well_law().distribution(well_law().quantile(p)) == doctest::Approx(p).epsilon(1e-12));
    }
}

TEST_CASE("targets: exact draws obey the Schwinger–Dyson equation ⟨qᵢ ∂S/∂qᵢ⟩ = 1") {
    // 4e5 draws; false-alarm rate 1e-6 for each of 18 variables.
    for (const Target& target : {well_target(), ring_target(0.0), ring_target(0.3)}) {
        const Index n = target.action->dimension();
        Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(n);
        Eigen::ArrayXd squares = Eigen::ArrayXd::Zero(n);
        constexpr std::uint32_t n_blocks = 50000;
        for (std::uint32_t block = 0; block < n_blocks; ++block) {
            Block q;
            Block gradient(lanes, n);
            target.draw(Stream{.seed = 3, .first_chain = lanes * block}, q);
            target.action->gradient(q, gradient);
            const Block product = q * gradient - 1.0;
            sum += product.colwise().sum().transpose();
            squares += product.square().colwise().sum().transpose();
        }
        CHECK((sum.abs() / squares.sqrt()).maxCoeff() < 4.9);
    }
}

}  // namespace feynet::test::targets_test
