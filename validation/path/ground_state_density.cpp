// Claim   The position of a cold path is distributed as |ψ₀(x)|².
// Against the density of the transfer matrix at the same spacing and temperature, and |ψ₀|² of its
//         leading eigenvector, by Kolmogorov and Smirnov. β(E₁ − E₀) ≥ 20, so that the two differ
//         by about 10⁻⁸, far below what n values resolve.
// Methods one network for each of four potentials; exact draws for the oscillator, for the others
//         HMC with rotation and every sixth path. Each path gives the values of two opposite nodes,
//         which know of each other as e^{−β(E₁ − E₀)/2} < 10⁻⁴.
// Twin    the oscillator's values against a frequency wrong by 2 %, which moves the distribution
//         function by 0.0024: two million values see it.
// Full    2·10⁶ values per potential (short: 2·10⁵, twin 2·10⁶).

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/statistics/kolmogorov_smirnov.hpp"
#include "feynet/study/path/path_experiment.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace feynet::validation {
namespace {

struct Well {
    std::string_view label;
    AnyPotential potential;
    Index n_slices;
    NetworkKind network;
};

const std::vector<Well>& wells() {
    static const std::vector<Well> all{
        {"x²/2", HarmonicPotential{}, 88, NetworkKind::Decay},
        {"x²/2 + x⁴", QuarticPotential{}, 48, NetworkKind::Step},
        {"x²/2 + x³/2 + x⁴/2",
         PolynomialPotential{{0.0, 0.0, 0.5, 0.5, 0.5}},
         64,
         NetworkKind::Cosine},
        {"−x² + x⁴", PolynomialPotential{{0.0, 0.0, -1.0, 0.0, 1.0}}, 72, NetworkKind::Relu}};
    return all;
}

PathSettings settings_of(const Well& well) {
    PathSettings settings;
    settings.potential = well.potential;
    settings.time.spacing = 0.25;
    settings.time.n_slices = well.n_slices;
    settings.sampler.kind = SamplerKind::Auto;
    return settings;
}

/// x of two opposite nodes on well separated paths: one chain of values for each lane and node.
std::vector<std::vector<double>> positions_of(
    const PathExperiment& experiment, std::uint16_t run, Index n_values) {
    const Index thinning = experiment.choice().kind == SamplerKind::Exact ? 1 : 6;
    constexpr Index warmup = 300;
    const Index kept = n_values / (2 * lanes);
    const Index opposite = experiment.network().n_nodes() / 2;
    Stream stream{.run = run};
    Block theta = experiment.start(stream);
    Block path(lanes, experiment.network().n_nodes());
    std::vector<std::vector<double>> values(2 * lanes);
    for (Index i = 0; i < warmup + kept * thinning; ++i) {
        ++stream.trajectory;
        experiment.sampler().step(theta, StreamSource(stream));
        if (i < warmup || (i - warmup) % thinning != 0) {
            continue;
        }
        experiment.network().evaluate(theta, path);
        for (Index lane = 0; lane < lanes; ++lane) {
            values[static_cast<std::size_t>(lane)].push_back(path(lane, 0));
            values[static_cast<std::size_t>(lanes + lane)].push_back(path(lane, opposite));
        }
    }
    return values;
}

/// ∫ of a density up to x, from a table of cumulative trapezoids: its error, about 10⁻⁶, is far
/// below the resolution of the test.
class DistributionFunction {
public:
    explicit DistributionFunction(const std::function<double(double)>& density) {
        for (Index i = 0; i <= n_points; ++i) {
            const double x = -reach + step * static_cast<double>(i);
            const double here = density(x);
            const double before = i == 0 ? here : last_;
            sums_.push_back((i == 0 ? 0.0 : sums_.back()) + 0.5 * step * (before + here));
            last_ = here;
        }
    }

    double total() const { return sums_.back(); }

