#pragma once

#include "feynet/field/exact/free_field.hpp"
#include "feynet/study/field_record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// What is known exactly of a lattice field: everything of a free one, of an interacting one that
/// ⟨φ ∂S/∂φ⟩ = 1 and ⟨M⟩ = 0.
class ExactField {
public:
    ExactField(const FieldSettings& settings, const FieldMeasurement& measurement);

    /// Whether it is more than identities.
    bool is_complete() const { return free_.has_value(); }

    /// The value of a number of FieldNumbers or of derived_numbers().
    std::optional<double> number(std::string_view name) const;

    /// In the order of the measurements; empty where they are not known.
    const std::vector<double>& slices() const { return slices_; }
    const std::vector<double>& position() const { return position_; }
    const std::vector<double>& momentum() const { return momentum_; }

private:
    std::optional<double> free_number(std::string_view name) const;

    std::optional<FreeField> free_;
    Index longest_extent_ = 0;
    std::vector<double> slices_;
    std::vector<double> position_;
    std::vector<double> momentum_;
};

}  // namespace feynet
