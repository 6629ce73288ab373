#pragma once

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/statistics/correlator_test.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/study/path/path_record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet::validation {

/// One way to draw paths. The frequency Ω of the Gaussian part is `stretch` times that of the
/// nearest oscillator: at 1 the rotation of an oscillator has no force left that could be wrong.
struct Method {
    std::string_view name;
    SamplerKind kind;
    Integrator integrator = Integrator::Leapfrog;
    double stretch = 1.0;
    Index n_steps = 0;  ///< steps per quarter period; 0: found by the pilot
};

inline constexpr Method exact_draws{"exact", SamplerKind::Exact};
inline constexpr Method leapfrog{"leapfrog", SamplerKind::Hmc};
inline constexpr Method rotation{"rotation", SamplerKind::Hmc, Integrator::Rotation, 1.25};

/// One path integral; fixed ends hold 0.3 and −0.7.
struct Case {
    AnyPotential potential;
    double mass = 1.0;
    double spacing = 0.5;
    Index n_slices = 4;
    Boundary boundary = Boundary::Periodic;
    Discretisation rule = Discretisation::Site;
    bool seen_from_end = false;  ///< the reference is the last free node: G(k) then sees every node

    /// The same where the default reference sees but half of the nodes.
    Case from_end() const;

    /// "dirichlet midpoint N=16 a=0.5"
    std::string label() const;

    PathSystem system() const;

    /// The run file that one network and one method would have.
    PathSettings settings(NetworkKind network, const Method& method) const;
};

/// What one network measured.
struct Outcome {
    Estimate x2;
    Estimate x4;
    Estimate schwinger_dyson;
    CorrelatorTest curve;  ///< G(k) for all k
};

/// The exact answers of a case, computed once for all networks.
class CaseAnswers {
public:
    explicit CaseAnswers(const Case& subject);

    const ExactPath& path() const { return *exact_; }
    double x2() const { return x2_; }
    double x4() const { return x4_; }
    const std::vector<double>& curve() const { return curve_; }

    /// The number of independent draws that gives the oscillator's ⟨x²⟩ a relative error of
    /// `resolution`, from ⟨x²; x²⟩ = 2 C² + 4 μ² C and its average over the sites of a ring.
    Index draws_for(double resolution) const;

private:
    std::unique_ptr<ExactPath> exact_;
    double x2_;
    double x4_;
    double variance_;  // of one draw of x²
    std::vector<double> curve_;
};

/// Runs the chains of one network in process, on one thread.
///
/// @param draws  all chains together
/// @param run    which of the runs under the seed of the settings
Outcome sample(
    const PathSettings& settings, const CaseAnswers& exact, Index draws, std::uint16_t run);

}  // namespace feynet::validation
