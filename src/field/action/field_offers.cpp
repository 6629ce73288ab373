#include "action/with_shape.hpp"
#include "feynet/core/lane_register.hpp"
#include "feynet/field/action/field_action.hpp"

#include <cstddef>

namespace feynet {
namespace {

/// A SitePotential in registers.
struct SiteRegisters {
    LaneRegister quadratic;
    double quartic;
    LaneRegister tilt;

    LaneRegister delta(const LaneRegister& x, const LaneRegister& shift) const {
        const LaneRegister squares = 2.0 * x * (x + shift) + shift * shift;
        return shift * ((2.0 * x + shift) * (quadratic + quartic * squares) - tilt);
    }
};

struct CountRegisters {
    LaneRegister taken{};
    LaneRegister non_finite{};

    /// Offers one value x to shift.
    void offer(
        const SiteRegisters& site,
        const LaneRegister& shift,
        const LaneRegister& limit,
        double* x) {
        const LaneRegister here = load(x);
        const LaneRegister change = site.delta(here, shift);
        const LaneIntegers finite = is_finite(change);
        const LaneIntegers accepted = (change < limit) & finite;
        store(x, accepted ? here + shift : here);
        taken = accepted ? taken + 1.0 : taken;
        non_finite = finite ? non_finite : non_finite + 1.0;
    }

    MoveCount lanes() const {
        return {.taken = lanes_of(taken), .non_finite = lanes_of(non_finite)};
    }
};

}  // namespace

/// Σ φ_c² of the other components at the site of move i.
LaneRegister FieldAction::other_squares(const Block& q, Index i) const {
    const Index own = column_of(i);
    const Index n_sites = lattice_.n_sites();
    LaneRegister sum{};
    for (Index column = own % n_sites; column < dimension(); column += n_sites) {
        const LaneRegister other = load(q.data() + column * lanes);
        sum += column == own ? LaneRegister{} : other * other;
    }
    return sum;
}

template <int n_space, bool is_single, bool is_open>
MoveCount FieldAction::offer_in_shape(const Offers& offers, Block& q) const {
    const auto [stiffness, mass_term, quartic] = couplings_;
    const double bonds = stiffness * (2.0 + 2.0 * n_space);
    const double in_bond = 2.0 * stiffness;
    const LaneRegister alone = LaneRegister{} + (mass_term + bonds);
    const double* shift = offers.shifts.data();
    const double* limit = offers.limits.data();
    CountRegisters count;
    for (Index i = offers.first; i < offers.first + offers.n(); ++i) {
        const Index first = is_single ? 0 : first_column(i);
        const Place& place = place_of(i - first);
        double* const field = q.data() + first * lanes;
        double* const x = field + place.site * lanes;
        const auto at = [field](Index site) { return load(field + site * lanes); };
        SiteRegisters site{alone, quartic, {}};
        if (is_open && (place.in_time[0] < 0 || place.in_time[1] < 0)) {
            const SitePotential end = site_potential(q, i);
            site = {load(end.quadratic.data()), end.quartic, load(end.tilt.data())};
        } else {
            LaneRegister neighbours = at(place.in_time[0]) + at(place.in_time[1]);
            for (std::size_t k = 0; k < 2 * n_space; k += 2) {
                neighbours += at(place.in_space[k]) + at(place.in_space[k + 1]);
            }
            site.tilt = in_bond * neighbours;
            if constexpr (!is_single) {
                site.quadratic = mass_term + 2.0 * quartic * other_squares(q, i) + bonds;
            }
        }
        count.offer(site, load(shift), load(limit), x);
        shift += lanes;
        limit += lanes;
    }
    return count.lanes();
}

MoveCount FieldAction::offer(const Offers& offers, Block& q) const {
    return with_shape(
        lattice_.n_dimensions() - 1, n_components_ == 1, [&](auto space, auto single) {
            constexpr int n_space = decltype(space)::value;
            constexpr bool is_single = decltype(single)::value;
            return lattice_.is_open() ? offer_in_shape<n_space, is_single, true>(offers, q)
                                      : offer_in_shape<n_space, is_single, false>(offers, q);
        });
}

}  // namespace feynet
