#pragma once

#include "commands.hpp"

namespace feynet {

/// Goes on with a sweep where it stopped.
ExitCode resume_sweep(const ResumeOptions& options);

}  // namespace feynet
