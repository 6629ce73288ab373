#pragma once

#include "feynet/statistics/crossing_fit.hpp"
#include "feynet/study/field/field_settings.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// The coupling of the run file that is varied to find the critical point.
enum class VariedCoupling { Lambda, MassSquared, Kappa };

template <>
struct Words<VariedCoupling> {
    static constexpr std::array<std::string_view, 3> value{"lambda", "mass_squared", "kappa"};
};

/// What the section [study] of the Binder crossings says.
struct BinderSettings {
    std::vector<Index> sizes{8, 12, 16, 24, 32};
    VariedCoupling vary = VariedCoupling::Lambda;
    Index pilots = 2;
    std::optional<double> inverse_nu;
    std::optional<double> omega;
    bool fit_omega = false;
    std::optional<double> expected;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "sizes",
            self.sizes,
            "L of the lattices, rising, three or more; each has L sites in "
            "every direction of system.extents");
        visit(
            "vary",
            self.vary,
            "the coupling that is tuned: lambda, mass_squared or kappa; "
            "[system] gives its start");
        visit("pilots", self.pilots, "short runs of all sizes that look for the crossing first");
        visit("inverse_nu", self.inverse_nu, "1/ν; default: of the Ising class, d = 2 or 3");
        visit("omega", self.omega, "ω of the corrections; default: of the Ising class");
        visit("fit_omega", self.fit_omega, "whether ω is fitted; five sizes or more");
        visit("expected", self.expected, "a critical coupling to be compared with");
    }
};

/// Everything a run file of kind "binder" says.
struct BinderPlan {
    FieldSettings field;
    BinderSettings binder;

    /// The coupling that the run file starts from.
    double start() const;

    /// The field of one size at one coupling.
    FieldSettings at(Index size, double coupling) const;

    /// The trajectories kept in a pilot: a tenth, at least 200.
    Index pilot_draws() const;

    /// 1/ν and ω: those given, or of the Ising class; in two dimensions ω = 7/4, by which the
    /// regular part of χ enters U₄.
    ///
    /// Source  Salas & Sokal, J. Stat. Phys. 98 (2000) 551, cond-mat/9904038 (d = 2); Kos, Poland,
    ///         Simmons-Duffin & Vichi, JHEP 08 (2016) 036, arXiv:1603.04436 (d = 3).
    CrossingExponents exponents() const;

    /// @throws InvalidInput naming the key that cannot be
    void check() const;
};

/// Reads and checks a run file.
///
/// @throws ConfigError with the place of the first mistake
BinderPlan read_binder_plan(RunFile& file);

}  // namespace feynet
