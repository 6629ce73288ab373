#include "feynet/statistics/reweighting.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace feynet {
namespace {

/// o_a = (w o_a)/w.
std::vector<double> ratios(std::span<const double> weighted) {
    std::vector<double> means(weighted.begin(), weighted.end() - 1);
    for (double& mean : means) {
        mean /= weighted.back();
    }
    return means;
}

/// ∂f/∂(w o_a) = f_a/w and ∂f/∂w = −Σ_a f_a o_a/w.
std::vector<double> gradient_of_ratios(
    const GradientOfMeans& gradient, std::span<const double> weighted) {
    const std::vector<double> means = ratios(weighted);
    std::vector<double> slopes = gradient(means);
    double last = 0.0;
    for (std::size_t a = 0; a < means.size(); ++a) {
        slopes[a] /= weighted.back();
        last -= slopes[a] * means[a];
    }
    slopes.push_back(last);
    return slopes;
}

}  // namespace

FunctionOfMeans of_ratios(const FunctionOfMeans& f) {
    return [f](std::span<const double> weighted) { return f(ratios(weighted)); };
}

Reweighting::Reweighting(VectorSeries measured, Index slope, double coupling)
    : measured_(std::move(measured)), slope_(slope), coupling_(coupling) {
    require(std::isfinite(coupling), "coupling", "must be finite, got {}", coupling);
    require(
        slope >= 0 && slope < measured_.n_components(),
        "slope",
        "must be one of the {} components, got {}",
        measured_.n_components(),
        slope);
    require(measured_.size() >= 1, "measured", "must hold a measurement, got none");
    require(
        measured_.bin_width() == 1,
        "measured",
        "must be single measurements, got means of {}",
        measured_.bin_width());
    lowest_ = std::numeric_limits<double>::infinity();
    highest_ = -lowest_;
    for (Index chain = 0; chain < measured_.n_chains(); ++chain) {
        for (Index i = 0; i < measured_.size(); ++i) {
            const double e = measured_.bin(chain, i)[static_cast<std::size_t>(slope_)];
            require(std::isfinite(e), "measured", "must have finite ∂S/∂g, got {}", e);
            lowest_ = std::min(lowest_, e);
            highest_ = std::max(highest_, e);
        }
    }
    variance_ = measured_.variance(slope_);
}

double Reweighting::exponent(double g, double slope) const {
    const double distance = g - coupling_;
    return -distance * (slope - (distance > 0.0 ? lowest_ : highest_));
}

double Reweighting::overlap(double g) const {
    double sum = 0.0;
    double square = 0.0;
    for (Index chain = 0; chain < measured_.n_chains(); ++chain) {
        for (Index i = 0; i < measured_.size(); ++i) {
            const double e = measured_.bin(chain, i)[static_cast<std::size_t>(slope_)];
            const double weight = std::exp(exponent(g, e));
            sum += weight;
            square += weight * weight;
        }
    }
    const auto n = static_cast<double>(measured_.n_chains() * measured_.size());
    const double distance = g - coupling_;
    return std::min(sum * sum / (n * square), std::exp(-distance * distance * variance_));
}

CouplingRange Reweighting::range(double share) const {
    require(share > 0.0 && share < 1.0, "share", "must be between 0 and 1, got {}", share);
    if (!(variance_ > 0.0)) {
        const double infinity = std::numeric_limits<double>::infinity();
        return {-infinity, infinity};
    }
    const double farthest = std::sqrt(-std::log(share) / variance_);
    const auto reach = [&](double direction) {
        double inside = 0.0;
        double outside = farthest;
        if (overlap(coupling_ + direction * farthest * (1.0 - 1e-9)) >= share) {
            return coupling_ + direction * farthest;
        }
        constexpr int n_halvings = 20;
        for (int i = 0; i < n_halvings; ++i) {
            const double middle = 0.5 * (inside + outside);
            (overlap(coupling_ + direction * middle) >= share ? inside : outside) = middle;
        }
        return coupling_ + direction * inside;
    };
    return {reach(-1.0), reach(1.0)};
}

VectorSeries Reweighting::weighted(double g) const {
    const Index k = measured_.n_components();
    const Index more_than_needed = measured_.size() + 2 - measured_.size() % 2;
    VectorSeries result(measured_.n_chains(), k + 1, more_than_needed);
    std::vector<double> values(static_cast<std::size_t>(k + 1));
    for (Index chain = 0; chain < measured_.n_chains(); ++chain) {
        for (Index i = 0; i < measured_.size(); ++i) {
            const std::span<const double> bin = measured_.bin(chain, i);
            const double weight = std::exp(exponent(g, bin[static_cast<std::size_t>(slope_)]));
            std::transform(
                bin.begin(), bin.end(), values.begin(), [weight](double o) { return weight * o; });
            values.back() = weight;
            result.append(chain, values);
        }
    }
    return result;
}

std::vector<double> Reweighting::means(double g) const {
    return ratios(weighted(g).means());
}

ReweightedResult Reweighting::at(
    double g, const FunctionOfMeans& f, const GradientOfMeans& gradient) const {
    ReweightedResult result;
    result.overlap = overlap(g);
    if (!(result.overlap >= least_overlap)) {
        result.value = std::numeric_limits<double>::quiet_NaN();
        result.status = ErrorStatus::TooShort;
        return result;
    }
    const GammaResult gamma = gamma_method(
        of_ratios(f),
        [&](std::span<const double> weighted) { return gradient_of_ratios(gradient, weighted); },
        weighted(g));
    result.value = gamma.mean;
    result.tau_int = gamma.tau_int;
    result.status = gamma.status;
    const double length =
        result.overlap * static_cast<double>(gamma.n) / std::max(gamma.tau_int, 0.5);
    if (gamma.error && length < least_effective_length) {
        result.status = ErrorStatus::TooShort;
    } else {
        result.error = gamma.error;
    }
    return result;
}

}  // namespace feynet
