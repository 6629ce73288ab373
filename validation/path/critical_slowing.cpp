// Claim   In decay weights the anharmonic oscillator V = x²/2 + x⁴ has no critical slowing down:
// τ_int
//         of ⟨x⟩ and ⟨x²⟩ stays below 3 trajectories from a = 0.5 to a = 0.01 and from T = 10 to
//         T = 1000, and τ_int ∝ a^{−z} T^{z'} has |z|, |z'| ≤ 0.1.
// Against ⟨x²⟩ of the transfer matrix at each spacing, so that the chains are seen to be right as
// well. Method  auto: HMC with the Gaussian part as an exact rotation, Ω from m Ω² = ⟨V''⟩, step
// size from
//         the pilot.
// Full    2¹⁴ trajectories a cell, the three corners of the table with N = 10⁵ too; short: small N.

#include "feynet/statistics/estimate.hpp"
#include "ledger.hpp"
#include "path/cell.hpp"

#include <Eigen/Dense>
#include <fmt/format.h>

#include <array>
#include <cmath>

namespace feynet::validation {
namespace {

constexpr double longest_tau = 3.0;
constexpr double largest_exponent = 0.1;

struct Cell {
    double spacing;
    double duration;
};

constexpr std::array<Cell, 9> cells{
    {{0.5, 10.0},
     {0.1, 10.0},
     {0.01, 10.0},
     {0.5, 100.0},
     {0.1, 100.0},
     {0.01, 100.0},
     {0.5, 1000.0},
     {0.1, 1000.0},
     {0.01, 1000.0}}};

/// ln τ_int = c + z ln(1/a) + z' ln T by least squares.
class ExponentFit {
public:
    void add(const Cell& cell, double tau_int) {
        rows_.push_back({-std::log(cell.spacing), std::log(cell.duration), std::log(tau_int)});
    }

    /// c, z, z'.
    Eigen::Vector3d solve() const {
        const auto n = static_cast<Index>(rows_.size());
        Eigen::MatrixXd design(n, 3);
        Eigen::VectorXd target(n);
        for (Index i = 0; i < n; ++i) {
            const auto& [inverse_spacing, duration, tau] = rows_[static_cast<std::size_t>(i)];
            design.row(i) << 1.0, inverse_spacing, duration;
            target[i] = tau;
        }
        return design.colPivHouseholderQr().solve(target);
    }

private:
    std::vector<std::array<double, 3>> rows_;
};

class Table {
public:
    explicit Table(Length length)
        : ledger_("No critical slowing down of the anharmonic oscillator in decay weights"),
          length_(length) {}

    void one(const Cell& cell) {
        const auto n_slices = static_cast<Index>(std::lround(cell.duration / cell.spacing));
        constexpr Index largest_in_short = 1000;
        if (length_ == Length::Short && n_slices > largest_in_short) {
            return;
        }
        const Case subject{
            .potential = QuarticPotential{}, .spacing = cell.spacing, .n_slices = n_slices};
        PathSettings settings = subject.settings(NetworkKind::Decay, rotation);
        settings.network.decay_frequency.reset();
        settings.sampler.chains = 16;
        settings.sampler.warmup = 100;
        settings.sampler.draws = length_ == Length::Full ? 1024 : 250;
        settings.measure.max_lag = 1;
        const PathExperiment experiment(settings, NetworkKind::Decay, ++run_);
        const PathMeasurement measurement(settings);
        const PathRecord record =
            run_chains(experiment, measurement, settings, run_, Execution{.n_threads = 1});
        const double exact =
            exact_path(subject.system())->expectation(0, [](double x) { return x * x; });
        report(cell, subject.label(), exact, record, experiment.choice());
    }

    int close() {
        const Eigen::Vector3d of_x = x_fit_.solve();
        const Eigen::Vector3d of_x2 = x2_fit_.solve();
        ledger_.fact(
            fmt::format("every τ_int is below 3 trajectories: {:.2f} at most", worst_),
            worst_ < longest_tau);
        for (const auto& [name, fit] : {std::pair{"x", of_x}, std::pair{"x²", of_x2}}) {
            ledger_.fact(
                fmt::format(
                    "τ_int({}) ∝ a^{{−z}} T^{{z'}} with z = {:+.3f}, z' = {:+.3f}",
                    name,
                    fit[1],
                    fit[2]),
                std::abs(fit[1]) <= bound() && std::abs(fit[2]) <= bound());
        }
        return ledger_.close();
    }

private:
    /// The short table has a third of the cells and a tenth of the statistics: exponents to ± 0.15.
    double bound() const { return length_ == Length::Full ? largest_exponent : 0.3; }

    void report(
        const Cell& cell,
        const std::string& label,
        double exact,
        const PathRecord& record,
        const SamplerChoice& choice) {
        const Estimate x = estimate(record.scalars[0]);
        const Estimate x2 = estimate(record.scalars[1]);
        ledger_.number(label, "x²", exact, x2);
        ledger_.note(fmt::format(
            "    T = {:<6g} τ_int(x) = {:.2f} ± {:.2f}, τ_int(x²) = {:.2f} ± {:.2f}, "
            "{} kicks of {:.3f}",
            cell.duration,
            x.tau_int,
            x.tau_int_error,
            x2.tau_int,
            x2.tau_int_error,
            choice.n_leapfrog,
            choice.step_size));
        worst_ = std::max({worst_, x.tau_int, x2.tau_int});
        x_fit_.add(cell, x.tau_int);
        x2_fit_.add(cell, x2.tau_int);
    }

    static constexpr Method rotation{"rotation", SamplerKind::Hmc, Integrator::Rotation};
    Ledger ledger_;
    Length length_;
    ExponentFit x_fit_;
    ExponentFit x2_fit_;
    double worst_ = 0.0;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Table table(length);
    for (const Cell& cell : cells) {
        table.one(cell);
    }
    return table.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
