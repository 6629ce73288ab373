#include "feynet/nnft/exact/six_point.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/nnft/observable/connected_functions.hpp"

#include <cassert>
#include <cmath>
#include <vector>

namespace feynet {

double six_point(const CosineNeuron& neuron, const Inputs& inputs) {
    assert(inputs.cols() == 6);
    const MomentumEnsemble& momenta = neuron.momenta();
    require(
        momenta.law == MomentumLaw::Propagator,
        "momenta",
        "must have the weight of the propagator for an exact six-point function");
    double sum = 0.0;
    for (unsigned signs = 0; signs < 64; ++signs) {
        Eigen::VectorXd s = Eigen::VectorXd::Zero(inputs.rows());
        int total = 0;
        for (Index i = 0; i < 6; ++i) {
            const int sign = ((signs >> static_cast<unsigned>(i)) & 1U) != 0 ? 1 : -1;
            s += sign * inputs.col(i);
            total += sign;
        }
        if (total == 0) {
            sum += momenta.integral(1, s.norm());
        }
    }
    // s and −s have been counted
    return square(momenta.integral(1, 0.0)) / 8.0 * sum;
}

double six_point(const GaussNeuron& neuron, const Inputs& inputs) {
    assert(inputs.cols() == 6);
    const double w2 = square(neuron.prior().weight_scale);
    const double squares = inputs.rowwise().sum().squaredNorm() - 2.0 * inputs.squaredNorm();
    return w2 * w2 * w2 *
           std::exp(
               12.0 * square(neuron.prior().bias_scale) +
               w2 * squares / (2.0 * static_cast<double>(neuron.n_inputs())));
}

double connected_six_point(
    const Neuron& neuron, OutputLaw law, double six_point, const Inputs& inputs) {
    assert(inputs.cols() == 6);
    const SeparatedSixPoint connected({0, 1, 2, 3, 4, 5});
    std::vector<double> means;
    for (const std::vector<Index>& product : connected.products()) {
        switch (product.size()) {
            case 2:
                means.push_back(neuron.two_point(inputs.col(product[0]), inputs.col(product[1])));
                break;
            case 4:
                means.push_back(kurtosis(law) * neuron.four_point(inputs(Eigen::all, product)));
                break;
            default:
                means.push_back(sixth_moment(law) * six_point);
        }
    }
    return connected(means);
}

}  // namespace feynet
