#pragma once

#include "feynet/io/field_picture.hpp"
#include "feynet/io/figure.hpp"
#include "feynet/study/field/exact_field.hpp"
#include "feynet/study/field/field_record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// The components first … first + n − 1 of a series.
VectorSeries components_of(const VectorSeries& series, Index first, Index n);

/// The same of exact values; none of none.
std::vector<double> components_of(const std::vector<double>& values, Index first, Index n);

/// The figures of a field that every network adds a series to: G̃(p), G(x) and the time-slice
/// correlators of non-zero momentum, as far as they are measured.
std::vector<Figure> field_figures(const FieldMeasurement& measurement);

/// The series of one network, beside the exact answers where they are known.
void add_to_figures(
    std::string_view label,
    const FieldMeasurement& measurement,
    const FieldRecord& record,
    const ExactField& exact,
    std::vector<Figure>& figures);

/// One configuration in the plane of time and the first direction of space.
FieldPanel panel_of(const Lattice& lattice, const Block& field, std::string label);

}  // namespace feynet
