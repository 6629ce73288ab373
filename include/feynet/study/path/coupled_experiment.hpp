#pragma once

#include "feynet/network/network_action.hpp"
#include "feynet/network/network_bundle.hpp"
#include "feynet/path/coupled/coupled_action.hpp"
#include "feynet/study/hmc_choice.hpp"
#include "feynet/study/path/coupled_settings.hpp"

#include <memory>

namespace feynet {

/// One network for each coordinate, all of one kind, sampling one path integral: everything a block
/// of chains needs, frozen and shared.
///
/// The Gaussian part of the action is that of the nearest oscillators, coupled as they are. Making
/// it runs the pilot that tunes the sampler, on the random numbers of phase Pilot.
class CoupledExperiment {
public:
    /// @param system  must outlive this object
    /// @param run     which of several networks under one seed
    CoupledExperiment(
        const CoupledSettings& settings,
        const CoupledSystem& system,
        NetworkKind kind,
        std::uint16_t run);

    NetworkKind kind() const { return kind_; }
    const NetworkBundle& networks() const { return *networks_; }
    const CoupledAction& path_action() const { return path_action_; }
    const Sampler& sampler() const { return *sampler_; }
    const SamplerChoice& choice() const { return choice_; }

    /// Weights of a block of chains to begin with, wider or narrower than natural.
    Block start(const Stream& stream) const { return start_of(*gaussian_, stream); }

private:
    NetworkKind kind_;
    CoupledAction path_action_;
    std::unique_ptr<NetworkBundle> networks_;
    std::unique_ptr<GaussianPart> gaussian_;
    std::unique_ptr<GaussianPart> unit_;
    std::unique_ptr<NetworkAction> action_;
    std::unique_ptr<Sampler> sampler_;
    SamplerChoice choice_;
};

}  // namespace feynet
