#include "feynet/boltzmann/tensor/matrix_product_state.hpp"

#include <cassert>

namespace feynet {

std::vector<Index> MatrixProductState::bond_dimensions() const {
    std::vector<Index> dimensions;
    for (Index i = 0; i + 1 < n_spins(); ++i) {
        dimensions.push_back(matrix(i, 1.0).cols());
    }
    return dimensions;
}

std::complex<double> amplitude(const MatrixProductState& state, const Eigen::VectorXd& spins) {
    assert(spins.size() == state.n_spins() && spins.size() > 0);
    Eigen::MatrixXcd product = state.matrix(0, spins(0));
    for (Index i = 1; i < spins.size(); ++i) {
        product = product * state.matrix(i, spins(i));
    }
    return product.trace();
}

}  // namespace feynet
