#pragma once

#include "feynet/study/path/path_settings.hpp"

namespace feynet::test {

/// An oscillator small enough to be sampled in a blink.
inline PathSettings small_oscillator() {
    PathSettings settings;
    settings.potential = HarmonicPotential{};
    settings.time.spacing = 0.5;
    settings.time.n_slices = 16;
    settings.network.kind = {NetworkKind::Decay};
    settings.sampler.chains = 16;
    settings.sampler.warmup = 40;
    settings.sampler.draws = 500;
    settings.run.seed = 7;
    return settings;
}

inline PathSettings small_quartic() {
    PathSettings settings = small_oscillator();
    settings.system.potential = "quartic";
    settings.potential = QuarticPotential{};
    return settings;
}

}  // namespace feynet::test
