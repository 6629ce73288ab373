#pragma once

#include "feynet/io/data_table.hpp"
#include "feynet/study/holography/friction_settings.hpp"

#include <cstdint>

namespace feynet {

/// Starts evenly spaced along the curve of those that stop under the true friction, measured with
/// noise of the settings; without noise they are said to be known to 1e-9.
///
/// @throws InvalidInput if no such curve passes through the window
StoppingData synthetic_stops(
    const FrictionSettings& settings, const StoppingNetwork& network, std::uint64_t seed);

/// The starts of a table with columns x0 and v0 and, where they are known, x0_error and v0_error;
/// without both they are said to be known to 1e-9.
///
/// @throws ConfigError naming the table, for columns that are missing or errors that are none
StoppingData stops_of(const DataTable& table);

}  // namespace feynet
