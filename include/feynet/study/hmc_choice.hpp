#pragma once

#include "feynet/core/action.hpp"
#include "feynet/core/gaussian_part.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/sampler/sampler.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/sampler_settings.hpp"

#include <memory>
#include <string>
#include <vector>

namespace feynet {

/// How the sampler of an experiment was chosen and tuned.
struct SamplerChoice {
    SamplerKind kind = SamplerKind::Hmc;
    std::string metric;      ///< empty where there is none
    std::string integrator;  ///< empty where there is none
    double step_size = 0.0;
    Index n_leapfrog = 0;
    Splitting splitting = Splitting::Leapfrog;
    double jitter = 0.0;            ///< of the step, relative
    bool flips_clusters = false;    ///< cluster flips follow every step
    std::vector<double> couplings;  ///< of the replicas, the wanted one first; empty without them
    std::string explanation;        ///< one sentence for people
};

/// The first state of a block of chains: the Gaussian part drawn with a width of its own, 0.5 …
/// 1.5, in each chain, so that chains that do not forget it disagree.
///
/// @param n_replicas  copies side by side, each drawn by itself
Block start_of(const GaussianPart& gaussian, const Stream& stream, Index n_replicas = 1);

/// What was chosen and how often it was accepted; warm-up, draws and seconds are left open.
///
/// @param non_finite  rejected non-finite proposals, one per block
SamplerReport sampler_report(
    const SamplerChoice& choice,
    const Series& acceptance,
    const std::vector<double>& non_finite = {});

/// Hamiltonian Monte Carlo with the metric, integrator and step of the settings, what they leave
/// open tuned in a pilot.
///
/// @param gaussian  the Gaussian part of the action; it and the others must outlive the sampler
/// @param unit      unit masses in the same weights
/// @param pilot     the random numbers of the pilot
/// @param choice    ← what was chosen
std::unique_ptr<Sampler> choose_hmc(
    const Action& action,
    const GaussianPart& gaussian,
    const GaussianPart& unit,
    const SamplerSettings& settings,
    const Stream& pilot,
    SamplerChoice& choice);

}  // namespace feynet
