#include "feynet/nnft/edgeworth_action.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/integrated_networks.hpp"
#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/neuron/relu_neuron.hpp"
#include "feynet/nnft/random_networks.hpp"
#include "feynet/statistics/jackknife.hpp"

#include <boost/math/special_functions/bessel.hpp>
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

namespace feynet::test::edgeworth_action_test {
namespace {

Inputs points(const std::vector<double>& x) {
    return Eigen::Map<const Eigen::RowVectorXd>(x.data(), static_cast<Index>(x.size()));
}

Eigen::VectorXd at(double phi) {
    return Eigen::VectorXd::Constant(1, phi);
}

EdgeworthAction oscillator(double kurtosis, Index width, const std::vector<double>& x) {
    return edgeworth_action(CosineNeuron({}), kurtosis, width, points(x));
}

/// Moments ⟨φ₀ⁿ φ₁ᵐ⟩ of the density e^{−S} at two inputs, by the trapezoidal rule.
class PlaneMoments {
public:
    explicit PlaneMoments(const EdgeworthAction& action) {
        constexpr double reach = 6.0;
        constexpr int n = 160;
        for (int i = -n; i <= n; ++i) {
            for (int j = -n; j <= n; ++j) {
                const Eigen::Vector2d phi(reach * i / n, reach * j / n);
                const double weight = std::exp(-action.value(phi)) * reach * reach / (n * n);
                for (int a = 0; a <= 4; ++a) {
                    for (int b = 0; a + b <= 4; ++b) {
                        moments_(a, b) += weight * std::pow(phi[0], a) * std::pow(phi[1], b);
                    }
                }
            }
        }
    }

