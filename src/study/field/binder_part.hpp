#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/field/binder_record.hpp"

namespace feynet {

/// What was sampled at one size and one coupling, judged like the run of a field.
NetworkRun size_part(const BinderPlan& plan, const BinderRecord& record);

}  // namespace feynet
