#include "feynet/statistics/decay_fit.hpp"

#include "feynet/statistics/distribution.hpp"
#include "feynet/statistics/least_squares.hpp"

#include <Eigen/Cholesky>
#include <Eigen/QR>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet {

namespace {

/// The data of one fit, whitened: with L Lᵀ the correlation matrix of the means and D their errors,
/// L⁻¹ D⁻¹ turns Ĉ into 1.
class Whitened {
public:
    Whitened(
        const MeanCovariance& sample, std::span<const double> times, std::span<const Index> lags)
        : times_(static_cast<Index>(lags.size())), means_(times_.size()), errors_(times_.size()) {
        const Eigen::MatrixXd groups = sample.standardised(lags);
        cholesky_.compute(groups.transpose() * groups);
        for (Index i = 0; i < times_.size(); ++i) {
            const Index lag = lags[static_cast<std::size_t>(i)];
            times_[i] = times[static_cast<std::size_t>(lag)];
            means_[i] = sample.mean[lag];
            errors_[i] = sample.error[lag];
        }
        data_ = whiten(means_);
    }

    const Eigen::VectorXd& times() const { return times_; }
    const Eigen::VectorXd& means() const { return means_; }
    const Eigen::VectorXd& data() const { return data_; }

    Eigen::MatrixXd whiten(const Eigen::MatrixXd& columns) const {
        return cholesky_.matrixL().solve(errors_.cwiseInverse().asDiagonal() * columns);
    }

private:
    Eigen::LLT<Eigen::MatrixXd> cholesky_;
    Eigen::VectorXd times_;
    Eigen::VectorXd means_;
    Eigen::VectorXd errors_;
    Eigen::VectorXd data_;
};

/// f(Eᵢ, t) in the columns.
Eigen::MatrixXd decays_at(
    const Whitened& data, const PeriodicDecay& decay, const Eigen::VectorXd& rates) {
    Eigen::MatrixXd columns(data.times().size(), rates.size());
    for (Index i = 0; i < rates.size(); ++i) {
        columns.col(i) = data.times().unaryExpr([&](double t) { return decay.value(rates[i], t); });
    }
    return columns;
}

/// ∂y/∂(E, A): Aᵢ ∂f/∂Eᵢ beside f.
Eigen::MatrixXd jacobian_at(
    const Whitened& data,
    const PeriodicDecay& decay,
    const Eigen::VectorXd& rates,
    const Eigen::VectorXd& amplitudes) {
    const Index n = rates.size();
    Eigen::MatrixXd columns(data.times().size(), 2 * n);
    for (Index i = 0; i < n; ++i) {
        columns.col(i) = amplitudes[i] *
                         data.times().unaryExpr([&](double t) { return decay.slope(rates[i], t); });
    }
    columns.rightCols(n) = decays_at(data, decay, rates);
    return columns;
}

/// The amplitudes of given rates: a linear problem.
Eigen::VectorXd amplitudes_for(
    const Whitened& data, const PeriodicDecay& decay, const Eigen::VectorXd& rates) {
    return data.whiten(decays_at(data, decay, rates)).colPivHouseholderQr().solve(data.data());
}

/// Rates as logarithms of their distances, ln E₁, ln(E₂ − E₁), keep them positive and rising.
Eigen::VectorXd rates_of(const Eigen::VectorXd& theta, Index n) {
    Eigen::VectorXd rates(n);
    double sum = 0.0;
    for (Index i = 0; i < n; ++i) {
        sum += std::exp(theta[i]);
        rates[i] = sum;
    }
    return rates;
}

Residuals residuals_of(const Whitened& data, const PeriodicDecay& decay, Index n) {
    return [&data, decay, n](
               const Eigen::VectorXd& theta, Eigen::VectorXd& residual, Eigen::MatrixXd& jacobian) {
        const Eigen::VectorXd rates = rates_of(theta, n);
        const Eigen::VectorXd amplitudes = theta.tail(n);
        residual = data.whiten(decays_at(data, decay, rates)) * amplitudes - data.data();
        jacobian = data.whiten(jacobian_at(data, decay, rates, amplitudes));
        // ∂/∂θᵢ = e^{θᵢ} Σ_{j ≥ i} ∂/∂Eⱼ
        for (Index i = n - 2; i >= 0; --i) {
            jacobian.col(i) += jacobian.col(i + 1);
        }
        for (Index i = 0; i < n; ++i) {
            jacobian.col(i) *= std::exp(theta[i]);
        }
    };
}

/// The rate between the first and a middle point, positive at least.
double first_guess(const Whitened& data, const PeriodicDecay& decay) {
    const Eigen::VectorXd& t = data.times();
    const Index middle = t.size() / 2;
    const double rate = decay.rate_of(data.means()[middle] / data.means()[0], t[0], t[middle]);
    return std::isfinite(rate) && rate > 0.0 ? rate : 1.0 / t[t.size() - 1];
}

/// The best minimum from a few starts.
LeastSquares minimum(const Whitened& data, const PeriodicDecay& decay, Index n_rates) {
    constexpr std::array<double, 3> distances{1.0, 3.0, 8.0};  // E₂ − E₁ in units of E₁
    const double guess = first_guess(data, decay);
    LeastSquares best;
    for (const double distance : distances) {
        Eigen::VectorXd start(2 * n_rates);
        start[0] = std::log(n_rates == 1 ? guess : 0.9 * guess);
        start.segment(1, n_rates - 1).setConstant(std::log(distance * guess));
        start.tail(n_rates) = amplitudes_for(data, decay, rates_of(start, n_rates));
        const LeastSquares found = least_squares(residuals_of(data, decay, n_rates), start);
        if (found.converged && (!best.converged || found.chi_squared < best.chi_squared)) {
            best = found;
        }
        if (n_rates == 1) {
            break;
        }
    }
    return best;
}

/// ν(ν − 1)/((ν − q)(ν − q − 1)).
double covariance_correction(Index n_blocks, Index dof) {
    const auto nu = static_cast<double>(n_blocks - 1);
    const auto q = static_cast<double>(dof);
    return nu * (nu - 1.0) / ((nu - q) * (nu - q - 1.0));
}

/// Errors and p of a minimum; absent where the parameters are not determined.
std::optional<DecayFit> assess(
    const Whitened& data, const PeriodicDecay& decay, const LeastSquares& found, DecayFit fit) {
    const Index n = fit.rates.size();
    const Eigen::MatrixXd jacobian =
        data.whiten(jacobian_at(data, decay, fit.rates, fit.amplitudes));
    const Eigen::MatrixXd curvature = jacobian.transpose() * jacobian;
    const Eigen::VectorXd scale = curvature.diagonal().cwiseSqrt().cwiseInverse();
    const Eigen::LLT<Eigen::MatrixXd> scaled(scale.asDiagonal() * curvature * scale.asDiagonal());
    if (scaled.info() != Eigen::Success) {
        return std::nullopt;
    }
    const Eigen::VectorXd variances =
        scaled.solve(Eigen::MatrixXd::Identity(2 * n, 2 * n)).diagonal();
    const Eigen::VectorXd errors = std::sqrt(covariance_correction(fit.n_blocks, fit.dof)) *
                                   scale.cwiseProduct(variances.cwiseSqrt());
    if (!errors.allFinite()) {
        return std::nullopt;
    }
    fit.rate_errors = errors.head(n);
    fit.amplitude_errors = errors.tail(n);
    fit.t2 = found.chi_squared;
    const auto q = static_cast<double>(fit.dof);
    const auto nu = static_cast<double>(fit.n_blocks - 1);
    fit.p = f_survival(fit.t2 * (nu - q + 1.0) / (q * nu), q, nu - q + 1.0);
    return fit;
}

}  // namespace

std::optional<DecayFit> fit_decays(
    const MeanCovariance& sample,
    std::span<const double> times,
    std::span<const Index> lags,
    const PeriodicDecay& decay,
    Index n_rates) {
    const Index n_parameters = 2 * n_rates;
    DecayFit fit;
    fit.lags.assign(lags.begin(), lags.end());
    fit.n_blocks = sample.n_blocks();
    fit.dof = static_cast<Index>(lags.size()) - n_parameters;
    if (fit.dof < 1 || fit.n_blocks - static_cast<Index>(lags.size()) < n_parameters + 2) {
        return std::nullopt;
    }
    const Whitened data(sample, times, lags);
    const LeastSquares found = minimum(data, decay, n_rates);
    if (!found.converged) {
        return std::nullopt;
    }
    fit.rates = rates_of(found.theta, n_rates);
    fit.amplitudes = found.theta.tail(n_rates);
    return assess(data, decay, found, std::move(fit));
}

}  // namespace feynet
