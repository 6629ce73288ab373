#include "feynet/nnft/neuron/neuron.hpp"

#include <cassert>

namespace feynet {

double wick_sum(const Neuron& neuron, const Inputs& inputs) {
    assert(inputs.cols() == 4);
    const auto k = [&](Index i, Index j) { return neuron.two_point(inputs.col(i), inputs.col(j)); };
    return k(0, 1) * k(2, 3) + k(0, 2) * k(1, 3) + k(0, 3) * k(1, 2);
}

double connected_four_point(const Neuron& neuron, double kurtosis, const Inputs& inputs) {
    return kurtosis * neuron.four_point(inputs) - wick_sum(neuron, inputs);
}

}  // namespace feynet
