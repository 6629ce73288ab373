#pragma once

#include "feynet/holography/quark/chiral_fit.hpp"

#include <cmath>

namespace feynet::test {

/// The six condensates of arXiv:1809.10536, table I, in GeV at 1/a = 829 MeV.
inline ChiralData lattice_condensates() {
    ChiralData data{Eigen::VectorXd(6), Eigen::VectorXd(6), Eigen::VectorXd(6)};
    data.mass << 0.0008125, 0.001625, 0.00325, 0.0065, 0.013, 0.026;
    data.condensate << 0.0111, 0.0202, 0.0375, 0.0666, 0.1186, 0.1807;
    data.error << 2e-4, 4e-4, 5e-4, 8e-4, 5e-4, 4e-4;
    const double inverse_spacing = 0.829;
    data.mass *= inverse_spacing;
    data.condensate *= std::pow(inverse_spacing, 3);
    data.error *= std::pow(inverse_spacing, 3);
    return data;
}

}  // namespace feynet::test