    double norm() const { return moments_(0, 0); }
    /// ⟨φ₀ᵃ φ₁ᵇ⟩.
    double operator()(int a, int b) const { return moments_(a, b) / norm(); }

private:
    Eigen::Array<double, 5, 5> moments_ = Eigen::Array<double, 5, 5>::Zero();
};

/// The density of φ = √(2G/N) Σ ±cos cᵢ, from its characteristic function J₀(√(2G/N) q)ᴺ.
double exact_density(double variance, int width, double phi) {
    const double scale = std::sqrt(2.0 * variance / width);
    constexpr double step = 0.05;
    double sum = 0.5;
    for (int i = 1; i * step * scale < 12.0; ++i) {
        const double q = i * step;
        sum += std::cos(q * phi) * std::pow(boost::math::cyl_bessel_j(0, q * scale), width);
    }
    return sum * step / std::numbers::pi;
}

/// The largest deviation of a density of one variable from the exact one, over 3 σ.
double largest_error(int width, const std::function<double(double)>& density) {
    double error = 0.0;
    for (double phi = 0.0; phi <= 3.0 * std::sqrt(0.5); phi += 0.05) {
        error = std::max(error, std::abs(density(phi) - exact_density(0.5, width, phi)));
    }
    return error;
}

}  // namespace

TEST_CASE("Edgeworth action: at one input λ = −G₄ᶜ/G⁴, and its loop is taken off the mass") {
    const std::vector<double> connected{-0.02};
    const EdgeworthAction action(Eigen::MatrixXd::Constant(1, 1, 0.5), connected);
    CHECK(action.coupling(0, 0, 0, 0) == doctest::Approx(0.32).epsilon(1e-14));
    CHECK(action.quadratic()(0, 0) == doctest::Approx(2.0 - 0.5 * 0.32 * 0.5).epsilon(1e-14));
}

TEST_CASE("Edgeworth action: the density is that of networks of signs up to O(1/N²)") {
    // exact densities of cosine networks at one input; all is deterministic
    double last_series = 0.0;
    double last_action = 0.0;
    double last_gaussian = 0.0;
    for (const int width : {32, 64}) {
        const EdgeworthAction action = oscillator(1.0, width, {0.0});
        const EdgeworthAction gaussian(
            Eigen::MatrixXd::Constant(1, 1, 0.5), std::vector<double>{0.0});
        const double series =
            largest_error(width, [&](double phi) { return action.density(at(phi)); });
        const double exponential =
            largest_error(width, [&](double phi) { return std::exp(-action.value(at(phi))); });
        const double without =
            largest_error(width, [&](double phi) { return gaussian.density(at(phi)); });
        if (width == 64) {
            CHECK(last_series / series == doctest::Approx(4.0).epsilon(0.1));
            CHECK(last_action / exponential == doctest::Approx(4.0).epsilon(0.1));
            CHECK(last_gaussian / without == doctest::Approx(2.0).epsilon(0.1));
            CHECK(series < 0.05 * without);
        }
        last_series = series;
        last_action = exponential;
        last_gaussian = without;
    }
}

TEST_CASE("Edgeworth action: cumulants of e^{−S} are G and G₄ᶜ up to O(1/N²)") {
    const CosineNeuron neuron({});
    const std::vector<double> x{0.0, 0.7};
    std::vector<double> last;
    for (const Index width : {100, 200}) {
        const PlaneMoments m(oscillator(1.0, width, x));
        const auto n = static_cast<double>(width);
        const auto connected = [&](const std::vector<double>& at_points) {
            return connected_four_point(neuron, 1.0, points(at_points)) / n;
        };
        const double g = 0.5;
        const double g1 = 0.5 * std::exp(-0.7);
        const std::vector<double> errors{
            m.norm() - 1.0,
            m(2, 0) - g,
            m(1, 1) - g1,
            m(4, 0) - 3.0 * m(2, 0) * m(2, 0) - connected({0.0, 0.0, 0.0, 0.0}),
            m(3, 1) - 3.0 * m(2, 0) * m(1, 1) - connected({0.0, 0.0, 0.0, 0.7}),
            m(2, 2) - m(2, 0) * m(0, 2) - 2.0 * m(1, 1) * m(1, 1) -
                connected({0.0, 0.0, 0.7, 0.7})};
        for (std::size_t i = 0; i < last.size(); ++i) {
            CAPTURE(i);
            CHECK(last[i] / errors[i] == doctest::Approx(4.0).epsilon(0.15));
            CHECK(std::abs(errors[i]) < 30.0 / (n * n));
        }
        last = errors;
    }
}

TEST_CASE("Edgeworth action: that of the field measured is that of the theory") {
    // five elements of λ and K at three inputs within 4.5 errors: fails with 4e-5
    const ReluNeuron neuron({1, 1.0, 0.6});
    const Inputs inputs = points({0.2, 0.7, -0.4});
    const IntegratedNetworks networks(neuron, OutputLaw::Rayleigh, 10);
    const EdgeworthAction exact = edgeworth_action(neuron, 2.0, 10, inputs);
    const MeasuredAction measured(3);
    const NPointFunctions functions(measured.products());
    VectorSeries series(lanes, functions.size());
    Block values;
    Stream stream{.seed = 3};
    for (int i = 0; i < 4000; ++i) {
        ++stream.trajectory;
        networks.draw(stream, inputs, functions, values);
        series.append(0, values);
    }
    const auto pull = [&](double wanted, const std::function<double(const EdgeworthAction&)>& f) {
        const JackknifeResult found = jackknife(
            [&](std::span<const double> means) { return f(measured(means)); }, series, 20);
        return (found.value - wanted) / *found.error;
    };
    for (const auto& q : {std::array{0, 0, 0, 0}, {1, 1, 1, 1}, {0, 1, 2, 2}, {0, 2, 1, 1}}) {
        const auto coupling = [&](const EdgeworthAction& s) {
            return s.coupling(q[0], q[1], q[2], q[3]);
        };
        CHECK(std::abs(pull(coupling(exact), coupling)) < 4.5);
        CHECK(std::abs(pull(1.3 * coupling(exact), coupling)) > 4.5);
    }
    const auto mass = [](const EdgeworthAction& s) { return s.quadratic()(0, 1); };
    CHECK(std::abs(pull(mass(exact), mass)) < 4.5);
}

TEST_CASE("Edgeworth action: couplings are symmetric in their inputs") {
    const EdgeworthAction action = oscillator(2.0, 5, {0.0, 0.3, 1.1});
    CHECK(
        action.coupling(0, 1, 2, 2) == doctest::Approx(action.coupling(2, 1, 0, 2)).epsilon(1e-9));
    CHECK(
        action.coupling(0, 0, 1, 2) == doctest::Approx(action.coupling(1, 0, 2, 0)).epsilon(1e-9));
    CHECK(action.quadratic()(0, 2) == doctest::Approx(action.quadratic()(2, 0)).epsilon(1e-9));
}

TEST_CASE("Edgeworth action: what makes no sense is refused") {
    const std::vector<double> one{0.0};
    CHECK_THROWS_AS(EdgeworthAction(Eigen::MatrixXd::Constant(1, 1, -1.0), one), InvalidInput);
    CHECK_THROWS_AS(EdgeworthAction(Eigen::MatrixXd::Identity(2, 2), one), InvalidInput);
    CHECK_THROWS_AS(EdgeworthAction(Eigen::MatrixXd(0, 0), one), InvalidInput);
    CHECK_THROWS_AS(MeasuredAction(17), InvalidInput);
    CHECK_THROWS_AS(oscillator(3.0, 0, {0.0}), InvalidInput);
}

}  // namespace feynet::test::edgeworth_action_test
