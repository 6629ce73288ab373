#include "feynet/holography/meson/bulk_series.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {
namespace {

/// ẑ² at the middle of the range of y.
constexpr double middle = 9.0;

/// ẑ² Σ_k c_k T_k(y) by Clenshaw's recurrence, of a number or a jet ẑ.
template <typename T>
T sum_of_modes(const T& scaled, const Eigen::VectorXd& c) {
    const T squared = scaled * scaled;
    const T y = (squared - middle) / (squared + middle);
    T later = 0.0 * squared;
    T now = later;
    for (Index k = c.size() - 1; k >= 1; --k) {
        const T sum = 2.0 * (y * now) - later + c[k];
        later = now;
        now = sum;
    }
    return squared * (y * now - later + (c.size() > 0 ? c[0] : 0.0));
}

Jet<2, double> jet_of_modes(double z, double length, const Eigen::VectorXd& c) {
    return sum_of_modes((1.0 / length) * Jet<2, double>::variable(z), c);
}

}  // namespace

MesonBackground BulkSeries::background() const {
    return {
        [l = length, c = warp](double z) { return sum_of_modes(z / l, c); },
        [l = length, c = dilaton](double z) { return sum_of_modes(z / l, c); }};
}

Jet<2, double> BulkSeries::warp_at(double z) const {
    require(z > 0.0, "z", "must be positive, got {}", z);
    Jet<2, double> logarithm;
    logarithm.c = {std::log(z), 1.0 / z, -0.5 / (z * z)};
    return jet_of_modes(z, length, warp) - logarithm;
}

Jet<2, double> BulkSeries::dilaton_at(double z) const {
    return jet_of_modes(z, length, dilaton);
}

bool BulkSeries::confines(int spin) const {
    return (2 * spin - 1) * warp.sum() - dilaton.sum() < 0.0;
}

Eigen::MatrixXd bulk_modes(const Eigen::ArrayXd& z, double length, Index n_modes) {
    const Eigen::ArrayXd squared = (z / length).square();
    const Eigen::ArrayXd y = (squared - middle) / (squared + middle);
    Eigen::MatrixXd modes(z.size(), n_modes);
    for (Index k = 0; k < n_modes; ++k) {
        if (k == 0) {
            modes.col(0) = squared.matrix();
        } else if (k == 1) {
            modes.col(1) = (squared * y).matrix();
        } else {
            modes.col(k) = (2.0 * y * modes.col(k - 1).array() - modes.col(k - 2).array()).matrix();
        }
    }
    return modes;
}

}  // namespace feynet
