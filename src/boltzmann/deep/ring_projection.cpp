#include "feynet/boltzmann/deep/ring_projection.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// e^{−t M} of M = z τᶻ + x τˣ, up to a factor that is never too large for a number.
Eigen::Matrix2d direction_of(const Eigen::Matrix2d& m, double time) {
    const double size = std::hypot(m(0, 0), m(0, 1));
    const double share = size > 0.0 ? std::tanh(time * size) / size : time;
    return Eigen::Matrix2d::Identity() - share * m;
}

/// e^{−t M} itself.
Eigen::Matrix2d factor_of(const Eigen::Matrix2d& m, double time) {
    return std::cosh(time * std::hypot(m(0, 0), m(0, 1))) * direction_of(m, time);
}

Eigen::Matrix2d pauli(double z, double x) {
    Eigen::Matrix2d m;
    m << z, x, x, -z;
    return m;
}

/// A pair of modes.
struct PairMode {
    Eigen::Matrix2d couplings;  ///< its part of −J Σ σᶻσᶻ
    Eigen::Matrix2d field;      ///< of −h Σ σˣ
    double turns = 2.0;         ///< σˣ of all spins is Σ `turns` τᶻ
};

PairMode mode_of(Index n_spins, Index number, double coupling, double field) {
    const double k =
        std::numbers::pi * static_cast<double>(2 * number + 1) / static_cast<double>(n_spins);
    if (2 * number + 1 == n_spins) {
        return {pauli(-coupling, 0.0), pauli(-field, 0.0), 1.0};
    }
    return {
        pauli(2.0 * coupling * std::cos(k), -2.0 * coupling * std::sin(k)),
        pauli(-2.0 * field, 0.0),
        2.0};
}

/// What a mode adds; the last half layer of couplings lies between ψ and the field nearest to it.
class ModeSums {
public:
    ModeSums(Index n_spins, double coupling) : n_(static_cast<double>(n_spins)), j_(coupling) {}

    void add(
        const PairMode& mode,
        const Eigen::Vector2d& psi,
        const Eigen::Vector2d& twice,
        double half_layer) {
        const Eigen::Matrix2d energy = mode.couplings + mode.field;
        const Eigen::Matrix2d turn = mode.turns / n_ * pauli(1.0, 0.0);
        const double couplings = psi.dot(mode.couplings * psi);
        numbers_.energy += psi.dot(energy * psi);
        numbers_.mixed_energy += (energy * twice)(0) / twice(0);
        numbers_.flip += psi.dot(turn * psi);
        const Eigen::Vector2d above = factor_of(mode.couplings, half_layer) * psi;
        const Eigen::Vector2d below = factor_of(mode.couplings, -half_layer) * psi;
        numbers_.link_flip += above.dot(turn * below);
        numbers_.neighbours -= couplings / (n_ * j_);
    }

    ProjectedNumbers numbers() const { return numbers_; }

private:
    double n_;
    double j_;
    ProjectedNumbers numbers_;
};

void require_ring(Index n_spins, double coupling, double field) {
    require(n_spins >= 3, "n_spins", "must be at least 3, got {}", n_spins);
    require(
        std::isfinite(coupling) && coupling != 0.0, "coupling", "must not be 0, got {}", coupling);
    require(std::isfinite(field) && field > 0.0, "field", "must be positive, got {}", field);
}

}  // namespace

ProjectedNumbers ring_projection(
    Index n_spins, double coupling, double field, const ImaginaryTime& time) {
    require_ring(n_spins, coupling, field);
    require(time.n_steps >= 1, "n_steps", "must be positive, got {}", time.n_steps);
    ModeSums sums(n_spins, coupling);
    for (Index number = 0; 2 * number < n_spins; ++number) {
        const PairMode mode = mode_of(n_spins, number, coupling, field);
        const Eigen::Matrix2d half = factor_of(mode.couplings, 0.5 * time.spacing);
        const Eigen::Matrix2d step = half * factor_of(mode.field, time.spacing) * half;
        Eigen::Vector2d psi(1.0, 0.0);
        for (Index k = 0; k < time.n_steps; ++k) {
            psi = (step * psi).normalized();
        }
        Eigen::Vector2d twice = psi;
        for (Index k = 0; k < time.n_steps; ++k) {
            twice = (step * twice).normalized();
        }
        sums.add(mode, psi, twice, 0.5 * time.spacing);
    }
    return sums.numbers();
}

ProjectedNumbers ring_projection(Index n_spins, double coupling, double field, double total_time) {
    require_ring(n_spins, coupling, field);
    ModeSums sums(n_spins, coupling);
    for (Index number = 0; 2 * number < n_spins; ++number) {
        const PairMode mode = mode_of(n_spins, number, coupling, field);
        const Eigen::Matrix2d energy = mode.couplings + mode.field;
        const Eigen::Vector2d start(1.0, 0.0);
        const Eigen::Vector2d psi = (direction_of(energy, total_time) * start).normalized();
        const Eigen::Vector2d twice = (direction_of(energy, total_time) * psi).normalized();
        sums.add(mode, psi, twice, 0.0);
    }
    return sums.numbers();
}

}  // namespace feynet
