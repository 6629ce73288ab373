#include "feynet/nnft/neuron/erf_neuron.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/nnft/lane_functions.hpp"
#include "layer_span.hpp"

#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// The mean of Π erf(zᵢ) over the normals u, z = A u: trapezoidal sums along one normal after the
/// other.
class MeanOfErfs {
public:
    explicit MeanOfErfs(const Eigen::MatrixXd& span) : span_(span) {
        // the rule's error is e^{−π²/(c h²)} with c = ½ + the most that Σ zᵢ² grows by
        const double growth = 0.5 + span.squaredNorm();
        spacing_ = std::numbers::pi / std::sqrt(36.0 * growth);
        n_ = static_cast<int>(std::ceil(reach / spacing_));
    }

    double operator()() const { return along(0, Eigen::VectorXd::Zero(span_.rows())); }

private:
    static constexpr double reach = 8.5;

    double along(Index r, const Eigen::VectorXd& z) const {
        if (r == span_.cols()) {
            return z.unaryExpr([](double zi) { return std::erf(zi); }).prod();
        }
        double sum = 0.0;
        for (int i = -n_; i <= n_; ++i) {
            const double u = spacing_ * i;
            sum += std::exp(-0.5 * u * u) * along(r + 1, z + u * span_.col(r));
        }
        return sum * spacing_ / std::sqrt(2.0 * std::numbers::pi);
    }

    const Eigen::MatrixXd& span_;
    double spacing_;
    int n_;
};

}  // namespace

void ErfNeuron::accumulate(
    const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f) const {
    const auto activation = [](const Lanes& z, Index) -> Lanes { return lane_erf(z); };
    accumulate_affine(inputs, numbers, a, activation, f);
}

double ErfNeuron::two_point(const Input& x, const Input& y) const {
    const double scale =
        std::sqrt((1.0 + 2.0 * prior().covariance(x, x)) * (1.0 + 2.0 * prior().covariance(y, y)));
    return square(prior().weight_scale) * 2.0 / std::numbers::pi *
           std::asin(2.0 * prior().covariance(x, y) / scale);
}

double ErfNeuron::four_point(const Inputs& inputs) const {
    constexpr Index most = 3;
    const Eigen::MatrixXd span = layer_span(prior(), inputs);
    require(
        span.cols() <= most,
        "inputs",
        "must let z depend on at most {} random numbers for an exact four-point function of an "
        "erf-net, got {}",
        most,
        span.cols());
    return fourth_power(prior().weight_scale) * MeanOfErfs(span)();
}

}  // namespace feynet
