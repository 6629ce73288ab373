#pragma once

#include "feynet/core/lane_register.hpp"
#include "feynet/core/local_action.hpp"
#include "feynet/field/action/site_potential.hpp"
#include "feynet/field/lattice.hpp"
#include "feynet/field/scalar_couplings.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace feynet {

/// The action of a scalar field of n components as a function of its values at all sites,
///
///     S = Σ_bonds w_b κ (φ_x − φ_y)² + Σ_x w_x [r φ_x² + u (φ_x²)²],    φ² = Σ_c φ_c²,
///
/// with the weights w of the lattice: 1, and ½ in the end slices of open time. Columns are the
/// sites of the first component, then of the second, …
///
/// Move i shifts one component at one site, in checkerboard order: component by component, in each
/// all even sites, then all odd ones.
///
/// Cost    one pass over the time lines with pointers to their neighbours; a move is O(d)
/// Units   ħ = 1 and lattice spacing 1; S is dimensionless.
class FieldAction final : public LocalAction {
public:
    /// @throws InvalidInput if the couplings have no measure or n_components < 1
    FieldAction(Lattice lattice, const ScalarCouplings& couplings, Index n_components = 1);

    const Lattice& lattice() const { return lattice_; }
    const ScalarCouplings& couplings() const { return couplings_; }
    Index n_components() const { return n_components_; }

    Index dimension() const override { return n_components_ * lattice_.n_sites(); }
    Index n_moves() const override { return dimension(); }

    Lanes value(const Block& q) const override;
    void gradient(const Block& q, Block& gradient) const override;

    /// In one pass over the lines: each drifts one hyperplane behind the kicks, when no force needs
    /// its values any more.
    void kick_and_drift(const Lanes& kick, const Lanes& drift, Block& q, Block& p) const override;

    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        return site_potential(q, i).delta(q.col(column_of(i)), shift);
    }
    void move(Block& q, Index i, const Lanes& shift) const override {
        q.col(column_of(i)) += shift;
    }

    /// The same, move by move in registers.
    MoveCount offer(const Offers& offers, Block& q) const override;

    /// The column that move i shifts.
    Index column_of(Index i) const {
        const Index first = first_column(i);
        return first + place_of(i - first).site;
    }

    /// S as a function of what move i shifts alone, up to a constant; it does not depend on that
    /// value itself.
    SitePotential site_potential(const Block& q, Index i) const;

private:
    /// A site and its neighbours; −1 beyond an open end.
    struct Place {
        std::int32_t site = 0;
        std::array<std::int32_t, 2> in_time{};
        std::array<std::int32_t, 6> in_space{};
    };
    struct Line;

    /// The first column of the component that move i shifts.
    Index first_column(Index i) const {
        return n_components_ == 1 ? 0 : i / lattice_.n_sites() * lattice_.n_sites();
    }
    const Place& place_of(Index i) const { return places_[static_cast<std::size_t>(i)]; }
    Place place_at(Index site) const;

    LaneRegister other_squares(const Block& q, Index i) const;

    template <int n_space, bool is_single, bool is_open>
    MoveCount offer_in_shape(const Offers& offers, Block& q) const;

    template <typename Kernel>
    void for_each_line(const Block& q, Kernel kernel) const;

    template <typename Act, typename Done>
    void for_each_force(const Block& q, const Act& act, const Done& done) const;

    Lattice lattice_;
    ScalarCouplings couplings_;
    Index n_components_;
    std::vector<Place> places_;  ///< in checkerboard order
    std::vector<Index>
        beside_;  ///< of each line, the first sites of x + μ, x − μ for each μ in space
};

}  // namespace feynet
