#pragma once

#include "commands.hpp"
#include "processes.hpp"

namespace feynet {

/// Does what the words on the command line ask for.
///
/// @param processes  those that were given the same words; null: there is one
ExitCode obey(int argc, char** argv, Processes* processes);

}  // namespace feynet
