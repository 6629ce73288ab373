#include "feynet/boltzmann/learning/spin_data.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace feynet {

Eigen::MatrixXd all_spins(Index n_spins) {
    require(
        n_spins >= 1 && n_spins <= most_written_spins,
        "n_spins",
        "must be from 1 to {} to write all configurations out, got {}",
        most_written_spins,
        n_spins);
    Eigen::MatrixXd spins(Index{1} << n_spins, n_spins);
    for (Index i = 0; i < n_spins; ++i) {
        for (Index k = 0; k < spins.rows(); ++k) {
            spins(k, i) = (k >> i & 1) != 0 ? 1.0 : -1.0;
        }
    }
    return spins;
}

SpinData without_repeats(const Eigen::MatrixXd& spins) {
    require(spins.rows() >= 1, "spins", "must hold at least one configuration");
    std::map<std::vector<bool>, Index> times;
    std::vector<bool> ups(static_cast<std::size_t>(spins.cols()));
    for (Index k = 0; k < spins.rows(); ++k) {
        for (Index i = 0; i < spins.cols(); ++i) {
            ups[static_cast<std::size_t>(i)] = spins(k, i) > 0.0;
        }
        ++times[ups];
    }
    const auto n = static_cast<Index>(times.size());
    SpinData data{Eigen::MatrixXd(n, spins.cols()), Eigen::VectorXd(n)};
    Index row = 0;
    for (const auto& [configuration, count] : times) {
        for (Index i = 0; i < spins.cols(); ++i) {
            data.spins(row, i) = configuration[static_cast<std::size_t>(i)] ? 1.0 : -1.0;
        }
        data.probabilities(row) = static_cast<double>(count) / static_cast<double>(spins.rows());
        ++row;
    }
    return data;
}

Eigen::MatrixXd drawn(const SpinData& law, Index n_draws, const Stream& stream) {
    require(n_draws >= 1, "samples", "must be positive, got {}", n_draws);
    std::vector<double> sums(static_cast<std::size_t>(law.n_configurations()));
    double sum = 0.0;
    for (std::size_t k = 0; k < sums.size(); ++k) {
        sum += law.probabilities(static_cast<Index>(k));
        sums[k] = sum;
    }
    Block uniforms(
        lanes,
        (n_draws + lanes * columns_at_once - 1) / (lanes * columns_at_once) * columns_at_once);
    fill_uniforms(stream, Purpose::DataPoint, uniforms);
    Eigen::MatrixXd spins(n_draws, law.n_spins());
    for (Index k = 0; k < n_draws; ++k) {
        const auto place = std::upper_bound(sums.begin(), sums.end() - 1, sum * uniforms.data()[k]);
        spins.row(k) = law.spins.row(place - sums.begin());
    }
    return spins;
}

double entropy(const SpinData& data) {
    double sum = 0.0;
    for (const double p : data.probabilities) {
        sum -= p > 0.0 ? p * std::log(p) : 0.0;
    }
    return sum;
}

Eigen::MatrixXd correlations(const SpinData& data) {
    return data.spins.transpose() * data.probabilities.asDiagonal() * data.spins;
}

}  // namespace feynet
