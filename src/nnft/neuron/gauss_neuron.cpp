#include "feynet/nnft/neuron/gauss_neuron.hpp"

#include "affine_sum.hpp"
#include "feynet/core/powers.hpp"
#include "lane_series.hpp"

#include <cmath>

namespace feynet {

[[gnu::flatten]] void GaussNeuron::accumulate(
    const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f) const {
    Eigen::ArrayXd norms(inputs.cols());
    for (Index j = 0; j < inputs.cols(); ++j) {
        norms[j] = log_norm(inputs.col(j));
    }
    add_affine(prior(), inputs, numbers, a, f, [&](const LaneRegister& z, Index j) {
        return series_exponential(z - norms[j]);
    });
}

double GaussNeuron::two_point(const Input& x, const Input& y) const {
    const double w2 = square(prior().weight_scale);
    return w2 * std::exp(-w2 * (x - y).squaredNorm() / (2.0 * static_cast<double>(n_inputs())));
}

double GaussNeuron::four_point(const Inputs& inputs) const {
    const double w2 = square(prior().weight_scale);
    const double squares = inputs.rowwise().sum().squaredNorm() - 2.0 * inputs.squaredNorm();
    return square(w2) * std::exp(
                            4.0 * square(prior().bias_scale) +
                            w2 * squares / (2.0 * static_cast<double>(n_inputs())));
}

}  // namespace feynet
