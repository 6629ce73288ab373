// Claim   ⟨y| e^{−TH} |x₀⟩ is a sum over networks, normalisation included: on the half line of N
//         slices from x₀,
//
//             ⟨y| e^{−(N+1)aH} |x₀⟩ = Z₀ ⟨eʷ T(y, x_N)⟩
//
//         over independent decay networks annealed from an oscillator Ω to the potential, with T
//         the kernel of the last slice. One set of networks serves all end points y. ln Z by
//         annealing is right, its error too, where plain reweighting is refused an error.
// Tests   30 end points × 3 times in both rules: every point within 4σ, and all together by
//         Hotelling's T² with their covariance; ln Z of the half line; ln Z of rings so cold or
//         strongly coupled that e^{−U} of a Gaussian network says nothing.
// Against the oscillator's lattice kernel in closed form, at an Ω that is not its frequency, and
//         V = x²/2 + x⁴ by the transfer matrix at the same spacing.

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/end_point.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "feynet/statistics/correlator_test.hpp"
#include "feynet/study/path/annealed_paths.hpp"
#include "ledger.hpp"
#include "support/cells.hpp"

#include <fmt/format.h>

#include <cmath>

namespace feynet::validation {
namespace {

constexpr double spacing = 0.125;
constexpr double x_initial = 0.6;
constexpr Index n_end_points = 30;

/// 30 positions over ±2.5 standard deviations of the end of the oscillator's half line, P tanh Nϑ.
std::vector<double> end_points(const TimeGrid& grid, Rule rule, double frequency) {
    const LatticeOscillator oscillator(rule, 1.0, frequency, spacing);
    const double angle = oscillator.theta * static_cast<double>(grid.n_slices());
    const double reach = 2.5 * std::sqrt(oscillator.amplitude * std::tanh(angle));
    const double centre = x_initial / std::cosh(angle);
    std::vector<double> positions;
    for (Index i = 0; i < n_end_points; ++i) {
        const double place = 2.0 * static_cast<double>(i) / (n_end_points - 1) - 1.0;
        positions.push_back(centre + reach * place);
    }
    return positions;
}

PathSystem half_line(const AnyPotential& potential, Rule rule, Index n_slices) {
    return {TimeGrid(spacing, n_slices, Boundary::HalfLine, x_initial), rule, 1.0, potential};
}

Estimate as_estimate(const LogMeanWeight& mean, double shift) {
    return {
        .mean = mean.value + shift,
        .error = mean.error,
        .ess = mean.ess,
        .rhat = std::nullopt,
        .n = mean.n,
        .rho = {}};
}

/// The spreads T(y, x) at neighbouring y are nearly the same function of x: differences that hold
/// less than 1e-4 of a point's variance come from rare paths far out, whose means are not normal.
constexpr CorrelatorTestSettings smooth_curve{.least_residual = 1e-4};

/// How strongly an annealed path varies, for people.
std::string ladder_words(const AnnealedPaths& paths, const LogMeanWeight& mean) {
    return fmt::format(
        "{} rungs, L = {:.2f}, effective share {:.3f}, tail {:.2f}",
        paths.ladder().n_rungs(),
        paths.ladder().length,
        mean.ess / static_cast<double>(mean.n),
        mean.tail_shape);
}

class Propagators {
public:
    explicit Propagators(Length length)
        : ledger_("Kernels and ln Z are absolute sums over annealed networks"),
          largest_pull_(length == Length::Full ? 4.0 : 4.9),
          n_passes_(length == Length::Full ? 10000 : 400) {}

    /// The kernel over `n_slices` slices at all end points.
    void kernel(
        std::string_view name,
        const AnyPotential& potential,
        double frequency,
        Rule rule,
        Index n_slices) {
        const PathSystem system = half_line(potential, rule, n_slices - 1);
        const PathSystem whole = half_line(potential, rule, n_slices);
        const EndPoint end_point(system, end_points(whole.grid(), rule, frequency));
        const Stream stream{.seed = 41, .run = ++run_};
        const AnnealedPaths paths(system, frequency, {}, stream);
        const AnnealedRecord record = paths.run(
            end_point, {.n_blocks = n_blocks_, .n_passes = n_passes_, .stream = stream}, {});
        const std::string label = fmt::format(
            "{} {} T = {:g}", name, word(rule), spacing * static_cast<double>(n_slices));
        const LogMeanWeight mean = record.log_mean();
        const double log_reference = paths.reference().log_partition();
        ledger_.number(
            label, "ln Z", exact_path(system)->log_partition(), as_estimate(mean, log_reference));
        ledger_.note("    " + ladder_words(paths, mean));
        compare(label, record, end_point.positions(), log_reference, whole);
    }

