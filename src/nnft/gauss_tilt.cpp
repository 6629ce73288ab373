#include "feynet/nnft/gauss_tilt.hpp"

#include <cassert>
#include <cmath>

namespace feynet {

Eigen::VectorXd gauss_tilt(const GaussNeuron& neuron, const Inputs& inputs) {
    assert(inputs.cols() == 4 && inputs.rows() == neuron.n_inputs());
    const LayerPrior& prior = neuron.prior();
    const Index d = neuron.n_inputs();
    Eigen::VectorXd v(d + 1);
    v.head(d) = prior.weight_scale / std::sqrt(static_cast<double>(d)) * inputs.rowwise().sum();
    v[d] = 4.0 * prior.bias_scale;
    return 0.75 * v;
}

}  // namespace feynet
