// Claim   A friction h(t) is found again from the starts it stops, and what the data cannot say is
//         said; a Hamiltonian network is its Hamiltonian.
// Against the friction that made the data; Hamilton's equations of H.
// Points  V' = −w²(x + x³) with (w², window of x) = (0.05, 2), (1, 0.6), and a hill +0.05 (x + x³);
//         h = ±(0.25 T₀ + 0.1 T₁ − 0.05 T₂ + 0.02 T₃) and 0.25 + 0.1 sin 3t; 24 motions.
// Twins   a linear force; noise; W with w₁₂ in the place of w₂₂; w₁₁ + w₂₂ ≠ 0.

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"
#include "feynet/holography/friction/friction_fit.hpp"
#include "feynet/holography/friction/stop_curve.hpp"
#include "feynet/holography/hamiltonian_network.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

FrictionSystem body(double stiffness, double bend) {
    return {1.0, 10.0, [=](const Lanes& x) -> PotentialSlopes {
                return {
                    stiffness * (x + bend * x.cube()),
                    stiffness * (1.0 + 3.0 * bend * x.square()),
                    stiffness * 6.0 * bend * x};
            }};
}

struct Problem {
    std::string label;
    double stiffness;  ///< V' = stiffness (x + x³)
    double reach;      ///< of x(0)
    double sign;       ///< of h
};

const Problem slow{"slow, h > 0", -0.05, 2.0, 1.0};
const Problem slow_damped{"slow, h < 0", -0.05, 2.0, -1.0};
const Problem fast{"swinging, h > 0", -1.0, 0.6, 1.0};
const Problem fast_damped{"swinging, h < 0", -1.0, 0.6, -1.0};
const Problem hill{"hill, h > 0", 0.05, 2.0, 1.0};

struct Found {
    FrictionFit fit;
    FrictionPosterior posterior;
    double fit_error;  ///< max |Δh|/max |h|
    double pull;       ///< max |Δh|/band of the posterior
};

class Frictions {
public:
    explicit Frictions(Length length)
        : ledger_("Which friction stops these motions"),
          n_draws_(length == Length::Full ? 100 : 3) {}

    void linear(double stiffness) {
        const StoppingNetwork network(body(stiffness, 0.0), 40);
        const Eigen::VectorXd h = series(network, 1.0);
        const StoppingData data = data_of(network, h, 2.0, 0.0, 0);
        Eigen::VectorXd c = Eigen::VectorXd::Zero(6);
        c.head(4) = truth();
        const Residuals r =
            stopping_residuals(network, chebyshev_friction(network.times(), 6, 10.0), data, c);
        const Eigen::VectorXd s =
            Sensitivity(r.jacobian, Eigen::VectorXd::Ones(6)).singular_values();
        ledger_.equal(
            fmt::format("s₂/s₁ under a linear force, w² = {}", -stiffness), s(1) / s(0), 0.0, 1e-9);
    }

    void clean(const Problem& problem) {
        const StoppingNetwork network(body(problem.stiffness, 1.0), 40);
        const Found found = find(network, problem, series(network, problem.sign), 0.0, 0);
        ledger_.equal(problem.label + ", no noise: max |Δh|/max |h|", found.fit_error, 0.0, 1e-4);
        ledger_.note(fmt::format("{}: {:.1e}", problem.label, found.fit_error));
    }

    /// The median of max |Δh|/max |h| over the draws; the band holds h in all of them.
    void noisy(const Problem& problem, double most) {
        const StoppingNetwork network(body(problem.stiffness, 1.0), 40);
        const Eigen::VectorXd h = series(network, problem.sign);
        std::vector<double> errors;
        double worst_pull = 0.0;
        for (int draw = 0; draw < n_draws_; ++draw) {
            const Found found = find(network, problem, h, 1e-4, draw);
            errors.push_back(found.fit_error);
            worst_pull = std::max(worst_pull, found.pull);
        }
        std::sort(errors.begin(), errors.end());
        const double median = errors[errors.size() / 2];
        ledger_.equal(problem.label + ", noise 1e-4: median max |Δh|/max |h|", median, 0.0, 3e-2);
        ledger_.equal(problem.label + ": the worst of them", errors.back(), 0.0, most);
        ledger_.fact(problem.label + ": h lies within 4.5 of its band", worst_pull < 4.5);
        ledger_.note(fmt::format(
            "{}: {} draws, median {:.1e}, worst {:.1e}; at most {:.1f} bands",
            problem.label,
            n_draws_,
            median,
            errors.back(),
            worst_pull));
    }

    /// A body that climbs a hill: three numbers, and the band knows.
    void undetermined() {
        const StoppingNetwork network(body(hill.stiffness, 1.0), 40);
        const Found found = find(network, hill, series(network, hill.sign), 1e-4, 0);
        ledger_.note(fmt::format(
            "{}, noise 1e-4: fit of {} modes misses h by {:.2f}, the posterior by {:.1f} bands; "
            "{} numbers determined",
            hill.label,
            found.fit.parameters.size(),
            found.fit_error,
            found.pull,
            found.posterior.sensitivity.n_determined()));
        ledger_.fact(
            "hill: the data hold four numbers at most",
            found.posterior.sensitivity.n_determined() <= 4);
        ledger_.fact("hill: h lies within 4.5 of its band", found.pull < 4.5);
    }

