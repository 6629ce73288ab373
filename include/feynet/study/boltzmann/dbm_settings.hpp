#pragma once

#include "feynet/boltzmann/deep/deep_sampler.hpp"
#include "feynet/core/words.hpp"
#include "feynet/study/boltzmann/rbm_descent.hpp"
#include "feynet/study/boltzmann/spin_settings.hpp"
#include "feynet/study/run_settings.hpp"

#include <vector>

namespace feynet {

template <>
struct Words<DeepUpdate> {
    static constexpr std::array<std::string_view, 2> value{"gibbs", "clusters"};
};

/// The section [network] of a deep Boltzmann machine.
struct DbmNetworkSettings {
    std::vector<double> times{0.5, 1.0, 2.0, 4.0};
    double spacing = 0.1;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("times", self.times, "imaginary times τ, each a network; multiples of the spacing");
        visit("spacing", self.spacing, "δτ of the layers");
    }

    /// τ of network k in layers.
    ImaginaryTime time(std::size_t k) const;
};

/// The section [sampler] of a deep Boltzmann machine.
struct DbmSamplerSettings {
    DeepUpdate update = DeepUpdate::Clusters;
    Index chains = 32;
    Index warmup = 200;
    Index draws = 2000;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "update",
            self.update,
            "gibbs: hidden units given the others and back (ising); clusters: hidden units summed, "
            "clusters of ising or loops of heisenberg");
        visit("chains", self.chains, "independent chains, a multiple of 8");
        visit("warmup", self.warmup, "sweeps of each chain before it is measured");
        visit("draws", self.draws, "measured sweeps of each chain");
    }
};

/// The section [rbm] of a deep Boltzmann machine: a restricted one beside it.
struct DbmRivalSettings {
    Index density = 0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("density", self.density, "α of a restricted machine that [training] learns; 0: none");
    }
};

/// The section [verdict] of a deep Boltzmann machine.
struct DbmVerdictSettings {
    double pull = 4.0;
    double rhat = 1.01;
    double relative_error = 1e-2;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("pull", self.pull, "pass: every number within so many errors of the network's sum");
        visit("rhat", self.rhat, "pass: every R̂ of the energy below this");
        visit(
            "relative_error",
            self.relative_error,
            "pass: (E − E₀)/|E₀| of the longest time at most this, where E₀ is known");
    }
};

/// All that a run file says of a deep Boltzmann machine.
struct DbmSettings {
    HeaderSettings header{.title = "Imaginary time as a deep Boltzmann machine"};
    SpinSystemSettings system;
    DbmNetworkSettings network;
    DbmSamplerSettings sampler;
    DbmRivalSettings rbm;
    RbmTrainingSettings training{.iterations = 150, .samples = 512};
    DbmVerdictSettings verdict;
    RunSettings run;

    /// Whether one line of neighbours closes on itself.
    bool is_ring() const {
        return system.lattice == SpinLattice::Chain && system.ends == ChainEnds::Periodic;
    }
};

/// @throws InvalidInput naming the key that makes no sense
void check(const DbmNetworkSettings& network);

/// @throws InvalidInput naming the key that makes no sense
void check(const DbmSamplerSettings& sampler, const SpinSystemSettings& system);

}  // namespace feynet
