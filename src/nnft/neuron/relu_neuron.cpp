#include "feynet/nnft/neuron/relu_neuron.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "layer_span.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace feynet {
namespace {

/// The mean over the angle φ of Π max(0, A_i · (cos φ, sin φ)), split where a factor vanishes.
double mean_over_angle(const Eigen::MatrixXd& span) {
    const double pi = std::numbers::pi;
    std::vector<double> zeros{0.0, 2.0 * pi};
    for (Index i = 0; i < span.rows(); ++i) {
        const double zero = std::atan2(-span(i, 0), span(i, 1));
        zeros.push_back(zero < 0.0 ? zero + 2.0 * pi : zero);
        zeros.push_back(zeros.back() < pi ? zeros.back() + pi : zeros.back() - pi);
    }
    std::sort(zeros.begin(), zeros.end());
    const auto product = [&](double angle) {
        const Eigen::Vector2d direction(std::cos(angle), std::sin(angle));
        return (span * direction).cwiseMax(0.0).prod();
    };
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < zeros.size(); ++i) {
        sum +=
            boost::math::quadrature::gauss<double, 30>::integrate(product, zeros[i], zeros[i + 1]);
    }
    return sum / (2.0 * pi);
}

}  // namespace

void ReluNeuron::accumulate(
    const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f) const {
    const auto activation = [](const Lanes& z, Index) -> Lanes { return z.max(0.0); };
    accumulate_affine(inputs, numbers, a, activation, f);
}

double ReluNeuron::two_point(const Input& x, const Input& y) const {
    const double scale = std::sqrt(prior().covariance(x, x) * prior().covariance(y, y));
    if (scale == 0.0) {
        return 0.0;
    }
    const double cosine = std::clamp(prior().covariance(x, y) / scale, -1.0, 1.0);
    const double angle = std::acos(cosine);
    return square(prior().weight_scale) * scale / (2.0 * std::numbers::pi) *
           (std::sin(angle) + (std::numbers::pi - angle) * cosine);
}

double ReluNeuron::four_point(const Inputs& inputs) const {
    const Eigen::MatrixXd span = layer_span(prior(), inputs);
    require(
        span.cols() <= 2,
        "inputs",
        "must let z depend on one or two random numbers for an exact four-point function of a "
        "ReLU-net, got {}",
        span.cols());
    const double scale = fourth_power(prior().weight_scale);
    if (span.cols() == 0) {
        return 0.0;
    }
    if (span.cols() == 1) {
        // half of ⟨u⁴⟩ = 3 on either side of u = 0
        const double both = span.cwiseMax(0.0).prod() + (-span).cwiseMax(0.0).prod();
        return scale * 1.5 * both;
    }
    return scale * 8.0 * mean_over_angle(span);
}

}  // namespace feynet
