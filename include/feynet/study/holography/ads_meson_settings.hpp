#pragma once

#include "feynet/core/words.hpp"
#include "feynet/holography/meson/bulk_fit.hpp"
#include "feynet/holography/meson/meson_background.hpp"
#include "feynet/io/run_file.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// A bulk whose towers are the data.
enum class MesonBulk { SoftWall, Curved, Isospectral };

template <>
struct Words<MesonBulk> {
    static constexpr std::array<std::string_view, 3> value{"soft-wall", "curved", "isospectral"};
};

/// What is known of each meson.
enum class MesonEvidence { Masses, Both };

template <>
struct Words<MesonEvidence> {
    static constexpr std::array<std::string_view, 2> value{"masses", "masses+couplings"};
};

/// Which towers a bulk is sought for, and how.
struct AdsMesonSettings {
    std::string masses;
    std::string couplings;
    std::vector<MesonBulk> bulk{MesonBulk::SoftWall, MesonBulk::Curved};
    std::vector<MesonEvidence> evidence{MesonEvidence::Masses, MesonEvidence::Both};
    double kappa = 0.388;
    Index levels = 8;
    double error = 1e-5;
    Index modes = 0;
    Index most_modes = 26;
    double prior_width = 1.0;
    double range = 4.0;
    Index foretold = 2;
    double tolerance = 1e-3;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("masses", self.masses, "table of masses (spin, level, mass, error); \"\": synthetic");
        visit(
            "couplings",
            self.couplings,
            "table of couplings c (spin, level, coupling, error) beside it; c = π F for the ρ");
        visit("bulk", self.bulk, "whose towers are synthetic data: one of these or a list");
        visit("evidence", self.evidence, "what is known of synthetic mesons, or a list");
        visit("kappa", self.kappa, "κ of the synthetic bulks, the unit of mass (GeV)");
        visit("levels", self.levels, "mesons in each synthetic tower, spins 1 and 2");
        visit("error", self.error, "relative error of synthetic data, drawn from the seed");
        visit("modes", self.modes, "coefficients fitted; 0: by the discrepancy principle");
        visit("most_modes", self.most_modes, "coefficients that carry the prior, at most fitted");
        visit("prior_width", self.prior_width, "what is believed beforehand of the coefficients");
        visit("range", self.range, "how deep A and Φ are shown and judged, in 1/κ");
        visit("foretold", self.foretold, "levels foretold above those given");
        visit("tolerance", self.tolerance, "pass: A and Φ this close where couplings are known");
    }

    BulkFitSettings fit() const {
        return {.n_modes = modes, .most_modes = most_modes, .prior_width = prior_width};
    }
};

/// @throws InvalidInput naming the key that makes no sense
void check(const AdsMesonSettings& settings);

/// One fit: the data, and the bulk they were made with.
struct AdsMesonCase {
    std::string name;  ///< "curved, masses"
    std::string bulk;  ///< "curved", or "data"
    bool has_couplings = false;
    std::optional<MesonBackground> truth;
    std::vector<MesonDatum> data;
};

/// The bulk of that name.
MesonBackground bulk_of(MesonBulk bulk, double kappa);

/// The fits that synthetic data ask for, in order. All evidence of one bulk has the same masses.
std::vector<AdsMesonCase> synthetic_cases(const AdsMesonSettings& settings, std::uint64_t seed);

/// The fit of measured tables.
///
/// @param run_file  the run file, which the tables lie beside
/// @throws ConfigError with the place of the first mistake
AdsMesonCase measured_case(const AdsMesonSettings& settings, RunFile& run_file);

}  // namespace feynet
