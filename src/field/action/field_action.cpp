#include "feynet/field/action/field_action.hpp"

#include "feynet/core/error.hpp"

#include <type_traits>
#include <utility>

namespace feynet {

struct FieldAction::Strip {
    Index n_sites;
    double weight;                          ///< w_x of every site
    Index column;                           ///< of the first site
    const double* here;                     ///< φ of the first site, all chains
    const double* before;                   ///< its neighbour in time; itself beyond an open end
    const double* after;                    ///< likewise
    std::array<const double*, 6> beside{};  ///< x + μ and x − μ, for each direction in space
    const double* squares;                  ///< Σ_c φ_c²; null for a single component

    /// The strip that begins t sites later, of n sites.
    Strip piece(Index t, Index n, double weight_there, Index n_beside) const {
        Strip there = *this;
        there.n_sites = n;
        there.weight = weight_there;
        there.column += t;
        there.here += t * lanes;
        there.before = there.here - lanes;
        there.after = there.here + lanes;
        for (std::size_t k = 0; k < static_cast<std::size_t>(n_beside); ++k) {
            there.beside[k] += t * lanes;
        }
        there.squares += squares == nullptr ? 0 : t * lanes;
        return there;
    }
};

namespace {

using Site = Eigen::Map<const Lanes>;

Site site_at(const double* strip, Index t) {
    return Site(strip + t * lanes);
}

/// Calls run(number of directions in space, whether there is one component) with constants.
template <typename Run>
void with_shape(Index n_space, bool is_single, Run run) {
    const auto choose = [&](auto space) {
        if (is_single) {
            run(space, std::true_type{});
        } else {
            run(space, std::false_type{});
        }
    };
    switch (n_space) {
        case 0:
            return choose(std::integral_constant<int, 0>{});
        case 1:
            return choose(std::integral_constant<int, 1>{});
        case 2:
            return choose(std::integral_constant<int, 2>{});
        default:
            return choose(std::integral_constant<int, 3>{});
    }
}

template <int n_space, bool is_single, typename Strip>
Lanes strip_value(const Strip& strip, const ScalarCouplings& couplings) {
    const auto [stiffness, mass_term, quartic] = couplings;
    Lanes site_sum = Lanes::Zero();
    Lanes space_sum = Lanes::Zero();
    Lanes time_sum = Lanes::Zero();
    for (Index t = 0; t < strip.n_sites; ++t) {
        const Lanes x = site_at(strip.here, t);
        const Lanes square = x.square();
        const Lanes squares = is_single ? square : Lanes(site_at(strip.squares, t));
        site_sum += square * (mass_term + quartic * squares);
        time_sum += (site_at(strip.after, t) - x).square();
        for (std::size_t k = 0; k < 2 * n_space; k += 2) {
            space_sum += (site_at(strip.beside[k], t) - x).square();
        }
    }
    return strip.weight * (site_sum + stiffness * space_sum) + stiffness * time_sum;
}

template <int n_space, bool is_single, typename Strip>
void strip_gradient(const Strip& strip, const ScalarCouplings& couplings, double* gradient) {
    const double in_time = 2.0 * couplings.stiffness;
    const double in_space = strip.weight * in_time;
    const double linear = 2.0 * (strip.weight * couplings.mass_term + n_space * in_space + in_time);
    const double cubic = 4.0 * strip.weight * couplings.quartic;
    for (Index t = 0; t < strip.n_sites; ++t) {
        const Lanes x = site_at(strip.here, t);
        Lanes pull = in_time * (site_at(strip.before, t) + site_at(strip.after, t));
        for (std::size_t k = 0; k < 2 * n_space; k += 2) {
            pull += in_space * (site_at(strip.beside[k], t) + site_at(strip.beside[k + 1], t));
        }
        const Lanes squares = is_single ? Lanes(x.square()) : Lanes(site_at(strip.squares, t));
        Eigen::Map<Lanes>(gradient + t * lanes) = x * (linear + cubic * squares) - pull;
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
            beside_.push_back(lattice_.next(line * n_times, direction) / n_times);
            beside_.push_back(lattice_.previous(line * n_times, direction) / n_times);
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

/// Calls kernel(strip) for the inside and the two ends of every time line of every component.
template <typename Kernel>
void FieldAction::for_each_strip(const Block& q, Kernel kernel) const {
    const Index n_times = lattice_.n_times();
    const Index n_beside = 2 * (lattice_.n_dimensions() - 1);
    const double end_weight = lattice_.slice_weight(0);
    const Index wrap = lattice_.is_open() ? 0 : (n_times - 1) * lanes;
    Block squares(lanes, n_components_ == 1 ? 0 : n_times);
    for (Index line = 0; line < lattice_.n_lines(); ++line) {
        if (n_components_ > 1) {
            squares.setZero();
            for (Index c = 0; c < n_components_; ++c) {
                squares += q.middleCols(c * lattice_.n_sites() + line * n_times, n_times).square();
            }
        }
        for (Index c = 0; c < n_components_; ++c) {
            const double* field = q.data() + c * lattice_.n_sites() * lanes;
            Strip whole{};
            whole.column = c * lattice_.n_sites() + line * n_times;
            whole.here = field + line * n_times * lanes;
            whole.squares = n_components_ == 1 ? nullptr : squares.data();
            for (Index k = 0; k < n_beside; ++k) {
                const Index other = beside_[static_cast<std::size_t>(line * n_beside + k)];
                whole.beside[static_cast<std::size_t>(k)] = field + other * n_times * lanes;
            }
            Strip first = whole.piece(0, 1, end_weight, n_beside);
            first.before = first.here + wrap;
            kernel(first);
            kernel(whole.piece(1, n_times - 2, 1.0, n_beside));
            Strip last = whole.piece(n_times - 1, 1, end_weight, n_beside);
            last.after = last.here - wrap;
            kernel(last);
        }
    }
}

Lanes FieldAction::value(const Block& q) const {
    Lanes sum = Lanes::Zero();
    with_shape(lattice_.n_dimensions() - 1, n_components_ == 1, [&](auto space, auto single) {
        for_each_strip(q, [&](const Strip& strip) {
            sum += strip_value<decltype(space)::value, decltype(single)::value>(strip, couplings_);
        });
    });
    return sum;
}

void FieldAction::gradient(const Block& q, Block& gradient) const {
    gradient.resize(lanes, dimension());
    with_shape(lattice_.n_dimensions() - 1, n_components_ == 1, [&](auto space, auto single) {
        for_each_strip(q, [&](const Strip& strip) {
            strip_gradient<decltype(space)::value, decltype(single)::value>(
                strip, couplings_, gradient.data() + strip.column * lanes);
        });
    });
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
