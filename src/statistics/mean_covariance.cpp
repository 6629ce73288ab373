#include "feynet/statistics/mean_covariance.hpp"

#include "feynet/statistics/block_means.hpp"
#include "feynet/statistics/gamma_method.hpp"

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

/// The number of blocks per chain: as few as are wanted, in blocks of the least length.
Index blocks_per_chain(
    const VectorSeries& series,
    const std::vector<double>& tau,
    double block_in_tau,
    double n_blocks) {
    const double longest = *std::max_element(tau.begin(), tau.end());
    const auto width = static_cast<double>(series.bin_width());
    const auto least_length = static_cast<Index>(std::ceil(block_in_tau * longest / width));
    const auto enough =
        static_cast<Index>(std::ceil(n_blocks / static_cast<double>(series.n_chains())));
    return std::min(series.size() / least_length, enough);
}

}  // namespace

Eigen::MatrixXd MeanCovariance::standardised(std::span<const Index> components) const {
    Eigen::MatrixXd result(groups.rows(), static_cast<Index>(components.size()));
    for (Index i = 0; i < result.cols(); ++i) {
        const Index component = components[static_cast<std::size_t>(i)];
        result.col(i) = groups.col(component) / error[component];
    }
    return result;
}

std::optional<MeanCovariance> mean_covariance(
    const VectorSeries& series, double block_in_tau, double n_blocks) {
    const std::vector<double> tau = memories(series);
    const Index per_chain = tau.empty() ? 0 : blocks_per_chain(series, tau, block_in_tau, n_blocks);
    if (per_chain < 1 || per_chain * series.n_chains() < 2) {
        return std::nullopt;
    }
    const BlockMeans blocks = block_means(series, per_chain);
    const auto n = static_cast<double>(blocks.n_blocks());
    const auto length = static_cast<double>(blocks.block_length);
    const Eigen::RowVectorXd mean = blocks.values.colwise().mean();
    MeanCovariance sample;
    sample.mean = mean.transpose();
    sample.block_length = blocks.block_length;
    sample.groups = (blocks.values.rowwise() - mean) / std::sqrt(n * (n - 1.0));
    for (Index j = 0; j < sample.groups.cols(); ++j) {
        // b var(block mean)/(2τ var) = 1 − (τ − 1/(4τ))/b for ρ(t) = ρᵗ and b ≫ τ
        const double memory = tau[static_cast<std::size_t>(j)];
        sample.groups.col(j) /= std::sqrt(1.0 - (memory - 0.25 / memory) / length);
    }
    sample.error = sample.groups.colwise().norm().transpose();
    return sample;
}

std::vector<Index> independent_components(
    const MeanCovariance& sample, std::span<const Index> components, double least_residual) {
    Eigen::MatrixXd residual = sample.standardised(components);
    std::vector<Index> taken;
    for (Index step = 0; step < residual.cols(); ++step) {
        Index pivot = 0;
        const double left = residual.colwise().squaredNorm().maxCoeff(&pivot);
        if (left < least_residual) {
            break;
        }
        taken.push_back(components[static_cast<std::size_t>(pivot)]);
        const Eigen::VectorXd direction = residual.col(pivot) / std::sqrt(left);
        const Eigen::RowVectorXd overlap = direction.transpose() * residual;
        residual.noalias() -= direction * overlap;
        residual.col(pivot).setZero();
    }
    std::sort(taken.begin(), taken.end());
    return taken;
}

std::vector<Index> evenly_spaced(std::span<const Index> components, Index most) {
    const auto available = static_cast<Index>(components.size());
    if (available <= most) {
        return {components.begin(), components.end()};
    }
    std::vector<Index> spaced{components.front()};
    for (Index i = 1; i < most; ++i) {
        const Index place = (i * (available - 1) + (most - 1) / 2) / (most - 1);
        spaced.push_back(components[static_cast<std::size_t>(place)]);
    }
    return spaced;
}

}  // namespace feynet
