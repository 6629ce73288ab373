#pragma once

#include "feynet/sampler/swendsen_wang.hpp"

#include <algorithm>

namespace feynet {

/// The elementary steps of single-cluster flips.
struct WolffSteps : ClusterSteps {
    static constexpr Purpose seed_purpose = Purpose::Flip;

    /// The site whose cluster flips: each with the same chance.
    static Index seed(double u, Index n_sites) {
        return std::min(static_cast<Index>(u * static_cast<double>(n_sites)), n_sites - 1);
    }
};

/// Wolff flips of the signs of an action: in each chain the one cluster that holds a random site
/// changes sign, with bonds that hold as in SwendsenWang; a cluster with a fixed site stays.
///
/// Large clusters are found more often than small ones, so that a step does less than one of
/// Swendsen–Wang for small clusters and more for large ones. Exact for couplings of either sign,
/// never rejected, and in need of a partner that moves the moduli. A chain with a NaN among its
/// couplings stays where it is and is counted. Consumes one uniform per bond and one per chain,
/// whatever happens: its cost is nearly that of Swendsen–Wang, however small the cluster.
///
/// @tparam Steps  the elementary steps; tests replace them one by one to see that a wrong one is
///                caught
/// Source  Wolff, Phys. Rev. Lett. 62 (1989) 361.
template <typename Steps>
class BasicWolff final : public Sampler {
public:
    /// `bonds` must outlive the sampler.
    /// @throws InvalidInput if there are more than 2³¹ − 1 sites
    explicit BasicWolff(const SignedBonds& bonds) : bonds_(bonds) { check_cluster_sites(bonds); }

    Transition step(Block& q, const RandomSource& random) const override {
        Block costs;
        bonds_.break_costs(q, costs);
        LaneClusters clusters = held_clusters<Steps>(bonds_, costs, random);
        Block u(lanes, 1);
        random.uniforms(Steps::seed_purpose, u);
        Block signs = Block::Ones(lanes, bonds_.n_sites());
        for (int lane = 0; lane < lanes; ++lane) {
            const Index seed = Steps::seed(u(lane, 0), bonds_.n_sites());
            if (!is_tied(clusters, lane, seed)) {
                signs(lane, clusters.root(lane, seed)) = -1.0;
            }
        }
        hand_on<Steps>(clusters, signs);
        return flip_defined(bonds_, costs, signs, q);
    }

private:
    /// Whether the cluster of a site contains a fixed one.
    bool is_tied(LaneClusters& clusters, int lane, Index site) const {
        const std::vector<Index>& fixed = bonds_.fixed_sites();
        return std::any_of(fixed.begin(), fixed.end(), [&](Index other) {
            return clusters.root(lane, other) == clusters.root(lane, site);
        });
    }

    const SignedBonds& bonds_;
};

/// Wolff's clusters as they are used.
using Wolff = BasicWolff<WolffSteps>;

}  // namespace feynet
