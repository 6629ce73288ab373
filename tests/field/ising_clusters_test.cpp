// A field of unit moduli is the Ising model at β = 2κ: every state of the 4 × 4 torus by
// enumeration, against clusters that flip its signs, from the ordered state.
#include "feynet/field/action/field_bonds.hpp"
#include "feynet/field/exact/ising_torus.hpp"
#include "feynet/sampler/wolff.hpp"
#include "feynet/statistics/distribution.hpp"
#include "field/reference_field.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <utility>

namespace feynet::test::ising_clusters_test {
namespace {

/// Energy in units of the coupling and magnetisation, the same for many states.
using Level = std::pair<int, int>;

constexpr Index n_spins = 16;
constexpr double beta = 0.42;

FieldAction unit_field() {
    return {Lattice({4, 4}), {.stiffness = 0.5 * beta, .mass_term = 0.0, .quartic = 1.0}};
}

Level level_of(const Lattice& lattice, const std::vector<double>& spins) {
    double energy = 0.0;
    double magnetisation = 0.0;
    for (Index site = 0; site < n_spins; ++site) {
        const double here = spins[static_cast<std::size_t>(site)];
        magnetisation += here;
        for (Index direction = 0; direction < 2; ++direction) {
            energy -= here * spins[static_cast<std::size_t>(lattice.next(site, direction))];
        }
    }
    return {static_cast<int>(energy), static_cast<int>(magnetisation)};
}

/// The probability of each level.
std::map<Level, double> exact_law() {
    const Lattice lattice({4, 4});
    std::map<Level, double> law;
    double sum = 0.0;
    for (unsigned state = 0; state < 1U << n_spins; ++state) {
        std::vector<double> spins;
        for (Index site = 0; site < n_spins; ++site) {
            spins.push_back((state >> site) % 2 == 1 ? 1.0 : -1.0);
        }
        const Level level = level_of(lattice, spins);
        const double weight = std::exp(-beta * level.first);
        law[level] += weight;
        sum += weight;
    }
    for (auto& [level, probability] : law) {
        probability /= sum;
    }
    return law;
}

/// How the levels of 20000 chains are distributed after 25 steps, as p of χ² over levels; rare
/// ones count as one.
template <typename Sampler>
double p_of_levels() {
    constexpr std::uint32_t n_blocks = 2500;
    const FieldAction action = unit_field();
    const FieldBonds bonds(action);
    const Sampler sampler(bonds);
    std::map<Level, double> seen;
    for (std::uint32_t block = 0; block < n_blocks; ++block) {
        Block q = Block::Ones(lanes, n_spins);
        Stream stream{.seed = 11, .first_chain = lanes * block};
        for (stream.trajectory = 1; stream.trajectory <= 25; ++stream.trajectory) {
            sampler.step(q, StreamSource(stream));
        }
        for (int lane = 0; lane < lanes; ++lane) {
            seen[level_of(action.lattice(), chain_of(q, lane))] += 1.0;
        }
    }
    double chi_squared = 0.0;
    double n_cells = 0.0;
    double rare_seen = 0.0;
    double rare_expected = 0.0;
    static const std::map<Level, double> law = exact_law();
    for (const auto& [level, probability] : law) {
        const double expected = probability * n_blocks * lanes;
        if (expected < 20.0) {
            rare_expected += expected;
            rare_seen += seen[level];
            continue;
        }
        chi_squared += (seen[level] - expected) * (seen[level] - expected) / expected;
        n_cells += 1.0;
    }
    chi_squared += (rare_seen - rare_expected) * (rare_seen - rare_expected) / rare_expected;
    return chi_squared_survival(chi_squared, n_cells);
}

/// J where 2J is due.
template <typename Steps>
struct HoldsHalf : Steps {
    static Eigen::Array<bool, lanes, 1> holds(const Lanes& cost, const Lanes& u) {
        return Steps::holds(0.5 * cost, u);
    }
};
/// Each site decides for itself.
struct SitesDecide : ClusterSteps {
    static Index deciding(const LaneClusters&, int, Index site) { return site; }
};
/// One site does not turn with its cluster.
struct LeavesOneOut : WolffSteps {
    static Index deciding(const LaneClusters& clusters, int lane, Index site) {
        return site == 5 ? site : clusters.parent(lane, site);
    }
};

/// The energy per site of 3200 chains on the 12 × 8 torus after 40 steps, in standard errors from
/// Kaufman's.
template <typename Sampler>
double energy_pull() {
    constexpr std::uint32_t n_blocks = 400;
    constexpr double n = lanes * n_blocks;
    const Lattice lattice({12, 8});
    const FieldAction action(lattice, {.stiffness = 0.22, .mass_term = 0.0, .quartic = 1.0});
    const FieldBonds bonds(action);
    const Sampler sampler(bonds);
    double sum = 0.0;
    double square = 0.0;
    for (std::uint32_t block = 0; block < n_blocks; ++block) {
        Block q = Block::Ones(lanes, 96);
        Stream stream{.seed = 12, .first_chain = lanes * block};
        for (stream.trajectory = 1; stream.trajectory <= 40; ++stream.trajectory) {
            sampler.step(q, StreamSource(stream));
        }
        Lanes energy = Lanes::Zero();
        for (const auto& [first, second] : bonds.bonds()) {
            energy -= q.col(first) * q.col(second) / 96.0;
        }
        sum += energy.sum();
        square += energy.square().sum();
    }
    const double error = std::sqrt((square / n - sum * sum / (n * n)) / n);
    return (sum / n - IsingTorus(12, 8, 0.44).energy()) / error;
}

}  // namespace

TEST_CASE("clusters give Kaufman's energy of a torus" * doctest::test_suite("long")) {
    // False alarm 6e-7 each; seed fixed.
    CHECK(std::abs(energy_pull<SwendsenWang>()) < 5.0);
    CHECK(std::abs(energy_pull<Wolff>()) < 5.0);
    CHECK(std::abs(energy_pull<BasicSwendsenWang<HoldsHalf<ClusterSteps>>>()) > 5.0);
}

TEST_CASE(
    "clusters give each level of the Ising torus its exact probability" *
    doctest::test_suite("long")) {
    // False alarm 1e-6 each; seed fixed.
    CHECK(p_of_levels<SwendsenWang>() > 1e-6);
    CHECK(p_of_levels<Wolff>() > 1e-6);
}

TEST_CASE("wrong clusters do not" * doctest::test_suite("long")) {
    CHECK(p_of_levels<BasicSwendsenWang<HoldsHalf<ClusterSteps>>>() < 1e-6);
    CHECK(p_of_levels<BasicSwendsenWang<SitesDecide>>() < 1e-6);
    CHECK(p_of_levels<BasicWolff<HoldsHalf<WolffSteps>>>() < 1e-6);
    CHECK(p_of_levels<BasicWolff<LeavesOneOut>>() < 1e-6);
}

}  // namespace feynet::test::ising_clusters_test
