#pragma once

#include "commands.hpp"

#include <exception>
#include <string>

namespace feynet {

/// What has gone wrong, for its user and as an exit code.
struct Failure {
    std::string message;
    ExitCode code;
};

Failure failure_of(const std::exception_ptr& thrown);

}  // namespace feynet
