#pragma once

#include "feynet/io/summary.hpp"

#include <cstddef>
#include <string>

namespace feynet {

/// What a part of a study is held to.
struct PartLimits {
    double pull = 4.0;
    double p = 1e-3;    ///< of the curve
    Index n_paths = 0;  ///< fewer make a partial result
};

/// Sets the verdict of a part: it has no remark yet, every number and every point of the curve that
/// was measured with it lies within `pull` of its exact value, and all points together do with
/// their covariance. What fails is a remark.
void judge_part(const PartLimits& limits, const FigureSeries& curve, NetworkRun& part);

/// The verdict on all parts: "partial" if one is or not all of them were run, "fail" if one fails.
std::string verdict_of_parts(const Summary& summary, std::size_t n_parts);

}  // namespace feynet
