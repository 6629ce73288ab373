#include "feynet/holography/wilson/hanging_string.hpp"

#include "feynet/core/error.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <cmath>
#include <limits>

namespace feynet {
namespace {

struct StringIntegral {
    double value;
    double error;
    double norm;
};

/// ∫ over an interval that may be infinite, refined where the integrand is rough.
template <typename Integrand>
StringIntegral string_integral(const Integrand& integrand, double low, double high) {
    using Rule = boost::math::quadrature::gauss_kronrod<double, 31>;
    StringIntegral result{};
    result.value = Rule::integrate(integrand, low, high, 12, 1e-11, &result.error, &result.norm);
    return result;
}

/// The value, if its error is small beside itself or a number that it is added to.
double converged(const StringIntegral& result, double beside = 0.0) {
    require(
        std::isfinite(result.value) && result.error <= 1e-7 * (result.norm + beside),
        "turning_point",
        "must be where the integrals of the string converge, got {} ± {}",
        result.value,
        result.error);
    return result.value;
}

/// log √f N, the energy of a straight string per unit of η.
double log_straight_energy(const StringBackground& background, double eta) {
    return 0.5 * background.log_f(eta) + background.log_lapse(eta);
}

/// The two arms of a string, as functions of s = √(η − η₀).
class Arms {
public:
    Arms(const StringBackground& background, double turning_point)
        : background_(background),
          turning_point_(turning_point),
          log_product_(log_product(turning_point)) {}

    bool hang() const { return hang_; }

    double force() const { return std::exp(0.5 * log_product_); }

    double separation() {
        return arms([this](double eta, double rise) {
            const double log_length = background_.log_lapse(eta) - 0.5 * background_.log_g(eta);
            return std::exp(log_length) / std::sqrt(std::expm1(rise));
        });
    }

    /// What the arms cost beyond straight strings of the same range of η.
    double extra_energy() {
        return arms([this](double eta, double rise) {
            const double root = std::sqrt(-std::expm1(-rise));
            return std::exp(log_straight_energy(background_, eta) - rise) / (root * (1.0 + root));
        });
    }

private:
    double log_product(double eta) const { return background_.log_f(eta) + background_.log_g(eta); }

    /// log (f g)(η)/(f g)(η₀), where small the integral of its slope, which no digits cancel in.
    double rise_over(double height) const {
        using Rule = boost::math::quadrature::gauss<double, 10>;
        const double difference = log_product(turning_point_ + height) - log_product_;
        return difference > 1e-3
                   ? difference
                   : Rule::integrate(
                         [&](double x) { return background_.slope(turning_point_ + x); },
                         0.0,
                         height);
    }

    /// 2 ∫ density(η, log (f g)(η)/(f g)(η₀)) dη.
    template <typename Density>
    double arms(const Density& density) {
        const auto integrand = [&](double s) {
            const double rise = rise_over(s * s);
            hang_ = hang_ && rise > 0.0;
            return hang_ ? 4.0 * s * density(turning_point_ + s * s, rise) : 0.0;
        };
        const StringIntegral both =
            string_integral(integrand, 0.0, std::numeric_limits<double>::infinity());
        return hang_ ? converged(both) : 0.0;
    }

    const StringBackground& background_;
    double turning_point_;
    double log_product_;
    bool hang_ = true;
};

}  // namespace

std::optional<HangingString> hanging_string(
    const StringBackground& background, double turning_point) {
    require(
        std::isfinite(turning_point) && turning_point > background.bottom,
        "turning_point",
        "must be finite and above the bottom {}, got {}",
        background.bottom,
        turning_point);
    Arms arms(background, turning_point);
    const double separation = arms.separation();
    const double extra_energy = arms.hang() ? arms.extra_energy() : 0.0;
    if (!arms.hang()) {
        return std::nullopt;
    }
    const auto straight = [&](double eta) {
        return std::exp(log_straight_energy(background, eta));
    };
    const double below =
        2.0 * converged(string_integral(straight, background.bottom, turning_point), extra_energy);
    return HangingString{turning_point, separation, extra_energy - below, arms.force()};
}

}  // namespace feynet
