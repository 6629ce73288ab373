#pragma once

#include "commands.hpp"

#include <functional>

namespace feynet {

/// Does what the program is for; whatever ends it otherwise is said on stderr and becomes an exit
/// code. That needs no memory.
ExitCode guarded(const std::function<ExitCode()>& program);

}  // namespace feynet
