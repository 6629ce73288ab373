#include "feynet/study/nnft/duality_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/study/verdict_section.hpp"

#include <cmath>

namespace feynet {
namespace {

constexpr Index most_slices = 4096;

template <typename T>
void require_rising(const std::vector<T>& values, const char* name) {
    for (std::size_t i = 0; i + 1 < values.size(); ++i) {
        require(
            values[i] < values[i + 1],
            name,
            "must rise, got {} before {}",
            values[i],
            values[i + 1]);
    }
}

void check_couplings(const std::vector<double>& couplings) {
    constexpr double strongest = 1000.0;
    require(!couplings.empty(), "couplings", "must not be empty");
    for (const double coupling : couplings) {
        require(
            coupling >= 0.0 && coupling <= strongest,
            "couplings",
            "must be 0 … {}, got {}",
            strongest,
            coupling);
    }
    require_rising(couplings, "couplings");
}

void check_widths(const std::vector<Index>& widths) {
    constexpr Index widest = 4096;
    require(widths.size() >= 2, "widths", "must be two or more, got {}", widths.size());
    for (const Index width : widths) {
        require(width >= 1 && width <= widest, "widths", "must be 1 … {}, got {}", widest, width);
    }
    require_rising(widths, "widths");
}

}  // namespace

OscillatorRing DualityPlan::ring() const {
    return {
        .n_slices = time.n_slices,
        .spacing = time.spacing,
        .mass = system.mass,
        .frequency = system.frequency};
}

PathSettings DualityPlan::path(double coupling) const {
    const double m = system.mass;
    const double omega = system.frequency;
    PathSettings settings;
    settings.header = header;
    settings.system.mass = m;
    settings.potential = HarmonicPotential{.mass = m, .frequency = omega};
    if (coupling > 0.0) {
        settings.system.potential = "quartic";
        settings.potential = QuarticPotential{.mass = m, .frequency = omega, .coupling = coupling};
    }
    settings.time.spacing = time.spacing;
    settings.time.n_slices = time.n_slices;
    settings.network.kind = duality.networks;
    settings.sampler.kind = SamplerKind::Auto;
    settings.sampler.chains = duality.chains;
    settings.sampler.warmup = duality.warmup;
    settings.sampler.draws = duality.draws;
    settings.measure.levels = 0;
    settings.measure.max_lag = time.n_slices / 2;
    settings.verdict = verdict;
    settings.run = run;
    return settings;
}

void DualityPlan::check() const {
    feynet::check(ring());
    require(
        time.n_slices >= 4 && time.n_slices <= most_slices,
        "n_slices",
        "must be 4 … {}, got {}",
        most_slices,
        time.n_slices);
    check_couplings(duality.couplings);
    check_widths(duality.widths);
    require(!duality.networks.empty(), "networks", "must name one network or more");
    require(
        duality.phase_steps >= 0 && duality.phase_steps <= 1000,
        "phase_steps",
        "must be 0 … 1000, got {}",
        duality.phase_steps);
    for (const double coupling : duality.couplings) {
        check_settings(path(coupling));
    }
}

DualityPlan read_duality_plan(RunFile& file) {
    DualityPlan plan;
    file.read("", plan.header);
    file.read("system", plan.system);
    file.read("time", plan.time);
    file.read("study", plan.duality);
    read_verdict(file, plan.verdict);
    file.read("run", plan.run);
    file.reject_unread();
    file.locate([&] { plan.check(); });
    return plan;
}

}  // namespace feynet
