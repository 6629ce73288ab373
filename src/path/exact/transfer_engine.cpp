#include "transfer_engine.hpp"

#include <cmath>
#include <utility>

namespace feynet {

TransferEngine::TransferEngine(TransferKernel kernel)
    : kernel_(std::move(kernel)), spectrum_(kernel_.matrix()) {}

double TransferEngine::ground_density(double x) const {
    const Eigen::VectorXd row = kernel_.log_row(x).array().exp();
    const double amplitude = row.dot(spectrum_.vectors().col(0)) / spectrum_.first();
    return kernel_.step() * amplitude * amplitude;
}

Quadrature TransferEngine::quadrature(const PositionFunction& f, const PositionFunction& g) const {
    const Eigen::VectorXd& x = kernel_.positions();
    std::vector<double> breaks = f.breaks;
    breaks.insert(breaks.end(), g.breaks.begin(), g.breaks.end());
    if (breaks.empty()) {
        return {x, Eigen::VectorXd::Constant(x.size(), kernel_.step())};
    }
    return panel_quadrature(x[0], x[x.size() - 1], 2.0 * kernel_.step(), std::move(breaks));
}

}  // namespace feynet