    double operator()(double x) const {
        const double place = std::clamp((x + reach) / step, 0.0, static_cast<double>(n_points));
        const auto i = static_cast<std::size_t>(std::min(place, static_cast<double>(n_points - 1)));
        const double share = place - static_cast<double>(i);
        return ((1.0 - share) * sums_[i] + share * sums_[i + 1]) / sums_.back();
    }

private:
    static constexpr double reach = 8.0;
    static constexpr Index n_points = 8000;
    static constexpr double step = 2.0 * reach / static_cast<double>(n_points);

    std::vector<double> sums_;
    double last_ = 0.0;
};

std::vector<double> joined(const std::vector<std::vector<double>>& chains) {
    std::vector<double> all;
    for (const std::vector<double>& chain : chains) {
        all.insert(all.end(), chain.begin(), chain.end());
    }
    return all;
}

class Densities {
public:
    explicit Densities(Length length)
        : ledger_("The position of a cold path is distributed as |ψ₀|²"),
          n_values_(length == Length::Full ? seeing : seeing / 10) {}

    void one(const Well& well) {
        const PathSettings settings = settings_of(well);
        const auto exact = exact_path(settings.path_system());
        const double coldness = settings.path_system().grid().duration() * exact->gap();
        const PathExperiment experiment(settings, well.network, ++run_);
        const auto chains = positions_of(experiment, run_, n_values_);
        const std::string label = fmt::format("{} {}", well.label, word(well.network));
        enough_values(label, coldness, chains);
        compare(
            label, joined(chains), [&](double x) { return exact->density(0, x); }, "thermal");
        compare(
            label, joined(chains), [&](double x) { return exact->ground_density(x); }, "|ψ₀|²");
    }

    void wrong_frequency() {
        const Well& right = wells().front();
        Well wrong = right;
        wrong.potential = HarmonicPotential{.frequency = 1.02};
        const PathExperiment experiment(settings_of(right), right.network, ++run_);
        const auto exact = exact_path(settings_of(wrong).path_system());
        const DistributionFunction distribution([&](double x) { return exact->ground_density(x); });
        const KolmogorovSmirnov test =
            kolmogorov_smirnov(joined(positions_of(experiment, run_, seeing)), distribution);
        ledger_.fact(
            fmt::format("a frequency wrong by 2 % is refused, p = {:.1e}", test.p), test.p < 1e-6);
    }

    int close() { return ledger_.close(); }

private:
    static constexpr Index seeing = 2000000;

    void enough_values(
        const std::string& label, double coldness, const std::vector<std::vector<double>>& chains) {
        const Estimate position = estimate(Series::of_chains(chains));
        std::vector<std::vector<double>> squares = chains;
        for (std::vector<double>& chain : squares) {
            std::transform(
                chain.begin(), chain.end(), chain.begin(), [](double x) { return x * x; });
        }
        const Estimate square = estimate(Series::of_chains(squares));
        const double tau = std::max(position.tau_int, square.tau_int);
        ledger_.fact(
            fmt::format(
                "{}: β(E₁ − E₀) = {:.1f}, {} values, τ_int of x and x² at most {:.3f}",
                label,
                coldness,
                position.n,
                tau),
            coldness >= 20.0 && std::min(position.ess, square.ess) >= 1e5 && tau < 0.52);
    }

    void compare(
        const std::string& label,
        std::vector<double> values,
        const std::function<double(double)>& density,
        const std::string& what) {
        const DistributionFunction distribution(density);
        const KolmogorovSmirnov test = kolmogorov_smirnov(std::move(values), distribution);
        ledger_.note(fmt::format(
            "{}, {}: D = {:.2e}, p = {:.3g}, ∫ = 1 {:+.0e}",
            label,
            what,
            test.distance,
            test.p,
            distribution.total() - 1.0));
        ledger_.chance(label, what, test.p);
        ledger_.fact(
            label + ": the density is normalised", std::abs(distribution.total() - 1.0) < 1e-6);
    }

    Ledger ledger_;
    Index n_values_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Densities densities(length);
    for (const Well& well : wells()) {
        densities.one(well);
    }
    densities.wrong_frequency();
    return densities.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
