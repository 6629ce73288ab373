// Claim   A metric comes back from the boundary curve π(φ) of its own bulk, as well as noise
// allows. Against 3 coth 3η and 1/η + η (1 + 1.6 e^{−η²}), which is in no paper, on 0.02 ≤ η ≤ 1.
// Points  60 values of φ up to 1.27 or 2.5; errors of π of 0 and 1e-10 … 1e-3; m² = −1, λ = 1.
// Method  RegularCurve, fit_metric; the median over data sets of max |ĥ/h − 1|.
// Full    11 data sets per level; bounds are twice the ladder, which was measured with the best
// number
//         of modes; without noise 1e-4 and 5e-6.
// Twin    data of another coupling: no metric without a misfit, or one far off.

#include "feynet/core/random.hpp"
#include "feynet/holography/boundary/canonical_boundary.hpp"
#include "feynet/holography/learning/metric_fit.hpp"
#include "feynet/holography/learning/response_curve.hpp"
#include "feynet/holography/metric/black_hole.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

struct Bulk {
    std::string name;
    double (*metric)(double);
};

double black_hole(double depth) {
    return BlackHole(3).value(depth);
}

double own_metric(double depth) {
    return 1.0 / depth + depth * (1.0 + 1.6 * std::exp(-depth * depth));
}

struct Level {
    double most_phi;
    double noise;
    double ladder;  ///< the largest relative error of h with the best number of modes
};

struct Found {
    double error;  ///< max |ĥ/h − 1|
    double pull;   ///< max |ĥ − h|/band
    bool fits_data;
};

class Ladder {
public:
    Ladder() : curve_(RegularCurve(1.0, 24), std::make_shared<CanonicalBoundary>()) {}

    Found find(const Bulk& bulk, const Level& level, std::uint64_t seed, double coupling) const {
        constexpr Index n = 60;
        BulkModel truth{
            .weights =
                {.metric = curve_.depths().unaryExpr(bulk.metric),
                 .mass_squared = -1.0,
                 .coupling = coupling},
            .parameters = {}};
        CurveData data{
            .source = Eigen::VectorXd::LinSpaced(n, level.most_phi / n, level.most_phi),
            .response = {},
            .error = Eigen::VectorXd::Constant(n, std::max(level.noise, 1e-15))};
        data.response = curve_.predict(truth, data.source, data.source).response;
        Block normals(lanes, n);
        fill_normals(Stream{.seed = seed}, Purpose::DataNoise, normals);
        data.response += level.noise * normals.row(0).matrix().transpose();
        truth.weights.coupling = 1.0;
        const MetricFit fit = fit_metric(curve_, data, truth);
        const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(99, 0.02, 1.0);
        const Eigen::VectorXd exact = depths.unaryExpr(bulk.metric);
        const Eigen::VectorXd off = fit.metric(depths) - exact;
        return {
            .error = off.cwiseQuotient(exact).cwiseAbs().maxCoeff(),
            .pull = off.cwiseQuotient(fit.band(depths)).cwiseAbs().maxCoeff(),
            .fits_data = fit.fits_data};
    }

private:
    ResponseCurve curve_;
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void hold_level(
    const Ladder& ladder, const Bulk& bulk, const Level& level, Length length, Ledger& ledger) {
    const std::uint64_t n = level.noise == 0.0 ? 1 : (length == Length::Full ? 11 : 3);
    std::vector<double> errors;
    std::vector<double> pulls;
    for (std::uint64_t seed = 1; seed <= n; ++seed) {
        const Found found = ladder.find(bulk, level, seed, 1.0);
        errors.push_back(found.error);
        pulls.push_back(found.pull);
    }
    const double bound = level.noise == 0.0 ? level.ladder : 2.0 * level.ladder;
    ledger.fact(
        fmt::format(
            "{}, φ ≤ {:g}, noise {:g}: median error {:.2e}, worst {:.2e}, at most {:.2e}",
            bulk.name,
            level.most_phi,
            level.noise,
            median(errors),
            *std::max_element(errors.begin(), errors.end()),
            bound),
        median(errors) <= bound);
    if (level.noise > 0.0) {
        ledger.fact(
            fmt::format("… and the truth is {:.1f} bands away where it is farthest", median(pulls)),
            median(pulls) < 3.0);
    }
}

int validate(Length length) {
    Ledger ledger("A metric comes back from its own boundary curve, as well as noise allows");
    const Ladder ladder;
    const std::vector<Level> levels{
        {1.27, 0.0, 1e-4},
        {2.5, 1e-6, 8e-4},
        {1.27, 1e-4, 1.35e-2},
        {2.5, 0.0, 5e-6},
        {1.27, 1e-10, 1.1e-4},
        {1.27, 1e-8, 5.9e-4},
        {1.27, 1e-6, 2.6e-3},
        {1.27, 1e-3, 6.7e-2},
        {2.5, 1e-8, 1.2e-4},
        {2.5, 1e-4, 1.2e-2},
        {2.5, 1e-3, 1.1e-2}};
    const std::size_t n_levels = length == Length::Full ? levels.size() : 3;
    for (const Bulk& bulk :
         {Bulk{"3 coth 3η", black_hole}, Bulk{"1/η + η(1 + 1.6 e^−η²)", own_metric}}) {
        for (std::size_t i = 0; i < n_levels; ++i) {
            hold_level(ladder, bulk, levels[i], length, ledger);
        }
    }
    if (length == Length::Full) {
        const Found misled = ladder.find({"3 coth 3η", black_hole}, {2.5, 1e-6, 0.0}, 1, 1.1);
        ledger.fact(
            fmt::format("data of λ = 1.1 read with λ = 1 are off by {:.2g}", misled.error),
            misled.error > 10.0 * 8e-4 || !misled.fits_data);
    }
    return ledger.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
