#include "transfer_engine.hpp"

#include <cmath>
#include <cstdlib>
#include <utility>

namespace feynet {
namespace {

/// States of smaller λᵢ/λ₀ add nothing to a sum over states that holds it as a factor.
constexpr double negligible = 1e-15;

/// Sums over the eigenvectors ψᵢ of T with the weights ρᵢᴺ/Σρᴺ, ρᵢ = λᵢ/λ₀.
class RingEngine final : public TransferEngine {
public:
    RingEngine(TransferKernel kernel, Index n_slices)
        : TransferEngine(std::move(kernel)), n_slices_(n_slices) {
        const Eigen::MatrixXd& vectors = spectrum().vectors();
        const Eigen::ArrayXd shares = spectrum().power(n_slices_);
        norm_ = shares.sum();
        weights_ = vectors.array().square().matrix() * (shares / norm_).matrix();
        const Eigen::MatrixXd x_vectors = positions().asDiagonal() * vectors;
        squared_elements_ = (vectors.transpose() * x_vectors).array().square();
    }

    double log_partition() const override {
        return static_cast<double>(n_slices_) * std::log(spectrum().first()) + std::log(norm_);
    }

    double expectation(Index /*node*/, const std::function<double(double)>& f) const override {
        double sum = 0.0;
        for (Index i = 0; i < kernel().size(); ++i) {
            sum += f(positions()[i]) * weights_[i];
        }
        return sum;
    }

    /// Σᵢⱼ ρᵢᵈ ρⱼᴺ⁻ᵈ |⟨i|x|j⟩|² / Σρᴺ.
    double correlation(Index j, Index k) const override {
        const Index distance = std::abs(j - k);
        const Eigen::VectorXd right = spectrum().power(n_slices_ - distance).matrix();
        const Eigen::VectorXd left = spectrum().power(distance).matrix();
        return left.dot(squared_elements_ * right) / norm_;
    }

    /// Σᵢⱼ ρᵢᵏ ρⱼᴺ⁻ᵏ ⟨i|f|j⟩⟨j|g|i⟩ / Σρᴺ, but where f and g stand at one node or next to each
    /// other.
    Eigen::ArrayXd correlator(
        const PositionFunction& f,
        const PositionFunction& g,
        Index /*j*/,
        Index n_lags) const override {
        const Quadrature rule = quadrature(f, g);
        const Eigen::MatrixXd states = states_at(rule.points);
        const Eigen::VectorXd f_weights = rule.points.unaryExpr(f.value).cwiseProduct(rule.weights);
        const Eigen::VectorXd g_weights = rule.points.unaryExpr(g.value).cwiseProduct(rule.weights);
        const Eigen::MatrixXd f_elements = states.transpose() * f_weights.asDiagonal() * states;
        const Eigen::MatrixXd g_elements = states.transpose() * g_weights.asDiagonal() * states;
        const Eigen::MatrixXd products = f_elements.cwiseProduct(g_elements);
        Eigen::ArrayXd result(n_lags);
        for (Index lag = 0; lag < n_lags; ++lag) {
            const Index distance = lag % n_slices_;
            if (distance == 0) {
                const Eigen::VectorXd density =
                    states.array().square().matrix() * share(n_slices_, states);
                result[lag] =
                    f_weights.cwiseProduct(rule.points.unaryExpr(g.value)).dot(density) / norm_;
            } else if (distance == 1 || distance == n_slices_ - 1) {
                const Eigen::MatrixXd both_ways =
                    way(distance, rule.points, states)
                        .cwiseProduct(way(n_slices_ - distance, rule.points, states));
                result[lag] = f_weights.dot(both_ways * g_weights) / norm_;
            } else {
                result[lag] =
                    share(distance, states).dot(products * share(n_slices_ - distance, states)) /
                    norm_;
            }
        }
        return result;
    }

    /// Tᴺ(x, x)/Z with its first and last slice written out, so that no small λ is divided by.
    double density(Index /*node*/, double x) const override {
        const Eigen::VectorXd row = kernel().log_row(x).array().exp();
        const Eigen::ArrayXd amplitude = (spectrum().vectors().transpose() * row).array();
        const double sum = (spectrum().power(n_slices_ - 2) * amplitude.square()).sum();
        const double first = spectrum().first();
        return kernel().step() * sum / (first * first * norm_);
    }

    /// Σᵢⱼ f((xᵢ + xⱼ)/2) h Tᵢⱼ (Tᴺ⁻¹)ⱼᵢ / Z.
    double link_expectation(const std::function<double(double)>& f) const override {
        const Eigen::MatrixXd& vectors = spectrum().vectors();
        const Eigen::MatrixXd weighted =
            vectors * spectrum().power(n_slices_ - 1).matrix().asDiagonal();
        const Eigen::MatrixXd rest = weighted * vectors.transpose();
        const Eigen::MatrixXd link = kernel().matrix();
        double sum = 0.0;
        for (Index j = 0; j < kernel().size(); ++j) {
            for (Index i = 0; i < kernel().size(); ++i) {
                sum += f(0.5 * (positions()[i] + positions()[j])) * link(i, j) * rest(i, j);
            }
        }
        return sum / (spectrum().first() * norm_);
    }

private:
    const Eigen::VectorXd& positions() const { return kernel().positions(); }

    /// ψᵢ(x) in column i for the states that count, continued by one slice between the positions.
    Eigen::MatrixXd states_at(const Eigen::VectorXd& x) const {
        const Index n_states = (spectrum().ratios().abs() > negligible).count();
        const Eigen::VectorXd eigenvalues =
            spectrum().first() * spectrum().ratios().head(n_states).matrix();
        const Eigen::MatrixXd continued =
            kernel().reach(x) * spectrum().vectors().leftCols(n_states);
        return continued * eigenvalues.cwiseInverse().asDiagonal() / std::sqrt(kernel().step());
    }

    /// ρᵢⁿ of the states given.
    Eigen::VectorXd share(Index n, const Eigen::MatrixXd& states) const {
        return spectrum().power(n).head(states.cols()).matrix();
    }

    /// Tⁿ(x, y)/λ₀ⁿ between any points: a single slice itself, whose tail in momentum no sum over
    /// the states of a grid has.
    Eigen::MatrixXd way(Index n, const Eigen::VectorXd& x, const Eigen::MatrixXd& states) const {
        if (n == 1) {
            return kernel().between(x) / spectrum().first();
        }
        return states * share(n, states).asDiagonal() * states.transpose();
    }

    Index n_slices_;
    double norm_ = 0.0;
    Eigen::VectorXd weights_;
    Eigen::MatrixXd squared_elements_;
};

}  // namespace

std::unique_ptr<TransferEngine> ring_engine(TransferKernel kernel, Index n_slices) {
    return std::make_unique<RingEngine>(std::move(kernel), n_slices);
}

}  // namespace feynet
