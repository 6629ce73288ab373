#pragma once

#include "feynet/path/coupled/coupled_expression.hpp"
#include "feynet/path/coupled/coupled_system.hpp"
#include "feynet/study/path/path_settings.hpp"

#include <string>
#include <vector>

namespace feynet {

/// The section [system] of a path of several coordinates.
struct CoupledSystemSettings {
    std::string kind = "path";
    Index dimensions = 2;
    std::string potential = "harmonic";
    double mass = 1.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("kind", self.kind, "what is sampled: path");
        visit("dimensions", self.dimensions, "coordinates D, each a network: 2 … 16");
        visit(
            "potential",
            self.potential,
            "harmonic (with coupling) or expression (of x1 … xD, parameters beside it)");
        visit("mass", self.mass, "m > 0, the same for every coordinate");
    }
};

/// What potential = "harmonic" needs.
struct CouplingSettings {
    std::vector<std::vector<double>> coupling;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "coupling",
            self.coupling,
            "K of V = ½ m xᵀK x, its D rows; symmetric, positive definite, in 1/time²");
    }
};

/// What is measured on paths of several coordinates.
struct CoupledMeasureSettings {
    std::optional<Index> max_lag;
    Index kept = default_kept;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("max_lag", self.max_lag, "largest lag of the correlator; default: 20 decay times");
        visit("kept", self.kept, meaning_of_kept);
    }
};

/// Everything a run file of kind "coupled" says.
struct CoupledSettings {
    PathSettings path;  ///< all but its system and potential, which stand in where one is needed
    CoupledSystemSettings system;
    CouplingSettings coupling;
    CoupledExpression expression{2};
    CoupledMeasureSettings measure;

    bool is_harmonic() const { return system.potential == "harmonic"; }

    /// @throws InvalidInput as TimeGrid, the potential and CoupledSystem do
    CoupledSystem coupled_system() const;
};

/// @throws InvalidInput naming the key with which the settings cannot be run
void check_settings(const CoupledSettings& settings);

/// Reads and checks a run file: the settings it returns can be run.
/// @throws ConfigError with the place of the first mistake
CoupledSettings read_coupled_settings(RunFile& file);

/// How many coordinates a run file has: its key dimensions, 1 if there is none.
/// @throws ConfigError with the place of the first mistake
Index read_dimensions(RunFile& file);

}  // namespace feynet
