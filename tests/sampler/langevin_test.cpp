#include "feynet/sampler/langevin.hpp"

#include "feynet/core/error.hpp"
#include "sampler/one_variable.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::langevin_test {
namespace {

/// S = ½ k q².
class Spring final : public Action {
public:
    explicit Spring(double stiffness) : stiffness_(stiffness) {}
    Index dimension() const override { return 1; }
    Lanes value(const Block& q) const override { return 0.5 * stiffness_ * q.col(0).square(); }
    void gradient(const Block& q, Block& gradient) const override { gradient = stiffness_ * q; }

private:
    double stiffness_;
};

/// The change of ⟨q²⟩ over one step from normal starts of a given variance, in standard errors.
double change(double stiffness, double step, double variance) {
    const Spring spring(stiffness);
    const LangevinProcess process(spring, step);
    constexpr std::uint32_t n_blocks = 50000;
    double sum = 0.0;
    double square = 0.0;
    for (std::uint32_t i = 0; i < n_blocks; ++i) {
        const Stream stream{.seed = 44, .trajectory = i};
        Block q(lanes, 1);
        fill_normals(stream, Purpose::Start, q);
        q *= std::sqrt(variance);
        const Lanes before = q.col(0).square();
        process.advance(q, StreamSource(stream));
        const Lanes difference = q.col(0).square() - before;
        sum += difference.sum();
        square += difference.square().sum();
    }
    return sum / std::sqrt(square);
}

/// ⟨x²⟩ of the skew quartic by steps of size ε.
double square_at(double step) {
    const SkewQuartic action;
    const LangevinProcess process(action, step);
    Block q = Block::Zero(lanes, 1);
    double sum = 0.0;
    constexpr std::uint32_t n_steps = 100000;
    for (std::uint32_t i = 0; i < n_steps; ++i) {
        process.advance(q, StreamSource(Stream{.seed = 45, .trajectory = i}));
        sum += q.square().sum();
    }
    return sum / (lanes * n_steps);
}

}  // namespace

TEST_CASE("Langevin: the stationary variance of a spring is 1/(k(1 − εk/2))") {
    // 4e5 starts; false alarms 1e-6 each.
    for (const double step : {0.1, 0.5}) {
        const double stationary = 1.0 / (1.7 * (1.0 - 0.5 * step * 1.7));

        CHECK(std::abs(change(1.7, step, stationary)) < 4.9);
        CHECK(std::abs(change(1.7, step, 1.0 / 1.7)) > 4.9);
    }
}

TEST_CASE("Langevin: the law is exp(−S) for small steps, and is not for large ones") {
    // 8e5 steps of τ_int ≈ 50 in units of ε = 0.01: ⟨x²⟩ has a standard error of about 0.004.
    const auto one = [](double) { return 1.0; };
    const auto square = [](double x) { return x * x; };
    const double exact = integral(&SkewQuartic::at, square) / integral(&SkewQuartic::at, one);

    CHECK(std::abs(square_at(0.01) - exact) < 0.02);
    // Beyond the stability of the step the process even runs away to infinity.
    CHECK_FALSE(std::abs(square_at(0.15) - exact) < 0.02);
}

TEST_CASE("Langevin: a step that is not positive is refused") {
    const Spring spring(1.0);

    CHECK_THROWS_AS(LangevinProcess(spring, 0.0), InvalidInput);
    CHECK_THROWS_AS(
        LangevinProcess(spring, std::numeric_limits<double>::quiet_NaN()), InvalidInput);
}

}  // namespace feynet::test::langevin_test
