#pragma once

#include "feynet/boltzmann/deep/gadgets.hpp"
#include "feynet/boltzmann/deep/imaginary_time.hpp"

#include <Eigen/Core>

#include <complex>
#include <cstddef>
#include <vector>

namespace feynet {

/// A wave function of N spins as a deep Boltzmann machine: visible units v, deep units d and hidden
/// units h, all ±1, and weights W only between a hidden unit and the others,
///
///     ψ(v) = e^{c} Σ_d Π_j 2 cosh θ_j,   θ_j = Σ_u W_{uj} (v, d)_u.
///
/// An operator that acts on the state acts on the network: what were visible units become deep ones
/// or are shared out, and new units are laid on top. No weight is learned.
///
/// Source  Carleo, Nomura and Imada, Nat. Commun. 9, 5322 (2018), arXiv:1802.09558
class DeepMachine {
public:
    /// A weight of a hidden unit; units 0 … N − 1 are visible, N, N + 1, … deep in the order in
    /// which they came, the deepest first.
    struct Leg {
        Index unit = 0;
        std::complex<double> weight;
    };

    /// The connections of one hidden unit; it is summed over its two values.
    using HiddenUnit = std::vector<Leg>;

    /// ψ = 1.
    /// @throws InvalidInput for no spins
    explicit DeepMachine(Index n_spins);

    /// ψ ← Π (1 − v v')/2 ψ: each pair a singlet, in the rotated basis, where ψ was 1. One hidden
    /// unit a pair, with the weight iπ/4.
    void pair_up(const std::vector<Bond>& singlets);

    /// ψ ← e^{K σᶻσᶻ} ψ: one hidden unit.
    void apply_coupling(Index first, Index second, std::complex<double> strength);

    /// ψ ← e^{g σˣ} ψ: one deep unit and one hidden one. The visible unit takes over nothing: what
    /// was connected to it is connected to the deep unit now.
    void apply_field(Index spin, double strength);

    /// ψ ← e^{−g(σᶻσᶻ − σˣσˣ − σʸσʸ)} ψ: one deep unit d and three hidden ones. What was connected
    /// to the first spin by W is connected to d now; what was connected to the second, to v + v' −
    /// d.
    void apply_exchange(Index first, Index second, double strength);

    /// ψ ← the factor ψ, by one of the three gadgets above.
    void apply(const EvolutionFactor& factor);

    Index n_spins() const { return n_spins_; }
    Index n_deep() const { return n_deep_; }
    Index n_hidden() const { return static_cast<Index>(hidden_.size()); }
    const std::vector<HiddenUnit>& hidden() const { return hidden_; }

    /// ψ(v), with all 2ᴰ states of the deep units summed.                       spins: N, ±1
    ///
    /// @throws InvalidInput for more than `most_summed_deep` deep units
    std::complex<double> amplitude(const Eigen::VectorXd& spins) const;

    static constexpr Index most_summed_deep = 24;

private:
    void add_hidden(HiddenUnit hidden);
    void add_pair(Index first, Index second, const PairUnit& unit);

    Index n_spins_;
    Index n_deep_ = 0;
    std::vector<HiddenUnit> hidden_;
    std::vector<std::vector<std::size_t>> hidden_of_;  ///< at least those of each visible unit
    std::complex<double> log_scale_ = 0.0;
};

/// The network of e^{−τH} on the state that the model starts from, gadget by gadget.
///
/// @throws InvalidInput as evolution_factors() and start_singlets()
DeepMachine deep_machine(const SpinModel& model, const ImaginaryTime& time);

}  // namespace feynet
