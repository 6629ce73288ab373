#include "bulk_dbm_parts.hpp"
#include "claims.hpp"
#include "feynet/boltzmann/deep/boundary_exponent.hpp"
#include "feynet/boltzmann/deep/exact/bulk_kernel.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// G at every momentum.
struct BulkKernel {
    std::vector<double> momenta;
    std::vector<double> values;
    std::vector<double> deviations;  ///< from Bessel's, relative

    double worst() const {
        double worst = 0.0;
        for (const double deviation : deviations) {
            worst = std::max(worst, std::abs(deviation));
        }
        return worst;
    }
};

BulkKernel kernel_of(const BulkSettings& bulk, const BulkScalar& scalar) {
    BulkKernel kernel;
    for (Index i = 0; i < bulk.momenta; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(bulk.momenta - 1);
        const double k = bulk.lowest * std::pow(bulk.highest / bulk.lowest, share);
        const double value = boundary_kernel(bulk_layers(scalar, k));
        kernel.momenta.push_back(k);
        kernel.values.push_back(value);
        kernel.deviations.push_back(value / continuum_kernel(scalar, k) - 1.0);
    }
    return kernel;
}

bool has_exponent(const BulkScalar& scalar) {
    constexpr double steepest = 1.85;
    const double nu = scalar.order();
    return std::abs(nu - std::round(nu)) > 0.02 && nu < steepest && nu > 0.1;
}

/// Adds the exponent that a fit finds, and the part of the kernel that has it.
void add_exponent(
    const BulkScalar& scalar, const BulkKernel& kernel, double limit, KernelCurves& curves) {
    const BoundaryExponent fit = boundary_exponent(kernel.momenta, kernel.values);
    const double exact = 2.0 * scalar.order();
    const double coefficient = nonanalytic_coefficient(scalar);
    curves.run.observables.push_back(computed("exponent", "2ν", fit.exponent, exact));
    curves.run.observables.push_back(computed(
        "dimension", "Δ", 0.5 * (scalar.dimension + fit.exponent), scalar.scaling_dimension()));
    curves.run.observables.push_back(
        computed("amplitude", "c of c k^2ν", fit.amplitude, coefficient));
    for (std::size_t i = 0; i < kernel.momenta.size(); ++i) {
        const double law = std::abs(coefficient) * std::pow(kernel.momenta[i], exact);
        curves.nonanalytic.points.push_back(
            figure_point(kernel.momenta[i], std::abs(fit.nonanalytic[i]), std::nullopt, law));
    }
    Claims(curves.run)
        .hold(
            std::abs(fit.exponent / exact - 1.0) <= limit,
            fmt::format("the exponent is {:.5f}, 2ν = {:.5f}", fit.exponent, exact));
}

/// Correlations of leaves against their distance.
Figure tree_figure(const BulkTreeSettings& tree, const std::vector<double>& spins) {
    FigureSeries scalar{.label = "scalar"};
    const FiniteTree finite(tree.scalar, tree.levels);
    for (Index l = 0; l <= tree.levels / 2; ++l) {
        const double distance = std::pow(tree.scalar.prime, static_cast<double>(l));
        const double value = finite.leaf_correlation(l) / finite.leaf_correlation(0);
        scalar.points.push_back(figure_point(distance, value));
    }
    FigureSeries vertices{.label = "spins"};
    for (std::size_t l = 0; l < spins.size(); ++l) {
        const double distance = std::exp2(static_cast<double>(l));
        const double law = std::pow(distance, -2.0 * tree.spins.scaling_dimension());
        vertices.points.push_back(figure_point(distance, spins[l], std::nullopt, law));
    }
    return {
        .name = "trees",
        .title = "Trees have their powers exactly",
        .caption =
            "The correlation of two leaves against their p-adic distance p^l, l the levels up to "
            "where they meet, over that of a leaf with itself: spins on 15 vertices, enumerated, "
            "and a free scalar, whose leaves feel the end of the tree in the first step.",
        .x = {.label = "p-adic distance", .scale = AxisScale::Logarithmic},
        .y = {.label = "correlation", .scale = AxisScale::Logarithmic},
        .series = {std::move(vertices), std::move(scalar)},
        .is_detail = true};
}

}  // namespace

