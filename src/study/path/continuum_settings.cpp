#include "feynet/study/path/continuum_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/study/verdict_section.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

Index lag_of(double time, double spacing) {
    return static_cast<Index>(std::round(time / spacing));
}

void check_spacings(std::string_view key, const std::vector<double>& spacings) {
    constexpr std::size_t fewest = 4;
    require(spacings.size() >= fewest, key, "must be at least {}, got {}", fewest, spacings.size());
    for (auto a = spacings.begin(); a != spacings.end(); ++a) {
        require(*a > 0.0, key, "must be positive, got {}", *a);
        require(std::find(spacings.begin(), a, *a) == a, key, "must differ, got {} twice", *a);
    }
}

/// The times of the rate are nodes of every ring.
void check_times(const ContinuumSettings& continuum) {
    require(continuum.from >= 0.0, "from", "must not be negative, got {}", continuum.from);
    require(continuum.to > continuum.from, "to", "must be after from, got {}", continuum.to);
    require(
        continuum.duration >= 4.0 * continuum.to && continuum.duration < 1e6,
        "duration",
        "must be 4 × to or more, got {}",
        continuum.duration);
    for (const double a : continuum.sampled_spacings) {
        for (const double time : {continuum.from, continuum.to}) {
            const double slices = time / a;
            require(
                std::abs(slices - std::round(slices)) < 1e-6,
                "sampled_spacings",
                "must divide the times {} and {}, got {}",
                continuum.from,
                continuum.to,
                a);
        }
    }
}

}  // namespace

PathSettings ContinuumPlan::ring(Discretisation rule, double spacing) const {
    PathSettings settings = path;
    settings.time = {
        .spacing = spacing,
        .n_slices = std::max<Index>(4, lag_of(continuum.duration, spacing)),
        .boundary = Boundary::Periodic,
        .rule = rule};
    return settings;
}

DecayRate ContinuumPlan::rate(double spacing) const {
    return {
        lag_of(continuum.from, spacing), lag_of(continuum.to, spacing), spacing / path.system.hbar};
}

void ContinuumPlan::check() const {
    check_spacings("spacings", continuum.spacings);
    check_spacings("sampled_spacings", continuum.sampled_spacings);
    check_times(continuum);
    require(
        continuum.tolerance > 0.0, "tolerance", "must be positive, got {}", continuum.tolerance);
    for (const Discretisation rule : continuum.rules) {
        const auto same = std::count(continuum.rules.begin(), continuum.rules.end(), rule);
        require(same == 1, "rules", "must name each rule once, got \"{}\" twice", word(rule));
        for (const double a : continuum.spacings) {
            check_settings(ring(rule, a));
        }
        for (const double a : continuum.sampled_spacings) {
            check_settings(ring(rule, a));
        }
    }
}

ContinuumPlan read_continuum_plan(RunFile& file) {
    ContinuumPlan plan;
    PathSettings& path = plan.path;
    path.header.title = "The continuum limit";
    path.system.potential = QuarticPotential::name;
    path.sampler.kind = SamplerKind::Auto;
    path.sampler.draws = 20000;
    read_path_system(file, path);
    file.read("study", plan.continuum);
    file.read("network", path.network);
    file.read("sampler", path.sampler);
    read_verdict(file, path.verdict);
    file.read("run", path.run);
    file.reject_unread();
    file.locate([&] { plan.check(); });
    return plan;
}

}  // namespace feynet
