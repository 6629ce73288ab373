#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/run_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// The section [chain] of a renormalisation flow.
struct RgChainSettings {
    double coupling = 1.0;
    Index spins = 12;
    Index steps = 6;
    Index visible = 6;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("coupling", self.coupling, "K > 0 of the Ising ring that is renormalised");
        visit("spins", self.spins, "of the ring that is enumerated in each step, an even number");
        visit("steps", self.steps, "decimations, and machines on top of each other");
        visit("visible", self.visible, "visible units of the machines that learn the ring");
    }
};

/// The section [network] of a renormalisation flow.
struct RgNetworkSettings {
    Index sites = 512;
    Index positions = 64;
    double alpha = 1.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("sites", self.sites, "N below the tree and the MERA, a power of two");
        visit("positions", self.positions, "blocks of each length that are cut, from site 0 on");
        visit("alpha", self.alpha, "α of ds² = α(dτ² + 2^(−2τ) dx²)");
    }
};

/// The section [verdict] of a renormalisation flow.
struct RgVerdictSettings {
    double rounding = 1e-12;
    double curvature = 1e-10;
    double slope = 0.05;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("rounding", self.rounding, "pass: what is an identity holds to this");
        visit("curvature", self.curvature, "pass: |curvature by differences − exact| × α");
        visit(
            "slope",
            self.slope,
            "pass: cuts for each doubling of a block within this share of 2/3 and 2");
    }
};

/// All that a run file says of a renormalisation flow.
struct RgFlowSettings {
    HeaderSettings header{.title = "Renormalisation as a deep network"};
    RgChainSettings chain;
    RgNetworkSettings network;
    RgVerdictSettings verdict;
};

/// @throws InvalidInput naming the key that makes no sense
void check(const RgChainSettings& settings);
/// @throws InvalidInput naming the key that makes no sense
void check(const RgNetworkSettings& settings);
/// @throws InvalidInput naming the key that makes no sense
void check(const RgVerdictSettings& settings);

/// Renormalisation as deep learning: the decimation of an Ising ring and its Boltzmann machines,
/// what the map between them says and what it does not; the geometry of networks that halve their
/// sites, and the cuts that bound the entanglement of blocks.
///
/// Everything is enumerated or counted; nothing is sampled.
///
/// Source  Mehta and Schwab, arXiv:1410.3831; Gan and Shu, arXiv:1705.05750
class RgFlowStudy final : public Study {
public:
    explicit RgFlowStudy(RgFlowSettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return 1; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;

    /// The flow, the slopes of the cuts and the curvature.
    Summary exact() const override;

private:
    RgFlowSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_rg_flow_study(RunFile& file);

}  // namespace feynet
