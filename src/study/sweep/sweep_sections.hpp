#pragma once

#include "feynet/study/sweep/sweep_plan.hpp"

namespace feynet {

inline constexpr std::string_view grid_section = "sweep.grid";
inline constexpr std::string_view together_section = "sweep.together";
inline constexpr std::string_view target_section = "sweep.target";
inline constexpr Index most_sweep_points = 1000000;

/// The sections of a study file that say what is swept, which RunFile::take gave.
///
/// @param name  of the file, for messages and for what lies beside it
/// @throws ConfigError from all of these, with the place of the first mistake
std::vector<SweepAxis> sweep_axes(const TomlDocument& sections, const std::string& name);

/// seeds of [sweep], own ones if it does not say.
SweepSeeds sweep_seeds(const TomlDocument& sections);

/// [sweep.target], if there is one.
std::optional<SweepTarget> sweep_target(const TomlDocument& sections, const std::string& name);

/// The run file that [sweep] names; nothing if the run is in the study file itself.
std::optional<RunFile> named_run(const TomlDocument& sections, const std::string& name);

}  // namespace feynet
