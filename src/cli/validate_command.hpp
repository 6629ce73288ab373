#pragma once

#include "commands.hpp"

namespace feynet {

/// Goes on with a campaign where it stopped.
ExitCode resume_campaign(const ResumeOptions& options);

}  // namespace feynet
