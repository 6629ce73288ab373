#pragma once

#include <Eigen/Core>

namespace feynet::test {

/// h at 1, …, of arXiv:1809.10536, table II: the weights of 15 Euler layers from 1 to
/// 1/15, with λ = 0.01243(60) and L = 3.460(21) GeV⁻¹.
inline Eigen::VectorXd table_two_metric() {
    Eigen::VectorXd h(15);
    h << 3.0818, 2.296, 1.464, 0.627, -0.141, -0.727, -0.974, -0.687, 0.374, 2.50, 6.03, 11.46,
        19.47, 31.07, 46.70;
    return h;
}

/// The trained polynomial of arXiv:2006.00712 in 1 − η, lowest power first; the talk's slide prints
/// −2.22235 for its second coefficient.
inline Eigen::VectorXd neural_ode_polynomial() {
    Eigen::VectorXd c(9);
    c << 3.7719, -22.2235, 55.5384, -130.8117, 150.8853, 6.9468, 7.6071, 8.0108, 8.2351;
    return c;
}

}  // namespace feynet::test
