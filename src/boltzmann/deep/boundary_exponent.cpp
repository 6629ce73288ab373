#include "feynet/boltzmann/deep/boundary_exponent.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/linear_fit.hpp"

#include <boost/math/tools/minima.hpp>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// The fit at a given p, with k in units of the largest one.
class KernelFit {
public:
    KernelFit(std::span<const double> momenta, std::span<const double> kernel)
        : momenta_(Eigen::Map<const Eigen::VectorXd>(
              momenta.data(), static_cast<Index>(momenta.size()))),
          kernel_(
              Eigen::Map<const Eigen::VectorXd>(kernel.data(), static_cast<Index>(kernel.size()))),
          largest_(momenta.back()) {
        momenta_ /= largest_;
    }

    Eigen::MatrixXd law(double power, bool with_square) const {
        const Eigen::ArrayXd k = momenta_.array();
        Eigen::MatrixXd law(momenta_.size(), with_square ? 5 : 4);
        law.col(0) = k.pow(power);
        law.col(1).setOnes();
        law.col(2) = k.square();
        law.col(3) = k.square().square();
        if (with_square) {
            law.col(4) = k.pow(2.0 * power);
        }
        return law;
    }

    LinearFit at(double power, bool with_square) const {
        return fit_linear(law(power, with_square), kernel_, kernel_.cwiseAbs());
    }

    /// The best p between two bounds.
    double best(double low, double high, bool with_square) const {
        constexpr int half_the_digits = 26;
        return boost::math::tools::brent_find_minima(
                   [&](double p) { return at(p, with_square).chi_squared; },
                   low,
                   high,
                   half_the_digits)
            .first;
    }

    BoundaryExponent result(double power, bool with_square) const {
        const LinearFit fit = at(power, with_square);
        const Eigen::MatrixXd others = law(power, with_square).rightCols(fit.theta.size() - 1);
        const Eigen::VectorXd rest = kernel_ - others * fit.theta.tail(others.cols());
        return {
            .exponent = power,
            .amplitude = fit.theta(0) / std::pow(largest_, power),
            .residual = std::sqrt(fit.chi_squared / static_cast<double>(momenta_.size())),
            .nonanalytic = {rest.begin(), rest.end()}};
    }

private:
    Eigen::VectorXd momenta_;
    Eigen::VectorXd kernel_;
    double largest_;
};

/// A grid over (0.2, 3.8) that misses the even numbers, where two terms are one; then the minimum
/// next to its best point.
double search(const KernelFit& fit) {
    constexpr double step = 0.0303;
    double best = 0.2;
    double least = HUGE_VAL;
    for (double p = 0.2; p < 3.8; p += step) {
        const double chi_squared = fit.at(p, false).chi_squared;
        if (chi_squared < least) {
            least = chi_squared;
            best = p;
        }
    }
    return fit.best(best - step, best + step, false);
}

}  // namespace

BoundaryExponent boundary_exponent(
    std::span<const double> momenta, std::span<const double> kernel) {
    require(momenta.size() >= 8, "momenta", "must be at least 8, got {}", momenta.size());
    require(kernel.size() == momenta.size(), "kernel", "must be one number for each momentum");
    const bool increasing =
        std::adjacent_find(momenta.begin(), momenta.end(), std::greater_equal<>()) == momenta.end();
    require(increasing && momenta.front() > 0.0, "momenta", "must be positive and increasing");
    const KernelFit fit(momenta, kernel);
    const double power = search(fit);
    constexpr double apart = 0.4;
    if (std::abs(2.0 * power - 2.0) < apart || std::abs(2.0 * power - 4.0) < apart) {
        return fit.result(power, false);
    }
    // k^{2p} could pass for k^p where p is half of what it is: look only near the first answer
    return fit.result(fit.best(0.95 * power, 1.05 * power, true), true);
}

}  // namespace feynet
