#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/annealing_settings.hpp"

#include <string>

namespace feynet {

/// One annealed path integral as a part of a summary: ln Z beside its exact value, and how the
/// ladder was made. Its error is not below the rounding of the actions that ln Z is made of.
NetworkRun annealed_part(
    std::string label, const AnnealedPaths& paths, const AnnealedRecord& record, double log_exact);

/// What annealed weights are held to.
struct AnnealingLimits {
    double pull = 4.0;
    double p = 1e-3;    ///< of the curve
    Index n_paths = 0;  ///< fewer make a partial result
};

/// Sets the verdict of a part: ln Z has an error, every number and every point of the curve that
/// was measured with it lies within `pull` of its exact value, and all points together do with
/// their covariance. What fails is a remark.
void judge_annealed(const AnnealingLimits& limits, const FigureSeries& curve, NetworkRun& part);

/// The verdict on all parts: "partial" if one is or not all of them were run, "fail" if one fails.
std::string verdict_of_parts(const Summary& summary, std::size_t n_parts);

}  // namespace feynet
