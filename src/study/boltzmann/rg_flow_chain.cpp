#include "claims.hpp"
#include "feynet/boltzmann/renormalisation/decimation.hpp"
#include "feynet/boltzmann/renormalisation/ring_machine.hpp"
#include "rg_flow_parts.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// What enumeration finds in each step of a flow.
struct EnumeratedFlow {
    std::vector<double> couplings;
    double worst_coupling = 0.0;  ///< |K − exact|
    double worst_constant = 0.0;  ///< of a spin that was summed over
    double residual = 0.0;        ///< what is no coupling of neighbours
};

EnumeratedFlow enumerated_flow(const RgChainSettings& chain) {
    EnumeratedFlow flow{.couplings = {chain.coupling}};
    for (Index step = 0; step < chain.steps; ++step) {
        const double coupling = flow.couplings.back();
        const RingCoupling ring =
            ring_coupling(marginal(ising_ring(chain.spins, coupling), every_second(chain.spins)));
        const double per_spin = 2.0 * ring.constant / static_cast<double>(chain.spins);
        flow.worst_coupling =
            std::max(flow.worst_coupling, std::abs(ring.coupling - decimated(coupling)));
        flow.worst_constant =
            std::max(flow.worst_constant, std::abs(per_spin - decimation_constant(coupling)));
        flow.residual = std::max(flow.residual, ring.residual);
        flow.couplings.push_back(ring.coupling);
    }
    return flow;
}

Figure flow_figure(const EnumeratedFlow& flow, double coupling) {
    Figure figure{
        .name = "flow",
        .title = "A chain flows to no coupling",
        .caption =
            "K of the spins that are left after so many decimations, from all configurations of a "
            "ring; tanh K is squared in every step, so that the correlation length in spacings of "
            "the spins left is halved.",
        .x = {.label = "decimations"},
        .y = {.label = "K", .scale = AxisScale::Logarithmic}};
    const std::vector<double> exact =
        coupling_flow(coupling, static_cast<Index>(flow.couplings.size()) - 1);
    FigureSeries series{.label = "enumerated"};
    for (std::size_t step = 0; step < exact.size(); ++step) {
        constexpr double rounding = 1e-13;
        if (exact[step] > rounding) {
            series.points.push_back(figure_point(
                static_cast<double>(step), flow.couplings[step], std::nullopt, exact[step]));
        }
    }
    figure.series.push_back(std::move(series));
    return figure;
}

/// The divergence of machines whose weight is not the one that is exact.
Figure condition_figure(const RgChainSettings& chain) {
    Figure figure{
        .name = "condition",
        .title = "What the map is exact for",
        .caption =
            "KL(data‖machine) = −⟨ln Tr_h e^T⟩ of machines on the ring against their weight, in "
            "units of W = ½ arcosh exp 2K. Only the machine with a hidden unit for each bond, and "
            "only at that weight, has Tr_h e^T = 1; H_RG = H_RBM holds for all of them.",
        .x = {.label = "W / ½ arcosh exp 2K"},
        .y = {.label = "KL"},
        .is_detail = true};
    const double weight = undecimated(chain.coupling);
    for (const Index stride : {1, 2}) {
        if (chain.visible % stride != 0) {
            continue;
        }
        FigureSeries series{
            .label = stride == 1 ? "a hidden unit for each bond" : "for every second bond"};
        for (int i = 0; i <= 20; ++i) {
            const double share = 0.05 * static_cast<double>(i + 10);
            const RingMachine machine{chain.visible, share * weight, stride};
            series.points.push_back(
                figure_point(share, variational_condition(machine, chain.coupling).divergence));
        }
        figure.series.push_back(std::move(series));
    }
    return figure;
}

/// The couplings of the hidden units of machines on top of each other. Each machine is exact for
/// the hidden law of the one below: with as many hidden as visible units its weight is
/// ½ arcosh exp 2K; where the ring itself is split into visible and hidden spins it is K.
struct MachineStack {
    std::vector<double> learned;
    std::vector<double> decimated;
};

MachineStack stack_of_machines(const RgChainSettings& chain) {
    MachineStack stack{.learned = {chain.coupling}, .decimated = {chain.coupling}};
    const auto hidden_coupling = [&](double weight) {
        return ring_coupling(RingMachine{chain.visible, weight}.hidden()).coupling;
    };
    for (Index layer = 0; layer < chain.steps; ++layer) {
        stack.learned.push_back(hidden_coupling(undecimated(std::max(stack.learned.back(), 0.0))));
        stack.decimated.push_back(hidden_coupling(stack.decimated.back()));
    }
    return stack;
}

FigureSeries stack_series(
    const std::string& label,
    const std::vector<double>& couplings,
    const std::vector<double>& exact) {
    FigureSeries series{.label = label};
    for (std::size_t layer = 0; layer < couplings.size(); ++layer) {
        series.points.push_back(
            figure_point(static_cast<double>(layer), couplings[layer], std::nullopt, exact[layer]));
    }
    return series;
}

double worst_difference(const std::vector<double>& one, const std::vector<double>& other) {
    double worst = 0.0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        worst = std::max(worst, std::abs(one[i] - other[i]));
    }
    return worst;
}

