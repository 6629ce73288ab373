#include "feynet/holography/meson/meson_spectrum.hpp"

#include "weighted_polynomials.hpp"

namespace feynet {
namespace {

Eigen::ArrayXd lowest_levels(
    const MesonBackground& background, int spin, Index n_levels, Index n_polynomials) {
    const WeightedPolynomials polynomials(background, spin, n_polynomials);
    return squared_masses_of(polynomials).head(n_levels);
}

}  // namespace

MesonSpectrum::MesonSpectrum(const MesonBackground& background, int spin, Index n_levels)
    : error_(0.0) {
    check_tower(background, spin, n_levels);
    const Index n_polynomials = polynomials_for(n_levels);
    const Eigen::ArrayXd fewer = lowest_levels(background, spin, n_levels, n_polynomials);
    squared_masses_ = lowest_levels(background, spin, n_levels, n_polynomials + n_polynomials / 2);
    error_ = (fewer / squared_masses_ - 1.0).abs().maxCoeff();
}

}  // namespace feynet
