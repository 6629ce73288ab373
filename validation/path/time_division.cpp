// Claim   A network with un-fixed biases is a division of time, and with exact short-time kernels
// no
//         correlator depends on it, nor on the law of the biases; the trapezoid rule errs by O(d²).
// Against the oscillator and the free particle in continuous time: by linear algebra on random
//         divisions to 1e-13; by HMC in the step weights of random divisions; by joint sampling of
//         kinks and path under four priors, one of them no Dirichlet law.
// Bounds  trapezoid order 2 to 0.1 on divisions that are refined. The same joint sampling with
//         trapezoid links must miss by more than 5 standard errors.

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/path/division/division_action.hpp"
#include "feynet/path/division/division_oscillator.hpp"
#include "feynet/path/division/division_sampler.hpp"
#include "feynet/path/division/oscillator_link.hpp"
#include "feynet/path/division/trapezoid_link.hpp"
#include "feynet/path/potential/harmonic.hpp"
#include "feynet/sampler/hmc.hpp"
#include "feynet/sampler/tuning.hpp"
#include "ledger.hpp"
#include "path/division/random_division.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace feynet::validation {
namespace {

constexpr double mass = 1.3;
constexpr double duration = 2.4;

/// A law of intervals that is no Dirichlet law.
class WavyPrior final : public DivisionPrior {
public:
    Lanes log_density(const Lanes& d) const override { return 2.0 * (9.0 * d).sin(); }
    Lanes log_density_slope(const Lanes& d) const override { return 18.0 * (9.0 * d).cos(); }
};

/// Half of the time, the middle the only common node.
TimeDivision halves(Boundary boundary) {
    return TimeDivision::uniform(
        duration, 2, boundary, 0.3, boundary == Boundary::Dirichlet ? -0.7 : 0.0);
}

/// ⟨x²⟩ at T/2 in continuous time.
double exact_square(Boundary boundary, double frequency) {
    return DivisionOscillator(halves(boundary), LinkRule::Exact, mass, frequency).correlation(1, 1);
}

class Divisions {
public:
    explicit Divisions(Length length)
        : ledger_("With exact links no correlator knows how time is divided"),
          n_draws_(length == Length::Full ? 160000 : 8000) {}

    void algebra(Boundary boundary, double frequency) {
        double worst = 0.0;
        double worst_kernel = 0.0;
        const double log_kernel =
            DivisionOscillator(halves(boundary), LinkRule::Exact, mass, frequency).log_partition();
        for (std::uint32_t number = 0; number < 200; ++number) {
            const TimeDivision division =
                test::random_division(duration, 2 + number % 63, boundary, number);
            const Index middle = test::middle_node(division);
            const DivisionOscillator exact(division, LinkRule::Exact, mass, frequency);
            const double deviation =
                exact.correlation(middle, middle) - exact_square(boundary, frequency);
            worst = std::max(worst, std::abs(deviation));
            worst_kernel = std::max(worst_kernel, std::abs(exact.log_partition() - log_kernel));
        }
        const std::string cell = fmt::format("{} ω = {}", word(boundary), frequency);
        ledger_.equal(cell + ": ⟨x²⟩ on 200 random divisions", worst, 0.0, 1e-13);
        ledger_.equal(cell + ": ln K on 200 random divisions", worst_kernel, 0.0, 1e-13);
    }

    void trapezoid_order(Boundary boundary) {
        const auto error = [&](Index refinement) {
            const TimeDivision coarse = test::random_division(duration, 8, boundary);
            Eigen::ArrayXd times(8 * refinement + 1);
            for (Index n = 0; n < times.size(); ++n) {
                const Index left = std::min<Index>(n / refinement, 7);
                const double part =
                    static_cast<double>(n - left * refinement) / static_cast<double>(refinement);
                times[n] = coarse.time(left) + part * coarse.interval(left + 1);
            }
            const TimeDivision division(times, boundary, 0.3, coarse.x_final());
            const Index middle = test::middle_node(division);
            return DivisionOscillator(division, LinkRule::Trapezoid, mass, 1.1)
                       .correlation(middle, middle) -
                   exact_square(boundary, 1.1);
        };
        ledger_.equal(
            fmt::format("{}: order of trapezoid links", word(boundary)),
            std::log2(error(8) / error(16)),
            2.0,
            0.1);
    }

