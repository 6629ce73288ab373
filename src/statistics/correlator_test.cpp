#include "feynet/statistics/correlator_test.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/block_means.hpp"
#include "feynet/statistics/distribution.hpp"
#include "feynet/statistics/gamma_method.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

/// τ_int of every component in measurements, ½ at least; empty where one that fluctuates has none.
std::vector<double> memories(const VectorSeries& series) {
    std::vector<double> tau;
    for (const GammaResult& component : gamma_method(series)) {
        const bool known =
            component.status == ErrorStatus::Reliable || component.status == ErrorStatus::TooShort;
        if (known && std::isfinite(component.tau_int)) {
            tau.push_back(std::max(0.5, component.tau_int));
        } else if (component.status == ErrorStatus::Constant) {
            tau.push_back(0.5);
        } else {
            return {};
        }
    }
    return tau;
}

/// The number of blocks per chain: as few as give every lag twice its share, in blocks of the least
/// length.
Index blocks_per_chain(
    const VectorSeries& series,
    const std::vector<double>& tau,
    const CorrelatorTestSettings& settings) {
    const double longest = *std::max_element(tau.begin(), tau.end());
    const auto width = static_cast<double>(series.bin_width());
    const auto least_length =
        static_cast<Index>(std::ceil(settings.block_in_tau * longest / width));
    const double wanted = 2.0 * settings.blocks_per_lag *
                          static_cast<double>(std::min(settings.most_lags, series.n_components()));
    const auto enough =
        static_cast<Index>(std::ceil(wanted / static_cast<double>(series.n_chains())));
    return std::min(series.size() / least_length, enough);
}

/// Mean and covariance of the mean from independent groups.
struct Sample {
    Eigen::VectorXd deviation;  // ȳ − μ
    Eigen::VectorXd error;
    Eigen::MatrixXd groups;  // scaled so that groupsᵀ groups = Ĉ

    Sample(
        const BlockMeans& blocks, std::span<const double> exact, const std::vector<double>& tau) {
        const Eigen::Map<const Eigen::RowVectorXd> mu(
            exact.data(), static_cast<Index>(exact.size()));
        const Eigen::RowVectorXd mean = blocks.values.colwise().mean();
        const auto n = static_cast<double>(blocks.n_blocks());
        const auto length = static_cast<double>(blocks.block_length);
        deviation = (mean - mu).transpose();
        groups = (blocks.values.rowwise() - mean) / std::sqrt(n * (n - 1.0));
        for (Index j = 0; j < groups.cols(); ++j) {
            // b var(block mean)/(2τ var) = 1 − (τ − 1/(4τ))/b for ρ(t) = ρᵗ and b ≫ τ
            const double memory = tau[static_cast<std::size_t>(j)];
            groups.col(j) /= std::sqrt(1.0 - (memory - 0.25 / memory) / length);
        }
        error = groups.colwise().norm().transpose();
    }
};

/// @throws InvalidInput if a value is not finite
double largest_magnitude(std::span<const double> values) {
    double largest = 0.0;
    for (const double value : values) {
        require(std::isfinite(value), "exact", "must be finite, got {}", value);
        largest = std::max(largest, std::abs(value));
    }
    return largest;
}

/// The components that fluctuate: their spread is more than rounding.
std::vector<Index> fluctuating(const BlockMeans& blocks, double scale) {
    std::vector<Index> result;
    for (Index j = 0; j < blocks.values.cols(); ++j) {
        const double least = blocks.values.col(j).minCoeff();
        const double most = blocks.values.col(j).maxCoeff();
        if (most - least > 1e-13 * std::max({std::abs(least), std::abs(most), scale})) {
            result.push_back(j);
        }
    }
    return result;
}

bool fixed_components_agree(const Sample& sample, const std::vector<Index>& moving, double scale) {
    for (Index j = 0; j < sample.deviation.size(); ++j) {
        const bool moves = std::binary_search(moving.begin(), moving.end(), j);
        if (!moves && std::abs(sample.deviation[j]) > 1e-9 * scale) {
            return false;
        }
    }
    return true;
}

/// At most `most` of the lags with a signal, spaced evenly from the first to the last.
std::vector<Index> spaced_lags(
    const Sample& sample,
    const std::vector<Index>& moving,
    std::span<const double> exact,
    Index most) {
    std::vector<Index> candidates;
    std::copy_if(moving.begin(), moving.end(), std::back_inserter(candidates), [&](Index j) {
        return std::abs(exact[static_cast<std::size_t>(j)]) > sample.error[j];
    });
    if (candidates.empty()) {
        candidates = moving;
    }
    const Index available = static_cast<Index>(candidates.size());
    if (available <= most) {
        return candidates;
    }
    std::vector<Index> lags{candidates.front()};
    for (Index i = 1; i < most; ++i) {
        const Index place = (i * (available - 1) + (most - 1) / 2) / (most - 1);
        lags.push_back(candidates[static_cast<std::size_t>(place)]);
    }
    return lags;
}

