#include "claims.hpp"
#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"
#include "feynet/boltzmann/renormalisation/layer_geometry.hpp"
#include "feynet/boltzmann/renormalisation/minimal_cut.hpp"
#include "rg_flow_parts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// A network, its name and what its cuts are in the mean over all positions.
struct CutNetwork {
    std::string name;
    TensorGraph graph;
    double (*mean_cut)(Index doublings);
    double slope;  ///< for each doubling
};

/// The cuts of blocks of 1, 2, 4, … N/4 sites.
std::vector<CutRange> cuts_of(
    const CutNetwork& network, const RgNetworkSettings& settings, const Execution& execution) {
    std::vector<CutRange> cuts;
    for (Index length = 1; length <= settings.sites / 4 && !execution.stop(); length *= 2) {
        cuts.push_back(minimal_cuts(network.graph, length, settings.positions));
        execution.progress(settings.positions, 1.0);
    }
    return cuts;
}

/// The mean cut that the last doubling adds.
double slope_of_cuts(const std::vector<CutRange>& cuts) {
    return cuts.back().mean - cuts[cuts.size() - 2].mean;
}

/// |mean − closed form| where the positions are all there are, up to a shift by the length.
double off_closed_form(
    const CutNetwork& network, const std::vector<CutRange>& cuts, Index n_positions) {
    double worst = 0.0;
    for (std::size_t m = 0; m < cuts.size(); ++m) {
        if (n_positions % (Index{1} << m) == 0) {
            const double exact = network.mean_cut(static_cast<Index>(m));
            worst = std::max(worst, std::abs(cuts[m].mean - exact));
        }
    }
    return worst;
}

NetworkRun cut_run(
    const CutNetwork& network, const RgFlowSettings& settings, const std::vector<CutRange>& cuts) {
    NetworkRun run{.network = network.name};
    const double slope = slope_of_cuts(cuts);
    const double off = off_closed_form(network, cuts, settings.network.positions);
    run.observables = {
        deviation(off),
        per_doubling(slope, network.slope),
        computed("longest", "mean cut", cuts.back().mean, std::nullopt),
        computed("least", "least cut", static_cast<double>(cuts.back().least), std::nullopt),
        computed("most", "largest cut", static_cast<double>(cuts.back().most), std::nullopt)};
    run.sampler.kind = "exact";
    run.sampler.explanation = fmt::format(
        "{} tensors, {} blocks of each length; mean, least and largest cut are those at ℓ = {}",
        network.graph.n_tensors,
        settings.network.positions,
        Index{1} << (cuts.size() - 1));
    Claims claims(run);
    claims.hold(
        std::abs(slope / network.slope - 1.0) <= settings.verdict.slope,
        fmt::format(
            "a doubling adds {:.3f} to the cut, {:.3f} in the limit", slope, network.slope));
    claims.hold(off < settings.verdict.rounding, "the mean cuts are not those of the closed form");
    return run;
}

FigureSeries cut_series(const CutNetwork& network, const std::vector<CutRange>& cuts) {
    FigureSeries series{.label = fmt::format("minimal cut, {}", network.name)};
    for (std::size_t m = 0; m < cuts.size(); ++m) {
        series.points.push_back(figure_point(std::exp2(static_cast<double>(m)), cuts[m].mean));
    }
    return series;
}

FigureCurve cut_curve(
    const std::string& label, double (*mean_cut)(Index doublings), std::size_t n_lengths) {
    FigureCurve curve{.label = label};
    for (std::size_t m = 0; m < n_lengths; ++m) {
        curve.x.push_back(std::exp2(static_cast<double>(m)));
        curve.y.push_back(mean_cut(static_cast<Index>(m)));
    }
    return curve;
}

/// The entropy of blocks of the critical Ising ring.
struct CriticalEntropy {
    explicit CriticalEntropy(Index n_sites) : sites(static_cast<double>(n_sites)) {
        constexpr Index longest = 256;
        const IsingRing ring(n_sites, 1.0, 1.0);
        for (Index length = 1; length <= std::min(n_sites / 4, longest); length *= 2) {
            lengths.push_back(static_cast<double>(length));
            values.push_back(ring.entropy(length));
        }
    }

