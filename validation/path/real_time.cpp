// Claim   The real-time kernel ⟨x_N|e^{−iTH/ħ}|x₀⟩ is a Gaussian integral over the weights of any
//         network, phase and caustics included: its branch is the signature of the Hessian of the
//         weights.
// Against the closed form of the same lattice, to 1e-11, at ωT = ½, 2 and 4 (beyond the caustic at
//         π) and for the free particle; and Mehler's kernel of continuous time, approached with
//         order 2 in the site rule and order 1 in the midpoint rule, whose factor cᴺ = (1 +
//         a²ω²/4)^{−N/2} is 1 − aω²T/8 + …
// Bounds  1e-11 up to 128 slices: rounding costs a relative 1e-16 N² and more. Orders to 0.1, from
// N =
//         32 and 64 slices.

#include "feynet/network/network_kind.hpp"
#include "feynet/path/realtime/real_time_kernel.hpp"
#include "ledger.hpp"
#include "support/cells.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace feynet::validation {
namespace {

constexpr double tolerance = 1e-11;
constexpr double mass = 1.3;
constexpr double frequency = 0.8;

struct Ends {
    double x_initial;
    double x_final;
};

constexpr std::array<Ends, 3> every_pair_of_ends{{{0.4, -0.9}, {0.0, 1.2}, {0.0, 0.0}}};

class RealTime {
public:
    explicit RealTime(Length length)
        : ledger_("The real-time kernel from the weights of every network, beyond caustics"),
          sizes_(
              length == Length::Full ? std::vector<Index>{8, 16, 64, 128}
                                     : std::vector<Index>{8, 64}) {}

    void lattice_kernels(double omega, double duration) {
        for (const Rule rule : test::every_rule) {
            for (const Index n_slices : sizes_) {
                for (const Ends& ends : every_pair_of_ends) {
                    every_network(oscillator(rule, omega, duration, n_slices, ends));
                }
            }
        }
    }

    void continuum(double phase) {
        for (const Rule rule : test::every_rule) {
            for (const NetworkKind kind : test::every_network) {
                const double coarse = distance_to_mehler(rule, phase, 32, kind);
                const double fine = distance_to_mehler(rule, phase, 64, kind);
                ledger_.equal(
                    fmt::format(
                        "order of K → Mehler at ωT = {} {} {} (N = 64: {:.2g})",
                        phase,
                        word(rule),
                        word(kind),
                        fine),
                    std::log2(coarse / fine),
                    rule == Rule::Site ? 2.0 : 1.0,
                    0.1);
            }
        }
    }

    int close() { return ledger_.close(); }

private:
    static RealTimeOscillator oscillator(
        Rule rule, double omega, double duration, Index n_slices, const Ends& ends) {
        const TimeGrid grid(
            duration / static_cast<double>(n_slices),
            n_slices,
            Boundary::Dirichlet,
            ends.x_initial,
            ends.x_final);
        return {grid, rule, mass, omega};
    }

    void every_network(const RealTimeOscillator& real) {
        const Amplitude closed = real.lattice_kernel();
        const std::string cell = fmt::format(
            "ωT = {:.3g} N = {} {} {} → {}",
            real.frequency() * real.grid().duration(),
            real.grid().n_slices(),
            word(real.rule()),
            real.grid().x_initial(),
            real.grid().x_final());
        for (const NetworkKind kind : test::every_network) {
            const auto network = make_network(kind, real.grid(), real.rule(), mass, frequency);
            compare(cell, word(kind), real_time_kernel(real, *network), closed);
        }
        compare(cell, "sine, fast", real_time_kernel_in_sines(real), closed);
        compare(cell, "site, fast", real_time_kernel_in_sites(real), closed);
    }

    void compare(
        const std::string& cell,
        std::string_view form,
        const RealTimeKernel& kernel,
        const Amplitude& closed) {
        ledger_.equal(
            fmt::format("|K/K_lattice − 1| {} {}", cell, form),
            relative_distance(kernel.amplitude, closed),
            0.0,
            tolerance);
    }

    static double distance_to_mehler(Rule rule, double phase, Index n_slices, NetworkKind kind) {
        const RealTimeOscillator real =
            oscillator(rule, frequency, phase / frequency, n_slices, every_pair_of_ends[0]);
        const auto network = make_network(kind, real.grid(), rule, mass, frequency);
        return relative_distance(
            real_time_kernel(real, *network).amplitude, real.continuum_kernel());
    }

    Ledger ledger_;
    std::vector<Index> sizes_;
};

int validate(Length length) {
    RealTime real_time(length);
    real_time.lattice_kernels(0.0, 2.5);
    for (const double phase : {0.5, 2.0, 4.0}) {
        real_time.lattice_kernels(frequency, phase / frequency);
    }
    for (const double phase : {0.5, 2.0, 4.0}) {
        real_time.continuum(phase);
    }
    return real_time.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