/// Those of the lags that the others do not explain, in increasing order: Gram–Schmidt with pivots
/// on the standardised groups, which is Cholesky's elimination of their correlation matrix.
std::vector<Index> independent_lags(
    const Sample& sample, const std::vector<Index>& lags, double least_residual) {
    const auto k = static_cast<Index>(lags.size());
    Eigen::MatrixXd residual(sample.groups.rows(), k);
    for (Index i = 0; i < k; ++i) {
        const Index lag = lags[static_cast<std::size_t>(i)];
        residual.col(i) = sample.groups.col(lag) / sample.error[lag];
    }
    std::vector<Index> taken;
    for (Index step = 0; step < k; ++step) {
        Index pivot = 0;
        const double left = residual.colwise().squaredNorm().maxCoeff(&pivot);
        if (left < least_residual) {
            break;
        }
        taken.push_back(lags[static_cast<std::size_t>(pivot)]);
        const Eigen::VectorXd direction = residual.col(pivot) / std::sqrt(left);
        const Eigen::RowVectorXd overlap = direction.transpose() * residual;
        residual.noalias() -= direction * overlap;
        residual.col(pivot).setZero();
    }
    std::sort(taken.begin(), taken.end());
    return taken;
}

/// T² over some lags, from standardised groups.
double hotelling(const Sample& sample, const std::vector<Index>& lags) {
    const auto k = static_cast<Index>(lags.size());
    Eigen::MatrixXd groups(sample.groups.rows(), k);
    Eigen::VectorXd pull(k);
    for (Index i = 0; i < k; ++i) {
        const Index lag = lags[static_cast<std::size_t>(i)];
        groups.col(i) = sample.groups.col(lag) / sample.error[lag];
        pull[i] = sample.deviation[lag] / sample.error[lag];
    }
    const Eigen::MatrixXd correlation = groups.transpose() * groups;
    return pull.dot(correlation.llt().solve(pull));
}

void find_largest_pull(
    CorrelatorTest& test, const Sample& sample, const std::vector<Index>& moving) {
    for (const Index j : moving) {
        const double pull = sample.deviation[j] / sample.error[j];
        if (std::abs(pull) > std::abs(test.largest_pull)) {
            test.largest_pull = pull;
            test.largest_pull_lag = j;
        }
    }
    const double tail =
        student_t_two_sided(test.largest_pull, static_cast<double>(test.n_blocks - 1));
    test.p_bonferroni = std::min(1.0, static_cast<double>(moving.size()) * tail);
}

/// All that needs fluctuating components, of which there is one at least.
void test_together(
    CorrelatorTest& test,
    const Sample& sample,
    const std::vector<Index>& moving,
    const std::vector<Index>& spaced,
    double least_residual) {
    test.lags = independent_lags(sample, spaced, least_residual);
    test.t2 = hotelling(sample, test.lags);
    const auto n = static_cast<double>(test.n_blocks);
    const auto k = static_cast<double>(test.dof());
    test.p_hotelling = f_survival(test.t2 * (n - k) / (k * (n - 1.0)), k, n - k);
    find_largest_pull(test, sample, moving);
    test.p = std::min(1.0, 2.0 * std::min(test.p_hotelling, test.p_bonferroni));
}

}  // namespace

CorrelatorTest correlator_test(
    const VectorSeries& series,
    std::span<const double> exact,
    const CorrelatorTestSettings& settings) {
    require(
        static_cast<Index>(exact.size()) == series.n_components(),
        "exact",
        "must have {} values, got {}",
        series.n_components(),
        exact.size());
    const double scale = largest_magnitude(exact);
    CorrelatorTest test;
    const std::vector<double> tau = memories(series);
    const Index per_chain = tau.empty() ? 0 : blocks_per_chain(series, tau, settings);
    const double n_blocks = static_cast<double>(per_chain * series.n_chains());
    const Index most_lags =
        std::min(settings.most_lags, static_cast<Index>(n_blocks / settings.blocks_per_lag));
    if (most_lags < 1) {
        return test;
    }

    const BlockMeans blocks = block_means(series, per_chain);
    test.n_blocks = blocks.n_blocks();
    test.block_length = blocks.block_length;
    const Sample sample(blocks, exact, tau);
    const std::vector<Index> moving = fluctuating(blocks, scale);
    if (!fixed_components_agree(sample, moving, scale)) {
        test.p = 0.0;
    } else if (moving.empty()) {
        test.p = test.p_hotelling = test.p_bonferroni = 1.0;
    } else {
        const std::vector<Index> spaced = spaced_lags(sample, moving, exact, most_lags);
        test_together(test, sample, moving, spaced, settings.least_residual);
    }
    return test;
}

}  // namespace feynet
