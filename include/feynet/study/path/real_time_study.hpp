#pragma once

#include "feynet/path/realtime/real_time_kernel.hpp"
#include "feynet/study/path/path_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>

namespace feynet {

/// The oscillator of the study, or the free particle.
struct RealTimeSystem {
    double mass = 1.0;
    double frequency = 1.0;
    double hbar = 1.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("mass", self.mass, "m > 0");
        visit("frequency", self.frequency, "ω ≥ 0; 0 is the free particle");
        visit("hbar", self.hbar, "ħ > 0, the weight of a path is exp(iS/ħ)");
    }
};

/// Which kernels are integrated over which weights.
struct RealTimeSettings {
    std::vector<NetworkKind> networks{
        NetworkKind::Site, NetworkKind::Step, NetworkKind::Relu, NetworkKind::Cosine};
    std::vector<double> durations{0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0};
    std::vector<Index> n_slices{16, 32, 64, 128};
    double x_initial = 0.4;
    double x_final = -0.9;
    double tolerance = 1e-11;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("networks", self.networks, "whose weights are integrated over: site, step, relu, …");
        visit("durations", self.durations, "real times T; not a multiple of half a period");
        visit("n_slices", self.n_slices, "time slices N, growing");
        visit("x_initial", self.x_initial, "where the particle starts");
        visit("x_final", self.x_final, "where it arrives");
        visit("tolerance", self.tolerance, "pass: |K/K_lattice − 1| below this in every network");
    }
};

/// The kernel ⟨x_f|e^{−iTH/ħ}|x_i⟩ by the Gaussian integral over the weights of each network,
/// beside the closed form of the same lattice and Mehler's kernel of continuous time.
///
/// It passes when every network gives the lattice kernel, branch of the root included, and the
/// kernels approach Mehler's with order 2 (site rule) and 1 (midpoint rule), to 0.1.
class RealTimeStudy final : public Study {
public:
    RealTimeStudy(HeaderSettings header, RealTimeSystem system, RealTimeSettings settings)
        : header_(std::move(header)), system_(system), settings_(std::move(settings)) {}

    std::string title() const override { return header_.title; }
    std::uint64_t seed() const override { return 1; }
    Index work() const override { return 0; }
    StudyResult run(const StudyHooks& hooks) const override;

    /// Modulus and phase of Mehler's kernel.
    Summary exact() const override;

private:
    HeaderSettings header_;
    RealTimeSystem system_;
    RealTimeSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_real_time_study(RunFile& file);

}  // namespace feynet
