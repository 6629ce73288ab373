// Claim   At the critical point of φ⁴ in two dimensions τ_int of M² grows as Lᶻ, z near 2.17 for
//         Metropolis and below 0.4 for cluster flips.
// Against z = 2.17 of local updates (Ising; scalar fields: arXiv:1807.05123); ⟨M²⟩ must be the
//         same for all updates.
// Method  16 chains from equilibrium; τ_int by the Γ-method; ln τ against ln L by weighted least
//         squares, and 1/τ = c L⁻ᶻ (1 + c'/L) where that is determined. Costs are passes over the
//         lattice: a sweep, a force and a cluster flip are one each.
// HMC     Trajectories in proportion to ξ, that is to L: T = 0.12 L with unit masses; a quarter
//         period of all modes in the action metric, with M² = 1/(0.15 L)². The two factors had the
//         least τ × passes at L = 16 among 0.06 … 1 and 0.05 … 0.9. Acceptance 0.75.
// Full    L = 8 … 64, N = 1000 τ at L = 64, 8000 τ at L = 8, 10 000 τ with clusters; short: L ≤ 16.

#include "feynet/core/powers.hpp"
#include "feynet/statistics/distribution.hpp"
#include "feynet/statistics/power_law_fit.hpp"
#include "field/slowing_cells.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

constexpr double local_exponent = 2.17;
constexpr double largest_cluster_exponent = 0.4;
constexpr double least_gap = 0.8;  ///< between z of local updates and of clusters

/// The z of τ ∝ Lᶻ.
struct Exponent {
    double value = 0.0;
    double error = 0.0;  ///< times √(χ²/n) where that is above 1
    double chi_squared = 0.0;
};

/// ln τ = c + z ln L by weighted least squares, τ counted in units of `unit` steps.
template <typename Unit>
Exponent exponent_of(std::span<const Cell> cells, Unit unit) {
    double s = 0.0;
    double sx = 0.0;
    double sxx = 0.0;
    double sy = 0.0;
    double sxy = 0.0;
    double syy = 0.0;
    for (const Cell& cell : cells) {
        const double x = std::log(static_cast<double>(cell.extent));
        const double y = std::log(cell.m2.tau_int * unit(cell));
        const double w = square(cell.m2.tau_int / cell.m2.tau_int_error);
        s += w;
        sx += w * x;
        sxx += w * x * x;
        sy += w * y;
        sxy += w * x * y;
        syy += w * y * y;
    }
    const double spread = sxx - sx * sx / s;
    const double slope = (sxy - sx * sy / s) / spread;
    const double chi_squared = syy - sy * sy / s - slope * slope * spread;
    const double per_degree = chi_squared / static_cast<double>(cells.size() - 2);
    return {slope, std::sqrt(std::max(1.0, per_degree) / spread), chi_squared};
}

/// 1/τ = c L⁻ᶻ (1 + c'/L), in words.
std::string corrected_exponent(std::span<const Cell> cells) {
    std::vector<PowerLawPoint> points;
    points.reserve(cells.size());
    for (const Cell& cell : cells) {
        points.push_back(
            {.x = 1.0 / static_cast<double>(cell.extent),
             .y = 1.0 / cell.m2.tau_int,
             .error = cell.m2.tau_int_error / square(cell.m2.tau_int)});
    }
    if (points.size() < 4) {
        return "too few points";
    }
    const PowerLawFit fit = fit_power_law(points);
    return fit.determined ? fmt::format("z = {:.2f} ± {:.2f}", fit.power, fit.power_error)
                          : "undetermined";
}

class Table {
public:
    explicit Table(Length length)
        : ledger_("Critical slowing down of phi^4 in two dimensions, flow, m² = −4, λ = 4.2449"),
          length_(length) {}

    void one(const Method& method) {
        std::vector<Cell> cells;
        for (const Index extent : extents()) {
            cells.push_back(measured(method, extent, draws(method, extent), ++run_));
            report(method, cells.back());
            same_theory_[extent].push_back(cells.back().m2);
        }
        fit(method, cells);
    }

