#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/study/path/path_record.hpp"

namespace feynet {

/// The density of x with the error of every bin, beside the exact thermal density averaged over the
/// bin: |ψ₀(x)|² on a cold ring.
Density density_of(
    const PathMeasurement& measurement, const PathRecord& record, const ExactPath& exact);

}  // namespace feynet