    /// Motions that swing, and an h rougher than its modes: described, and wrong.
    void rough() {
        const StoppingNetwork network(body(fast_damped.stiffness, 1.0), 40);
        const Eigen::VectorXd h = -(0.25 + 0.1 * (3.0 * network.times().array()).sin()).matrix();
        const Found found = find(network, fast_damped, h, 1e-4, 0);
        ledger_.note(fmt::format(
            "{}, h = −0.25 − 0.1 sin 3t: χ² = {:.3g} of 24 motions with {} modes, h missed by "
            "{:.2g}",
            fast_damped.label,
            found.fit.chi2(),
            found.fit.parameters.size(),
            found.fit_error));
        ledger_.fact("a rough h is missed by more than 10 %", found.fit_error > 0.1);
    }

    void hamiltonian() {
        const HamiltonianWeights w{0.3, 0.8, -0.6, -0.3, 0.4, -0.7, 1.3, 0.9};
        const UnitFunction f{
            [](double x) { return std::tanh(x); }, [](double x) { return std::log(std::cosh(x)); }};
        const UnitFunction g{
            [](double x) { return x * x * x; }, [](double x) { return x * x * x * x / 4.0; }};
        const HamiltonianNetwork network(w, f, g, 0.05);
        const PhasePoint at{0.7, -1.1};
        const PhasePoint next = network.propagate(at, 1);
        const double along_q = w.w11 * at.q + w.w12 * at.p + w.lambda1 * f.value(w.v * at.p);
        const double along_p = w.w21 * at.q + w.w22 * at.p + w.lambda2 * g.value(w.u * at.q);
        ledger_.equal("layer − Euler step, q", next.q - at.q - 0.05 * along_q, 0.0, 1e-12);
        ledger_.equal("layer − Euler step, p", next.p - at.p - 0.05 * along_p, 0.0, 1e-12);
        for (const Index n : {1000, 2000, 4000}) {
            ledger_.equal(
                fmt::format("energy drift, N = {}, over that of 2N", n),
                drift(w, f, g, n) / drift(w, f, g, 2 * n),
                2.0,
                0.02);
        }
        HamiltonianWeights other = w;
        other.w22 = 0.2;
        bool is_refused = false;
        try {
            const HamiltonianNetwork refused(other, f, g, 0.05);
        } catch (const InvalidInput&) {
            is_refused = true;
        }
        ledger_.fact("w₁₁ + w₂₂ ≠ 0 is refused", is_refused);
    }

    int close() { return ledger_.close(); }

private:
    static Eigen::VectorXd truth() { return Eigen::Vector4d(0.25, 0.1, -0.05, 0.02); }

    static Eigen::VectorXd series(const StoppingNetwork& network, double sign) {
        return chebyshev_friction(network.times(), 4, 10.0).values(sign * truth());
    }

    static StoppingData data_of(
        const StoppingNetwork& network,
        const Eigen::VectorXd& h,
        double reach,
        double noise,
        int draw) {
        constexpr Index n = 24;
        const StopCurve curve = stop_curve(network, h, {reach, 3.0 * reach}, n);
        Block normals(lanes, n);
        fill_normals(
            Stream{.seed = 7, .run = static_cast<std::uint16_t>(draw)},
            Purpose::DataNoise,
            normals);
        const Eigen::VectorXd error = Eigen::VectorXd::Constant(n, noise > 0.0 ? noise : 1e-9);
        return {
            curve.position + noise * normals.row(0).matrix().transpose(),
            curve.velocity + noise * normals.row(1).matrix().transpose(),
            error,
            error};
    }

    static Found find(
        const StoppingNetwork& network,
        const Problem& problem,
        const Eigen::VectorXd& h,
        double noise,
        int draw) {
        const StoppingData data = data_of(network, h, problem.reach, noise, draw);
        const FrictionFitSettings settings{.most_modes = 8};
        const double start = friction_starts(network, data, settings).front();
        const FrictionFit fit = fit_friction(network, data, start, settings);
        const FrictionPosterior posterior =
            friction_posterior(network, data, fit.parameters, prior_widths(8, 1.0)).value();
        const LinearMetric few = chebyshev_friction(network.times(), fit.parameters.size(), 10.0);
        const LinearMetric all = chebyshev_friction(network.times(), 8, 10.0);
        const Eigen::VectorXd deviation = all.values(posterior.parameters) - h;
        return {
            fit,
            posterior,
            (few.values(fit.parameters) - h).cwiseAbs().maxCoeff() / h.cwiseAbs().maxCoeff(),
            deviation.cwiseQuotient(posterior.band(all)).cwiseAbs().maxCoeff()};
    }

    static double drift(
        const HamiltonianWeights& w, const UnitFunction& f, const UnitFunction& g, Index n) {
        const HamiltonianNetwork network(w, f, g, 2.0 / static_cast<double>(n));
        const PhasePoint start{0.7, 0.4};
        return network.energy(network.propagate(start, n)) - network.energy(start);
    }

    Ledger ledger_;
    int n_draws_;
};

int validate(Length length) {
    Frictions frictions(length);
    frictions.linear(-0.05);
    frictions.linear(-1.0);
    for (const Problem& problem : {slow, slow_damped, fast, fast_damped, hill}) {
        frictions.clean(problem);
    }
    for (const Problem& problem : {slow, slow_damped, fast}) {
        frictions.noisy(problem, 3e-2);
    }
    // Motions that swing and die out: the fourth singular value is 40 times smaller than in `slow`.
    frictions.noisy(fast_damped, 1e-1);
    frictions.undetermined();
    frictions.rough();
    frictions.hamiltonian();
    return frictions.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