    int close() {
        for (const auto& [extent, results] : same_theory_) {
            compare(extent, results);
        }
        const double local = exponents_.at("Metropolis");
        const double clusters = exponents_.at("Metropolis, Swendsen–Wang");
        const double one_cluster = exponents_.at("Metropolis, Wolff");
        ledger_.fact(
            fmt::format(
                "z of either cluster flip is below that of Metropolis by {} or more", least_gap),
            std::max(clusters, one_cluster) < local - least_gap);
        if (length_ == Length::Full) {
            ledger_.fact(
                fmt::format("z of cluster flips is below {}", largest_cluster_exponent),
                std::max(clusters, one_cluster) < largest_cluster_exponent);
            ledger_.fact(
                fmt::format("z of Metropolis is {} to 0.2", local_exponent),
                std::abs(local - local_exponent) < 0.2);
        }
        return ledger_.close();
    }

private:
    std::vector<Index> extents() const {
        return length_ == Length::Full ? std::vector<Index>{8, 16, 32, 64}
                                       : std::vector<Index>{6, 10, 16};
    }

    Index draws(const Method& method, Index extent) const {
        const double full = method.has_clusters() ? 10000.0 : 64000.0 / static_cast<double>(extent);
        const double independent = length_ == Length::Full ? full : 4000.0;
        return method.draws(extent, independent);
    }

    void report(const Method& method, const Cell& cell) {
        const double cost = 2.0 * cell.m2.tau_int * cell.microseconds;
        ledger_.note(fmt::format(
            "{:26} L = {:2}  τ = {:8.2f} ± {:6.2f}  N/τ = {:6.0f}  acc {:.2f}  {:4.0f} passes, "
            "{:8.2f} µs  {:.3g} ms per independent M²  cluster {:.3f}  ⟨M²⟩ = {:.5f} ± {:.5f}",
            method.name,
            cell.extent,
            cell.m2.tau_int,
            cell.m2.tau_int_error,
            static_cast<double>(cell.m2.n) / cell.m2.tau_int,
            cell.acceptance,
            cell.passes,
            cell.microseconds,
            1e-3 * cost,
            cell.cluster,
            cell.m2.mean,
            cell.m2.error.value_or(std::nan(""))));
        if (!cell.m2.error) {
            ledger_.fact(method.name + ": ⟨M²⟩ has an error bar", false);
        }
    }

    /// In steps and in passes; for Wolff moreover in lattice volumes flipped, which is what counts.
    void fit(const Method& method, const std::vector<Cell>& cells) {
        const auto by = [&](const char* unit, const Exponent& z) {
            ledger_.note(fmt::format(
                "    z = {:5.2f} ± {:.2f} in {}, χ² = {:.1f}",
                z.value,
                z.error,
                unit,
                z.chi_squared));
            return z.value;
        };
        exponents_[method.name] = by("steps", exponent_of(cells, [](const Cell&) { return 1.0; }));
        by("passes", exponent_of(cells, [](const Cell& cell) { return cell.passes; }));
        if (method.is_wolff()) {
            exponents_[method.name] =
                by("volumes flipped",
                   exponent_of(cells, [](const Cell& cell) { return cell.cluster; }));
        }
        ledger_.note("    with its first correction " + corrected_exponent(cells));
    }

    /// χ² of all ⟨M²⟩ about their weighted mean.
    void compare(Index extent, const std::vector<GammaResult>& results) {
        double weights = 0.0;
        double mean = 0.0;
        for (const GammaResult& result : results) {
            const double weight = 1.0 / square(result.unreliable_error);
            weights += weight;
            mean += weight * result.mean;
        }
        mean /= weights;
        double chi_squared = 0.0;
        for (const GammaResult& result : results) {
            chi_squared += square((result.mean - mean) / result.unreliable_error);
        }
        const auto n = static_cast<double>(results.size() - 1);
        ledger_.chance(
            fmt::format("L = {}", extent),
            "⟨M²⟩ of all updates",
            chi_squared_survival(chi_squared, n));
    }

    Ledger ledger_;
    Length length_;
    std::uint16_t run_ = 0;
    std::map<Index, std::vector<GammaResult>> same_theory_;
    std::map<std::string, double> exponents_;
};

int validate(Length length) {
    Table table(length);
    for (const Method& method : every_method()) {
        table.one(method);
    }
    return table.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
