#include "claims.hpp"
#include "feynet/core/error.hpp"
#include "feynet/holography/boundary/quark_boundary.hpp"
#include "feynet/holography/continuous_adjoint.hpp"
#include "feynet/holography/learning/foretold_response.hpp"
#include "feynet/holography/metric/polynomial_metric.hpp"
#include "feynet/holography/quark/published_results.hpp"
#include "feynet/holography/wilson/learned_excess.hpp"
#include "feynet/optimize/levenberg_marquardt.hpp"
#include "qcd_parts.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <optional>

namespace feynet {
namespace {

/// A polynomial metric from the boundary to η = 0, where the field is to be at rest.
class PolynomialBulk {
public:
    PolynomialBulk(Eigen::VectorXd coefficients, Index n_layers, const RungeKutta& rule)
        : coefficients_(std::move(coefficients)),
          network_(1.0, 0.0, n_layers, rule),
          adjoint_(1.0, 0.0, n_layers, rule),
          family_(network_.depths(), coefficients_.size() - 1, PolynomialVariable::BoundaryDepth) {}

    BulkModel model(double coupling, double radius) const {
        return {
            .weights =
                {.metric = family_.values(coefficients_),
                 .mass_squared = -3.0,
                 .coupling = coupling},
            .parameters = Eigen::VectorXd::Constant(1, radius)};
    }

    ForetoldResponse foretell(
        const ChiralData& data, const Eigen::VectorXd& mass, double coupling, double radius) const {
        const Index last = data.mass.size() - 1;
        const Eigen::VectorXd guess =
            data.condensate(last) * (mass / data.mass(last)).array().sqrt().matrix();
        return foretold_response(network_, boundary_, model(coupling, radius), mass, guess);
    }

    /// β/α of a weak field.
    double linear_ratio() const {
        const Eigen::VectorXd one = Eigen::VectorXd::Ones(1);
        const ForetoldResponse found =
            foretold_response(network_, boundary_, model(0.0, 1.0), one, one);
        return found.response(0) * 2.0 * std::numbers::pi * std::numbers::pi / 3.0;
    }

