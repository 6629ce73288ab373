#include "transfer_engine.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace feynet {
namespace {

/// Sums over the eigenvectors ψᵢ of T with the weights ρᵢᴺ/Σρᴺ, ρᵢ = λᵢ/λ₀.
class RingEngine final : public TransferEngine {
public:
    RingEngine(TransferKernel kernel, Index n_slices)
        : kernel_(std::move(kernel)), n_slices_(n_slices) {
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(kernel_.matrix());
        const Index n = kernel_.size();
        const Eigen::ArrayXd eigenvalues = solver.eigenvalues().array();
        largest_ = eigenvalues[n - 1];
        second_ = std::max(std::abs(eigenvalues[0]), eigenvalues[n - 2]);
        ratios_ = eigenvalues / largest_;
        vectors_ = solver.eigenvectors();
        norm_ = power(n_slices_).sum();
        weights_ = vectors_.array().square().matrix() * (power(n_slices_) / norm_).matrix();
        const Eigen::MatrixXd x_vectors = kernel_.positions().asDiagonal() * vectors_;
        squared_elements_ = (vectors_.transpose() * x_vectors).array().square();
    }

    Levels levels() const override { return {std::log(largest_), second_ / largest_}; }

    double log_partition() const override {
        return static_cast<double>(n_slices_) * std::log(largest_) + std::log(norm_);
    }

    double expectation(Index /*node*/, const std::function<double(double)>& f) const override {
        double sum = 0.0;
        for (Index i = 0; i < kernel_.size(); ++i) {
            sum += f(kernel_.positions()[i]) * weights_[i];
        }
        return sum;
    }

    /// Σᵢⱼ ρᵢᵈ ρⱼᴺ⁻ᵈ |⟨i|x|j⟩|² / Σρᴺ.
    double correlation(Index j, Index k) const override {
        const Index distance = std::abs(j - k);
        const Eigen::VectorXd right = power(n_slices_ - distance).matrix();
        const Eigen::VectorXd left = power(distance).matrix();
        return left.dot(squared_elements_ * right) / norm_;
    }

    /// Tᴺ(x, x)/Z with its first and last slice written out, so that no small λ is divided by.
    double density(Index /*node*/, double x) const override {
        const Eigen::VectorXd row = kernel_.log_row(x).array().exp();
        const Eigen::ArrayXd amplitude = (vectors_.transpose() * row).array();
        const double sum = (power(n_slices_ - 2) * amplitude.square()).sum();
        return kernel_.step() * sum / (largest_ * largest_ * norm_);
    }

    /// Σᵢⱼ f((xᵢ + xⱼ)/2) h Tᵢⱼ (Tᴺ⁻¹)ⱼᵢ / Z.
    double link_expectation(const std::function<double(double)>& f) const override {
        const Eigen::MatrixXd weighted = vectors_ * power(n_slices_ - 1).matrix().asDiagonal();
        const Eigen::MatrixXd rest = weighted * vectors_.transpose();
        const Eigen::MatrixXd link = kernel_.matrix();
        const Eigen::VectorXd& x = kernel_.positions();
        double sum = 0.0;
        for (Index j = 0; j < kernel_.size(); ++j) {
            for (Index i = 0; i < kernel_.size(); ++i) {
                sum += f(0.5 * (x[i] + x[j])) * link(i, j) * rest(i, j);
            }
        }
        return sum / (largest_ * norm_);
    }

private:
    Eigen::ArrayXd power(Index exponent) const {
        return ratios_.unaryExpr(
            [exponent](double ratio) { return std::pow(ratio, static_cast<double>(exponent)); });
    }

    TransferKernel kernel_;
    Index n_slices_;
    double largest_ = 0.0;
    double second_ = 0.0;
    double norm_ = 0.0;
    Eigen::ArrayXd ratios_;
    Eigen::MatrixXd vectors_;
    Eigen::VectorXd weights_;
    Eigen::MatrixXd squared_elements_;
};

}  // namespace

std::unique_ptr<TransferEngine> ring_engine(TransferKernel kernel, Index n_slices) {
    return std::make_unique<RingEngine>(std::move(kernel), n_slices);
}

}  // namespace feynet
