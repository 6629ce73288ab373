#include "feynet/statistics/gamma_method.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/stretch_error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace feynet {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// One number per bin of several equally long chains, chain after chain.
struct Bins {
    std::vector<double> values;
    Index n_chains;
    Index bin_width;
    std::optional<double> variance;  // of single measurements, where known
};

/// The autocovariance of centred chains, averaged over them.
class Autocovariance {
public:
    explicit Autocovariance(const Bins& deviations)
        : data_(deviations.values.data()),
          n_chains_(deviations.n_chains),
          size_(static_cast<Index>(deviations.values.size()) / deviations.n_chains) {}

    Index size() const { return size_; }

    double operator()(Index t) const {
        double sum = 0.0;
        for (Index chain = 0; chain < n_chains_; ++chain) {
            const double* const begin = data_ + chain * size_;
            const Eigen::Map<const Eigen::VectorXd> now(begin, size_ - t);
            const Eigen::Map<const Eigen::VectorXd> later(begin + t, size_ - t);
            sum += now.dot(later);
        }
        return sum / static_cast<double>(n_chains_ * (size_ - t));
    }

private:
    const double* data_;
    Index n_chains_;
    Index size_;
};

/// Γ(0) … Γ(W), as far as the automatic window wants them.
struct Windowed {
    std::vector<double> gamma;
    bool found = false;

    Index window() const { return static_cast<Index>(gamma.size()) - 1; }
};

Windowed sum_to_window(const Autocovariance& autocovariance, double n_bins, double s) {
    Windowed result{.gamma = {autocovariance(0)}};
    double integral = 0.0;   // τ_int − ½
    double magnitude = 0.0;  // Σ |ρ|: tells how far an alternating ρ reaches
    for (Index t = 1; t <= autocovariance.size() / 2; ++t) {
        result.gamma.push_back(autocovariance(t));
        const double rho = result.gamma.back() / result.gamma.front();
        const auto time = static_cast<double>(t);
        integral += rho;
        magnitude += std::abs(rho);
        // the sum of t independent ρ has the variance t/N: above −2σ a negative one is noise
        const bool alternates = integral < -2.0 * std::sqrt(time / n_bins);
        // τ = S/ln((2τ_int + 1)/(2τ_int − 1));  stop once exp(−t/τ) < τ/√(tN)
        const double reach = integral > 0.0 ? integral : alternates ? magnitude : 0.0;
        const double tau = s / std::log1p(1.0 / reach);
        if (reach == 0.0 || std::exp(-time / tau) < tau / std::sqrt(time * n_bins)) {
            result.found = true;
            break;
        }
    }
    return result;
}

ErrorStatus first_look(const std::vector<double>& values) {
    if (!std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); })) {
        return ErrorStatus::NotFinite;
    }
    if (values.size() < 2) {
        return ErrorStatus::TooShort;
    }
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return *least == *most ? ErrorStatus::Constant : ErrorStatus::Reliable;
}

GammaResult without_error(double mean, Index n, ErrorStatus status) {
    return {
        .mean = mean,
        .error = {},
        .unreliable_error = nan,
        .error_of_error = nan,
        .tau_int = nan,
        .tau_int_error = nan,
        .n = n,
        .window = 0,
        .rho = {},
        .status = status};
}

/// ρ(t) for t = 0 … 2W, with Γ corrected for its bias.
std::vector<double> normalised(
    const Autocovariance& autocovariance, std::vector<double> gamma, double bias) {
    const Index last =
        std::min(2 * (static_cast<Index>(gamma.size()) - 1), autocovariance.size() / 2);
    for (auto t = static_cast<Index>(gamma.size()); t <= last; ++t) {
        gamma.push_back(autocovariance(t));
    }
    const double variance = gamma.front() + bias;
    for (double& value : gamma) {
        value = (value + bias) / variance;
    }
    return gamma;
}

/// The window's sum made into an error and a τ_int.
GammaResult evaluate(const Bins& bins, const Autocovariance& autocovariance, const Windowed& sum) {
    const auto n_bins = static_cast<double>(bins.values.size());
    const auto width = static_cast<double>(bins.bin_width);
    const auto window = static_cast<double>(sum.window());
    // C = Γ(0) + 2 Σ Γ(t), before and after Γ(t) ← Γ(t) + C/N
    const double bare =
        2.0 * std::accumulate(sum.gamma.begin(), sum.gamma.end(), 0.0) - sum.gamma.front();
    const double bias = bare / n_bins;
    const double corrected = bare + (2.0 * window + 1.0) * bias;
    const double squared_error = corrected / n_bins;
    const double tau_in_bins = 0.5 * corrected / (sum.gamma.front() + bias);

    GammaResult result;
    result.n = static_cast<Index>(bins.values.size()) * bins.bin_width;
    result.window = sum.window();
    result.unreliable_error = corrected > 0.0 ? std::sqrt(squared_error) : nan;
    result.error_of_error = result.unreliable_error * std::sqrt((window + 0.5) / n_bins);
    result.tau_int = width * tau_in_bins;
    if (bins.bin_width > 1 && bins.variance) {
        result.tau_int = 0.5 * squared_error * n_bins * width / (*bins.variance + squared_error);
    }
    // var τ_int = 4/N (W + ½ − τ_int) τ_int²
    const double terms = std::max(window + 0.5 - tau_in_bins, 0.5);
    result.tau_int_error = 2.0 * std::abs(result.tau_int) * std::sqrt(terms / n_bins);
    result.rho = normalised(autocovariance, sum.gamma, bias);
    return result;
}