    /// The largest relative difference between the slopes of π at the horizon by the adjoint of the
    /// equation and by that of the layers.
    double adjoint_difference(const ChiralData& data, double coupling, double radius) const {
        BoundaryPoints points;
        for (Index lane = 0; lane < lanes; ++lane) {
            const Index i = std::min<Index>(lane, data.mass.size() - 1);
            points.source[lane] = data.mass(i);
            points.response[lane] = data.condensate(i);
        }
        const BulkModel at = model(coupling, radius);
        const BulkPath path =
            network_.propagate(at.weights, boundary_.state(at.weights, at.parameters, points));
        const BulkState seed{.phi = Lanes::Zero(), .pi = Lanes::Ones()};
        BulkSlopes layers = BulkSlopes::zero(network_.depths().size());
        BulkSlopes equation = layers;
        network_.pull_back(at.weights, path, seed, layers);
        adjoint_.pull_back(at.weights, path.horizon(), seed, equation);
        const Block exact = family_.pull_back(layers.metric);
        const Block found = family_.pull_back(equation.metric);
        return (exact - found).abs().maxCoeff() / exact.abs().maxCoeff();
    }

private:
    Eigen::VectorXd coefficients_;
    BulkNetwork network_;
    ContinuousAdjoint adjoint_;
    PolynomialMetric family_;
    QuarkBoundary boundary_{1.0};
};

struct Scales {
    double coupling;
    double radius;
    Eigen::VectorXd condensate;
};

/// λ and L by least squares in the condensates, all alike; nothing if no start leads to positive
/// condensates.
std::optional<Scales> fit_scales(const PolynomialBulk& bulk, const ChiralData& data) {
    const double unit = 1e-3;  // GeV³, so that misfits are of order one
    const auto misfit = [&](const Eigen::VectorXd& x) {
        const double coupling = std::exp(x(0));
        const double radius = std::exp(x(1));
        const ForetoldResponse found = bulk.foretell(data, data.mass, coupling, radius);
        Residuals residuals{
            (found.response - data.condensate) / unit, Eigen::MatrixXd(data.mass.size(), 2)};
        residuals.jacobian << coupling / unit * found.by_coupling,
            radius / unit * found.by_parameters.col(0);
        return residuals;
    };
    std::optional<Scales> best;
    double least = 0.0;
    for (const double radius : {3.0, 5.0, 8.0}) {
        for (const double coupling : {1e-4, 1e-2}) {
            const Eigen::Vector2d start(std::log(coupling), std::log(radius));
            if (!misfit(start).value.allFinite()) {
                continue;
            }
            const LeastSquaresMinimum minimum = minimise_squares(misfit, start);
            const Eigen::VectorXd condensate = data.condensate + unit * minimum.residuals.value;
            if (condensate.minCoeff() > 0.0 && (!best || minimum.sum_of_squares() < least)) {
                least = minimum.sum_of_squares();
                best = {
                    std::exp(minimum.parameters(0)), std::exp(minimum.parameters(1)), condensate};
            }
        }
    }
    return best;
}

Figure adjoint_figure(
    const Eigen::VectorXd& coefficients, const ChiralData& data, const Scales& scales) {
    Figure figure{
        .name = "adjoints",
        .title = "Two adjoints",
        .caption =
            "Relative difference between the gradient of the continuous adjoint and the exact one "
            "of the layers: it falls with the order of the rule, from large values where a layer "
            "is too thick for the steep metric at the horizon.",
        .x = {.label = "layers", .scale = AxisScale::Logarithmic},
        .y = {.label = "relative difference", .scale = AxisScale::Logarithmic},
        .is_detail = true};
    for (const bool high : {false, true}) {
        FigureSeries series{.label = high ? "order 8" : "order 4"};
        for (const Index n : {20, 40, 80, 160, 320}) {
            const PolynomialBulk bulk(coefficients, n, high ? runge_kutta_8() : runge_kutta_4());
            const double difference = bulk.adjoint_difference(data, scales.coupling, scales.radius);
            series.points.push_back(figure_point(static_cast<double>(n), difference));
        }
        figure.series.push_back(std::move(series));
    }
    return figure;
}

void add_numbers(
    const ChiralData& data, const Scales& scales, double ratio, Claims& claims, NetworkRun& run) {
    const double rms = std::sqrt(
        (scales.condensate - data.condensate).squaredNorm() /
        static_cast<double>(data.mass.size()));
    claims.hold(
        rms <= 1e-3,
        fmt::format("the condensates are missed by {:.3g} GeV³ in the mean square", rms));
    add_condensates(data, scales.condensate, run);
    run.observables.push_back(
        {.name = "rms", .formula = "rms of model − data, GeV³", .value = rms});
    run.observables.push_back({.name = "radius", .formula = "L, GeV⁻¹", .value = scales.radius});
    run.observables.push_back({.name = "coupling", .formula = "λ", .value = scales.coupling});
    run.observables.push_back(
        {.name = "linear_ratio", .formula = "β/α of a weak field", .value = ratio});
}

}  // namespace

void add_neural_ode_part(const QcdPlan& plan, Summary& summary) {
    const std::vector<double>& given = plan.polynomial.coefficients;
    const Eigen::VectorXd coefficients = given.empty()
                                             ? published_quark_polynomial()
                                             : Eigen::VectorXd(Eigen::Map<const Eigen::VectorXd>(
                                                   given.data(), static_cast<Index>(given.size())));
    const PolynomialBulk bulk(coefficients, plan.polynomial.layers, runge_kutta_8());
    NetworkRun run{.network = "polynomial metric"};
    Claims claims(run);
    run.sampler.kind = "least squares";
    const double ratio = bulk.linear_ratio();
    const std::optional<Scales> scales = ratio > 0.0 ? fit_scales(bulk, plan.data) : std::nullopt;
    claims.hold(
        scales.has_value(),
        fmt::format(
            "no λ and L give positive condensates: a weak field has β/α = {:.4g}, the data want it "
            "large and positive",
            ratio));
    if (scales) {
        add_numbers(plan.data, *scales, ratio, claims, run);
        const Eigen::VectorXd depths = Eigen::VectorXd::LinSpaced(40, 0.05, 1.0);
        const PolynomialMetric family(
            depths, coefficients.size() - 1, PolynomialVariable::BoundaryDepth);
        summary.figures.push_back(metric_figure(
            "polynomial",
            depths,
            family.values(coefficients),
            {},
            "The metric of the neural ODE."));
        const Eigen::VectorXd mass = Eigen::VectorXd::LinSpaced(
            48, 0.1 * plan.data.mass(0), 1.02 * plan.data.mass(plan.data.mass.size() - 1));
        const Eigen::VectorXd curve =
            bulk.foretell(plan.data, mass, scales->coupling, scales->radius).response;
        summary.figures.push_back(condensate_figure(plan.data, mass, curve));
        summary.figures.push_back(residual_figure(plan.data, scales->condensate));
        summary.figures.push_back(adjoint_figure(coefficients, plan.data, *scales));
        summary.figures.push_back(potential_figure(
            bulks_of(
                "polynomial",
                [&] { return polynomial_excess(coefficients, 1.0 / 15.0); },
                plan.question.temperature,
                scales->radius,
                run),
            run));
    }
    if (given.empty()) {
        Eigen::VectorXd printed = coefficients;
        printed(1) *= 0.1;
        run.remarks.push_back(fmt::format(
            "erratum: with −2.22235 for the second coefficient, as the slide prints, a weak field "
            "has β/α = {:.3f} and no condensate is positive; with −22.2235 it is {:.0f}",
            PolynomialBulk(printed, plan.polynomial.layers, runge_kutta_8()).linear_ratio(),
            ratio));
    }
    summary.runs.push_back(std::move(run));
}

}  // namespace feynet
