#pragma once

#include "feynet/field/action/field_action.hpp"
#include "feynet/field/action/field_bonds.hpp"
#include "feynet/field/network/field_network.hpp"
#include "feynet/network/network_action.hpp"
#include "feynet/sampler/schedule.hpp"
#include "feynet/study/field/field_settings.hpp"
#include "feynet/study/hmc_choice.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace feynet {

/// One network sampling one lattice field: everything a block of chains needs, frozen and shared.
///
/// Making it runs the pilots that find M² and tune the sampler, on the random numbers of phase
/// Pilot.
class FieldExperiment {
public:
    /// @param mass_squared  M² of the Gaussian part
    /// @param run           which of several networks under one seed
    FieldExperiment(
        const FieldSettings& settings,
        FieldNetworkKind kind,
        double mass_squared,
        std::uint16_t run);

    FieldNetworkKind kind() const { return kind_; }
    const GaussianField& free_field() const { return free_field_; }
    const LinearNetwork& network() const { return *network_; }
    const FieldAction& field_action() const { return field_action_; }
    const Sampler& sampler() const { return *sampler_; }
    const SamplerChoice& choice() const { return choice_; }

    /// Weights of a block of chains to begin with, wider or narrower than natural.
    Block start(const Stream& stream) const { return start_of(*gaussian_, stream); }

private:
    void add_update(const FieldSettings& settings, const FieldUpdate& update, const Stream& pilot);
    const Sampler& add_metropolis(const FieldSettings& settings, const Stream& pilot);
    void add_clusters(const FieldUpdate& update);
    const Sampler& keep(std::unique_ptr<Sampler> sampler);
    const Sampler& keep_node_update(std::unique_ptr<Sampler> sampler);

    FieldNetworkKind kind_;
    GaussianField free_field_;
    FieldAction field_action_;
    std::unique_ptr<LinearNetwork> network_;
    std::unique_ptr<GaussianPart> gaussian_;
    std::unique_ptr<GaussianPart> unit_;
    std::unique_ptr<NetworkAction> action_;
    std::vector<std::unique_ptr<FieldBonds>> bonds_;
    std::vector<std::unique_ptr<Sampler>> samplers_;
    std::vector<Turn> turns_;
    std::unique_ptr<Sampler> sampler_;
    SamplerChoice choice_;
};

}  // namespace feynet
