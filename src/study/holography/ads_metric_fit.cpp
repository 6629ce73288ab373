#include "ads_metric_fit.hpp"

#include "claims.hpp"
#include "feynet/holography/learning/label_fit.hpp"
#include "feynet/holography/learning/layer_responses.hpp"
#include "feynet/holography/learning/response_curve.hpp"
#include "feynet/optimize/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr Index n_curve_nodes = 32;

/// The largest distance of the metric from that of the data, in bands and relative.
struct MetricDistance {
    double in_bands = 0.0;
    double relative = 0.0;
};

MetricDistance distance_of(const AdsProblem& problem, const AdsFit& result) {
    const Eigen::VectorXd depths = shown_depths(result);
    const Eigen::VectorXd exact = problem.metric_at(depths);
    const Eigen::VectorXd off = result.fit.metric(depths) - exact;
    return {
        .in_bands = off.cwiseQuotient(result.fit.band(depths)).cwiseAbs().maxCoeff(),
        .relative = off.cwiseQuotient(exact).cwiseAbs().maxCoeff()};
}

void add_fit_numbers(const AdsProblem& problem, const AdsFit& result, NetworkRun& part) {
    const auto plain = [&](std::string name, std::string formula, double value) {
        ObservableResult number{
            .name = std::move(name),
            .formula = std::move(formula),
            .value = value,
            .error = std::nullopt,
            .tau_int = std::nullopt,
            .ess = std::nullopt,
            .rhat = std::nullopt,
            .exact = std::nullopt,
            .pull = std::nullopt};
        part.observables.push_back(std::move(number));
    };
    const MetricFit& fit = result.fit;
    plain("modes", "K, modes the data ask for", static_cast<double>(fit.n_modes));
    plain("chi2", "χ²/degrees", fit.chi_squared / static_cast<double>(fit.degrees));
    Eigen::VectorXd depths(5);
    depths << 0.2, 0.4, 0.6, 0.8, 1.0;
    depths *= fit.reach;
    const Eigen::VectorXd h = fit.metric(depths);
    const Eigen::VectorXd band = fit.band(depths);
    for (Index i = 0; i < depths.size(); ++i) {
        plain(fmt::format("h_{}", i + 1), fmt::format("h at η = {:.3g}", depths(i)), h(i));
        ObservableResult& number = part.observables.back();
        number.error = band(i);
        if (problem.is_known()) {
            number.exact = problem.metric()(depths(i));
            number.pull = (h(i) - *number.exact) / band(i);
        }
    }
    if (problem.is_known()) {
        plain("relative_error", "max |ĥ/h − 1|", distance_of(problem, result).relative);
    }
}

/// What the data determine and what the prior, in words.
void add_identifiability(const AdsFit& result, NetworkRun& part) {
    const MetricFit& fit = result.fit;
    const Sensitivity sensitivity = sensitivity_of(fit);
    const Eigen::VectorXd& s = sensitivity.singular_values();
    part.remarks.push_back(fmt::format(
        "Of the {} modes of h = 1/η + η q(η²), K = {} are asked for by the data, and {} "
        "combinations "
        "are known better from the data than beforehand; the rest is the horizon parity prior, q "
        "analytic, cₖ = 0 ± {:g}·{:g}⁻ᵏ, whose numbers are those under which the data are most "
        "likely.",
        fit.coefficients.size(),
        fit.n_modes,
        sensitivity.n_determined(),
        fit.prior.size,
        fit.prior.decay));
    const Index last = std::max<Index>(1, std::min<Index>(sensitivity.n_determined(), 6));
    std::string falls;
    for (Index k = 0; k < std::min<Index>(last + 2, s.size()); ++k) {
        falls += fmt::format("{}{:.1e}", k == 0 ? "" : ", ", s(k));
    }
    part.remarks.push_back(fmt::format(
        "Singular values of the map from metric to data, in units of errors and prior: {}; each "
        "shape of h is so much weaker in the data than the one before.",
        falls));
    const Eigen::VectorXd depths = shown_depths(result);
    const Eigen::VectorXd relative = fit.band(depths).cwiseQuotient(fit.metric(depths).cwiseAbs());
    Index widest = 0;
    Index narrowest = 0;
    relative.maxCoeff(&widest);
    relative.minCoeff(&narrowest);
    part.remarks.push_back(fmt::format(
        "h is known best at η = {:.2g}, to {:.2g} %, and worst at η = {:.2g}, to {:.2g} %: that it "
        "goes as 1/η to the horizon is the prior's knowledge, not that of the data.",
        depths(narrowest),
        100.0 * relative(narrowest),
        depths(widest),
        100.0 * relative(widest)));
}

}  // namespace

Eigen::VectorXd shown_depths(const AdsFit& result) {
    const double reach = result.fit.reach;
    constexpr Index n_depths = 40;
    return Eigen::VectorXd::LinSpaced(
        n_depths, std::max(0.05 * reach, 0.5 * result.depths.minCoeff()), reach);
}

Sensitivity sensitivity_of(const MetricFit& fit) {
    return Sensitivity(fit.jacobian, fit.prior_widths);
}

AdsFit fit_ads(const AdsMetricSettings& settings, const AdsProblem& problem) {
    const Stream stream{.seed = settings.run.seed};
    AdsFit result;
    if (settings.question.data == AdsData::Labels) {
        const BulkNetwork network = problem.network();
        const LayerResponses layers(network, problem.boundary(), HorizonOutput::Regular);
        const BulkModel start = problem.model(network.depths());
        const LabelledPoints points = problem.labelled(stream);
        result.fit = fit_labels(layers, points, settings.data.half_width, start);
        result.data = positive_data(layers, points, settings.data.half_width, result.fit.model);
        result.depths = network.depths();
        result.lengths =
            Eigen::VectorXd::Constant(network.n_layers(), network.depths()(0) - network.horizon());
        result.lengths /= static_cast<double>(network.n_layers());
        return result;
    }
    const ResponseCurve responses(
        RegularCurve(settings.bulk.eta_boundary, n_curve_nodes), problem.boundary());
    result.data = problem.curve(responses, stream);
    result.fit = fit_metric(responses, result.data, problem.model(responses.depths()));
    result.depths = responses.depths();
    result.lengths = responses.curve().weights();
    return result;
}

NetworkRun fit_part(
    const AdsMetricSettings& settings, const AdsProblem& problem, const AdsFit& result) {
    NetworkRun part{.network = "precise"};
    Claims claims(part);
    const MetricFit& fit = result.fit;
    part.sampler.explanation = fmt::format(
        "{} points; Levenberg–Marquardt in the space of the data, errors are the band that data "
        "and "
        "prior leave",
        result.data.size());
    claims.hold(
        fit.fits_data,
        fmt::format(
            "χ² = {:.4g} with {} degrees of freedom: no metric that is regular at the horizon fits "
            "the data with these errors, m² and λ",
            fit.chi_squared,
            fit.degrees));
    add_fit_numbers(problem, result, part);
    if (problem.is_known()) {
        const MetricDistance distance = distance_of(problem, result);
        claims.hold(
            distance.in_bands <= settings.verdict.pull,
            fmt::format(
                "the metric is {:.1f} bands from that of the data (at most {})",
                distance.in_bands,
                settings.verdict.pull));
    }
    add_identifiability(result, part);
    return part;
}

}  // namespace feynet
