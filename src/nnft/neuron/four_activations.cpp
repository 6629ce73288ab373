#include "four_activations.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace feynet {
namespace {

/// The mean over the angle φ of Π max(0, A_i · (cos φ, sin φ)), split where a factor vanishes.
double mean_over_angle(const Eigen::MatrixXd& span) {
    const double pi = std::numbers::pi;
    std::vector<double> zeros{0.0, 2.0 * pi};
    for (Index i = 0; i < span.rows(); ++i) {
        const double zero = std::atan2(-span(i, 0), span(i, 1));
        zeros.push_back(zero < 0.0 ? zero + 2.0 * pi : zero);
        zeros.push_back(zeros.back() < pi ? zeros.back() + pi : zeros.back() - pi);
    }
    std::sort(zeros.begin(), zeros.end());
    const auto product = [&](double angle) {
        const Eigen::Vector2d direction(std::cos(angle), std::sin(angle));
        return (span * direction).cwiseMax(0.0).prod();
    };
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < zeros.size(); ++i) {
        sum +=
            boost::math::quadrature::gauss<double, 30>::integrate(product, zeros[i], zeros[i + 1]);
    }
    return sum / (2.0 * pi);
}

double mean_of_four_relus(const Eigen::MatrixXd& span) {
    switch (span.cols()) {
        case 0:
            return 0.0;
        case 1:
            // half of ⟨u⁴⟩ = 3 on either side of u = 0
            return 1.5 * (span.cwiseMax(0.0).prod() + (-span).cwiseMax(0.0).prod());
        default:
            return 8.0 * mean_over_angle(span);
    }
}

/// The mean over the normals u of a product of smooth functions of z = A u, trapezoidal sums along
/// one normal after the other.
class SmoothMean {
public:
    SmoothMean(Activation activation, const Eigen::MatrixXd& span)
        : activation_(activation), span_(span) {
        // the rule's error is e^{−π²/(c h²)} with c = ½ + the most that Σ zᵢ² grows by
        const double growth = 0.5 + span.squaredNorm();
        spacing_ = std::numbers::pi / std::sqrt(36.0 * growth);
        n_ = static_cast<int>(std::ceil(reach / spacing_));
    }

    double operator()() const { return along(0, Eigen::VectorXd::Zero(span_.rows())); }

private:
    static constexpr double reach = 11.0;

    double value(double z) const {
        return activation_ == Activation::Erf ? std::erf(z) : square(z);
    }

    double along(Index r, const Eigen::VectorXd& z) const {
        if (r == span_.cols()) {
            return z.unaryExpr([&](double zi) { return value(zi); }).prod();
        }
        double sum = 0.0;
        for (int i = -n_; i <= n_; ++i) {
            const double u = spacing_ * i;
            sum += std::exp(-0.5 * u * u) * along(r + 1, z + u * span_.col(r));
        }
        return sum * spacing_ / std::sqrt(2.0 * std::numbers::pi);
    }

    Activation activation_;
    const Eigen::MatrixXd& span_;
    double spacing_;
    int n_;
};

}  // namespace

double mean_of_four(Activation activation, const Eigen::MatrixXd& span) {
    const bool is_relu = activation == Activation::Relu;
    const Index most = is_relu ? 2 : 3;
    require(
        span.cols() <= most,
        "inputs",
        "must let z depend on at most {} random numbers for an exact four-point function of {} "
        "units, got {}",
        most,
        word(activation),
        span.cols());
    return is_relu ? mean_of_four_relus(span) : SmoothMean(activation, span)();
}

}  // namespace feynet
