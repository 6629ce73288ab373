// Claim   The bulk of AdS/QCD, warp factor A and dilaton Φ, is recovered from two towers of mesons:
//         to 1e-3 from eight masses and couplings each, outside the basis too; from masses alone
//         only if it lies in the basis, for masses determine no bulk. The band is honest.
// Against the soft wall 4κ² (n + S); the potential 12 of anti–de Sitter space and the closed form
// of
//         A = −log z − k²z²; three bulks of no simple form; a bulk with the soft wall's masses.
// Points  A and Φ at 80 depths z ≤ 4/κ.
// Twins   the isospectral bulk: its masses fit the soft wall, its couplings do not.

#include "feynet/holography/exact/isospectral_wall.hpp"
#include "feynet/holography/meson/dilaton_potential.hpp"
#include "feynet/holography/meson/einstein_dilaton.hpp"
#include "feynet/holography/meson/meson_spectrum.hpp"
#include "feynet/holography/meson/meson_tower.hpp"
#include "holography/towers.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

class Mesons {
public:
    explicit Mesons(Length length)
        : ledger_("The bulk behind two towers of mesons"), length_(length) {}

    void soft_wall_levels() {
        for (const int spin : {1, 2, 3}) {
            const MesonSpectrum spectrum(soft_wall(1.0), spin, 12);
            double worst = 0.0;
            for (Index n = 0; n < 12; ++n) {
                const double exact = 4.0 * static_cast<double>(n + spin);
                worst = std::max(worst, std::abs(spectrum.squared_masses()[n] / exact - 1.0));
            }
            ledger_.equal(
                fmt::format("soft wall, S = {}, ω²/4κ²(n + S) − 1, worst of 12", spin),
                worst,
                0.0,
                1e-11);
        }
    }

    void potentials() {
        Jet<1, double> one;
        one.c = {1.0, 0.0};
        double anti_de_sitter = 0.0;
        double bent = 0.0;
        for (int i = 1; i <= 30; ++i) {
            const double z = 0.1 * i;
            Jet<2, double> a;
            a.c = {-std::log(z), -1.0 / z, 0.5 / (z * z)};
            anti_de_sitter = std::max(anti_de_sitter, std::abs(dilaton_potential(a, one) - 12.0));
            const double t = 0.25 * z * z;
            a.c = {a.c[0] - t, a.c[1] - 0.5 * z, a.c[2] - 0.25};
            const double exact = std::exp(2.0 * t) * (12.0 + 30.0 * t + 36.0 * t * t);
            bent = std::max(bent, std::abs(dilaton_potential(a, one) / exact - 1.0));
        }
        ledger_.equal("V of anti–de Sitter space, less 12, z ≤ 3", anti_de_sitter, 0.0, 1e-10);
        ledger_.equal("V of A = −log z − z²/4, relative, z ≤ 3", bent, 0.0, 1e-10);
    }

    void soft_wall_from_masses() {
        for (const Index n_modes : {0, 6, 12}) {
            const BulkFit fit(towers(soft_wall(1.0), 8, 1e-6, false, 0), {.n_modes = n_modes});
            const std::string label =
                n_modes == 0 ? "discrepancy principle" : fmt::format("{} modes", n_modes);
            ledger_.equal(
                "soft wall from 2 × 8 masses, farthest A or Φ, " + label,
                distance_of(fit, soft_wall(1.0)).largest(),
                0.0,
                1e-3);
        }
    }

    void bulks_from_couplings() {
        for (const NamedBulk& named : bulks_outside()) {
            for (const Index n_levels : {3, 5, 8, 12}) {
                const BulkFit fit(towers(named.bulk, n_levels, 1e-6, true, 0), {});
                const Distance distance = distance_of(fit, named.bulk);
                ledger_.note(fmt::format(
                    "{}, {} levels: farthest A {:.1e}, Φ {:.1e}; {} modes, {} numbers determined",
                    named.name,
                    n_levels,
                    distance.warp,
                    distance.dilaton,
                    fit.n_modes(),
                    fit.sensitivity().n_determined()));
                if (n_levels >= 8) {
                    ledger_.equal(
                        fmt::format(
                            "{} from masses and couplings, {} levels", named.name, n_levels),
                        distance.largest(),
                        0.0,
                        1e-3);
                }
            }
        }
    }