/// Raises the error to that of long stretches where the window has missed a slow part.
void look_beyond_window(const Bins& deviations, GammaResult& result) {
    const StretchError slow =
        largest_beyond(result.unreliable_error, deviations.values, deviations.n_chains);
    if (slow.error > result.unreliable_error) {
        const double growth = slow.error / result.unreliable_error;
        result.unreliable_error = slow.error;
        result.error_of_error = slow.scatter * slow.error;
        result.tau_int *= growth * growth;
        result.tau_int_error = 2.0 * slow.scatter * result.tau_int;
        result.by_stretches = true;
    }
}

ErrorStatus verdict(const GammaResult& result, bool window_found) {
    if (!window_found || !std::isfinite(result.unreliable_error)) {
        return ErrorStatus::NoWindow;
    }
    const double effective = static_cast<double>(result.n) / std::max(result.tau_int, 0.5);
    return effective < least_effective_length ? ErrorStatus::TooShort : ErrorStatus::Reliable;
}

GammaResult analyse(Bins bins, double window_factor = usual_window_factor) {
    const auto n_bins = static_cast<double>(bins.values.size());
    const Index n = static_cast<Index>(bins.values.size()) * bins.bin_width;
    const double mean = std::accumulate(bins.values.begin(), bins.values.end(), 0.0) / n_bins;
    const ErrorStatus status = first_look(bins.values);
    if (status != ErrorStatus::Reliable) {
        return without_error(
            status == ErrorStatus::Constant ? bins.values.front() : mean, n, status);
    }
    for (double& value : bins.values) {
        value -= mean;
    }
    const Autocovariance autocovariance(bins);
    if (autocovariance.size() < 2) {
        return without_error(mean, n, ErrorStatus::TooShort);
    }
    const Windowed sum = sum_to_window(autocovariance, n_bins, window_factor);
    GammaResult result = evaluate(bins, autocovariance, sum);
    look_beyond_window(bins, result);
    result.mean = mean;
    result.status = verdict(result, sum.found);
    if (result.status == ErrorStatus::Reliable) {
        result.error = result.unreliable_error;
    }
    return result;
}

/// What value(bin) gives for every bin of every chain.
template <typename Value>
Bins collect(const VectorSeries& series, Value value) {
    Bins bins{{}, series.n_chains(), series.bin_width(), {}};
    const Index size = series.size();
    bins.values.reserve(static_cast<std::size_t>(bins.n_chains * size));
    for (Index chain = 0; chain < bins.n_chains; ++chain) {
        for (Index i = 0; i < size; ++i) {
            bins.values.push_back(value(series.bin(chain, i)));
        }
    }
    return bins;
}

/// The variance of value(measurement) where single measurements are kept.
template <typename Value>
std::optional<double> single_variance(const VectorSeries& series, Value value) {
    if (!series.has_singles()) {
        return std::nullopt;
    }
    double sum = 0.0;
    double square = 0.0;
    for (Index chain = 0; chain < series.n_chains(); ++chain) {
        for (Index i = 0; i < series.size(); ++i) {
            const double x = value(series.single(chain, i));
            sum += x;
            square += x * x;
        }
    }
    const auto n = static_cast<double>(series.n_chains() * series.size());
    return square / n - (sum / n) * (sum / n);
}

GammaResult analyse_component(
    const VectorSeries& series, Index component, double window_factor = usual_window_factor) {
    const auto j = static_cast<std::size_t>(component);
    Bins bins = collect(series, [j](std::span<const double> bin) { return bin[j]; });
    bins.variance = series.variance(component);
    return analyse(std::move(bins), window_factor);
}

}  // namespace

std::string_view describe(ErrorStatus status) {
    switch (status) {
        case ErrorStatus::Reliable:
            return "reliable";
        case ErrorStatus::TooShort:
            return "shorter than 50 autocorrelation times";
        case ErrorStatus::NoWindow:
            return "no window where the autocorrelation has decayed and its sum is a variance";
        case ErrorStatus::Constant:
            return "all measurements are equal";
        case ErrorStatus::NotFinite:
            return "a measurement is not finite";
    }
    return "";
}

GammaResult gamma_method(const Series& series, double window_factor) {
    require(window_factor > 0.0, "window_factor", "must be positive, got {}", window_factor);
    return analyse_component(series.as_vector_series(), 0, window_factor);
}

std::vector<GammaResult> gamma_method(const VectorSeries& series) {
    constexpr Index at_once = 8;  // a cache line of every bin
    std::vector<GammaResult> results;
    for (Index first = 0; first < series.n_components(); first += at_once) {
        std::vector<Index> some(
            static_cast<std::size_t>(std::min(at_once, series.n_components() - first)));
        std::iota(some.begin(), some.end(), first);
        const VectorSeries part = series.select(some);
        for (Index j = 0; j < part.n_components(); ++j) {
            results.push_back(analyse_component(part, j));
        }
    }
    return results;
}

GammaResult gamma_method(
    const FunctionOfMeans& f, const GradientOfMeans& gradient, const VectorSeries& series) {
    const std::vector<double> means = series.means();
    const std::vector<double> weights = gradient(means);
    assert(weights.size() == means.size());
    const auto projection = [&](std::span<const double> values) {
        double sum = 0.0;
        for (std::size_t j = 0; j < means.size(); ++j) {
            sum += weights[j] * (values[j] - means[j]);
        }
        return sum;
    };
    Bins bins = collect(series, projection);
    bins.variance = single_variance(series, projection);
    GammaResult result = analyse(std::move(bins));
    result.mean = f(means);
    return result;
}

}  // namespace feynet
