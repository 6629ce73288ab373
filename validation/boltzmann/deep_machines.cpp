// Claim   Imaginary time is a deep Boltzmann machine (arXiv:1802.09558): the gadgets to 1e-13, the
//         network sum = the product of operators to 1e-12 (N ≤ 4); the variational energy errs by
//         δτ⁴ (slope 4 ± 0.2), everything else by δτ² (2 ± 0.1).
// Exact   matrix elements; operators on vectors of 2ᴺ amplitudes. Short and full are one.

#include "feynet/boltzmann/deep/deep_machine.hpp"
#include "feynet/boltzmann/deep/projected_state.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace feynet::validation {
namespace {

using Complex = std::complex<double>;

Complex summed(const PairUnit& unit, double s, double t) {
    return std::exp(unit.log_scale) * 2.0 * std::cosh(unit.first * s + unit.second * t);
}

/// The worst relative error of e^{K s t} over strengths of every kind.
double coupling_error() {
    double worst = 0.0;
    for (int i = 0; i < 400; ++i) {
        const double size = std::pow(10.0, -5.0 + 0.0145 * i);
        for (int phase = 0; phase < 16; ++phase) {
            const Complex k = std::polar(size, 2.0 * std::numbers::pi * (phase + 0.1) / 16.0);
            const PairUnit unit = coupling_gadget(k);
            for (const double product : {-1.0, 1.0}) {
                const Complex exact = std::exp(k * product);
                worst =
                    std::max(worst, std::abs(summed(unit, 1.0, product) - exact) / std::abs(exact));
            }
        }
    }
    return worst;
}

double field_error() {
    double worst = 0.0;
    for (int i = 0; i < 400; ++i) {
        const double g = std::pow(10.0, -5.0 + 0.0145 * i);
        const PairUnit unit = field_gadget(g);
        worst = std::max(worst, std::abs(summed(unit, 1.0, 1.0) / std::cosh(g) - 1.0));
        worst = std::max(worst, std::abs(summed(unit, 1.0, -1.0) / std::sinh(g) - 1.0));
    }
    return worst;
}

/// The worst error of a Heisenberg bond of g ≤ 1, over the largest element; cos π/2 is not quite
/// zero, which is seen beyond.
double exchange_error() {
    double worst = 0.0;
    for (int i = 0; i < 400; ++i) {
        const double g = std::pow(10.0, -4.0 + 0.01 * i);
        const ExchangeGadget gadget = exchange_gadget(g);
        for (int state = 0; state < 8; ++state) {
            const double s = (state & 1) != 0 ? 1.0 : -1.0;
            const double s_ = (state & 2) != 0 ? 1.0 : -1.0;
            const double t = (state & 4) != 0 ? 1.0 : -1.0;
            const double opposite =
                std::exp(g) * (t == s ? std::cosh(2.0 * g) : std::sinh(2.0 * g));
            const double exact = s != s_ ? opposite : (t == s ? std::exp(-g) : 0.0);
            const Complex sum = std::exp(gadget.log_scale) * 2.0 *
                                std::cosh(gadget.rule * (s + s_ - t)) * summed(gadget.keep, s, t) *
                                summed(gadget.pass, s_, t);
            worst = std::max(worst, std::abs(sum - exact) / (std::exp(g) * std::cosh(2.0 * g)));
        }
    }
    return worst;
}

double network_error(const SpinModel& model, const ImaginaryTime& time) {
    const DeepMachine machine = deep_machine(model, time);
    const Eigen::VectorXd product = evolved(evolution_factors(model, time), start_state(model));
    double worst = 0.0;
    for (Index k = 0; k < product.size(); ++k) {
        Eigen::VectorXd spins(model.n_spins);
        for (Index i = 0; i < model.n_spins; ++i) {
            spins(i) = (k >> i & 1) != 0 ? 1.0 : -1.0;
        }
        worst = std::max(worst, std::abs(machine.amplitude(spins) - product(k)));
    }
    return worst / product.maxCoeff();
}

void gadgets(Ledger& ledger) {
    ledger.equal("hidden unit = coupling, any phase", coupling_error(), 0.0, 1e-13);
    ledger.equal("hidden and deep unit = field", field_error(), 0.0, 1e-13);
    ledger.equal("deep and three hidden units = exchange", exchange_error(), 0.0, 1e-13);
    const ImaginaryTime three{.spacing = 0.1, .n_steps = 3};
    const ImaginaryTime two{.spacing = 0.1, .n_steps = 2};
    for (const Index n : {3, 4}) {
        const SpinModel ring = transverse_ising_chain(n, 1.0, 1.0, ChainEnds::Periodic);
        ledger.equal(
            fmt::format("network = operators, Ising ring of {}", n),
            network_error(ring, three),
            0.0,
            1e-12);
    }
    for (const ChainEnds ends : {ChainEnds::Open, ChainEnds::Periodic}) {
        ledger.equal(
            fmt::format(
                "network = operators, Heisenberg, four spins {}",
                ends == ChainEnds::Open ? "open" : "in a ring"),
            network_error(heisenberg_chain(4, ends), two),
            0.0,
            1e-12);
    }
}

/// The errors of one δτ at τ = 8.
struct TrotterErrors {
    double energy;
    double mixed;
    double correlation;  ///< of second neighbours
    double flip;
};

TrotterErrors trotter_errors(
    const SpinModel& model, const ProjectedNumbers& limit, double spacing, double tau) {
    const ProjectedNumbers numbers =
        projected_numbers(model, {spacing, static_cast<Index>(std::lround(tau / spacing))});
    return {
        std::abs(numbers.energy - limit.energy),
        std::abs(numbers.mixed_energy - limit.mixed_energy),
        std::abs(numbers.correlation(2) - limit.correlation(2)),
        std::abs(numbers.flip - limit.flip)};
}

void slopes(Ledger& ledger, const std::string& name, const SpinModel& model, double finest) {
    constexpr double tau = 8.0;
    const ProjectedNumbers limit = projected_numbers(model, tau);
    TrotterErrors last{};
    TrotterErrors before{};
    for (const double factor : {8.0, 4.0, 2.0, 1.0}) {
        before = last;
        last = trotter_errors(model, limit, factor * finest, tau);
        ledger.note(fmt::format(
            "{}, δτ = {:g}: E {:.3e}, mixed {:.3e}, σᶻσᶻ(2) {:.3e}, σˣ {:.3e}",
            name,
            factor * finest,
            last.energy,
            last.mixed,
            last.correlation,
            last.flip));
    }
    const auto slope = [](double coarse, double fine) { return std::log2(coarse / fine); };
    ledger.equal(name + ": slope of ⟨H⟩", slope(before.energy, last.energy), 4.0, 0.2);
    ledger.equal(name + ": slope of the mixed ⟨H⟩", slope(before.mixed, last.mixed), 2.0, 0.1);
    ledger.equal(
        name + ": slope of ⟨σᶻ₀σᶻ₂⟩", slope(before.correlation, last.correlation), 2.0, 0.1);
    if (model.field != 0.0) {
        ledger.equal(name + ": slope of ⟨σˣ⟩", slope(before.flip, last.flip), 2.0, 0.1);
    }
}

int validate(Length /*length*/) {
    Ledger ledger("Imaginary time is a deep Boltzmann machine");
    gadgets(ledger);
    slopes(
        ledger, "Ising ring of 6", transverse_ising_chain(6, 1.0, 1.0, ChainEnds::Periodic), 0.025);
    slopes(ledger, "Heisenberg ring of 6", heisenberg_chain(6, ChainEnds::Periodic), 0.0125);
    return ledger.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
