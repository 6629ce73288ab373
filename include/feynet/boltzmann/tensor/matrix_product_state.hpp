#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <array>
#include <complex>
#include <vector>

namespace feynet {

/// The two matrices of a spin, of s = −1 and of s = +1.
using SpinMatrices = std::array<Eigen::MatrixXcd, 2>;

/// A wave function of spins s = ±1 on a line as a product of matrices,
///
///     ψ(s) = Tr A₁(s₁) A₂(s₂) … A_N(s_N),
///
/// of which neighbours share a bond. An open chain begins with a row and ends with a column.
struct MatrixProductState {
    std::vector<SpinMatrices> sites;

    Index n_spins() const { return std::ssize(sites); }

    /// A(s) of one spin.
    const Eigen::MatrixXcd& matrix(Index site, double spin) const {
        return sites[static_cast<std::size_t>(site)][spin > 0.0 ? 1 : 0];
    }

    /// The number of values of the bond between each spin and the next.       N − 1
    std::vector<Index> bond_dimensions() const;
};

/// ψ(s).
std::complex<double> amplitude(const MatrixProductState& state, const Eigen::VectorXd& spins);

}  // namespace feynet
