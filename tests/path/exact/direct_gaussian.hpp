#pragma once

#include "feynet/network/time_grid.hpp"
#include "feynet/path/potential/discretisation.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <cmath>
#include <numbers>

namespace feynet::test {

/// The Gaussian integral over the free nodes done by linear algebra, from the definition of the
/// action.
class DirectGaussian {
public:
    DirectGaussian(
        const TimeGrid& grid, Discretisation discretisation, double mass, double frequency)
        : first_(grid.first_free()) {
        const Index n_nodes = grid.n_nodes();
        const double a = grid.spacing();
        double spring = mass * frequency * frequency;
        double offset = 0.0;
        if (discretisation == Discretisation::MidpointCorrected) {
            offset = a / (8.0 * mass) * spring;
        } else if (discretisation == Discretisation::TakahashiImada) {
            spring += a * a / (12.0 * mass) * spring * spring;
        }
        const Eigen::MatrixXd hessian = hessian_of(grid, rule_of(discretisation), mass, spring);
        Eigen::VectorXd path = Eigen::VectorXd::Zero(n_nodes);
        path[0] = grid.x_initial();
        path[n_nodes - 1] = grid.is_ring() ? path[n_nodes - 1] : grid.x_final();
        const Index n_free = grid.n_free();
        const Eigen::LLT<Eigen::MatrixXd> precision(hessian.block(first_, first_, n_free, n_free));
        const Eigen::VectorXd pull = hessian * path;
        path.segment(first_, n_free) -= precision.solve(pull.segment(first_, n_free));
        mean_ = path;
        covariance_ = precision.solve(Eigen::MatrixXd::Identity(n_free, n_free));
        const Eigen::MatrixXd factor = precision.matrixL();
        log_partition_ = static_cast<double>(grid.n_slices()) *
                             (0.5 * std::log(mass / (2.0 * std::numbers::pi * a)) - a * offset) +
                         0.5 * static_cast<double>(n_free) * std::log(2.0 * std::numbers::pi) -
                         factor.diagonal().array().log().sum() - 0.5 * path.dot(hessian * path);
    }

    double mean(Index n) const { return mean_[n]; }
    double correlation(Index j, Index k) const {
        const Index n_free = covariance_.rows();
        const bool fluctuates =
            j >= first_ && j < first_ + n_free && k >= first_ && k < first_ + n_free;
        return mean_[j] * mean_[k] + (fluctuates ? covariance_(j - first_, k - first_) : 0.0);
    }
    double log_partition() const { return log_partition_; }

private:
    /// ∂²S over all nodes: springs between them, a potential ½ spring x² on them.
    static Eigen::MatrixXd hessian_of(const TimeGrid& grid, Rule rule, double mass, double spring) {
        const Index n_nodes = grid.n_nodes();
        const double a = grid.spacing();
        Eigen::MatrixXd hessian = Eigen::MatrixXd::Zero(n_nodes, n_nodes);
        for (Index n = 1; n <= grid.n_slices(); ++n) {
            const Index i = n - 1;
            const Index j = n % n_nodes;
            Eigen::VectorXd step = Eigen::VectorXd::Zero(n_nodes);
            step[i] -= 1.0;
            step[j] += 1.0;
            hessian += mass / a * step * step.transpose();
            const double stiffness = a * spring;
            if (rule == Rule::Site) {
                hessian(i, i) += 0.5 * stiffness;
                hessian(j, j) += 0.5 * stiffness;
            } else {
                Eigen::VectorXd midpoint = Eigen::VectorXd::Zero(n_nodes);
                midpoint[i] += 0.5;
                midpoint[j] += 0.5;
                hessian += stiffness * midpoint * midpoint.transpose();
            }
        }
        return hessian;
    }

    Index first_;
    Eigen::VectorXd mean_;
    Eigen::MatrixXd covariance_;
    double log_partition_ = 0.0;
};

}  // namespace feynet::test
