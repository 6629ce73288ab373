#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/nnft/duality_limit.hpp"
#include "feynet/study/nnft/duality_record.hpp"

#include <span>
#include <string>
#include <vector>

namespace feynet {

/// The exact answers of the path integral on the ring at one coupling.
struct DualityExact {
    DualityExact(const DualityPlan& plan, double coupling);

    /// ⟨x⁴⟩/⟨x²⟩².
    double kurtosis() const { return x4 / (x2 * x2); }

    double coupling = 0.0;
    double spacing = 0.0;  ///< a
    double x2 = 0.0;
    double x4 = 0.0;
    double energy = 0.0;             ///< by the virial theorem
    Index gap_lag = 1;               ///< where the effective gap is read
    double gap = 0.0;                ///< the effective gap there
    std::vector<double> correlator;  ///< G(k), k = 0 … n/2
    std::vector<double> spectrum;    ///< S(k) = ⟨|x̃_k|²⟩, k = 0 … n/2
    std::string method;              ///< how they were found, for people
};

/// The numbers of random networks of one width.
///
/// Without a coupling they stand beside exact ones: ⟨φφ⟩ of the oscillator and ⟨φ⁴⟩ of N
/// independent neurons. With one they are those of a theory of its own, which is held to its
/// diagnostics alone.
NetworkRun width_part(
    const DualityPlan& plan, const DualityExact& exact, const DualityRecord& record);

/// What the numbers of all widths become for N → ∞, beside the exact ones of the path integral:
/// every observable, and G(k) at every lag.
///
/// @param widths  the parts of two widths or more
NetworkRun limit_part(
    const DualityPlan& plan, const DualityExact& exact, std::span<const NetworkRun> widths);

/// The points of one observable at the widths of the plan, those that have an error.
std::vector<WidthPoint> width_points(
    const DualityPlan& plan, std::span<const NetworkRun> widths, std::string_view observable);

/// What the gap is called at every coupling, wherever it is read.
inline constexpr const char* gap_formula = "effective gap";

/// "λ = 0.1".
std::string coupling_label(double coupling);

}  // namespace feynet
