#include "feynet/study/nnft/ensemble_analysis.hpp"

#include "claims.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/io/notation.hpp"
#include "feynet/nnft/observable/connected_functions.hpp"
#include "feynet/statistics/jackknife.hpp"
#include "feynet/statistics/tail_check.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// Whether so few blocks carry a mean that no error bar is right.
bool is_heavy(const VectorSeries& series, Index component) {
    return tail_check(series, component, EnsembleRecord::blocks_per_group).is_heavy();
}

/// scale × a connected function of the networks, with its error unless a few blocks carry it.
ObservableResult connected_result(
    const VectorSeries& series, double scale, const FunctionOfMeans& connected) {
    const JackknifeResult found = jackknife(connected, series, EnsembleRecord::blocks_per_group);
    ObservableResult result;
    result.value = scale * found.value;
    result.ess = static_cast<double>(series.n_measurements());
    if (found.error && !is_heavy(series, series.n_components() - 1)) {
        result.error = scale * *found.error;
    }
    return result;
}

/// The kernel of x₀ and x_j.
double exact_kernel(const MeasuredEnsemble& ensemble, Index j) {
    const Inputs& inputs = ensemble.measurement.inputs();
    return ensemble.networks.kernel(inputs.col(0), inputs.col(j));
}

/// ⟨f(x₀) f(x_j)⟩ for every j against the kernel, all together; no p where a tail is heavy, no
/// test of deep networks, whose two-point function is another at every width.
CurveTest kernel_test(const MeasuredEnsemble& ensemble) {
    if (ensemble.networks.is_deep()) {
        return {};
    }
    std::vector<double> exact;
    bool has_heavy_tail = false;
    for (Index j = 0; j < ensemble.measurement.inputs().cols(); ++j) {
        exact.push_back(exact_kernel(ensemble, j));
        has_heavy_tail = has_heavy_tail || is_heavy(ensemble.record.kernel, j);
    }
    CurveTest test = tested(ensemble.record.kernel, exact);
    if (has_heavy_tail) {
        test.p = std::nan("");
    }
    return test;
}

/// What the numbers of one of `n_parts` ensembles must keep.
void judge_ensemble(const VerdictSettings& limits, std::size_t n_parts, NetworkRun& run) {
    Claims claims(run);
    for (const ObservableResult& result : run.observables) {
        const std::string unsure = fmt::format(
            "{} has no error: a few networks carry most of it, and any error bar would be too "
            "small",
            result.formula);
        if (result.exact) {
            claims.hold(result.error.has_value(), unsure);
        } else if (!result.error) {
            run.remarks.push_back(unsure);
        }
        claims.hold(
            std::abs(result.pull.value_or(0.0)) <= limits.pull,
            fmt::format(
                "{} is {:.1f} standard errors from the exact value (at most {})",
                result.formula,
                result.pull.value_or(0.0),
                limits.pull));
    }
    const double least_p = limits.p / static_cast<double>(n_parts);
    claims.hold(
        !(run.chi2.p < least_p),
        fmt::format(
            "the kernel is not the exact one: p = {:.2g} (at least {:.2g})", run.chi2.p, least_p));
}

}  // namespace

ObservableResult two_point_result(const MeasuredEnsemble& ensemble, std::string name, Index j) {
    const Inputs& inputs = ensemble.measurement.inputs();
    ObservableResult result = result_of(
        std::move(name),
        j == 0 ? std::string("⟨f(x0)²⟩") : fmt::format("⟨f(x0) f(x{})⟩", j),
        Series(ensemble.record.kernel, j),
        ensemble.networks.two_point(inputs.col(0), inputs.col(j)));
    if (is_heavy(ensemble.record.kernel, j)) {
        result.error.reset();
        result.pull.reset();
    }
    return result;
}

std::string MeasuredEnsemble::label() const {
    return fmt::format("{}, N = {}", word(networks.kind()), networks.width());
}

ObservableResult connected_four_point_result(const MeasuredEnsemble& ensemble, std::size_t q) {
    const FourInputs& four = ensemble.measurement.four_inputs()[q];
    ObservableResult result = connected_result(
        ensemble.record.four_point[q],
        static_cast<double>(ensemble.networks.width()),
        ConnectedFourPoint({0, 1, 2, 3}));
    result.name = four.name;
    result.formula = four.formula;
    if (!ensemble.networks.is_deep()) {
        result.exact = ensemble.networks.connected(four.inputs);
    }
    result.pull = pull_of(result.value, result.error, result.exact);
    return result;
}

ObservableResult coupling_result(const MeasuredEnsemble& ensemble) {
    const double amputation = -1.0 / fourth_power(exact_kernel(ensemble, 0));
    ObservableResult result = connected_four_point_result(ensemble, 0);
    result.name = "coupling";
    result.formula = "N λ at x0, S = … + λφ⁴/4!";
    result.value *= amputation;
    if (result.error) {
        *result.error *= -amputation;
    }
    if (result.exact) {
        *result.exact *= amputation;
    }
    result.pull = pull_of(result.value, result.error, result.exact);
    return result;
}

ObservableResult connected_six_point_result(const MeasuredEnsemble& ensemble) {
    const auto width = static_cast<double>(ensemble.networks.width());
    ObservableResult result =
        connected_result(ensemble.record.powers, width * width, ConnectedSixPoint(0));
    result.name = "six_point";
    result.formula = "N² G₆ᶜ(x0)";
    return result;
}