    void masses_alone() {
        for (const NamedBulk& named : bulks_outside()) {
            const BulkFit fit(towers(named.bulk, 8, 1e-5, false, 0), {});
            const Distance distance = distance_of(fit, named.bulk);
            ledger_.note(fmt::format(
                "{} from masses alone: {} modes, χ² {:.2g} of 16, farthest A {:.2g}, Φ {:.2g}, "
                "{:.2f} "
                "bands; open by {:.2f}",
                named.name,
                fit.n_modes(),
                fit.pulls().squaredNorm(),
                distance.warp,
                distance.dilaton,
                distance.in_bands,
                fit.warp_error(2.0)));
            ledger_.fact(named.name + ": a bulk fits the masses", fit.agrees());
            ledger_.fact(
                named.name + ": the masses leave A open by more than 0.1",
                fit.warp_error(2.0) > 0.1);
            ledger_.fact(named.name + ": the true bulk is in the band", distance.in_bands < 4.0);
        }
    }

    void isospectral_twin() {
        const MesonBackground twin = isospectral_wall(1.0, 1.0);
        double masses = 0.0;
        for (const int spin : {1, 2}) {
            const MesonSpectrum other(twin, spin, 16);
            const MesonSpectrum soft(soft_wall(1.0), spin, 16);
            masses = std::max(
                masses, (other.squared_masses() / soft.squared_masses() - 1.0).abs().maxCoeff());
        }
        ledger_.equal(
            "isospectral wall: 2 × 16 masses, relative to the soft wall", masses, 0.0, 1e-9);
        const MesonTower tower(twin, 1, 16);
        ledger_.equal(
            "isospectral wall: c₀² of the ρ",
            tower.amplitudes()[0] * tower.amplitudes()[0],
            4.0,
            1e-5);
        const BulkFit blind(towers(twin, 8, 1e-5, false, 0), {});
        ledger_.fact(
            "from masses alone it is taken for the soft wall",
            distance_of(blind, soft_wall(1.0)).largest() < 1e-4 &&
                distance_of(blind, twin).largest() > 0.1);
        const BulkFit seeing(towers(twin, 8, 1e-5, true, 0), {});
        const Distance distance = distance_of(seeing, twin);
        ledger_.note(fmt::format(
            "isospectral wall from masses and couplings: A {:.1e}, Φ {:.1e}",
            distance.warp,
            distance.dilaton));
        ledger_.fact("couplings tell it from the soft wall", distance.largest() < 0.02);
    }

    /// Errors drawn, many times.
    void noise_ladder() {
        const int n_seeds = length_ == Length::Full ? 60 : 4;
        for (const double error : {1e-5, 1e-4, 1e-3, 1e-2}) {
            std::vector<double> farthest;
            double in_two = 0.0;
            double beyond = 0.0;
            for (int seed = 1; seed <= n_seeds; ++seed) {
                const BulkFit fit(
                    towers(curved_wall(1.0), 8, error, true, static_cast<std::uint64_t>(seed)), {});
                const Distance distance = distance_of(fit, curved_wall(1.0));
                farthest.push_back(distance.largest());
                in_two += distance.share_in_two / n_seeds;
                beyond = std::max(beyond, distance.in_bands);
            }
            std::sort(farthest.begin(), farthest.end());
            ledger_.note(fmt::format(
                "curved, error {:g}, {} seeds: farthest A or Φ {:.1e} (median), {:.1e} (worst); "
                "{:.0f} % of depths within two bands, worst {:.1f} bands",
                error,
                n_seeds,
                farthest[farthest.size() / 2],
                farthest.back(),
                100.0 * in_two,
                beyond));
            ledger_.fact(
                fmt::format("error {:g}: the true bulk is in the band", error), beyond < 5.0);
            ledger_.fact(
                fmt::format("error {:g}: most depths are within two bands", error),
                length_ == Length::Short || in_two > 0.8);
        }
    }

    void confinement() {
        const BulkFit fit(towers(curved_wall(1.0), 8, 1e-6, true, 0), {});
        const EinsteinDilaton found(
            [&](double z) { return fit.bulk().warp_at(z); }, deepest, 400, 1e-3);
        ledger_.fact("curved: the null energy condition holds", found.real_until() == deepest);
        ledger_.fact("curved: strings come to rest", found.rest().has_value());
        if (found.rest()) {
            // of the bulk itself, by Simpson's rule in another program
            ledger_.equal("curved: depth of rest", found.rest()->z, rest_depth, 1e-3);
            ledger_.equal("curved: 2πα'σ", found.rest()->tension, rest_tension, 1e-3);
        }
    }

    int close() { return ledger_.close(); }

private:
    static constexpr double rest_depth = 3.2969554538;
    static constexpr double rest_tension = 3.8695303608;
    Ledger ledger_;
    Length length_;
};

int validate(Length length) {
    Mesons mesons(length);
    mesons.soft_wall_levels();
    mesons.potentials();
    mesons.soft_wall_from_masses();
    mesons.bulks_from_couplings();
    mesons.masses_alone();
    mesons.isospectral_twin();
    mesons.noise_ladder();
    mesons.confinement();
    return mesons.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
