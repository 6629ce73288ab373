#pragma once

#include "feynet/core/action.hpp"
#include "feynet/sampler/sampler.hpp"
#include "path/cell.hpp"

#include <functional>
#include <memory>
#include <string>

namespace feynet::validation {

/// A path action under test; the right one unless it is a mutant.
using ActionMaker = std::function<std::unique_ptr<Action>(const PathSystem&)>;

/// A sampler made from an action in weights and a metric.
using SamplerMaker = std::function<std::unique_ptr<Sampler>(const Action&, const GaussianPart&)>;

/// What the checks of the cells say about a path action and a sampler.
struct Findings {
    double x2_pull;
    double x4_pull;
    double curve_p;         ///< of G(k)
    double force_distance;  ///< ∂S/∂θ against differences of S, relative

    /// The rules of the cells: 4 standard errors, p of a single cell 1e-3, force 1e-7.
    bool statistics_alarm() const;
    bool force_alarm() const;
    std::string text() const;
};

/// Which random numbers are drawn, and how many configurations of all chains are kept.
struct SampledRun {
    Index draws;
    std::uint16_t run;
};

/// Samples one case in one network with what is under test, and holds it against the exact answers
/// of the case.
Findings findings_of(
    const Case& subject,
    const CaseAnswers& exact,
    NetworkKind network,
    const ActionMaker& action,
    const SamplerMaker& sampler,
    const SampledRun& sampled);

}  // namespace feynet::validation