Figure stack_figure(const MachineStack& stack, const RgChainSettings& chain) {
    return {
        .name = "stack",
        .title = "Machines on top of each other",
        .caption =
            "K between the hidden units of each layer, when a machine is exact for the hidden law "
            "of the one below. Where every layer has half the units of the one below, the stack is "
            "the flow; where it has as many, each machine learns all there is, and nothing flows: "
            "learning alone does not renormalise.",
        .x = {.label = "layer"},
        .y = {.label = "K"},
        .series = {
            stack_series(
                "half as many units", stack.decimated, coupling_flow(chain.coupling, chain.steps)),
            stack_series(
                "as many units",
                stack.learned,
                std::vector<double>(stack.learned.size(), chain.coupling))}};
}

/// What the reader must know of the machines.
void tell_machines(
    const RgChainSettings& chain, const VariationalCondition& wrong, NetworkRun& run) {
    run.sampler.kind = "exact";
    run.sampler.explanation = fmt::format(
        "all configurations of {} visible and as many hidden units; K is that of the visible ones",
        chain.visible);
    run.remarks = {fmt::format(
        "H_RG − H_RBM is {:.1g} for a machine that is wrong by KL = {:.2g}: it is true of "
        "any E. What can fail is Tr_h e^T = 1.",
        wrong.identity,
        wrong.divergence)};
}

}  // namespace

ComputedPart decimation_part(const RgFlowSettings& settings) {
    const RgChainSettings& chain = settings.chain;
    const EnumeratedFlow flow = enumerated_flow(chain);
    NetworkRun run{.network = "decimation"};
    const double ratio =
        chain_correlation_length(flow.couplings[1]) / chain_correlation_length(chain.coupling);
    const double worst = std::max({flow.worst_coupling, flow.worst_constant, flow.residual});
    run.observables = {
        deviation(worst),
        per_doubling(ratio, 0.5),
        computed("coupling", "K", flow.couplings[1], decimated(chain.coupling)),
        computed("coupling_off", "K off by", flow.worst_coupling, 0.0),
        computed("constant_off", "constant off by", flow.worst_constant, 0.0),
        computed("residual", "no ring by", flow.residual, 0.0)};
    run.sampler.kind = "exact";
    run.sampler.explanation = fmt::format(
        "all configurations of {} spins in each of {} steps; K is that after the "
        "first; doubling the spacing halves ξ in spacings",
        chain.spins,
        chain.steps);
    Claims claims(run);
    const double limit = settings.verdict.rounding;
    claims.hold(flow.worst_coupling < limit, "the flow is not that of tanh K' = tanh² K");
    claims.hold(flow.worst_constant < limit, "the constant of a spin is not ln 2 + ½ ln cosh 2K");
    claims.hold(flow.residual < limit, "the spins that are left are no ring of neighbours");
    return {std::move(run), {flow_figure(flow, chain.coupling)}};
}

ComputedPart ring_machine_part(const RgFlowSettings& settings) {
    const RgChainSettings& chain = settings.chain;
    const RingMachine machine{chain.visible, undecimated(chain.coupling)};
    const VariationalCondition exact = variational_condition(machine, chain.coupling);
    const VariationalCondition wrong =
        variational_condition({machine.n_visible, 0.5 * machine.weight}, chain.coupling);
    const MachineStack stack = stack_of_machines(chain);
    const double visible = ring_coupling(machine.visible()).coupling;
    const double stack_off =
        worst_difference(stack.decimated, coupling_flow(chain.coupling, chain.steps));
    NetworkRun run{.network = "boltzmann machine"};
    const double visible_off = std::abs(visible - chain.coupling);
    run.observables = {
        deviation(std::max({visible_off, exact.departure, stack_off})),
        computed("coupling", "K", visible, chain.coupling),
        computed("weight", "W", machine.weight, 0.5 * std::acosh(std::exp(2.0 * chain.coupling))),
        computed("departure", "Tr_h e^T − 1", exact.departure, 0.0),
        computed("divergence", "KL", exact.divergence, 0.0),
        computed("stack_off", "stack − flow", stack_off, 0.0),
        computed("departure_half", "Tr_h e^T−1, W/2", wrong.departure, std::nullopt),
        computed("divergence_half", "KL, W/2", wrong.divergence, std::nullopt),
        computed("identity_half", "H_RG−H_RBM, W/2", wrong.identity, 0.0)};
    tell_machines(chain, wrong, run);
    Claims claims(run);
    const double limit = settings.verdict.rounding;
    claims.hold(visible_off < limit, "the visible units are not the data");
    claims.hold(exact.departure < limit, "Tr_h e^T is not 1 at the exact weight");
    claims.hold(wrong.departure > 1e3 * limit, "Tr_h e^T is 1 at a wrong weight");
    claims.hold(wrong.identity < limit, "H_RG is not H_RBM");
    claims.hold(stack_off < limit, "the stack does not follow the flow");
    return {std::move(run), {condition_figure(chain), stack_figure(stack, chain)}};
}

}  // namespace feynet