    /// ln of (N/π) sin(πℓ/N).
    double log_chord(double length) const {
        return std::log(sites / std::numbers::pi * std::sin(std::numbers::pi * length / sites));
    }

    /// c of S = (c/3) ln chord, from the two longest blocks.
    double central_charge() const {
        const std::size_t n = values.size();
        return 3.0 * (values[n - 1] - values[n - 2]) /
               (log_chord(lengths[n - 1]) - log_chord(lengths[n - 2]));
    }

    double sites;
    std::vector<double> lengths;
    std::vector<double> values;
};

ComputedPart entropy_part(const RgFlowSettings& settings, const CriticalEntropy& entropy) {
    const double charge = entropy.central_charge();
    const double step = charge / 3.0 * std::numbers::ln2;
    NetworkRun run{.network = "critical Ising ring"};
    run.observables = {
        deviation(std::abs(charge - 0.5)),
        per_doubling(step, std::numbers::ln2 / 6.0),
        computed("central_charge", "c", charge, 0.5),
        computed("bond_tree", "χ, tree", std::exp(1.5 * step), std::nullopt),
        computed("bond_mera", "χ, MERA", std::exp(0.5 * step), std::nullopt)};
    run.sampler.kind = "exact";
    run.sampler.explanation =
        "free fermions; c from the two longest blocks, χ from ln χ × cut = S for each doubling";
    run.remarks = {
        "A cut bounds the entropy, S ≤ ln χ × cut: both grow as ln ℓ, but a network whose bonds "
        "were full would need χ < 2. S_A ∝ ln ℓ fixes no bond dimension, and on a tree it holds "
        "in the mean over positions only: the least cut is 1 for blocks of every length."};
    Claims claims(run);
    claims.hold(
        std::abs(charge - 0.5) < settings.verdict.slope * 0.5, "the central charge is not ½");
    return {std::move(run), {}};
}

Figure cut_figure(const std::vector<FigureSeries>& networks, const CriticalEntropy& entropy) {
    Figure figure{
        .name = "cuts",
        .title = "Cuts of a network and the entropy of a block",
        .caption =
            "The least number of bonds that separate ℓ neighbouring sites from the rest, in the "
            "mean over positions: 2/3 more for each doubling on a tree, 2 on a MERA; with bonds of "
            "dimension 2 this bounds S/ln 2 of a state. Below, the critical Ising ring.",
        .x = {.label = "sites ℓ of the block", .scale = AxisScale::Logarithmic},
        .y = {.label = "cut, S/ln 2"},
        .series = networks};
    FigureSeries spins{.label = "S/ln 2, critical Ising ring"};
    FigureCurve conformal{.label = "⅙ ln[(N/π) sin(πℓ/N)] + 0.4786"};
    for (std::size_t i = 0; i < entropy.values.size(); ++i) {
        const double length = entropy.lengths[i];
        spins.points.push_back(figure_point(length, entropy.values[i] / std::numbers::ln2));
        conformal.x.push_back(length);
        conformal.y.push_back((entropy.log_chord(length) / 6.0 + 0.4785581) / std::numbers::ln2);
    }
    figure.series.push_back(std::move(spins));
    const std::size_t n_lengths = networks.front().points.size();
    figure.exact = {
        cut_curve("(6 log₂ ℓ + 8 ± 1/ℓ)/9", &mean_tree_cut, n_lengths),
        cut_curve("2 log₂ ℓ − 4/ℓ from ℓ = 8 on", &mean_mera_cut, n_lengths),
        std::move(conformal)};
    return figure;
}

/// The bonds between leaves of a large tree that are a distance apart, in the mean over positions:
/// 2 log₂ x + 4.
double mean_way(Index distance) {
    constexpr Index periods = 4096;
    double sum = 0.0;
    for (Index first = 0; first < periods; ++first) {
        sum += static_cast<double>(tree_distance(first * distance, (first + 1) * distance));
    }
    return sum / static_cast<double>(periods);
}

