#pragma once

#include "feynet/io/report.hpp"
#include "feynet/io/run_file.hpp"

#include <vector>

namespace feynet {

/// The keys of a run file whose values are not their defaults, in the order of the file: what
/// somebody chose.
///
/// The default is what a run of the same kind without that line takes. Where there is no such run
/// the key has none.
///
/// @param file  after its study was read
std::vector<SettingChange> setting_changes(const RunFile& file);

}  // namespace feynet
