#pragma once

#include "feynet/boltzmann/tensor/matrix_product_state.hpp"

#include <vector>

namespace feynet {

/// An open chain with its bonds as small as the state allows, and what it says of every cut.
struct ShortenedProduct {
    /// Of norm 1, orthonormal from the left: A(−)† A(−) + A(+)† A(+) = 1 but for the last spin.
    MatrixProductState state;

    /// Schmidt values of each cut, those that were kept, falling.       N − 1
    std::vector<Eigen::VectorXd> schmidt;

    double lost = 0.0;  ///< Σ of the σ² left out, of a state of norm 1
};

/// Leaves out what no cut needs: orthonormalises from the right, then keeps the Schmidt values
/// above `smallest` times the largest of each cut, from the left. Bonds are then Schmidt ranks.
///
/// @throws InvalidInput unless the chain begins with a row and ends with a column, or ψ = 0
///
/// Source  Schollwöck, Ann. Phys. 326, 96 (2011)
ShortenedProduct shortened(const MatrixProductState& state, double smallest = 1e-12);

}  // namespace feynet
