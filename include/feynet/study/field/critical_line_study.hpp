#pragma once

#include "feynet/study/field/binder_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace feynet {

/// What the section [study] of the critical line says.
struct CriticalLineSettings {
    std::vector<double> lambdas{1.0, 0.5, 0.25, 0.125};
    std::vector<Index> sizes{16, 24, 32};
    double start = 10.3;
    std::optional<double> expected = 11.1097;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("lambdas", self.lambdas, "λ of convention canonical, falling, four or more");
        visit(
            "sizes",
            self.sizes,
            "L at the first λ, rising, three or more; they grow as 1/√λ, to even numbers");
        visit(
            "start",
            self.start,
            "f = λ/μ² at which the first λ is run; then that of the one before");
        visit("expected", self.expected, "the f_c to be compared with; default: arXiv:2512.16536");
    }
};

/// Everything a run file of kind "critical_line" says.
struct CriticalLinePlan {
    FieldSettings field;
    CriticalLineSettings line;

    /// The sizes at one λ.
    std::vector<Index> sizes(double lambda) const;

    /// The search for the critical μ₀² at one λ.
    BinderPlan at(double lambda) const;

    /// @throws InvalidInput naming the key that cannot be
    void check() const;
};

/// @throws ConfigError with the place of the first mistake
CriticalLinePlan read_critical_line_plan(RunFile& file);

/// The coupling f_c = lim λ/μ² at which φ⁴ in the two-dimensional continuum becomes critical.
///
/// In convention B μ² = μ₀² + 3λ A(μ²) stays finite where the lattice becomes fine, a² ∝ λ → 0. At
/// each λ the critical μ₀² is found from U₄ of several sizes: where it is U* of the Ising class, by
/// reweighting, extrapolated in L. That uses that the class is known, which crossings of two sizes
/// do not, and is several times as precise. f is then extrapolated to λ = 0.
///
/// The sizes are of one physical extent L√λ at all λ: below L√λ of about 20 the crossover from the
/// free field shows, which the error of leaving out the smallest size covers in part.
class CriticalLineStudy final : public Study {
public:
    explicit CriticalLineStudy(CriticalLinePlan plan) : plan_(std::move(plan)) {}

    std::string title() const override { return plan_.field.header.title; }
    std::uint64_t seed() const override { return plan_.field.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    CriticalLinePlan plan_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_critical_line_study(RunFile& file);

}  // namespace feynet