/// Ways over the tree beside the geodesics.
Figure distance_figure(const LayerGeometry& geometry, Index n_sites) {
    Figure figure{
        .name = "distances",
        .title = "Ways through the network",
        .caption =
            "√α times the bonds between two leaves of a tree a distance x apart, in the mean over "
            "positions, and the geodesic between them; both grow by 2√α for each doubling.",
        .x = {.label = "distance x", .scale = AxisScale::Logarithmic},
        .y = {.label = "length"},
        .is_detail = true};
    FigureSeries ways{.label = "way over the tree"};
    FigureSeries geodesics{.label = "geodesic"};
    for (Index x = 1; x <= n_sites / 4; x *= 2) {
        const auto separation = static_cast<double>(x);
        ways.points.push_back(figure_point(separation, std::sqrt(geometry.alpha) * mean_way(x)));
        geodesics.points.push_back(figure_point(separation, geometry.distance(separation, 0.0)));
    }
    figure.series = {std::move(ways), std::move(geodesics)};
    return figure;
}

/// |log₂ of the ratio of neighbouring layers − 1|, most of all layers.
double off_halving(const TensorGraph& graph) {
    double worst = 0.0;
    for (std::size_t layer = 1; layer < graph.layers.size(); ++layer) {
        const double ratio =
            static_cast<double>(graph.layers[layer - 1]) / static_cast<double>(graph.layers[layer]);
        worst = std::max(worst, std::abs(std::log2(ratio) - 1.0));
    }
    return worst;
}

}  // namespace

std::vector<ComputedPart> cut_parts(const RgFlowSettings& settings, const Execution& execution) {
    std::vector<ComputedPart> parts;
    std::vector<FigureSeries> series;
    for (const CutNetwork& network :
         {CutNetwork{"tree", binary_tree(settings.network.sites), &mean_tree_cut, 2.0 / 3.0},
          CutNetwork{"MERA", binary_mera(settings.network.sites), &mean_mera_cut, 2.0}}) {
        const std::vector<CutRange> cuts = cuts_of(network, settings.network, execution);
        if (execution.stop()) {
            return parts;
        }
        parts.push_back({cut_run(network, settings, cuts), {}});
        series.push_back(cut_series(network, cuts));
    }
    const CriticalEntropy entropy(settings.network.sites);
    parts.push_back(entropy_part(settings, entropy));
    parts.back().figures.push_back(cut_figure(series, entropy));
    return parts;
}

ComputedPart geometry_part(const RgFlowSettings& settings) {
    const LayerGeometry geometry{.alpha = settings.network.alpha};
    const TensorGraph tree = binary_tree(settings.network.sites);
    constexpr double layer = 2.0;
    const double by_differences = curvature_by_differences(
        geometry.time_metric(), [&](double tau) { return geometry.space_metric(tau); }, layer, 0.1);
    const double by_jets = curvature_by_jets(geometry, layer);
    const double root = std::sqrt(geometry.alpha);
    const double way = root * (mean_way(256) - mean_way(128));
    const double far = static_cast<double>(settings.network.sites);
    const double geodesic = geometry.distance(2.0 * far, 0.0) - geometry.distance(far, 0.0);
    const double halving = off_halving(tree);
    const double curvature = geometry.curvature();
    NetworkRun run{.network = "geometry"};
    run.observables = {
        deviation(std::max(std::abs(by_jets - curvature), std::abs(by_differences - curvature))),
        per_doubling(way, 2.0 * root),
        computed("geodesic", "geodesic", geodesic, 2.0 * root),
        computed("halving", "halving off by", halving, 0.0),
        computed("curvature", "curvature", by_jets, curvature),
        computed("curvature_differences", "by differences", by_differences, curvature),
        computed("radius", "radius", 1.0 / std::sqrt(-by_jets), root / std::numbers::ln2)};
    run.sampler.kind = "exact";
    run.sampler.explanation =
        "ds² = α(dτ² + 2^(−2τ)dx²); with z = 2^τ/ln 2 it is (α/ln² 2)(dz² + dx²)/z²";
    Claims claims(run);
    const double limit = settings.verdict.curvature / settings.network.alpha;
    claims.hold(halving == 0.0, "the layers of the tree do not halve");
    claims.hold(run.observables.front().value <= limit, "the curvature is not −(ln 2)²/α");
    return {std::move(run), {distance_figure(geometry, settings.network.sites)}};
}

}  // namespace feynet
