#pragma once

#include "feynet/core/signed_bonds.hpp"
#include "feynet/core/split_action.hpp"
#include "feynet/network/network_action.hpp"
#include "feynet/network/network_moves.hpp"
#include "feynet/path/action/path_action.hpp"
#include "feynet/sampler/law_family.hpp"
#include "feynet/sampler/sampler.hpp"
#include "feynet/study/hmc_choice.hpp"
#include "feynet/study/path/path_settings.hpp"

#include <algorithm>
#include <memory>

namespace feynet {

/// One network sampling one path integral: everything a block of chains needs, frozen and shared.
///
/// Making it runs the pilot that tunes the sampler, on the random numbers of phase Pilot.
class PathExperiment {
public:
    /// @param run  which of several networks under one seed
    PathExperiment(const PathSettings& settings, NetworkKind kind, std::uint16_t run);

    NetworkKind kind() const { return kind_; }
    const PathNetwork& network() const { return *network_; }
    const NetworkAction& action() const { return *action_; }
    const Sampler& sampler() const { return *sampler_; }
    const SamplerChoice& choice() const { return choice_; }

    /// The first state of a block of chains: the Gaussian part drawn with a width of its own, 0.5 …
    /// 2, in each chain, so that chains that do not forget it disagree.
    Block start(const Stream& stream) const;

    /// The number of replicas in a state of the sampler: 1 without tempering.
    Index n_replicas() const {
        return std::max<Index>(1, static_cast<Index>(choice_.couplings.size()));
    }

    /// The weights that a state of the sampler stands for: all of it, or with tempering the replica
    /// of the action itself.
    Block weights(const Block& state) const { return state.leftCols(network_->n_weights()); }

private:
    void choose_metropolis(const SamplerSettings& settings, const Stream& pilot);
    void choose_exact();
    void choose_staging(const PathSystem& system, double frequency, const Stream& pilot);
    void choose_tempering(const SamplerSettings& settings, const Stream& pilot);
    void rotate_in_decay_weights(const PathSystem& system, double frequency);
    void add_cluster_flips();

    NetworkKind kind_;
    std::unique_ptr<PathAction> path_action_;
    std::unique_ptr<PathNetwork> network_;
    std::unique_ptr<GaussianPart> gaussian_;
    std::unique_ptr<GaussianPart> unit_;
    std::unique_ptr<NetworkAction> action_;
    std::unique_ptr<SplitAction> split_action_;
    std::unique_ptr<LocalAction> moves_;
    std::unique_ptr<LawFamily> family_;
    std::unique_ptr<SignedBonds> path_bonds_;
    std::unique_ptr<SignedBonds> bonds_;
    std::unique_ptr<Sampler> mover_;
    std::unique_ptr<Sampler> flips_;
    std::unique_ptr<Sampler> sampler_;
    SamplerChoice choice_;
};

}  // namespace feynet
