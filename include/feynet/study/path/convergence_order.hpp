#pragma once

#include "feynet/io/store.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/statistics/power_law_fit.hpp"
#include "feynet/study/path/continuum_settings.hpp"
#include "feynet/study/path/path_record.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// The limits a → 0 of what a continuum study follows.
struct ContinuumLimits {
    double gap;   ///< E₁ − E₀ of the Hamiltonian
    double rate;  ///< that of the sampled correlators, from the site rule

    explicit ContinuumLimits(const ContinuumPlan& plan);
};

/// The power with which the gap of a discretisation approaches its limit: 2 (site), 1 (midpoint), 2
/// (midpoint_corrected), 4 (takahashi_imada), and 2 for the oscillator in the midpoint rule.
double expected_order(const ContinuumPlan& plan, Discretisation rule);

/// What the transfer matrices of one discretisation say.
struct ExactOrder {
    std::vector<double> spacings;
    std::vector<double> differences;  ///< gap(a) − gap(0)
    PowerLawFit fit;                  ///< with equal relative weights

    ExactOrder(const ContinuumPlan& plan, Discretisation rule, const ContinuumLimits& limits);
};

/// The decay rate that networks gave at one spacing.
struct SampledRate {
    double spacing;
    GammaResult measured;
    double exact;
    std::optional<double> rhat;  ///< of x²
    SamplerReport sampler;
    std::vector<std::string> remarks;  ///< on chains that were frozen, or would have been
    Dataset correlator;                ///< mean of G at the two times, in each chain
};

/// Samples one ring.
SampledRate sample_rate(
    const ContinuumPlan& plan,
    Discretisation rule,
    double spacing,
    std::uint16_t run,
    const Execution& execution);

/// The order of sampled rates beside that of the exact rates at the same spacings and weights.
struct SampledOrder {
    PowerLawFit fit;
    PowerLawFit exact;
    bool is_measured = false;  ///< every rate has an error, and that of the order is below ½

    SampledOrder(const std::vector<SampledRate>& rates, const ContinuumLimits& limits);
};

}  // namespace feynet
