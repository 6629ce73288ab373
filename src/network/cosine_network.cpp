#include "feynet/network/cosine_network.hpp"

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/network/decay_network.hpp"
#include "feynet/network/network_gaussian.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

LaneTransform forward_transform(const TimeGrid& grid) {
    switch (grid.boundary()) {
        case Boundary::Free:
            return {TransformKind::Cosine, grid.n_free()};
        case Boundary::Dirichlet:
            return {TransformKind::Sine, grid.n_free()};
        case Boundary::HalfLine:
            return {TransformKind::HalfSine, grid.n_free()};
        default:
            return {TransformKind::FourierInverse, grid.n_free()};
    }
}

LaneTransform backward_transform(const TimeGrid& grid) {
    switch (grid.boundary()) {
        case Boundary::HalfLine:
            return {TransformKind::HalfSineInverse, grid.n_free()};
        case Boundary::Periodic:
            return {TransformKind::Fourier, grid.n_free()};
        default:
            return forward_transform(grid);
    }
}

/// The constant and the alternating mode, which have twice the norm of the others.
std::vector<Index> extreme_weights(const TimeGrid& grid) {
    const Index n_slices = grid.n_slices();
    if (grid.boundary() == Boundary::Free) {
        return {0, n_slices};
    }
    if (!grid.is_ring()) {
        return {};
    }
    return n_slices % 2 == 0 ? std::vector<Index>{0, n_slices / 2} : std::vector<Index>{0};
}

}  // namespace

CosineNetwork::CosineNetwork(const TimeGrid& grid)
    : PathNetwork(grid, straight_path(grid)),
      forward_(forward_transform(grid)),
      backward_(backward_transform(grid)),
      extremes_(extreme_weights(grid)) {}

double CosineNetwork::phase(Index weight) const {
    const auto n_slices = static_cast<double>(grid().n_slices());
    const auto i = static_cast<double>(weight);
    switch (grid().boundary()) {
        case Boundary::Free:
            return std::numbers::pi * i / n_slices;
        case Boundary::Dirichlet:
            return std::numbers::pi * (i + 1.0) / n_slices;
        case Boundary::HalfLine:
            return std::numbers::pi * (i + 0.5) / n_slices;
        default:
            return 2.0 * std::numbers::pi * std::min(i, n_slices - i) / n_slices;
    }
}

Eigen::ArrayXd CosineNetwork::stiffness(Rule rule, double mass, double frequency) const {
    const double a = grid().spacing();
    Eigen::ArrayXd d(n_weights());
    for (Index i = 0; i < n_weights(); ++i) {
        const double sine = std::sin(0.5 * phase(i));
        const double cosine = std::cos(0.5 * phase(i));
        const double potential = rule == Rule::Site ? 1.0 : cosine * cosine;
        d[i] = 0.5 * mass * grid().duration() *
               (4.0 / (a * a) * sine * sine + frequency * frequency * potential);
    }
    for (Index i : extremes_) {
        d[i] *= 2.0;
    }
    return d;
}

std::unique_ptr<GaussianPart> CosineNetwork::oscillator_part(
    Rule rule, double mass, double frequency) const {
    const DecayNetwork oscillator(grid(), rule, mass, frequency);
    return std::make_unique<DiagonalGaussian>(
        stiffness(rule, mass, frequency), weights_of_offset(*this, oscillator));
}

double CosineNetwork::log_jacobian() const {
    const auto n_slices = static_cast<double>(grid().n_slices());
    const double log_half = std::log(0.5 * n_slices);
    switch (grid().boundary()) {
        case Boundary::Free:
            return std::log(2.0 * n_slices) + 0.5 * (n_slices - 1.0) * log_half;
        case Boundary::Dirichlet:
            return 0.5 * (n_slices - 1.0) * log_half;
        case Boundary::HalfLine:
            return 0.5 * n_slices * log_half + 0.5 * std::numbers::ln2;
        default: {
            // |det|² = Π |column|²: N for a₀ and a_{N/2}, N/2 for the others.
            const auto n_extreme = static_cast<double>(extremes_.size());
            return 0.5 * (n_slices * log_half + n_extreme * std::numbers::ln2);
        }
    }
}

void CosineNetwork::apply(const Block& theta, Block& path) const {
    const Index first = grid().first_free();
    const Index n = n_weights();
    if (grid().is_ring()) {
        // The imaginary parts of FFTW's half-complex order carry −b/2.
        const Index n_real = n / 2 + 1;
        path.leftCols(n_real) = 0.5 * theta.leftCols(n_real);
        path.rightCols(n - n_real) = -0.5 * theta.rightCols(n - n_real);
    } else {
        path.setZero();
        path.middleCols(first, n) = 0.5 * theta;
    }
    for (Index i : extremes_) {
        path.col(first + i) = theta.col(i);
    }
    forward_(path, first);
}

void CosineNetwork::apply_transposed(const Block& g, Block& gradient) const {
    const Index n = n_weights();
    gradient = g.middleCols(grid().first_free(), n);
    switch (grid().boundary()) {
        case Boundary::Free:
            gradient.middleCols(1, n - 2) *= 0.5;
            backward_(gradient);
            break;
        case Boundary::HalfLine:
            gradient.col(n - 1) *= 2.0;
            backward_(gradient);
            gradient *= 0.5;
            break;
        case Boundary::Dirichlet:
            backward_(gradient);
            gradient *= 0.5;
            break;
        default:
            backward_(gradient);
            gradient.rightCols(n - (n / 2 + 1)) *= -1.0;
    }
}

void CosineNetwork::solve(const Block& path, Block& theta) const {
    const Index n = n_weights();
    const auto n_slices = static_cast<double>(grid().n_slices());
    theta = path.middleCols(grid().first_free(), n);
    if (grid().is_ring()) {
        backward_(theta);
        theta.rightCols(n - (n / 2 + 1)) *= -1.0;
        theta *= 2.0 / n_slices;
    } else {
        backward_(theta);
        theta /= n_slices;
    }
    for (Index i : extremes_) {
        theta.col(i) *= 0.5;
    }
}

void CosineNetwork::solve_transposed(const Block& h, Block& g) const {
    const Index first = grid().first_free();
    const Index n = n_weights();
    const auto n_slices = static_cast<double>(grid().n_slices());
    if (grid().boundary() == Boundary::Free) {
        // The matrix cos(πnj/N) is symmetric.
        Block theta(lanes, n);
        solve(h, theta);
        g = theta;
        return;
    }
    // A⁻ᵀ = C A (AᵀCA)⁻¹ with the slice weights C of the nodes, AᵀCA diagonal.
    Block scaled = h * (2.0 / n_slices);
    for (Index i : extremes_) {
        scaled.col(i) *= 0.5;
    }
    apply(scaled, g);
    if (grid().boundary() == Boundary::HalfLine) {
        g.col(first + n - 1) *= 0.5;
    }
}

}  // namespace feynet
