#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/path/path_system.hpp"

#include <utility>

namespace feynet {

/// The energy on a ring by the virial theorem, E = ⟨∂(aW)/∂a + x W'/2⟩, at the points where the
/// rule evaluates the lattice potential W; V + x V'/2 where nothing is corrected. Its variance
/// stays finite as a → 0, its mean is that of PrimitiveEnergy at every a.
template <Potential V>
class VirialEnergy final : public Observable {
public:
    VirialEnergy(Rule rule, V potential) : rule_(rule), potential_(std::move(potential)) {}

    std::string_view name() const override { return "energy"; }
    Index size() const override { return 1; }

    void measure(const Block& path, Block& values) const override {
        Lanes sum = Lanes::Zero();
        Lanes before = path.col(path.cols() - 1);
        for (Index n = 0; n < path.cols(); ++n) {
            const Lanes here = path.col(n);
            const Lanes x = rule_ == Rule::Site ? here : Lanes(0.5 * (here + before));
            sum += virial_energy(potential_, x);
            before = here;
        }
        values.resize(lanes, 1);
        values.col(0) = sum / static_cast<double>(path.cols());
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

    void measure(const Block& path, Block& values) const override {
        const double kinetic = 0.5 * mass_ / (spacing_ * spacing_);
        Lanes sum = Lanes::Zero();
        Lanes before = path.col(path.cols() - 1);
        for (Index n = 0; n < path.cols(); ++n) {
            const Lanes here = path.col(n);
            const Lanes x = rule_ == Rule::Site ? here : Lanes(0.5 * (here + before));
            sum += thermal_energy(potential_, x) - kinetic * (here - before).square();
            before = here;
        }
        values.resize(lanes, 1);
        values.col(0) = 0.5 / spacing_ + sum / static_cast<double>(path.cols());
    }

private:
    Rule rule_;
    double mass_;
    double spacing_;
    V potential_;
};

}  // namespace feynet
