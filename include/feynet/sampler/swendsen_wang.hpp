#pragma once

#include "feynet/core/error.hpp"
#include "feynet/core/signed_bonds.hpp"
#include "feynet/sampler/lane_clusters.hpp"
#include "feynet/sampler/sampler.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace feynet {

/// The elementary steps of cluster flips.
struct ClusterSteps {
    static constexpr Purpose bond_purpose = Purpose::Bond;
    static constexpr Purpose flip_purpose = Purpose::Flip;

    /// Whether a bond holds its two ends together: u < 1 − exp(−cost of breaking it), never where
    /// breaking it costs nothing.
    static Eigen::Array<bool, lanes, 1> holds(const Lanes& cost, const Lanes& u) {
        const Lanes breaks = (-cost).exp();
        return u < 1.0 - breaks;
    }

    /// The factor ±1 of a cluster whose root has the number u; x is the value of the root.
    static double sign(double u) { return u < 0.5 ? -1.0 : 1.0; }

    /// The site whose number decides on the sign of a site.
    static Index deciding(const LaneClusters& clusters, int lane, Index site) {
        return clusters.parent(lane, site);
    }
};

/// Whether each bond holds, one bit per chain. Consumes one uniform per bond.
template <typename Steps>
std::vector<std::uint8_t> held_bonds(const Block& costs, const RandomSource& random) {
    static_assert(lanes == 8);
    Block u(lanes, costs.cols());
    random.uniforms(Steps::bond_purpose, u);
    std::vector<std::uint8_t> held(static_cast<std::size_t>(costs.cols()));
    for (Index b = 0; b < costs.cols(); ++b) {
        const Eigen::Array<bool, lanes, 1> holds = Steps::holds(costs.col(b), u.col(b));
        unsigned bits = 0;
        for (int lane = 0; lane < lanes; ++lane) {
            bits |= static_cast<unsigned>(holds[lane]) << static_cast<unsigned>(lane);
        }
        held[static_cast<std::size_t>(b)] = static_cast<std::uint8_t>(bits);
    }
    return held;
}

/// The clusters of the bonds that hold. Whether a bond holds cannot be foreseen, so that the bonds
/// of a chain that do are first listed without a branch.
template <typename Steps>
LaneClusters held_clusters(
    const SignedBonds& bonds, const Block& costs, const RandomSource& random) {
    const std::vector<std::uint8_t> held = held_bonds<Steps>(costs, random);
    const std::vector<Bond>& pairs = bonds.bonds();
    LaneClusters clusters(bonds.n_sites());
    std::vector<std::size_t> list(held.size() + 1);
    for (int lane = 0; lane < lanes; ++lane) {
        std::size_t count = 0;
        for (std::size_t b = 0; b < held.size(); ++b) {
            list[count] = b;
            count += (held[b] >> static_cast<unsigned>(lane)) & 1U;
        }
        for (std::size_t k = 0; k < count; ++k) {
            const auto [first, second] = pairs[list[k]];
            clusters.join(lane, first, second);
        }
    }
    return clusters;
}

/// Hands the sign of the root of each cluster on to its later sites.
template <typename Steps>
void hand_on(const LaneClusters& clusters, Block& signs) {
    for (int lane = 0; lane < lanes; ++lane) {
        for (Index i = 0; i < signs.cols(); ++i) {
            signs(lane, i) = signs(lane, Steps::deciding(clusters, lane, i));
        }
    }
}

/// @throws InvalidInput if there are more sites than clusters can count
inline void check_cluster_sites(const SignedBonds& bonds) {
    require(
        bonds.n_sites() <= std::numeric_limits<std::int32_t>::max(),
        "n_sites",
        "must be below 2³¹ for cluster flips, got {}",
        bonds.n_sites());
}

/// xᵢ ← signs(i) xᵢ in the chains whose costs are numbers; the others stay where they are and are
/// counted.
inline Transition flip_defined(
    const SignedBonds& bonds, const Block& costs, Block& signs, Block& q) {
    const Lanes undefined = costs.isNaN().rowwise().any().select(Lanes::Ones(), Lanes::Zero());
    for (int lane = 0; lane < lanes; ++lane) {
        if (undefined[lane] > 0.0) {
            signs.row(lane).setOnes();
        }
    }
    bonds.flip(q, signs);
    return {.non_finite = undefined};
}

/// Swendsen–Wang flips of the signs of an action: each bond holds with probability 1 − exp(−2 J sᵢ
/// sⱼ) where 2 J sᵢ sⱼ > 0, the sites that hold together are a cluster, and each cluster changes
/// sign as a whole with probability ½, unless it contains a fixed site.
///
/// Exact for couplings of either sign, and never rejected; it leaves the moduli alone, so that it
/// needs a partner that moves them. A chain with a NaN among its couplings stays where it is and is
/// counted. Consumes one uniform per bond and one per site, whatever happens.
///
/// @tparam Steps  the elementary steps; tests replace them one by one to see that a wrong one is
///                caught
/// Source  Swendsen & Wang, Phys. Rev. Lett. 58 (1987) 86; signs of a scalar field: Brower &
/// Tamayo,
///         Phys. Rev. Lett. 62 (1989) 1087.
template <typename Steps>
class BasicSwendsenWang final : public Sampler {
public:
    /// `bonds` must outlive the sampler.
    /// @throws InvalidInput if there are more than 2³¹ − 1 sites
    explicit BasicSwendsenWang(const SignedBonds& bonds) : bonds_(bonds) {
        check_cluster_sites(bonds);
    }

    Transition step(Block& q, const RandomSource& random) const override {
        Block costs;
        bonds_.break_costs(q, costs);
        LaneClusters clusters = held_clusters<Steps>(bonds_, costs, random);
        Block signs = drawn_signs(clusters, random);
        return flip_defined(bonds_, costs, signs, q);
    }

private:
    /// One sign per cluster, drawn at its root and handed on to later sites.
    Block drawn_signs(LaneClusters& clusters, const RandomSource& random) const {
        Block u(lanes, bonds_.n_sites());
        random.uniforms(Steps::flip_purpose, u);
        Block signs = u.unaryExpr([](double number) { return Steps::sign(number); });
        for (const Index site : bonds_.fixed_sites()) {
            for (int lane = 0; lane < lanes; ++lane) {
                signs(lane, clusters.root(lane, site)) = 1.0;
            }
        }
        hand_on<Steps>(clusters, signs);
        return signs;
    }

    const SignedBonds& bonds_;
};

/// Swendsen and Wang's clusters as they are used.
using SwendsenWang = BasicSwendsenWang<ClusterSteps>;

}  // namespace feynet
