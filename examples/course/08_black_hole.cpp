// Can a spacetime be read off its boundary? 60 responses of a field to its source, made with the
// metric h = 3 coth 3η of a black hole and noise of one millionth; a metric is fitted that was told
// none of it.
#include "beside.hpp"
#include "feynet/core/random.hpp"
#include "feynet/holography/boundary/canonical_boundary.hpp"
#include "feynet/holography/learning/metric_fit.hpp"
#include "feynet/holography/learning/response_curve.hpp"
#include "feynet/holography/metric/black_hole.hpp"

#include <fmt/format.h>

int main() {
    using namespace feynet;
    constexpr Index n = 60;
    constexpr double noise = 1e-6;
    const BlackHole black_hole(3);
    const ResponseCurve bulk(RegularCurve(1.0, 24), std::make_shared<CanonicalBoundary>());
    const BulkModel truth{
        .weights =
            {.metric = black_hole.values(bulk.depths()), .mass_squared = -1.0, .coupling = 1.0},
        .parameters = {}};

    CurveData data;
    data.source = Eigen::VectorXd::LinSpaced(n, 1.27 / n, 1.27);
    Block normals(lanes, n);
    fill_normals(Stream{.seed = 1}, Purpose::DataNoise, normals);
    data.response = bulk.predict(truth, data.source, data.source).response +
                    noise * normals.row(0).matrix().transpose();
    data.error = Eigen::VectorXd::Constant(n, noise);
    const MetricFit fit = fit_metric(bulk, data, truth);

    std::printf("modes that the data ask for: %td\n", fit.n_modes);
    Beside table("h(η)");
    const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(6, 0.15, 0.9);
    const Eigen::VectorXd metric = fit.metric(depths);
    const Eigen::VectorXd band = fit.band(depths);
    for (Index i = 0; i < depths.size(); ++i) {
        const std::string name = fmt::format("η = {:.2f}", depths[i]);
        table.row(name, metric[i], band[i], black_hole.value(depths[i]));
    }
    return table.verdict();
}
