#include "feynet/statistics/correlator_test.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/distribution.hpp"
#include "feynet/statistics/mean_covariance.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

/// ȳ − μ.
Eigen::VectorXd deviation_from(std::span<const double> exact, const MeanCovariance& sample) {
    return sample.mean - Eigen::Map<const Eigen::VectorXd>(exact.data(), sample.mean.size());
}

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
std::vector<Index> fluctuating(const MeanCovariance& sample, double scale) {
    const auto n = static_cast<double>(sample.n_blocks());
    std::vector<Index> result;
    for (Index j = 0; j < sample.mean.size(); ++j) {
        const double spread = sample.groups.col(j).maxCoeff() - sample.groups.col(j).minCoeff();
        if (std::sqrt(n * (n - 1.0)) * spread > 1e-13 * std::max(std::abs(sample.mean[j]), scale)) {
            result.push_back(j);
        }
    }
    return result;
}

bool fixed_components_agree(
    const Eigen::VectorXd& deviation, const std::vector<Index>& moving, double scale) {
    for (Index j = 0; j < deviation.size(); ++j) {
        const bool moves = std::binary_search(moving.begin(), moving.end(), j);
        if (!moves && std::abs(deviation[j]) > 1e-9 * scale) {
            return false;
        }
    }
    return true;
}

/// At most `most` of the lags with a signal, spaced evenly from the first to the last.
std::vector<Index> spaced_lags(
    const MeanCovariance& sample,
    const std::vector<Index>& moving,
    std::span<const double> exact,
    Index most) {
    std::vector<Index> candidates;
    std::copy_if(moving.begin(), moving.end(), std::back_inserter(candidates), [&](Index j) {
        return std::abs(exact[static_cast<std::size_t>(j)]) > sample.error[j];
    });
    return evenly_spaced(candidates.empty() ? moving : candidates, most);
}

/// T² over some lags, from standardised groups.
double hotelling(
    const MeanCovariance& sample,
    const Eigen::VectorXd& deviation,
    const std::vector<Index>& lags) {
    const Eigen::MatrixXd groups = sample.standardised(lags);
    const Eigen::MatrixXd correlation = groups.transpose() * groups;
    Eigen::VectorXd pull(groups.cols());
    for (Index i = 0; i < groups.cols(); ++i) {
        const Index lag = lags[static_cast<std::size_t>(i)];
        pull[i] = deviation[lag] / sample.error[lag];
    }
    return pull.dot(correlation.llt().solve(pull));
}

void find_largest_pull(
    CorrelatorTest& test,
    const MeanCovariance& sample,
    const Eigen::VectorXd& deviation,
    const std::vector<Index>& moving) {
    for (const Index j : moving) {
        const double pull = deviation[j] / sample.error[j];
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
    const MeanCovariance& sample,
    const Eigen::VectorXd& deviation,
    const std::vector<Index>& moving) {
    test.t2 = hotelling(sample, deviation, test.lags);
    const auto n = static_cast<double>(test.n_blocks);
    const auto k = static_cast<double>(test.dof());
    test.p_hotelling = f_survival(test.t2 * (n - k) / (k * (n - 1.0)), k, n - k);
    find_largest_pull(test, sample, deviation, moving);
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
    const double wanted = 2.0 * settings.blocks_per_lag *
                          static_cast<double>(std::min(settings.most_lags, series.n_components()));
    const auto sample = mean_covariance(series, settings.block_in_tau, wanted);
    const Index most_lags =
        sample ? std::min(
                     settings.most_lags,
                     static_cast<Index>(
                         static_cast<double>(sample->n_blocks()) / settings.blocks_per_lag))
               : 0;
    if (most_lags < 1) {
        return test;
    }

    test.n_blocks = sample->n_blocks();
    test.block_length = sample->block_length;
    const Eigen::VectorXd deviation = deviation_from(exact, *sample);
    const std::vector<Index> moving = fluctuating(*sample, scale);
    if (!fixed_components_agree(deviation, moving, scale)) {
        test.p = 0.0;
    } else if (moving.empty()) {
        test.p = test.p_hotelling = test.p_bonferroni = 1.0;
    } else {
        const std::vector<Index> spaced = spaced_lags(*sample, moving, exact, most_lags);
        test.lags = independent_components(*sample, spaced, settings.least_residual);
        test_together(test, *sample, deviation, moving);
    }
    return test;
}

}  // namespace feynet
