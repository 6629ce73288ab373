#pragma once

#include "feynet/statistics/correlator_test.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/study/field/exact_field.hpp"
#include "feynet/study/field/field_record.hpp"
#include "ledger.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace feynet::validation {

inline constexpr std::array<FieldNetworkKind, 6> every_field_network{
    FieldNetworkKind::Site,
    FieldNetworkKind::Step,
    FieldNetworkKind::Relu,
    FieldNetworkKind::Cosine,
    FieldNetworkKind::Decay,
    FieldNetworkKind::Momentum};

/// One way to draw fields. M² of the weights and of the metric is `stretch` times that of the
/// nearest free field: at 1 the rotation of a free field has no force left that could be wrong.
struct FieldMethod {
    std::string_view name;
    std::vector<FieldUpdate> updates;
    MetricKind metric = MetricKind::Action;
    Integrator integrator = Integrator::Leapfrog;
    double stretch = 1.0;
};

/// How long the chains are: the draws of all of them together are `chains` times `draws`.
struct FieldChains {
    Index chains = 8;
    Index warmup = 0;
    Index draws = 0;
};

/// One lattice field beside what is exactly known of it.
class FieldCase {
public:
    explicit FieldCase(const FieldSystemSettings& system);

    /// "4×6 open n=2"
    const std::string& label() const { return label_; }

    const FieldSettings& settings() const { return settings_; }
    const FieldMeasurement& measurement() const { return measurement_; }
    const ExactField& exact() const { return exact_; }

    /// Runs the chains of one network in process, on one thread.
    ///
    /// @param run  which of the runs under one seed
    FieldRecord sample(
        FieldNetworkKind network,
        const FieldMethod& method,
        const FieldChains& chains,
        std::uint16_t run) const;

    /// The estimate of one number of FieldNumbers or of derived_numbers().
    Estimate number(const FieldRecord& record, std::string_view name) const;

    /// The same, held against its exact value.
    void compare(
        Ledger& ledger,
        const std::string& label,
        const std::string& quantity,
        const FieldRecord& record,
        std::string_view name) const;

private:
    std::string label_;
    FieldSettings settings_;
    FieldMeasurement measurement_;
    ExactField exact_;
    double mass_squared_;
};

/// The p of a measured curve; 0 where the chains are too short to tell.
double chance_of(const VectorSeries& series, const std::vector<double>& exact);

}  // namespace feynet::validation
