#include "feynet/holography/boundary/quark_boundary.hpp"
#include "feynet/holography/learning/label_training.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "kernels.hpp"

#include <memory>
#include <string>

namespace feynet {
namespace {

constexpr Index n_layers = 15;

/// A bulk of 15 layers, fields through it and the slopes of all weights back: "each" is per point
/// and layer.
void time_layers(benchmark::State& state, const RungeKutta& rule) {
    const BulkNetwork network(1.0, 1.0 / n_layers, n_layers, rule);
    const BulkWeights weights{
        .metric = BlackHole(3).values(network.depths()), .mass_squared = -1.0, .coupling = 1.0};
    const Block points = 0.3 * some_normals(2);
    const BulkState boundary{points.col(0), points.col(1)};
    BulkSlopes slopes = BulkSlopes::zero(network.depths().size());
    time_kernel(
        state,
        [&] {
            const BulkPath path = network.propagate(weights, boundary);
            benchmark::DoNotOptimize(network.pull_back(weights, path, path.horizon(), slopes));
        },
        n_layers);
}

/// One pass over 20 000 labelled points of holographic QCD, as arXiv:1809.10536 trains: the time of
/// an iteration is that of an epoch, "each" is per point and layer.
void time_epoch(benchmark::State& state, Index batch) {
    constexpr Index n_points = 20000;
    const HorizonClassifier classifier(
        BulkNetwork(1.0, 1.0 / n_layers, n_layers, euler_rule()),
        std::make_shared<QuarkBoundary>(1.0),
        HorizonOutput::Momentum,
        HorizonGate());
    const LabelledPoints points = draw_labelled(
        {.source_high = 0.022, .response_high = 0.11, .n_of_each = n_points / 2},
        near_curve([](double mass) { return 5.0 * mass; }, 0.004),
        {.seed = 1});
    LabelTraining training{.batch = batch, .epochs = 1};
    training.penalty = {
        .smoothness = 0.01, .anchors = {{.depth = 0, .target = 4.0, .strength = 0.01}}};
    training.learned.coupling = true;
    BulkModel start;
    start.weights = {
        .metric = Eigen::VectorXd::Constant(n_layers, 4.0), .mass_squared = -3.0, .coupling = 0.2};
    start.parameters = Eigen::VectorXd::Constant(1, 0.8);
    time_kernel(
        state,
        [&] {
            benchmark::DoNotOptimize(
                train_on_labels(classifier, points, training, start, {.seed = 1}));
        },
        n_points * n_layers / lanes);
}

}  // namespace

void register_holography_kernels() {
    const auto layers = [](const std::string& name, const RungeKutta& rule) {
        benchmark::RegisterBenchmark(
            ("holography/layers/" + name).c_str(),
            [rule](benchmark::State& state) { time_layers(state, rule); });
    };
    layers("euler", euler_rule());
    layers("order_4", runge_kutta_4());
    layers("order_8", runge_kutta_8());
    for (const Index batch : {10, 100}) {
        benchmark::RegisterBenchmark(
            ("holography/epoch/batch_" + std::to_string(batch)).c_str(),
            [batch](benchmark::State& state) { time_epoch(state, batch); });
    }
}

}  // namespace feynet
