#pragma once

#include "feynet/core/lane_sum.hpp"
#include "feynet/core/observable.hpp"
#include "feynet/path/path_system.hpp"

#include <utility>

namespace feynet {

/// The mean of term(xₙ₋₁, xₙ) over the links of a ring.
template <typename Term>
[[gnu::always_inline]] inline Lanes mean_over_links(const Block& path, const Term& term) {
    const Index n_links = path.cols();
    const Lanes around = term(path.col(n_links - 1), path.col(0));
    const Lanes others =
        lane_sum(1, n_links, [&](Index n) -> Lanes { return term(path.col(n - 1), path.col(n)); });
    return (around + others) / static_cast<double>(n_links);
}

/// The energy on a ring by the virial theorem, E = ⟨∂(aW)/∂a + x W'/2⟩, at the points where the
/// rule evaluates the lattice potential W; V + x V'/2 where nothing is corrected. Its variance
/// stays finite as a → 0, its mean is that of PrimitiveEnergy at every a.
template <Potential V>
class VirialEnergy final : public Observable {
public:
    VirialEnergy(Rule rule, V potential) : rule_(rule), potential_(std::move(potential)) {}

    std::string_view name() const override { return "energy"; }
    Index size() const override { return 1; }

    [[gnu::flatten]] void measure(const Block& path, Block& values) const override {
        const HeldPotential<V> potential = potential_;
        const bool at_sites = rule_ == Rule::Site;
        const auto term = [&](const Lanes& before, const Lanes& here) {
            return virial_energy(potential, at_sites ? here : Lanes(0.5 * (here + before)));
        };
        values.resize(lanes, 1);
        values.col(0) = mean_over_links(path, term);
    }

private:
    Rule rule_;
    V potential_;
};

/// The energy on a ring as −∂ ln Z/∂β at fixed N, β = Na:
///
///     E = 1/(2a) − ⟨m (Δx)²/(2a²)⟩ + ⟨∂(aW)/∂a⟩,
///
/// W the lattice potential, the last term ⟨V⟩ where nothing is corrected: the primitive estimator,
/// whose variance grows as 1/a.
template <Potential V>
class PrimitiveEnergy final : public Observable {
public:
    PrimitiveEnergy(Rule rule, double mass, double spacing, V potential)
        : rule_(rule), mass_(mass), spacing_(spacing), potential_(std::move(potential)) {}

    std::string_view name() const override { return "energy_primitive"; }
    Index size() const override { return 1; }

    [[gnu::flatten]] void measure(const Block& path, Block& values) const override {
        const double kinetic = 0.5 * mass_ / (spacing_ * spacing_);
        const HeldPotential<V> potential = potential_;
        const bool at_sites = rule_ == Rule::Site;
        const auto term = [&](const Lanes& before, const Lanes& here) {
            const Lanes x = at_sites ? here : Lanes(0.5 * (here + before));
            const Lanes step = here - before;
            return Lanes(thermal_energy(potential, x) - kinetic * (step * step));
        };
        values.resize(lanes, 1);
        values.col(0) = 0.5 / spacing_ + mean_over_links(path, term);
    }

private:
    Rule rule_;
    double mass_;
    double spacing_;
    V potential_;
};

}  // namespace feynet
