#include "feynet/network/network_kind.hpp"
#include "feynet/path/action/path_action.hpp"
#include "feynet/path/observable/correlator.hpp"
#include "feynet/path/observable/power_correlators.hpp"
#include "kernels.hpp"

#include <string>

namespace feynet {
namespace {

constexpr double spacing = 0.1;

void time_evaluate(benchmark::State& state, NetworkKind kind, Boundary boundary) {
    const auto network =
        make_network(kind, TimeGrid(spacing, kernel_sites, boundary), Rule::Site, 1, 1);
    const Block theta = some_normals(network->n_weights());
    Block path;
    time_kernel(state, [&] { network->evaluate(theta, path); });
}

void time_pull_back(benchmark::State& state, NetworkKind kind, Boundary boundary) {
    const auto network =
        make_network(kind, TimeGrid(spacing, kernel_sites, boundary), Rule::Site, 1, 1);
    const Block theta = some_normals(network->n_weights());
    const Block force = some_normals(network->n_nodes());
    Block gradient;
    time_kernel(state, [&] { network->pull_back(theta, force, gradient); });
}

void time_invert(benchmark::State& state, NetworkKind kind, Boundary boundary) {
    const auto network =
        make_network(kind, TimeGrid(spacing, kernel_sites, boundary), Rule::Site, 1, 1);
    const Block path = some_normals(network->n_nodes());
    Block theta;
    time_kernel(state, [&] { network->invert(path, theta); });
}

std::unique_ptr<PathAction> ring_action(Rule rule, const AnyPotential& potential) {
    return make_path_action(
        {TimeGrid(spacing, kernel_sites, Boundary::Periodic), rule, 1, potential});
}

void time_gradient(benchmark::State& state, Rule rule, const AnyPotential& potential) {
    const auto action = ring_action(rule, potential);
    const Block path = some_normals(kernel_sites);
    Block gradient;
    time_kernel(state, [&] { action->gradient(path, gradient); });
}

void time_value(benchmark::State& state, Rule rule, const AnyPotential& potential) {
    const auto action = ring_action(rule, potential);
    const Block path = some_normals(kernel_sites);
    time_kernel(state, [&] { benchmark::DoNotOptimize(action->value(path)); });
}

void time_correlator(benchmark::State& state, Boundary boundary) {
    const TimeGrid grid(spacing, kernel_sites, boundary);
    const Correlator correlator(grid, 0, kernel_sites);
    const Block path = some_normals(grid.n_nodes());
    Block values;
    time_kernel(state, [&] { correlator.measure(path, values); });
}

/// What energy levels cost: two powers of either parity at six lags.
void time_power_correlators(benchmark::State& state) {
    const TimeGrid grid(spacing, kernel_sites, Boundary::Periodic);
    const PowerCorrelators odd(grid, {1, 3}, {1, 2, 4, 8, 16, 32}, 1);
    const PowerCorrelators even(grid, {2, 4}, {1, 2, 4, 8, 16, 32}, 1);
    const Block path = some_normals(grid.n_nodes());
    Block values;
    time_kernel(state, [&] {
        odd.measure(path, values);
        even.measure(path, values);
    });
}

void register_network_kernels(Boundary boundary) {
    for (std::size_t i = 0; i < Words<NetworkKind>::value.size(); ++i) {
        const auto kind = static_cast<NetworkKind>(i);
        const std::string cell = "/" + std::string(word(kind)) + "/" + std::string(word(boundary));
        benchmark::RegisterBenchmark(("evaluate" + cell).c_str(), time_evaluate, kind, boundary);
        benchmark::RegisterBenchmark(("pull_back" + cell).c_str(), time_pull_back, kind, boundary);
        benchmark::RegisterBenchmark(("invert" + cell).c_str(), time_invert, kind, boundary);
    }
}

void register_action_kernels(const std::string& name, const AnyPotential& potential) {
    for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
        const std::string cell = "/" + name + "/" + std::string(word(rule));
        benchmark::RegisterBenchmark(("gradient" + cell).c_str(), time_gradient, rule, potential);
        benchmark::RegisterBenchmark(("value" + cell).c_str(), time_value, rule, potential);
    }
}

}  // namespace

void register_path_kernels() {
    register_network_kernels(Boundary::Periodic);
    register_network_kernels(Boundary::HalfLine);
    register_action_kernels("oscillator", HarmonicPotential{});
    register_action_kernels("quartic", QuarticPotential{});
    register_action_kernels(
        "quartic_written", ExpressionPotential("0.5*x^2 + lambda*x^4", {{"lambda", 1.0}}));
    register_action_kernels("double_well", DoubleWell{});
    register_action_kernels("double_well_written", ExpressionPotential("(x^2 - 1.96)^2"));
    register_action_kernels("cosine_trapped", CosinePotential{.frequency = 1.0});
    register_action_kernels("cosine_written", ExpressionPotential("1 - cos(x) + x^2/2"));
    benchmark::RegisterBenchmark("correlator/periodic", time_correlator, Boundary::Periodic);
    benchmark::RegisterBenchmark("correlator/half_line", time_correlator, Boundary::HalfLine);
    benchmark::RegisterBenchmark("power_correlators", time_power_correlators);
}

}  // namespace feynet
