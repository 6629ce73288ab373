#include "feynet/study/sampler_settings.hpp"

#include "feynet/core/error.hpp"

namespace feynet {
namespace {

void check_numbers_of_draws(const SamplerSettings& sampler) {
    constexpr Index most_chains = 65536;
    constexpr Index most_draws = Index{1} << 31;
    require(
        sampler.chains >= 2 && sampler.chains <= most_chains,
        "chains",
        "must be 2 … {} (R̂ compares chains), got {}",
        most_chains,
        sampler.chains);
    require(
        sampler.warmup >= 0 && sampler.warmup <= most_draws,
        "warmup",
        "must be 0 … {}, got {}",
        most_draws,
        sampler.warmup);
    require(
        sampler.draws >= 8 && sampler.draws <= most_draws,
        "draws",
        "must be 8 … {}, got {}",
        most_draws,
        sampler.draws);
}

void check_steps(const SamplerSettings& sampler) {
    require(
        sampler.acceptance > 0.0 && sampler.acceptance < 1.0,
        "acceptance",
        "must be between 0 and 1, got {}",
        sampler.acceptance);
    require(
        !sampler.step_size || *sampler.step_size > 0.0,
        "step_size",
        "must be positive, got {}",
        sampler.step_size.value_or(0.0));
    require(
        sampler.leapfrog_steps.value_or(1) >= 1,
        "leapfrog_steps",
        "must be at least 1, got {}",
        sampler.leapfrog_steps.value_or(1));
    require(
        sampler.max_leapfrog >= 1,
        "max_leapfrog",
        "must be at least 1, got {}",
        sampler.max_leapfrog);
}

}  // namespace

void check_draws(const SamplerSettings& sampler) {
    check_numbers_of_draws(sampler);
    check_steps(sampler);
}

}  // namespace feynet
