#include "feynet/field/action/field_action.hpp"

#include "action/with_shape.hpp"
#include "feynet/core/error.hpp"

#include <utility>

namespace feynet {

/// A time line of one component with its neighbours.
struct FieldAction::Line {
    Index column = 0;                       ///< of the first site
    const double* here = nullptr;           ///< φ of the first site, all chains
    std::array<const double*, 6> beside{};  ///< x + μ and x − μ, for each direction in space
    const double* squares = nullptr;        ///< Σ_c φ_c², of a field of several components
};

namespace {

/// Sites of a time line that have the same weight; pointers are to what belongs to time 0.
struct Piece {
    Index first;
    Index end;
    double weight;         ///< w_x
    const double* before;  ///< the neighbour in time; the site itself beyond an open end
    const double* after;   ///< likewise
};

/// The two ends of a line and what is between them.
std::array<Piece, 3> pieces_of(const Lattice& lattice, const double* here) {
    const Index last = lattice.n_times() - 1;
    const Index around = lattice.is_open() ? 0 : last * lanes;
    const double end_weight = lattice.slice_weight(0);
    const double* const before = here - lanes;
    const double* const after = here + lanes;
    return {
        {{0, 1, end_weight, here + around, after},
         {1, last, 1.0, before, after},
         {last, last + 1, end_weight, before, here - around}}};
}

Eigen::Map<const Lanes> site_at(const double* line, Index t) {
    return Eigen::Map<const Lanes>(line + t * lanes);
}

template <int n_space, bool is_single, typename Line>
Lanes piece_value(const Line& line, const Piece& piece, const ScalarCouplings& couplings) {
    const auto [stiffness, mass_term, quartic] = couplings;
    Lanes site_sum = Lanes::Zero();
    Lanes space_sum = Lanes::Zero();
    Lanes time_sum = Lanes::Zero();
    for (Index t = piece.first; t < piece.end; ++t) {
        const Lanes x = site_at(line.here, t);
        const Lanes square = x.square();
        const Lanes squares = is_single ? square : Lanes(site_at(line.squares, t));
        site_sum += square * (mass_term + quartic * squares);
        time_sum += (site_at(piece.after, t) - x).square();
        for (std::size_t k = 0; k < 2 * n_space; k += 2) {
            space_sum += (site_at(line.beside[k], t) - x).square();
        }
    }
    return piece.weight * (site_sum + stiffness * space_sum) + stiffness * time_sum;
}

/// Calls act(site, ∂S/∂φ) for every site of a piece; act may change what is not φ.
template <int n_space, bool is_single, typename Line, typename Act>
void for_each_force(
    const Line& line, const Piece& piece, const ScalarCouplings& couplings, const Act& act) {
    const double in_time = 2.0 * couplings.stiffness;
    const auto [column, here, beside, all_squares] = line;
    const auto [first, end, weight, before, after] = piece;
    const double in_space = weight * in_time;
    const double linear = 2.0 * (weight * couplings.mass_term + n_space * in_space + in_time);
    const double cubic = 4.0 * weight * couplings.quartic;
    for (Index t = first; t < end; ++t) {
        const Lanes x = site_at(here, t);
        Lanes pull = in_time * (site_at(before, t) + site_at(after, t));
        for (std::size_t k = 0; k < 2 * n_space; k += 2) {
            pull += in_space * (site_at(beside[k], t) + site_at(beside[k + 1], t));
        }
        const Lanes squares = is_single ? Lanes(x.square()) : Lanes(site_at(all_squares, t));
        act(column + t, x * (linear + cubic * squares) - pull);
    }
}

}  // namespace

FieldAction::FieldAction(Lattice lattice, const ScalarCouplings& couplings, Index n_components)
    : lattice_(std::move(lattice)), couplings_(couplings), n_components_(n_components) {
    check(couplings);
    require(n_components >= 1, "n_components", "must be at least 1, got {}", n_components);
    places_.reserve(static_cast<std::size_t>(lattice_.n_sites()));
    for (const bool is_odd : {false, true}) {
        for (Index site = 0; site < lattice_.n_sites(); ++site) {
            if (lattice_.is_odd(site) == is_odd) {
                places_.push_back(place_at(site));
            }
        }
    }
    const Index n_times = lattice_.n_times();
    for (Index line = 0; line < lattice_.n_lines(); ++line) {
        for (Index direction = 1; direction < lattice_.n_dimensions(); ++direction) {
            beside_.push_back(lattice_.next(line * n_times, direction));
            beside_.push_back(lattice_.previous(line * n_times, direction));
        }
    }
}

FieldAction::Place FieldAction::place_at(Index site) const {
    const auto narrow = [](Index index) { return static_cast<std::int32_t>(index); };
    Place place{.site = narrow(site)};
    const Index before = lattice_.previous(site, 0);
    place.in_time = {
        lattice_.has_bond(before, 0) ? narrow(before) : -1,
        lattice_.has_bond(site, 0) ? narrow(lattice_.next(site, 0)) : -1};
    for (Index direction = 1; direction < lattice_.n_dimensions(); ++direction) {
        const auto k = static_cast<std::size_t>(2 * (direction - 1));
        place.in_space[k] = narrow(lattice_.next(site, direction));
        place.in_space[k + 1] = narrow(lattice_.previous(site, direction));
    }
    return place;
}

/// Calls kernel(line) for every time line of every component.
template <typename Kernel>
void FieldAction::for_each_line(const Block& q, Kernel kernel) const {
    const Index n_sites = lattice_.n_sites();
    const Index n_times = lattice_.n_times();
    const Index n_beside = 2 * (lattice_.n_dimensions() - 1);
    const Index* beside = beside_.data();
    Block squares(lanes, n_components_ == 1 ? 0 : n_times);
    for (Index column = 0; column < n_sites; column += n_times, beside += n_beside) {
        if (n_components_ > 1) {
            squares.setZero();
            for (Index c = 0; c < n_components_; ++c) {
                squares += q.middleCols(c * n_sites + column, n_times).square();
            }
        }
        for (Index c = 0; c < n_components_; ++c) {
            const double* const field = q.data() + c * n_sites * lanes;
            Line line{.column = c * n_sites + column, .here = field + column * lanes};
            line.squares = squares.data();
            for (Index k = 0; k < n_beside; ++k) {
                line.beside[static_cast<std::size_t>(k)] = field + beside[k] * lanes;
            }
            kernel(line);
        }
    }
}

[[gnu::flatten]] Lanes FieldAction::value(const Block& q) const {
    Lanes sum = Lanes::Zero();
    with_shape(lattice_.n_dimensions() - 1, n_components_ == 1, [&](auto space, auto single) {
        for_each_line(q, [&](const Line& line) {
            for (const Piece& piece : pieces_of(lattice_, line.here)) {
                sum += piece_value<decltype(space)::value, decltype(single)::value>(
                    line, piece, couplings_);
            }
        });
    });
    return sum;
}

/// Calls act(site, ∂S/∂φ) for every site, line by line, and after each line done(first site).
template <typename Act, typename Done>
void FieldAction::for_each_force(const Block& q, const Act& act, const Done& done) const {
    with_shape(lattice_.n_dimensions() - 1, n_components_ == 1, [&](auto space, auto single) {
        for_each_line(q, [&](const Line& line) {
            for (const Piece& piece : pieces_of(lattice_, line.here)) {
                feynet::for_each_force<decltype(space)::value, decltype(single)::value>(
                    line, piece, couplings_, act);
            }
            done(line.column);
        });
    });
}

[[gnu::flatten]] void FieldAction::gradient(const Block& q, Block& gradient) const {
    gradient.resize(lanes, dimension());
    for_each_force(
        q,
        [to = gradient.data()](Index site, const Lanes& force) {
            Eigen::Map<Lanes>(to + site * lanes) = force;
        },
        [](Index /*first_site*/) {});
}

[[gnu::flatten]] void FieldAction::kick_and_drift(
    const Lanes& kick, const Lanes& drift, Block& q, Block& p) const {
    const Index n_sites = lattice_.n_sites();
    const Index plane = lattice_.n_lines() == 1 ? n_sites : n_sites / lattice_.extents().back();
    const auto drift_sites = [drift = Lanes(drift), field = q.data(), momenta = p.data()](
                                 Index first, Index n) {
        for (Index i = first * lanes; i < (first + n) * lanes; i += lanes) {
            Eigen::Map<Lanes>(field + i) += Eigen::Map<const Lanes>(momenta + i) * drift;
        }
    };
    for_each_force(
        q,
        [kick = Lanes(kick), momenta = p.data()](Index site, const Lanes& force) {
            Eigen::Map<Lanes>(momenta + site * lanes) -= force * kick;
        },
        [&](Index first_site) {
            // the first hyperplane is a neighbour of the last one
            if (first_site % n_sites >= 2 * plane) {
                drift_sites(first_site - plane, lattice_.n_times());
            }
        });
    for (Index first = 0; first < dimension(); first += n_sites) {
        drift_sites(first, plane);
        if (plane < n_sites) {
            drift_sites(first + n_sites - plane, plane);
        }
    }
}

SitePotential FieldAction::site_potential(const Block& q, Index i) const {
    const Index first = first_column(i);
    const Place& place = place_of(i - first);
    const auto n_beside = static_cast<std::size_t>(2 * (lattice_.n_dimensions() - 1));
    Lanes in_time = Lanes::Zero();
    double n_bonds = 0.0;
    for (const std::int32_t neighbour : place.in_time) {
        if (neighbour >= 0) {
            in_time += q.col(first + neighbour);
            n_bonds += 1.0;
        }
    }
    const double weight = n_bonds > 1.0 ? 1.0 : 0.5;
    Lanes in_space = Lanes::Zero();
    for (std::size_t k = 0; k < n_beside; ++k) {
        in_space += q.col(first + place.in_space[k]);
    }
    Lanes others = Lanes::Zero();
    for (Index c = 0; n_components_ > 1 && c < n_components_; ++c) {
        if (c * lattice_.n_sites() != first) {
            others += q.col(c * lattice_.n_sites() + place.site).square();
        }
    }
    const auto [stiffness, mass_term, quartic] = couplings_;
    n_bonds += weight * static_cast<double>(n_beside);
    return {
        .quadratic = weight * (mass_term + 2.0 * quartic * others) + stiffness * n_bonds,
        .quartic = weight * quartic,
        .tilt = 2.0 * stiffness * (in_time + weight * in_space)};
}

}  // namespace feynet
