#pragma once

#include "feynet/network/network_kind.hpp"

#include <Eigen/Core>

#include <cmath>
#include <numbers>

namespace feynet::test {

/// The networks as their definition says, x(t) = b + Σₙ wₙ σ(t − tₙ), written once as dense
/// matrices A = ∂x/∂θ over all nodes (rows) and weights (columns): O(N²), for reading and for
/// testing.
class DenseNetwork {
public:
    DenseNetwork(const TimeGrid& grid, Rule rule, double mass, double frequency)
        : grid_(grid), oscillator_(rule, mass, frequency, grid.spacing()) {}

    Eigen::MatrixXd matrix(NetworkKind kind) const {
        const Index first = grid_.first_free();
        Eigen::MatrixXd a = Eigen::MatrixXd::Zero(grid_.n_nodes(), grid_.n_free());
        for (Index n = first; n < first + grid_.n_free(); ++n) {
            for (Index i = 0; i < grid_.n_free(); ++i) {
                a(n, i) = unit(kind, n, i);
            }
        }
        const bool has_offset = kind == NetworkKind::Step || kind == NetworkKind::Relu;
        if (grid_.is_ring() && has_offset) {
            // The loop from 0 to 0 is shifted to zero mean; the offset b is the mean of the path.
            a.col(0).setZero();
            a.rowwise() -= Eigen::RowVectorXd(a.colwise().mean());
            a.col(0).setOnes();
        }
        return a;
    }

private:
    double unit(NetworkKind kind, Index n, Index i) const {
        switch (kind) {
            case NetworkKind::Site:
                return n == grid_.first_free() + i ? 1.0 : 0.0;
            case NetworkKind::Step:
                return step(n, i);
            case NetworkKind::Relu:
                return relu(n, i);
            case NetworkKind::Cosine:
                return cosine(n, i);
            default:
                return decay(n, i);
        }
    }

    bool has_pinned_end() const {
        return grid_.is_ring() || grid_.boundary() == Boundary::Dirichlet;
    }

    /// ϑ(tₙ − tₖ) a, with the bridge's envelope √gₖ (T − tₙ)/(T − tₖ) where the end is pinned.
    double step(Index n, Index i) const {
        const Index k =
            grid_.boundary() == Boundary::Dirichlet || grid_.boundary() == Boundary::HalfLine
                ? i + 1
                : i;
        if (k == 0) {
            return 1.0;
        }
        if (n < k) {
            return 0.0;
        }
        if (!has_pinned_end()) {
            return grid_.spacing();
        }
        const double left_n = static_cast<double>(grid_.n_slices() - n);
        const double left_k = static_cast<double>(grid_.n_slices() - k);
        return grid_.spacing() * std::sqrt(left_k / (left_k + 1.0)) * left_n / left_k;
    }

    /// ReLU(tₙ − tₖ₋₁); pinned: ReLU(tₙ − tₖ) − (tₙ/T) ReLU(T − tₖ).
    double relu(Index n, Index i) const {
        const double t = grid_.time(n);
        if (has_pinned_end()) {
            const Index k = grid_.is_ring() ? i : i + 1;
            const double duration = grid_.duration();
            const double kink = grid_.time(k);
            return std::max(t - kink, 0.0) - t / duration * (duration - kink);
        }
        const Index k = grid_.boundary() == Boundary::Free ? i : i + 1;
        return k == 0 ? 1.0 : std::max(t - grid_.time(k - 1), 0.0);
    }

    double cosine(Index n, Index i) const {
        const double phase =
            std::numbers::pi * static_cast<double>(n) / static_cast<double>(grid_.n_slices());
        const auto mode = static_cast<double>(i);
        switch (grid_.boundary()) {
            case Boundary::Free:
                return std::cos(mode * phase);
            case Boundary::Dirichlet:
                return std::sin((mode + 1.0) * phase);
            case Boundary::HalfLine:
                return std::sin((mode + 0.5) * phase);
            default: {
                const Index n_slices = grid_.n_slices();
                return i <= n_slices / 2
                           ? std::cos(2.0 * mode * phase)
                           : std::sin(2.0 * static_cast<double>(n_slices - i) * phase);
            }
        }
    }

    /// s e^{−Ω(t−tₖ)} ϑ(t − tₖ) with the exact envelope of each boundary.
    double decay(Index n, Index i) const {
        const double theta = oscillator_.theta;
        const Index n_slices = grid_.n_slices();
        if (grid_.is_ring()) {
            const double rho = std::exp(-theta);
            const double scale = std::sqrt(0.5 * oscillator_.amplitude * (1.0 - rho * rho));
            const auto age = static_cast<double>((n - i + n_slices) % n_slices);
            return scale * std::pow(rho, age) /
                   (1.0 - std::pow(rho, static_cast<double>(n_slices)));
        }
        const Index k = grid_.first_free() + i;
        if (n < k) {
            return 0.0;
        }
        const bool dirichlet = grid_.boundary() == Boundary::Dirichlet;
        const auto envelope = [&](Index node) {
            const double phase = static_cast<double>(n_slices - node) * theta;
            return dirichlet ? std::sinh(phase) : std::cosh(phase);
        };
        const double variance =
            k == 0 ? oscillator_.amplitude / std::tanh(static_cast<double>(n_slices) * theta)
                   : oscillator_.amplitude * std::sinh(theta) * envelope(k) / envelope(k - 1);
        return std::sqrt(variance) * envelope(n) / envelope(k);
    }

    TimeGrid grid_;
    LatticeOscillator oscillator_;
};

}  // namespace feynet::test
