#include "feynet/study/ensemble_analysis.hpp"

#include "claims.hpp"
#include "feynet/core/error.hpp"
#include "feynet/nnft/observable/connected_functions.hpp"
#include "feynet/statistics/jackknife.hpp"
#include "feynet/statistics/tail_check.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace feynet {
namespace {

std::string point_name(Index i) {
    constexpr std::array<const char*, 10> digits{
        "₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
    std::string name;
    for (const char c : fmt::format("{}", i)) {
        name += digits[static_cast<std::size_t>(c - '0')];
    }
    return "x" + name;
}

/// The components of the series that a connected function is of.
std::vector<Index> components_of(
    const EnsembleMeasurement& measurement, const std::vector<std::vector<Index>>& products) {
    std::vector<Index> components;
    for (const std::vector<Index>& product : products) {
        const auto& all = measurement.products().products();
        std::size_t c = 0;
        while (all[c] != product &&
               !(product.size() == 2 && all[c].size() == 2 && all[c][0] == product[1] &&
                 all[c][1] == product[0])) {
            ++c;
        }
        components.push_back(static_cast<Index>(c));
    }
    return components;
}

/// scale × a connected function of the networks, with its error unless a few blocks carry it.
ObservableResult connected_result(
    const MeasuredEnsemble& ensemble,
    double scale,
    const std::vector<std::vector<Index>>& products,
    const FunctionOfMeans& connected) {
    const std::vector<Index> components = components_of(ensemble.measurement, products);
    const VectorSeries series = ensemble.record.products.select(components);
    const JackknifeResult found = jackknife(connected, series, EnsembleRecord::blocks_per_group);
    const TailCheck tail =
        tail_check(series, series.n_components() - 1, EnsembleRecord::blocks_per_group);
    ObservableResult result;
    result.value = scale * found.value;
    result.ess = static_cast<double>(ensemble.record.n_networks());
    if (found.error && !tail.is_heavy()) {
        result.error = scale * *found.error;
    }
    return result;
}

std::optional<double> exact_four_point(
    const MeasuredEnsemble& ensemble, const std::array<Index, 4>& inputs) {
    const Inputs& all = ensemble.measurement.inputs();
    Inputs four(all.rows(), 4);
    for (std::size_t i = 0; i < 4; ++i) {
        four.col(static_cast<Index>(i)) = all.col(inputs[i]);
    }
    try {
        return connected_four_point(
            ensemble.networks.neuron(), kurtosis(ensemble.networks.output_law()), four);
    } catch (const InvalidInput&) {
        return std::nullopt;
    }
}

double exact_kernel(const MeasuredEnsemble& ensemble, Index i, Index j) {
    const Inputs& inputs = ensemble.measurement.inputs();
    return kernel(ensemble.networks.neuron(), inputs.col(i), inputs.col(j));
}

ObservableResult two_point_result(
    const MeasuredEnsemble& ensemble, std::string name, Index i, Index j) {
    const Series series(ensemble.record.products, ensemble.measurement.pair(i, j));
    return result_of(
        std::move(name),
        i == j ? fmt::format("⟨f({})²⟩", point_name(i))
               : fmt::format("⟨f({}) f({})⟩", point_name(i), point_name(j)),
        series,
        exact_kernel(ensemble, i, j));
}

/// ⟨f(x₀) f(x_j)⟩ for every j against the kernel, all together.
CurveTest kernel_test(const MeasuredEnsemble& ensemble) {
    std::vector<Index> components;
    std::vector<double> exact;
    for (Index j = 0; j < ensemble.measurement.inputs().cols(); ++j) {
        components.push_back(ensemble.measurement.pair(0, j));
        exact.push_back(exact_kernel(ensemble, 0, j));
    }
    return tested(ensemble.record.products.select(components), exact);
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
        run.chi2.p >= least_p,
        fmt::format(
            "the kernel is not the exact one: p = {:.2g} (at least {:.2g})", run.chi2.p, least_p));
}

}  // namespace

std::string MeasuredEnsemble::label() const {
    return fmt::format("{}, N = {}", word(kind), networks.width());
}

std::string four_point_name(std::size_t quadruple) {
    return fmt::format("four_point_{}", quadruple);
}

std::string four_point_formula(const std::array<Index, 4>& inputs) {
    return fmt::format(
        "N G₄ᶜ({}, {}, {}, {})",
        point_name(inputs[0]),
        point_name(inputs[1]),
        point_name(inputs[2]),
        point_name(inputs[3]));
}

ObservableResult connected_four_point_result(
    const MeasuredEnsemble& ensemble, std::size_t quadruple, const std::array<Index, 4>& inputs) {
    const ConnectedFourPoint connected(inputs);
    const auto width = static_cast<double>(ensemble.networks.width());
    ObservableResult result =
        connected_result(ensemble, width, connected.products(), connected);
    result.name = four_point_name(quadruple);
    result.formula = four_point_formula(inputs);
    result.exact = exact_four_point(ensemble, inputs);
    result.pull = pull_of(result.value, result.error, result.exact);
    return result;
}

ObservableResult connected_six_point_result(const MeasuredEnsemble& ensemble) {
    const ConnectedSixPoint connected(0);
    const auto width = static_cast<double>(ensemble.networks.width());
    ObservableResult result =
        connected_result(ensemble, width * width, connected.products(), connected);
    result.name = "six_point";
    result.formula = "N² G₆ᶜ(x₀)";
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
        settings.describe(ensemble.kind));
    const Index last = ensemble.measurement.inputs().cols() - 1;
    run.observables.push_back(two_point_result(ensemble, "two_point", 0, 0));
    run.observables.push_back(two_point_result(ensemble, "two_point_far", 0, last));
    const std::vector<std::array<Index, 4>> quadruples = settings.quadruples();
    for (std::size_t q = 0; q < quadruples.size(); ++q) {
        run.observables.push_back(connected_four_point_result(ensemble, q, quadruples[q]));
    }
    run.observables.push_back(connected_six_point_result(ensemble));
    run.chi2 = kernel_test(ensemble);
    judge_ensemble(settings.verdict, settings.n_parts(), run);
    if (ensemble.record.n_networks() < settings.sampler.networks) {
        run.verdict = "partial";
        run.remarks.emplace_back("stopped early");
    }
    run.paths = drawn_networks(ensemble, settings.run.seed);
    return run;
}

FigureSeries kernel_series(const MeasuredEnsemble& ensemble) {
    FigureSeries figure{.label = ensemble.label(), .points = {}, .test = kernel_test(ensemble)};
    const Inputs& inputs = ensemble.measurement.inputs();
    for (Index j = 0; j < inputs.cols(); ++j) {
        const ObservableResult result = two_point_result(ensemble, "", 0, j);
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
