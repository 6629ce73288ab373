#include "feynet/nnft/neuron/momentum_law.hpp"

#include "feynet/core/error.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/bessel.hpp>
#include <boost/math/special_functions/sinc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// The mean of cos(p·x) over the directions of p, times the surface element p^{d−1} S_d/(2π)ᵈ.
double radial_weight(Index d, double p, double r) {
    const double pi = std::numbers::pi;
    switch (d) {
        case 1:
            return std::cos(p * r) / pi;
        case 2:
            return p * boost::math::cyl_bessel_j(0, p * r) / (2.0 * pi);
        default:
            return p * p * boost::math::sinc_pi(p * r) / (2.0 * pi * pi);
    }
}

}  // namespace

double MomentumEnsemble::integral(int power, double r) const {
    if (std::isinf(cutoff)) {
        const double decay = std::exp(-mass * r);
        return power == 1
                   ? decay / (2.0 * mass * stiffness)
                   : (1.0 + mass * r) * decay / (4.0 * std::pow(mass, 3) * stiffness * stiffness);
    }
    const double oscillation = r > 0.0 ? std::numbers::pi / r : cutoff;
    const double width = std::min({oscillation, mass, cutoff});
    const auto n_panels = static_cast<int>(std::ceil(cutoff / width));
    const auto integrand = [&](double p) {
        return radial_weight(n_dimensions, p, r) * std::pow(propagator(p), power);
    };
    double sum = 0.0;
    for (int i = 0; i < n_panels; ++i) {
        const double low = cutoff * i / n_panels;
        const double high = cutoff * (i + 1) / n_panels;
        sum += boost::math::quadrature::gauss<double, 30>::integrate(integrand, low, high);
    }
    return sum;
}

double MomentumEnsemble::ball_volume() const {
    const double pi = std::numbers::pi;
    switch (n_dimensions) {
        case 1:
            return cutoff / pi;
        case 2:
            return cutoff * cutoff / (4.0 * pi);
        default:
            return cutoff * cutoff * cutoff / (6.0 * pi * pi);
    }
}

void check(const MomentumEnsemble& momenta) {
    require(
        momenta.n_dimensions >= 1 && momenta.n_dimensions <= 3,
        "dimension",
        "must be 1, 2 or 3 for a cosine-net, got {}",
        momenta.n_dimensions);
    require(
        std::isfinite(momenta.mass) && momenta.mass > 0.0,
        "mass",
        "must be positive and finite, got {}",
        momenta.mass);
    require(
        std::isfinite(momenta.stiffness) && momenta.stiffness > 0.0,
        "stiffness",
        "must be positive and finite, got {}",
        momenta.stiffness);
    require(momenta.cutoff > 0.0, "cutoff", "must be positive, got {}", momenta.cutoff);
    require(
        std::isfinite(momenta.cutoff) ||
            (momenta.law == MomentumLaw::Propagator && momenta.n_dimensions == 1),
        "cutoff",
        "must be given for uniform momenta and in more than one dimension");
}

}  // namespace feynet
