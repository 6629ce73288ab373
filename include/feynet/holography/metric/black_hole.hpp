#pragma once

#include <Eigen/Core>

namespace feynet {

/// The metric of the AdS–Schwarzschild black hole in d + 1 dimensions, as the layers see it,
///
///     h(η) = (d/L) coth(dη/L),   h' + h² = d²/L²,
///
/// whatever its temperature. At the horizon h → 1/η, at the boundary h → d/L.
///
/// Source  Hashimoto, Sugishita, Tanaka, Tomiya, arXiv:1802.08313 (d = 3); any d: own derivation
class BlackHole {
public:
    /// @param dimension  d of the boundary theory, time included
    /// @param radius     L of anti-de Sitter space
    /// @throws InvalidInput unless d ≥ 2 and L is positive
    explicit BlackHole(int dimension, double radius = 1.0);

    /// h(η), η > 0.
    double value(double depth) const;

    /// h'(η) = −(d/L)²/sinh²(dη/L).
    double slope(double depth) const;

    /// h at each of the depths: the weights of a bulk network.
    Eigen::VectorXd values(const Eigen::VectorXd& depths) const;

private:
    double rate_;
};

}  // namespace feynet