    /// HMC in the step weights of one random division.
    void quenched(Boundary boundary, double frequency, std::uint32_t number) {
        const TimeDivision division = test::random_division(duration, 12, boundary, number);
        const DivisionNetwork network(division);
        const OscillatorLink link(mass, frequency);
        const DivisionAction action(network, link);
        const Index n = action.dimension();
        const Eigen::ArrayXd intervals = division.times().tail(division.n_intervals()) -
                                         division.times().head(division.n_intervals());
        const DiagonalGaussian metric(mass * intervals.head(n), Block::Zero(lanes, n));
        Stream stream{.seed = 41, .run = ++run_};
        Block weights = Block::Zero(lanes, n);
        const TunedHmc tuned = tune_hmc(action, metric, Integrator::Leapfrog, {}, weights, stream);
        const Hmc hmc(action, metric, tuned.settings);
        const Index middle = test::middle_node(division);
        Series square(lanes);
        Block path;
        for (Index i = 0; i < n_draws_ / 4; ++i) {
            ++stream.trajectory;
            hmc.step(weights, StreamSource(stream));
            if (i >= 200) {
                network.evaluate(weights, path);
                square.append(0, Lanes(path.col(middle).square()));
            }
        }
        ledger_.number(
            fmt::format("HMC on division {} {} ω = {}", number, word(boundary), frequency),
            "x²",
            exact_square(boundary, frequency),
            estimate(square));
    }

    /// Kinks and path together.
    Estimate joint(
        Boundary boundary, const LinkWeight& link, const DivisionPrior& prior, Index n_kinks) {
        const DivisionEnsemble ensemble(halves(boundary), n_kinks, link, prior);
        const DivisionSampler sampler(ensemble, mass);
        Stream stream{.seed = 42, .run = ++run_};
        Block q = ensemble.start();
        Series square(lanes);
        Block path;
        for (Index i = 0; i < n_draws_; ++i) {
            ++stream.trajectory;
            sampler.step(q, StreamSource(stream));
            if (i >= 500) {
                ensemble.at_common_nodes(q, path);
                square.append(0, Lanes(path.col(1).square()));
            }
        }
        return estimate(square);
    }

    void annealed(Boundary boundary, double frequency) {
        const WavyPrior wavy;
        const DirichletPrior crowded(0.5);
        const DirichletPrior uniform(1.0);
        const DirichletPrior equal(20.0);
        const std::array<const DivisionPrior*, 4> priors{&wavy, &crowded, &uniform, &equal};
        const std::array<std::string_view, 4> names{"wavy", "κ = ½", "κ = 1", "κ = 20"};
        const OscillatorLink link(mass, frequency);
        for (std::size_t i = 0; i < priors.size(); ++i) {
            ledger_.number(
                fmt::format("kinks sampled, {} {} ω = {}", names[i], word(boundary), frequency),
                "x²",
                exact_square(boundary, frequency),
                joint(boundary, link, *priors[i], 4));
        }
    }

    void trapezoid_is_seen() {
        const double stiff = 2.5;
        const TrapezoidLink<HarmonicPotential> link(
            mass, HarmonicPotential{.mass = mass, .frequency = stiff});
        const DirichletPrior uniform(1.0);
        const Estimate square = joint(Boundary::HalfLine, link, uniform, 1);
        const double pull =
            (square.mean - exact_square(Boundary::HalfLine, stiff)) / square.error.value_or(1e300);
        ledger_.fact(
            fmt::format("trapezoid links miss continuous time by {:.0f} errors", pull),
            std::abs(pull) > 5.0);
    }

    int close() { return ledger_.close(); }

private:
    Ledger ledger_;
    Index n_draws_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Divisions divisions(length);
    for (const Boundary boundary : test::division_boundaries) {
        for (const double frequency : {0.0, 1.1}) {
            divisions.algebra(boundary, frequency);
        }
        divisions.trapezoid_order(boundary);
    }
    for (const Boundary boundary : test::division_boundaries) {
        for (const double frequency : {0.0, 1.1}) {
            for (const std::uint32_t number : {1U, 2U}) {
                divisions.quenched(boundary, frequency, number);
            }
            divisions.annealed(boundary, frequency);
        }
    }
    divisions.trapezoid_is_seen();
    return divisions.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