    /// ln Z of a ring; where reweighting `is_hopeless` it must be refused its error.
    void ring(
        const std::string& label, const PathSystem& system, double frequency, bool is_hopeless) {
        const auto observable = scalar_observables(system, 0);
        const Stream stream{.seed = 42, .run = ++run_};
        const AnnealedRun run{.n_blocks = n_blocks_, .n_passes = n_passes_, .stream = stream};
        const AnnealedPaths paths(system, frequency, {}, stream);
        const AnnealedRecord record = paths.run(*observable.front().observable, run, {});
        const LogMeanWeight mean = record.log_mean();
        const double log_reference = paths.reference().log_partition();
        ledger_.number(
            label, "ln Z", exact_path(system)->log_partition(), as_estimate(mean, log_reference));
        ledger_.note("    " + ladder_words(paths, mean));
        const AnnealedPaths plain(system, frequency, {.most_rungs = 1}, stream);
        const LogMeanWeight reweighted =
            plain.run(*observable.front().observable, run, {}).log_mean();
        const auto n = static_cast<double>(mean.n);
        ledger_.fact(
            fmt::format(
                "{}: {:.3g} of the annealed weights are effective, {:.1e} of those reweighted in "
                "one step, whose error is {}",
                label,
                mean.ess / n,
                reweighted.ess / n,
                reweighted.error ? "given" : "refused"),
            mean.ess > 0.5 * n && !(is_hopeless && reweighted.error));
    }

    int close() { return ledger_.close(); }

private:
    void compare(
        const std::string& label,
        const AnnealedRecord& record,
        const std::vector<double>& positions,
        double log_reference,
        const PathSystem& whole) {
        const auto exact = exact_path(whole);
        const double log_z = exact->log_partition();
        std::vector<double> scaled;
        double largest = 0.0;
        for (Index i = 0; i < n_end_points; ++i) {
            const double y = positions[static_cast<std::size_t>(i)];
            const double kernel = std::exp(log_z) * exact->density(whole.grid().n_slices(), y);
            const WeightedMean mean = weighted_mean(record, log_reference, i);
            scaled.push_back(kernel * std::exp(-log_reference - record.shift));
            largest = std::max(largest, std::abs(mean.value - kernel) / mean.error);
            if (i % 10 == 5) {
                ledger_.note(fmt::format(
                    "    y = {:+.2f}   exact {:.8f}   measured {:.8f} ± {:.1e}",
                    y,
                    kernel,
                    mean.value,
                    mean.error));
            }
        }
        const CorrelatorTest test = correlator_test(record.weighted, scaled, smooth_curve);
        ledger_.fact(
            fmt::format(
                "{}: 30 end points, largest pull {:.2f}; {} together, p = {:.3g}",
                label,
                largest,
                test.dof(),
                test.p.value_or(0.0)),
            largest < largest_pull_);
        ledger_.chance(label, "K(y)", test.p.value_or(0.0));
    }

    Ledger ledger_;
    double largest_pull_;  // rare paths make up the outer points: few draws are not quite normal
    Index n_passes_;
    Index n_blocks_ = 4;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Propagators propagators(length);
    const HarmonicPotential oscillator{};
    const QuarticPotential quartic{};
    for (const Rule rule : test::every_rule) {
        for (const Index n_slices : {4, 8, 16}) {
            propagators.kernel("oscillator", oscillator, 1.4, rule, n_slices);
            propagators.kernel("quartic", quartic, 1.8, rule, n_slices);
        }
    }
    const auto ring = [](double duration, const QuarticPotential& potential) {
        const auto n_slices = static_cast<Index>(std::lround(duration / 0.25));
        const TimeGrid grid(0.25, n_slices, Boundary::Periodic);
        return PathSystem(grid, Rule::Site, 1.0, potential);
    };
    propagators.ring("ring, β = 4, λ = 1, Ω = 1.8", ring(4.0, quartic), 1.8, false);
    propagators.ring("ring, β = 40, λ = 1, Ω = 1.8", ring(40.0, quartic), 1.8, false);
    propagators.ring("ring, β = 8, λ = 1, Ω = 1", ring(8.0, quartic), 1.0, false);
    propagators.ring("ring, β = 8, λ = 10, Ω = 2", ring(8.0, {.coupling = 10.0}), 2.0, true);
    return propagators.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
