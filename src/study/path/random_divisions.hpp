#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/path/time_division_study.hpp"

namespace feynet {

/// How far ⟨x²⟩ at T/2 is from continuous time on random divisions, with exact and with trapezoid
/// links, against the mean interval: exact linear algebra.
Figure random_divisions(const OscillatorSettings& system, const TimeDivisionSettings& settings);

/// Exact links leave rounding, trapezoid links the order 2.
NetworkRun judge_random_divisions(const OscillatorSettings& system, const Figure& figure);

}  // namespace feynet
