#pragma once

#include "feynet/network/time_grid.hpp"
#include "feynet/path/potential/discretisation.hpp"

#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace feynet::test {

/// Three slices of x²/2 + x⁴ integrated over their free nodes by sums over a box, from the
/// definition of the action.
class ThreeSlices {
public:
    ThreeSlices(const TimeGrid& grid, Discretisation discretisation)
        : a_(grid.spacing()),
          discretisation_(discretisation),
          range_(rule_of(discretisation) == Rule::Site ? 3.4 : 4.65) {
        for (Index node = 0; node <= 3; ++node) {
            x_[static_cast<std::size_t>(node)] = positions(grid, node);
        }
        const Eigen::MatrixXd first = link_weights(x_[0], x_[1]);
        const Eigen::MatrixXd second = link_weights(x_[1], x_[2]);
        const Eigen::MatrixXd third = link_weights(x_[2], x_[3]);
        for (Index i = 0; i < x_[0].size(); ++i) {
            for (Index j = 0; j < x_[1].size(); ++j) {
                for (Index k = 0; k < x_[2].size(); ++k) {
                    for (Index l = 0; l < x_[3].size(); ++l) {
                        add({x_[0][i], x_[1][j], x_[2][k], x_[3][l]},
                            first(i, j) * second(j, k) * third(k, l));
                    }
                }
            }
        }
        const double step = 2.0 * range_ / (n_points - 1);
        log_partition_ = std::log(sum_) + static_cast<double>(grid.n_free()) * std::log(step) -
                         1.5 * std::log(2.0 * std::numbers::pi * a_);
    }

    double log_partition() const { return log_partition_; }
    double correlation(std::size_t j, std::size_t k) const {
        return moments_[std::min(j, k)][std::max(j, k)] / sum_;
    }
    double fourth_moment(std::size_t node) const { return fourths_[node] / sum_; }

private:
    static constexpr Index n_points = 41;

    Eigen::VectorXd positions(const TimeGrid& grid, Index node) const {
        if (node >= grid.first_free() && node < grid.first_free() + grid.n_free()) {
            return Eigen::VectorXd::LinSpaced(n_points, -range_, range_);
        }
        return Eigen::VectorXd::Constant(1, node == 0 ? grid.x_initial() : grid.x_final());
    }

    double potential(double z) const {
        const double v = 0.5 * z * z + z * z * z * z;
        const double slope = z + 4.0 * z * z * z;
        switch (discretisation_) {
            case Discretisation::MidpointCorrected:
                return v + a_ / 8.0 * (1.0 + 12.0 * z * z);
            case Discretisation::TakahashiImada:
                return v + a_ * a_ / 24.0 * slope * slope;
            default:
                return v;
        }
    }

    Eigen::MatrixXd link_weights(const Eigen::VectorXd& x, const Eigen::VectorXd& y) const {
        const bool is_site = rule_of(discretisation_) == Rule::Site;
        Eigen::MatrixXd weights(x.size(), y.size());
        for (Index i = 0; i < x.size(); ++i) {
            for (Index j = 0; j < y.size(); ++j) {
                const double v = is_site ? 0.5 * (potential(x[i]) + potential(y[j]))
                                         : potential(0.5 * (x[i] + y[j]));
                const double step = x[i] - y[j];
                weights(i, j) = std::exp(-0.5 * step * step / a_ - a_ * v);
            }
        }
        return weights;
    }
    void add(const std::array<double, 4>& x, double weight) {
        sum_ += weight;
        for (std::size_t j = 0; j < 4; ++j) {
            fourths_[j] += weight * x[j] * x[j] * x[j] * x[j];
            for (std::size_t k = j; k < 4; ++k) {
                moments_[j][k] += weight * x[j] * x[k];
            }
        }
    }

    double a_;
    Discretisation discretisation_;
    double range_;  // links of the midpoint rule step far over the wall
    std::array<Eigen::VectorXd, 4> x_;
    double sum_ = 0.0;
    std::array<std::array<double, 4>, 4> moments_{};
    std::array<double, 4> fourths_{};
    double log_partition_ = 0.0;
};

}  // namespace feynet::test