std::optional<ObservableResult> reflection_result(const MeasuredEnsemble& ensemble) {
    if (!ensemble.record.reflection) {
        return std::nullopt;
    }
    const ReflectionMatrix& reflection = *ensemble.measurement.reflection();
    const LowestEigenvalue found = lowest_eigenvalue(
        reflection, *ensemble.record.reflection, EnsembleRecord::blocks_per_group);
    ObservableResult result;
    result.name = "reflection";
    result.formula = "lowest eigenvalue of ⟨f(θx) f(x')⟩";
    result.value = found.bound;
    result.error = found.error;
    if (!ensemble.networks.is_deep()) {
        result.exact = lowest_eigenvalue(reflection.exact(ensemble.networks.neuron()));
    }
    result.ess = static_cast<double>(ensemble.record.reflection->n_measurements());
    return result;
}

NetworkRun ensemble_part(const EnsembleSettings& settings, const MeasuredEnsemble& ensemble) {
    NetworkRun run{.network = ensemble.label()};
    run.sampler.kind = "exact";
    run.sampler.chains = EnsembleRecord::n_groups;
    run.sampler.draws = ensemble.record.n_networks() / EnsembleRecord::n_groups;
    run.sampler.seconds = ensemble.record.seconds;
    run.sampler.explanation = fmt::format(
        "{} independent networks, {}",
        ensemble.record.n_networks(),
        settings.describe(ensemble.networks.kind()));
    const Index last = ensemble.measurement.inputs().cols() - 1;
    run.observables.push_back(two_point_result(ensemble, "two_point", 0));
    run.observables.push_back(two_point_result(ensemble, "two_point_far", last));
    for (std::size_t q = 0; q < ensemble.measurement.four_inputs().size(); ++q) {
        run.observables.push_back(connected_four_point_result(ensemble, q));
    }
    if (settings.quadruples().front() == std::array<Index, 4>{0, 0, 0, 0}) {
        run.observables.push_back(coupling_result(ensemble));
    }
    run.observables.push_back(connected_six_point_result(ensemble));
    if (const auto reflection = reflection_result(ensemble)) {
        run.observables.push_back(*reflection);
    }
    run.chi2 = kernel_test(ensemble);
    judge_ensemble(settings.verdict, settings.n_parts(), run);
    if (ensemble.record.n_networks() < settings.sampler.networks) {
        run.verdict = "partial";
        run.remarks.emplace_back("stopped early");
    }
    run.paths = drawn_networks(ensemble, settings.run.seed);
    return run;
}

std::vector<std::string> structure_of(const NetworkRun& run) {
    constexpr double far = 4.0;
    std::vector<std::string> remarks;
    for (const ObservableResult& result : run.observables) {
        if (!result.error) {
            continue;
        }
        const double distance = result.value / *result.error;
        if (result.name == "reflection" && distance < -far) {
            remarks.push_back(fmt::format(
                "{}: not reflection positive, the lowest eigenvalue {} is {:.0f} errors below "
                "zero: no quantum theory has these correlators",
                run.network,
                value_with_error(result.value, result.error),
                -distance));
        }
        if (result.name == "far_pairs" && std::abs(distance) > far) {
            remarks.push_back(fmt::format(
                "{}: no clustering, two pairs of points far apart stay correlated by {}/N",
                run.network,
                value_with_error(result.value, result.error)));
        }
    }
    return remarks;
}

FigureSeries kernel_series(const MeasuredEnsemble& ensemble) {
    FigureSeries figure{.label = ensemble.label(), .points = {}, .test = kernel_test(ensemble)};
    const Inputs& inputs = ensemble.measurement.inputs();
    for (Index j = 0; j < inputs.cols(); ++j) {
        const ObservableResult result = two_point_result(ensemble, "", j);
        figure.points.push_back(figure_point(
            (inputs.col(j) - inputs.col(0)).norm(), result.value, result.error, result.exact));
    }
    return figure;
}

FigureSeries distribution_series(const MeasuredEnsemble& ensemble) {
    FigureSeries figure{.label = ensemble.label()};
    const std::vector<GammaResult> densities = ensemble.record.values.densities();
    for (std::size_t i = 0; i < densities.size(); ++i) {
        figure.points.push_back(figure_point(
            ensemble.record.values.centre(static_cast<Index>(i)),
            densities[i].mean,
            densities[i].error));
    }
    return figure;
}

SampledPaths drawn_networks(const MeasuredEnsemble& ensemble, std::uint64_t seed) {
    constexpr Index n_points = 181;
    constexpr Index n_drawn = 5;
    const Inputs& inputs = ensemble.measurement.inputs();
    const Eigen::VectorXd start = inputs.col(0);
    const Eigen::VectorXd whole = inputs.col(inputs.cols() - 1) - start;
    SampledPaths drawn;
    drawn.symbol = "f";
    drawn.argument = "x";
    drawn.axis = "position along the line through x₀ and the last input";
    drawn.what = "network";
    drawn.kinks = "their weights are random and independent";
    Inputs along(inputs.rows(), n_points);
    for (Index i = 0; i < n_points; ++i) {
        // from −1 to 2 of the way
        const double share = 3.0 * static_cast<double>(i) / static_cast<double>(n_points - 1) - 1.0;
        along.col(i) = start + share * whole;
        drawn.time.push_back(share * whole.norm());
    }
    Block f;
    ensemble.networks.draw({.seed = seed, .phase = Phase::Pilot}, along, f);
    for (Index lane = 0; lane < n_drawn; ++lane) {
        const Eigen::ArrayXd path = f.row(lane);
        drawn.paths.emplace_back(path.begin(), path.end());
    }
    return drawn;
}

}  // namespace feynet
