#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/field/exact_field.hpp"
#include "feynet/study/field/field_record.hpp"
#include "feynet/study/verdict.hpp"

#include <vector>

namespace feynet {

/// What the networks of a field are held to.
Expectation expectation_of(const FieldSettings& settings);

/// The numbers of one kind of network beside the exact ones, with the verdict; its series are added
/// to the figures of field_figures().
NetworkRun analyse_field(
    const FieldSettings& settings,
    const FieldMeasurement& measurement,
    const FieldExperiment& experiment,
    const FieldRecord& record,
    const ExactField& exact,
    std::vector<Figure>& figures);

}  // namespace feynet
