#include "feynet/holography/bulk_network.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "feynet/holography/metric/parity_metric.hpp"
#include "holography/data_points.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <complex>
#include <cstddef>
#include <vector>

namespace feynet::test::bulk_slopes_test {
namespace {

using Complex = std::complex<double>;

/// The weights of one data point, in complex numbers.
struct Point {
    Complex phi;
    Complex pi;
    std::vector<Complex> metric;
    Complex mass_squared;
    Complex coupling;
};

/// The layers written once more, for one complex point: (φ, π) at the horizon.
std::pair<Complex, Complex> carry(
    const Point& x, const RungeKutta& rule, Index n_layers, double step) {
    Complex phi = x.phi;
    Complex pi = x.pi;
    const auto n_stages = static_cast<std::size_t>(rule.b.size());
    const auto stride = static_cast<Index>(x.metric.size()) / n_layers;
    for (Index n = 0; n < n_layers; ++n) {
        std::vector<Complex> along(n_stages);
        std::vector<Complex> force(n_stages);
        for (std::size_t i = 0; i < n_stages; ++i) {
            Complex stage_phi = phi;
            Complex stage_pi = pi;
            for (std::size_t j = 0; j < i; ++j) {
                const double a = rule.a(static_cast<Index>(i), static_cast<Index>(j));
                stage_phi += step * a * along[j];
                stage_pi += step * a * force[j];
            }
            const Complex h = x.metric[static_cast<std::size_t>(n * stride + rule.node[i])];
            along[i] = stage_pi;
            force[i] =
                x.mass_squared * stage_phi + x.coupling * std::pow(stage_phi, 3) - h * stage_pi;
        }
        for (std::size_t i = 0; i < n_stages; ++i) {
            phi += step * rule.b(static_cast<Index>(i)) * along[i];
            pi += step * rule.b(static_cast<Index>(i)) * force[i];
        }
    }
    return {phi, pi};
}

/// A network with its weights, data, and the loss E = (2φ² + 3φπ + π³)/2 at the horizon.
class Experiment {
public:
    explicit Experiment(const RungeKutta& rule)
        : rule_(rule),
          network_(1.0, 0.1, n_layers, rule),
          weights_{BlackHole(3).values(network_.depths()), -1.0, 0.8},
          slopes_(BulkSlopes::zero(network_.depths().size())) {
        const BulkPath path = network_.propagate(weights_, data_points());
        const auto [phi, pi] = path.horizon();
        const BulkState slope{2.0 * phi + 1.5 * pi, 1.5 * phi + 1.5 * pi.square()};
        boundary_ = network_.pull_back(weights_, path, slope, slopes_);
    }

    /// The largest deviation of the adjoint from complex steps, relative to each lane's largest
    /// slope.
    double deviation() const {
        double worst = 0.0;
        for (int lane = 0; lane < lanes; ++lane) {
            double difference = 0.0;
            double scale = 0.0;
            const auto compare = [&](double found, Complex& weight, const Point& point) {
                const Complex before = weight;
                weight += Complex(0.0, tiny);
                const double exact = loss(point).imag() / tiny;
                weight = before;
                difference = std::max(difference, std::abs(found - exact));
                scale = std::max(scale, std::abs(exact));
            };
            Point x = point(lane);
            compare(boundary_.phi[lane], x.phi, x);
            compare(boundary_.pi[lane], x.pi, x);
            compare(slopes_.mass_squared[lane], x.mass_squared, x);
            compare(slopes_.coupling[lane], x.coupling, x);
            for (std::size_t k = 0; k < x.metric.size(); ++k) {
                compare(slopes_.metric(lane, static_cast<Index>(k)), x.metric[k], x);
            }
            worst = std::max(worst, difference / scale);
        }
        return worst;
    }

private:
    static constexpr Index n_layers = 10;
    static constexpr double tiny = 1e-100;

    Point point(int lane) const {
        const BulkState data = data_points();
        Point x{data.phi[lane], data.pi[lane], {}, weights_.mass_squared, weights_.coupling};
        x.metric.assign(weights_.metric.begin(), weights_.metric.end());
        return x;
    }
    Complex loss(const Point& x) const {
        const auto [phi, pi] = carry(x, rule_, n_layers, -0.9 / n_layers);
        return (2.0 * phi * phi + 3.0 * phi * pi + pi * pi * pi) / 2.0;
    }

    RungeKutta rule_;
    BulkNetwork network_;
    BulkWeights weights_;
    BulkSlopes slopes_;
    BulkState boundary_;
};

}  // namespace

TEST_CASE("the adjoint of the layers is the derivative of every weight, to 1e-12") {
    CHECK(Experiment(euler_rule()).deviation() < 1e-12);
    CHECK(Experiment(runge_kutta_4()).deviation() < 1e-12);
    CHECK(Experiment(runge_kutta_8()).deviation() < 1e-12);
}

TEST_CASE("slopes of batches add up") {
    const BulkNetwork network(1.0, 0.1, 10, runge_kutta_4());
    const BulkWeights weights{BlackHole(3).values(network.depths()), -1.0, 0.8};
    const BulkPath path = network.propagate(weights, data_points());
    const BulkState seed{Lanes::Zero(), Lanes::Ones()};
    BulkSlopes once = BulkSlopes::zero(network.depths().size());
    BulkSlopes twice = once;

    network.pull_back(weights, path, seed, once);
    network.pull_back(weights, path, seed, twice);
    network.pull_back(weights, path, seed, twice);

    const auto deviation = [](const auto& sum, const auto& part) {
        return (sum - 2.0 * part).abs().maxCoeff() / part.abs().maxCoeff();
    };
    CHECK(deviation(twice.metric, once.metric) < 1e-15);
    CHECK(deviation(twice.mass_squared, once.mass_squared) < 1e-15);
    CHECK(deviation(twice.coupling, once.coupling) < 1e-15);
}

TEST_CASE("a lane of the adjoint of one output is the row of its data point in the Jacobian") {
    // ∂π_fin/∂(c of a horizon-regular metric), against differences of fourth order.
    const BulkNetwork network(1.0, 0.1, 20, runge_kutta_4());
    const ParityMetric family(network.depths(), 3, 1.0);
    const Eigen::Vector3d c(2.1, -0.8, 0.1);
    const auto pi_fin = [&](const Eigen::Vector3d& at) -> Lanes {
        return network.propagate({family.values(at), -1.0, 1.0}, data_points()).horizon().pi;
    };
    const BulkWeights weights{family.values(c), -1.0, 1.0};
    BulkSlopes slopes = BulkSlopes::zero(network.depths().size());
    network.pull_back(
        weights, network.propagate(weights, data_points()), {Lanes::Zero(), Lanes::Ones()}, slopes);

    const Block jacobian = family.pull_back(slopes.metric);

    for (Index k = 0; k < 3; ++k) {
        const auto across = [&](double e) -> Lanes {
            const Eigen::Vector3d shift = e * Eigen::Vector3d::Unit(k);
            return pi_fin(c + shift) - pi_fin(c - shift);
        };
        const Lanes difference = (8.0 * across(1e-3) - across(2e-3)) / 12e-3;
        const Lanes error = jacobian.col(k) - difference;
        CHECK(error.abs().maxCoeff() < 1e-9 * jacobian.col(k).abs().maxCoeff());
    }
}

}  // namespace feynet::test::bulk_slopes_test
