#include "feynet/nnft/exact/kernel_overlap.hpp"

#include "feynet/core/error.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace feynet {

double kernel_overlap(const Neuron& neuron, const Inputs& inputs, double cutoff) {
    require(neuron.n_inputs() == 1, "inputs", "must have one dimension, got {}", neuron.n_inputs());
    require(cutoff > 0.0, "cutoff", "must be positive, got {}", cutoff);
    assert(inputs.rows() == 1 && inputs.cols() == 4);
    const auto integrand = [&](double y) {
        const Eigen::VectorXd at = Eigen::VectorXd::Constant(1, y);
        double product = 1.0;
        for (Index i = 0; i < 4; ++i) {
            product *= neuron.two_point(at, inputs.col(i));
        }
        return product;
    };
    // kernels have corners at their inputs, or at the origin
    std::vector<double> edges{-cutoff, 0.0, cutoff};
    for (Index i = 0; i < 4; ++i) {
        edges.push_back(std::clamp(inputs(0, i), -cutoff, cutoff));
    }
    std::sort(edges.begin(), edges.end());
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        if (edges[i] < edges[i + 1]) {
            sum += boost::math::quadrature::gauss_kronrod<double, 31>::integrate(
                integrand, edges[i], edges[i + 1], 12, 1e-10);
        }
    }
    return sum;
}

}  // namespace feynet
