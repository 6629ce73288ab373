#pragma once

#include "feynet/field/exact/free_field.hpp"
#include "feynet/study/field/field_record.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// What is known exactly of a lattice field: everything of a free one; of one interacting component
/// the numbers by quadrature on a few sites, numbers and C(t) by the transfer matrix on a ring; of
/// any other that ⟨φ ∂S/∂φ⟩ = 1 and ⟨M⟩ = 0.
class ExactField {
public:
    ExactField(const FieldSettings& settings, const FieldMeasurement& measurement);

    /// How it is known, for people.
    const std::string& method() const { return method_; }

    /// Whether it is more than identities.
    bool is_more_than_identities() const { return is_more_; }

    /// The value of a number of FieldNumbers or of derived_numbers().
    std::optional<double> number(std::string_view name) const;

    /// In the order of the measurements; empty where they are not known.
    const std::vector<double>& slices() const { return slices_; }
    const std::vector<double>& position() const { return position_; }
    const std::vector<double>& momentum() const { return momentum_; }

private:
    void take(const FreeField& free, const FieldMeasurement& measurement);
    void take_ring(const FieldSettings& settings, const FieldMeasurement& measurement);
    void take_few_sites(const FieldSettings& settings);

    std::string method_;
    bool is_more_ = false;
    std::map<std::string, double, std::less<>> numbers_;
    std::vector<double> slices_;
    std::vector<double> position_;
    std::vector<double> momentum_;
};

}  // namespace feynet
