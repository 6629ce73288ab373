#include "feynet/path/estimator/ancestral_network.hpp"

#include "feynet/path/action/time_slice.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// The running sums of a law on n positions, ending at 1.
template <typename Law>
void cumulate(Law&& law) {
    for (Index i = 1; i < law.size(); ++i) {
        law[i] += law[i - 1];
    }
    law /= law[law.size() - 1];
}

/// The position that a uniform falls on.
template <typename Cumulated>
Index drawn(const Cumulated& law, double u) {
    const double* const first = law.data();
    const double* const found = std::upper_bound(first, first + law.size(), u);
    return std::min<Index>(found - first, law.size() - 1);
}

}  // namespace

AncestralNetwork::AncestralNetwork(
    const PathSystem& system, const WaveGrid& grid, const std::vector<double>& wave)
    : grid_(grid),
      spacing_(system.grid().spacing()),
      positions_(grid.positions()),
      start_(grid.size),
      transition_(grid.size, grid.size) {
    const TimeSlice slice(system);
    const Eigen::Map<const Eigen::ArrayXd> psi(wave.data(), grid.size);
    start_ = psi.square();
    const double visible = 1e-6 * start_.maxCoeff();
    double eigenvalue = 0.0;
    for (Index i = 0; i < grid.size; ++i) {
        const Lanes x = Lanes::Constant(positions_[static_cast<std::size_t>(i)]);
        for (Index j = 0; j < grid.size; ++j) {
            const double y = positions_[static_cast<std::size_t>(j)];
            transition_(j, i) = grid.step * slice.value(y, x)[0] * psi[j];
        }
        eigenvalue += transition_.col(i).sum() * psi[i];
    }
    eigenvalue /= start_.sum();
    for (Index i = 0; i < grid.size; ++i) {
        if (start_[i] > visible) {
            const double mass = transition_.col(i).sum() / (eigenvalue * psi[i]);
            defect_ = std::max(defect_, std::abs(mass - 1.0));
        }
        cumulate(transition_.col(i));
    }
    cumulate(start_);
}

void AncestralNetwork::generate(const Block& uniforms, Block& path) const {
    path.resize(lanes, uniforms.cols());
    for (int lane = 0; lane < lanes; ++lane) {
        Index here = drawn(start_, uniforms(lane, 0));
        path(lane, 0) = positions_[static_cast<std::size_t>(here)];
        for (Index n = 1; n < path.cols(); ++n) {
            here = drawn(transition_.col(here), uniforms(lane, n));
            path(lane, n) = positions_[static_cast<std::size_t>(here)];
        }
    }
}

std::vector<double> AncestralNetwork::drift() const {
    std::vector<double> drift;
    for (Index i = 0; i < grid_.size; ++i) {
        double mean = positions_.front() * transition_(0, i);
        for (Index j = 1; j < grid_.size; ++j) {
            const double p = transition_(j, i) - transition_(j - 1, i);
            mean += p * positions_[static_cast<std::size_t>(j)];
        }
        drift.push_back((mean - positions_[static_cast<std::size_t>(i)]) / spacing_);
    }
    return drift;
}

}  // namespace feynet
