#pragma once

#include "feynet/study/nnft/duality_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <string>
#include <utility>

namespace feynet {

/// One theory, two kinds of network. On one lattice ring, at every coupling λ of
/// V = ½ m ω² x² + λ x⁴:
///
/// - networks of fixed frequencies (or kinks) whose weights sample the path integral,
/// - random networks of N cosine neurons with random frequencies: independent where λ = 0,
/// otherwise
///   with the law P(θ) ∝ Π P₀(θᵢ) e^{−λ a Σ φ⁴} that makes them feel each other,
/// - what these become for N → ∞,
///
/// all beside the exact answers of the transfer matrix. Passes when every network of the path
/// integral and the limit N → ∞ agree with them, and at λ = 0 random networks of every width.
class DualityStudy final : public Study {
public:
    explicit DualityStudy(DualityPlan plan) : plan_(std::move(plan)) {}

    std::string title() const override { return plan_.header.title; }
    std::uint64_t seed() const override { return plan_.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;

    /// The numbers of the path integral at every coupling, and the leading effect of a finite
    /// width.
    Summary exact() const override;

private:
    DualityPlan plan_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_duality_study(RunFile& file);

}  // namespace feynet
