#pragma once

#include "feynet/core/random.hpp"
#include "feynet/field/lattice.hpp"
#include "feynet/field/scalar_couplings.hpp"

#include <string>
#include <vector>

namespace feynet::test {

/// S of one configuration as (1) of ScalarCouplings says it, by sums over sites and directions;
/// a second, independent action.
template <typename T>
T plain_field_action(
    const Lattice& lattice,
    const ScalarCouplings& couplings,
    Index n_components,
    const std::vector<T>& phi) {
    T sum{};
    const auto at = [&](Index component, Index site) {
        return phi[static_cast<std::size_t>(component * lattice.n_sites() + site)];
    };
    for (Index site = 0; site < lattice.n_sites(); ++site) {
        T square{};
        for (Index c = 0; c < n_components; ++c) {
            square += at(c, site) * at(c, site);
            for (Index direction = 0; direction < lattice.n_dimensions(); ++direction) {
                const T step = at(c, lattice.next(site, direction)) - at(c, site);
                sum += lattice.bond_weight(site, direction) * couplings.stiffness * step * step;
            }
        }
        const double weight = lattice.slice_weight(lattice.coordinate(site, 0));
        sum += weight * (couplings.mass_term * square + couplings.quartic * square * square);
    }
    return sum;
}

/// The configuration of one chain.
template <typename T = double>
std::vector<T> chain_of(const Block& q, int lane) {
    std::vector<T> phi;
    for (Index i = 0; i < q.cols(); ++i) {
        phi.emplace_back(q(lane, i));
    }
    return phi;
}

struct FieldCase {
    std::string name;
    Lattice lattice;
    ScalarCouplings couplings;
    Index n_components;
};

/// One to four dimensions, both ends of time, one to three components, three conventions.
inline std::vector<FieldCase> field_cases() {
    const std::vector<std::vector<Index>> extents{
        {5}, {2}, {4, 3}, {2, 4}, {3, 4, 2}, {3, 2, 3, 2}, {2, 2, 2, 2}};
    std::vector<FieldCase> cases;
    for (const std::vector<Index>& shape : extents) {
        for (const TimeEnds ends : {TimeEnds::Periodic, TimeEnds::Open}) {
            const Lattice lattice(shape, ends);
            const Index d = lattice.n_dimensions();
            for (Index n = 1; n <= 3; ++n) {
                const std::string name = std::to_string(d) + "d, " + std::string(word(ends)) +
                                         ", " + std::to_string(n) + " components, ";
                cases.push_back({name + "flow", lattice, ScalarCouplings::flow(-4.0, 4.8), n});
                cases.push_back(
                    {name + "canonical", lattice, ScalarCouplings::canonical(0.3, 0.0), n});
                cases.push_back(
                    {name + "hopping", lattice, ScalarCouplings::hopping(0.27, 0.9, d), n});
            }
        }
    }
    return cases;
}

inline Block some_field(Index n, std::uint64_t seed) {
    Block q(lanes, n);
    fill_normals(Stream{.seed = seed}, Purpose::Test, q);
    return q;
}

}  // namespace feynet::test