std::string mass_label(double mass_squared) {
    return mass_squared < 0.0 ? fmt::format("m² = −{:g}", -mass_squared)
                              : fmt::format("m² = {:g}", mass_squared);
}

KernelCurves bulk_kernel_part(const BulkDbmSettings& settings, double mass_squared) {
    const BulkScalar scalar = settings.bulk.scalar(mass_squared);
    BulkScalar coarse = scalar;
    coarse.spacing *= 2.0;
    const BulkKernel kernel = kernel_of(settings.bulk, scalar);
    const double order = std::log2(kernel_of(settings.bulk, coarse).worst() / kernel.worst());
    const std::string label = mass_label(mass_squared);
    KernelCurves curves{
        .run = {.network = "layers, " + label},
        .deviation = {.label = label},
        .nonanalytic = {.label = label}};
    for (std::size_t i = 0; i < kernel.momenta.size(); ++i) {
        curves.deviation.points.push_back(figure_point(kernel.momenta[i], kernel.deviations[i]));
    }
    NetworkRun& run = curves.run;
    run.observables = {computed("kernel", "G/G_Bessel − 1", kernel.worst(), 0.0)};
    Claims claims(run);
    claims.hold(
        kernel.worst() <= settings.verdict.kernel,
        fmt::format("the kernel is {:.2g} off Bessel's", kernel.worst()));
    claims.hold(
        std::abs(order - 2.0) < 0.1,
        fmt::format("twice as many layers are better by 2^{:.2f}, not 2²", order));
    if (has_exponent(scalar)) {
        add_exponent(scalar, kernel, settings.verdict.exponent, curves);
    } else {
        run.remarks.push_back(fmt::format(
            "ν = {:g}: k^2ν is no power that a fit could tell (a logarithm where ν is whole)",
            scalar.order()));
    }
    run.observables.push_back(computed("order", "order in Δu", order, 2.0));
    run.observables.push_back(
        computed("layered", "2ν of layers", 2.0 * scalar.layered_order(), 2.0 * scalar.order()));
    run.sampler.kind = "exact";
    run.sampler.explanation = fmt::format(
        "{} to {} layers, summed over from the deepest one",
        bulk_layers(scalar, settings.bulk.highest).n_layers(),
        bulk_layers(scalar, settings.bulk.lowest).n_layers());
    return curves;
}

ComputedPart bulk_tree_part(const BulkDbmSettings& settings) {
    const BulkTreeSettings& tree = settings.tree;
    const FiniteTree finite(tree.scalar, tree.levels);
    const double delta = tree.scalar.scaling_dimension();
    const double log_p = std::log(tree.scalar.prime);
    const double by_step = -std::log(finite.step_ratio(0)) / log_p;
    const Index middle = tree.levels / 2;
    const double by_leaves =
        std::log(finite.leaf_correlation(middle - 1) / finite.leaf_correlation(middle)) / log_p;
    const std::vector<double> spins = tree.spins.leaf_correlations();
    const double exact_spins = tree.spins.scaling_dimension();
    const double of_spins = -std::log2(spins[3]) / 6.0;
    NetworkRun run{.network = "trees"};
    run.observables = {
        computed("dimension", "Δ, scalar", by_step, delta),
        computed("leaf_exponent", "2Δ, leaves", by_leaves, 2.0 * delta),
        computed("spin_dimension", "Δ, spins", of_spins, exact_spins)};
    run.sampler.kind = "exact";
    run.sampler.explanation = fmt::format(
        "a scalar on {} levels summed over from the leaves, Δ from a step below the root; spins "
        "from {} "
        "configurations of 15 spins",
        tree.levels,
        Index{1} << 15);
    Claims claims(run);
    const double limit = settings.verdict.exponent;
    claims.hold(
        std::abs(by_step / delta - 1.0) <= limit &&
            std::abs(by_leaves / (2.0 * delta) - 1.0) <= limit,
        "the scalar on the finite tree has another dimension");
    claims.hold(std::abs(of_spins - exact_spins) < 1e-12, "the spins have another power");
    return {std::move(run), {tree_figure(tree, spins)}};
}

}  // namespace feynet
