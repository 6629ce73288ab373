#include "feynet/study/path/annealing_settings.hpp"

#include "feynet/core/error.hpp"

namespace feynet {
namespace {

constexpr Index annealing_blocks = 16;

}  // namespace

AnnealedRun AnnealingSettings::run(std::uint64_t seed, std::uint16_t index) const {
    constexpr Index n_chains = annealing_blocks * lanes;
    return {
        .n_blocks = annealing_blocks,
        .n_passes = (paths + n_chains - 1) / n_chains,
        .stream = {.seed = seed, .run = index}};
}

Index AnnealingSettings::rounded_paths() const {
    return annealing_blocks * lanes * run(0, 0).n_passes;
}

void AnnealingSettings::check() const {
    constexpr Index fewest_paths = 1000;
    constexpr Index most_paths = Index{1} << 31;
    constexpr Index most_rungs = Index{1} << 20;
    require(
        paths >= fewest_paths && paths <= most_paths,
        "paths",
        "must be {} … {}, got {}",
        fewest_paths,
        most_paths,
        paths);
    require(weight_variance > 0.0, "weight_variance", "must be positive, got {}", weight_variance);
    require(
        max_rungs >= 1 && max_rungs <= most_rungs,
        "max_rungs",
        "must be 1 … {}, got {}",
        most_rungs,
        max_rungs);
    require(
        max_rungs <= (Index{1} << 32) / run(0, 0).n_passes,
        "max_rungs",
        "must be at most {} for {} paths: a run has 2³² steps",
        (Index{1} << 32) / run(0, 0).n_passes,
        paths);
}

void check_reference(const PathSettings& settings) {
    const PathSystem system = settings.path_system();
    try {
        static_cast<void>(OscillatorReference(system, settings.gaussian_frequency()));
    } catch (const InvalidInput& error) {
        throw InvalidInput("decay_frequency", error.expectation());
    }
}

}  // namespace feynet
