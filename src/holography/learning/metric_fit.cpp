#include "feynet/holography/learning/metric_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/holography/metric/parity_metric.hpp"
#include "feynet/optimize/sensitivity.hpp"
#include "fit_trial.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace feynet {
namespace {

void check_data(const CurveData& data) {
    const Index n = data.size();
    require(n >= 1, "data", "must have a point");
    require(
        data.response.size() == n && data.error.size() == n,
        "data",
        "must have a response and an error for each of {} sources",
        n);
    require(data.error.minCoeff() > 0.0, "error", "must be positive");
}

bool is_noise(double chi_squared, Index degrees) {
    const auto n = static_cast<double>(degrees);
    return chi_squared <= n + 3.0 * std::sqrt(2.0 * n);
}

/// Adds x = 0 ± width to the residuals.
Residuals with_prior(Residuals r, const Eigen::VectorXd& x, const Eigen::VectorXd& widths) {
    const Index n = r.value.size();
    r.value.conservativeResize(n + x.size());
    r.value.tail(x.size()) = x.cwiseQuotient(widths);
    r.jacobian.conservativeResize(n + x.size(), Eigen::NoChange);
    r.jacobian.bottomRows(x.size()) = widths.cwiseInverse().asDiagonal();
    return r;
}

/// −2 ln of the likelihood of the data under a prior of x, whatever x is, for residuals r + J (x −
/// at) with unit noise: y = J at − r is normal with covariance 1 + J diag(widths²) Jᵀ.
double unlikeliness(const Residuals& r, const Eigen::VectorXd& at, const Eigen::VectorXd& widths) {
    const Sensitivity sensitivity(r.jacobian, widths);
    const Eigen::VectorXd in_widths = at.cwiseQuotient(widths.cwiseProduct(widths));
    // With J diag(widths) = U diag(s) Vᵀ: yᵀ(1 + U s² Uᵀ)⁻¹y, of which what no x changes is in r.
    double sum = r.value.squaredNorm();
    for (Index k = 0; k < at.size(); ++k) {
        const double s = sensitivity.singular_values()(k);
        if (s > 0.0) {
            const Eigen::VectorXd direction = sensitivity.directions().col(k);
            const double missed = r.value.dot(r.jacobian * direction) / s;
            const double along = s * in_widths.dot(direction) - missed;
            sum += square(along) / (1.0 + square(s)) - square(missed) + std::log1p(square(s));
        }
    }
    return sum;
}

/// The principle of discrepancy: the smallest K that leaves nothing but noise.
struct FewestModes {
    Index n_modes = 0;
    Eigen::VectorXd coefficients = Eigen::VectorXd::Zero(1);
    BulkModel model;
    std::vector<ModesTried> tried;
};

FewestModes find_fewest(
    const ResponseModel& curve,
    const CurveData& data,
    const BulkModel& start,
    const MetricFitSettings& settings) {
    FewestModes best{.model = start, .tried = {}};
    // χ² is wanted, not yet the last digits of the metric.
    LevenbergMarquardtSettings descent = settings.descent;
    descent.decrease = std::max(descent.decrease, 1e-5);
    double chi_squared = std::numeric_limits<double>::infinity();
    bool fits_data = false;
    for (Index n_modes = 1; n_modes <= settings.most_modes; ++n_modes) {
        const FitTrial trial(curve, data, settings.learned, best.model, n_modes);
        if (trial.size() > data.size()) {
            break;
        }
        const LeastSquaresMinimum minimum = minimise_squares(
            [&](const Eigen::VectorXd& x) { return trial.residuals(x); },
            trial.numbers(best.coefficients),
            descent);
        const ModesTried now{
            .n_modes = n_modes,
            .chi_squared = minimum.sum_of_squares(),
            .degrees = data.size() - trial.size()};
        best.tried.push_back(now);
        if (fits_data && chi_squared - now.chi_squared < square(settings.significance)) {
            break;
        }
        chi_squared = now.chi_squared;
        fits_data = is_noise(now.chi_squared, now.degrees);
        best.n_modes = n_modes;
        best.coefficients = minimum.parameters.head(n_modes);
        best.model = trial.model(minimum.parameters);
    }
    require(best.n_modes > 0, "data", "must be more points than numbers to fit");
    return best;
}

/// Where the search for the prior begins, and how often the fit is made again under a better one.
constexpr HorizonParityPrior first_prior{.size = 4.0, .decay = 4.0};
constexpr int most_priors = 4;

/// All modes of a fit, with what is believed of them.
class PriorFit {
public:
    PriorFit(
        const ResponseModel& curve,
        const CurveData& data,
        const FewestModes& fewest,
        const MetricFitSettings& settings)
        : trial_(curve, data, settings.learned, fewest.model, settings.most_modes),
          start_(trial_.numbers(fewest.coefficients)) {}

