#include "path/cell.hpp"

#include "feynet/core/powers.hpp"
#include "feynet/study/path/path_analysis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet::validation {
namespace {

constexpr double x_initial = 0.3;
constexpr double x_final = -0.7;

/// Few variables and long steps make chains that now and then stay in the tails for long.
constexpr double acceptance = 0.95;

/// The variance of one measurement of x², the average over all sites on a ring, were x Gaussian.
double variance_of_square(const TimeGrid& grid, Index node, const ExactPath& exact) {
    if (!grid.is_ring()) {
        const double mean = exact.expectation(node, [](double x) { return x; });
        const double covariance = exact.correlation(node, node) - mean * mean;
        return 2.0 * square(covariance) + 4.0 * mean * mean * covariance;
    }
    double sum = 0.0;
    for (Index k = 0; k < grid.n_slices(); ++k) {
        sum += square(exact.correlation(0, k));
    }
    return 2.0 * sum / static_cast<double>(grid.n_slices());
}

}  // namespace

Case Case::from_end() const {
    Case other = *this;
    other.seen_from_end = boundary == Boundary::Dirichlet || boundary == Boundary::Free;
    return other;
}

std::string Case::label() const {
    return fmt::format(
        "{} {} N={} a={:g}{}",
        word(boundary),
        word(rule),
        n_slices,
        spacing,
        seen_from_end ? " end" : "");
}

PathSystem Case::system() const {
    return settings(NetworkKind::Site, leapfrog).path_system();
}

PathSettings Case::settings(NetworkKind network, const Method& method) const {
    PathSettings settings;
    settings.potential = potential;
    settings.system.mass = mass;
    settings.time.spacing = spacing;
    settings.time.n_slices = n_slices;
    settings.time.boundary = boundary;
    settings.time.rule = rule;
    const bool starts_fixed = boundary == Boundary::Dirichlet || boundary == Boundary::HalfLine;
    settings.time.x_initial = starts_fixed ? x_initial : 0.0;
    settings.time.x_final = boundary == Boundary::Dirichlet ? x_final : 0.0;
    settings.network.kind = {network};
    settings.sampler.kind = method.kind;
    settings.sampler.integrator = method.integrator;
    settings.sampler.acceptance = acceptance;
    if (method.n_steps > 0) {
        settings.sampler.leapfrog_steps = method.n_steps;
        settings.sampler.step_size = 0.5 * std::numbers::pi / static_cast<double>(method.n_steps);
    }
    settings.measure.max_lag = n_slices;
    if (seen_from_end) {
        const TimeGrid grid = settings.path_system().grid();
        settings.measure.reference = grid.first_free() + grid.n_free() - 1;
    }
    if (method.stretch != 1.0) {
        settings.network.decay_frequency =
            method.stretch * settings.path_system().oscillator_frequency();
    }
    return settings;
}

CaseAnswers::CaseAnswers(const Case& subject) : exact_(exact_path(subject.system())) {
    const PathSystem system = subject.system();
    const PathMeasurement measurement(subject.settings(NetworkKind::Site, leapfrog));
    x2_ = exact_->expectation(measurement.reference(), square);
    x4_ = exact_->expectation(measurement.reference(), fourth_power);
    variance_ = variance_of_square(system.grid(), measurement.reference(), *exact_);
    curve_ = exact_correlator(measurement, *exact_);
}

Index CaseAnswers::draws_for(double resolution) const {
    return static_cast<Index>(std::ceil(variance_ / square(resolution * x2_)));
}

Outcome sample(
    const PathSettings& settings, const CaseAnswers& exact, Index draws, std::uint16_t run) {
    constexpr Index fewest = 400;
    PathSettings sized = settings;
    sized.sampler.draws = std::max(fewest, draws / settings.sampler.chains + 1);
    sized.sampler.warmup = settings.sampler.kind == SamplerKind::Exact ? 0 : 100;
    const PathExperiment experiment(sized, settings.network.kind.front(), run);
    const PathMeasurement measurement(sized);
    const PathRecord record =
        run_chains(experiment, measurement, sized, run, Execution{.n_threads = 1});
    return {
        .x2 = estimate(record.scalars[1]),
        .x4 = estimate(record.scalars[2]),
        .schwinger_dyson = estimate(record.schwinger_dyson),
        .curve = correlator_test(record.correlator, exact.curve())};
}

}  // namespace feynet::validation