    Eigen::VectorXd widths(const HorizonParityPrior& prior) const {
        // Ten times its size or more: next to nothing is believed of other numbers.
        constexpr double wide = 10.0;
        Eigen::VectorXd widths = wide * (1.0 + start_.array().abs());
        widths.head(trial_.n_modes()) = prior.widths(trial_.n_modes());
        return widths;
    }

    /// The prior under which the data are most likely, to first order around x.
    HorizonParityPrior most_likely(const Eigen::VectorXd& x) const {
        const Residuals r = trial_.residuals(x);
        HorizonParityPrior best;
        double least = std::numeric_limits<double>::infinity();
        for (const double size : {1.0, 2.0, 4.0, 8.0, 16.0}) {
            for (const double decay : {2.0, 3.0, 4.0, 6.0}) {
                const HorizonParityPrior prior{.size = size, .decay = decay};
                const double here = unlikeliness(r, x, widths(prior));
                if (here < least) {
                    least = here;
                    best = prior;
                }
            }
        }
        return best;
    }

    const Eigen::VectorXd& start() const { return start_; }

    LeastSquaresMinimum minimise(
        const HorizonParityPrior& prior,
        const Eigen::VectorXd& from,
        const LevenbergMarquardtSettings& descent) const {
        const Eigen::VectorXd prior_widths = widths(prior);
        return minimise_squares(
            [&](const Eigen::VectorXd& x) {
                return with_prior(trial_.residuals(x), x, prior_widths);
            },
            from,
            descent);
    }

    void report(const LeastSquaresMinimum& minimum, MetricFit& result) const {
        result.prior_widths = widths(result.prior);
        const Eigen::VectorXd& x = minimum.parameters;
        const Residuals r = trial_.residuals(x);
        result.coefficients = x.head(trial_.n_modes());
        result.model = trial_.model(x);
        result.predicted = trial_.predicted(x);
        result.chi_squared = r.value.squaredNorm();
        result.jacobian = r.jacobian;
        result.reason = minimum.reason;
        const Sensitivity sensitivity(r.jacobian, result.prior_widths);
        result.covariance = sensitivity.covariance();
        result.degrees = r.value.size() - std::min(sensitivity.n_determined(), r.value.size());
        result.fits_data = is_noise(result.chi_squared, result.degrees);
    }

private:
    FitTrial trial_;
    Eigen::VectorXd start_;
};

}  // namespace

Eigen::VectorXd HorizonParityPrior::widths(Index n_modes) const {
    Eigen::VectorXd widths(n_modes);
    for (Index k = 0; k < n_modes; ++k) {
        widths(k) = size * std::pow(decay, -static_cast<double>(k));
    }
    return widths;
}

Eigen::VectorXd MetricFit::metric(const Eigen::VectorXd& depths) const {
    return ParityMetric(depths, coefficients.size(), reach).values(coefficients);
}

Eigen::VectorXd MetricFit::band(const Eigen::VectorXd& depths) const {
    const Index n = coefficients.size();
    const Eigen::MatrixXd modes = ParityMetric(depths, n, reach).basis();
    return (modes * covariance.topLeftCorner(n, n) * modes.transpose())
        .diagonal()
        .cwiseMax(0.0)
        .cwiseSqrt();
}

MetricFit fit_metric(
    const ResponseModel& curve,
    const CurveData& data,
    const BulkModel& start,
    const MetricFitSettings& settings) {
    check_data(data);
    const FewestModes fewest = find_fewest(curve, data, start, settings);
    const PriorFit all(curve, data, fewest, settings);
    MetricFit fit{
        .n_modes = fewest.n_modes,
        .tried = fewest.tried,
        .prior = settings.prior.value_or(first_prior),
        .reason = {},
        .reach = curve.depths()(0)};
    LeastSquaresMinimum minimum = all.minimise(fit.prior, all.start(), settings.descent);
    for (int i = 0; i < most_priors && !settings.prior; ++i) {
        const HorizonParityPrior likely = all.most_likely(minimum.parameters);
        if (likely == fit.prior) {
            break;
        }
        fit.prior = likely;
        minimum = all.minimise(fit.prior, minimum.parameters, settings.descent);
    }
    all.report(minimum, fit);
    return fit;
}

Eigen::MatrixXd resolution_kernels(
    const MetricFit& fit, const CurveData& data, const Eigen::VectorXd& depths) {
    const Index n = fit.coefficients.size();
    const Eigen::MatrixXd modes = ParityMetric(depths, n, fit.reach).basis();
    // ∂x̂ = −C Jᵀ ∂r, where r falls as much as a true metric would raise the data.
    return modes * fit.covariance.topRows(n) * fit.jacobian.transpose() *
           data.error.cwiseInverse().asDiagonal() * fit.predicted.by_metric;
}

}  // namespace feynet
