#pragma once

#include "feynet/path/division/division_oscillator.hpp"
#include "feynet/study/path/oscillator_settings.hpp"
#include "feynet/study/path/path_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>

namespace feynet {

/// How time is divided, and by which laws.
struct TimeDivisionSettings {
    double duration = 4.0;
    Boundary boundary = Boundary::HalfLine;
    double x_initial = 0.5;
    double x_final = 0.0;
    Index common_intervals = 4;
    Index kinks = 3;
    std::vector<double> concentrations{0.5, 1.0, 4.0, 50.0};
    LinkRule link = LinkRule::Exact;
    Index chains = 16;
    Index warmup = 500;
    Index draws = 20000;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("duration", self.duration, "T");
        visit("boundary", self.boundary, "half_line or dirichlet");
        visit("x_initial", self.x_initial, "where the path starts");
        visit("x_final", self.x_final, "where it ends (dirichlet)");
        visit("common_intervals", self.common_intervals, "equal intervals between measured nodes");
        visit("kinks", self.kinks, "moving kinks in each of them");
        visit(
            "concentrations",
            self.concentrations,
            "κ of the priors Π d^{κ−1}: 1 sorted uniform kinks, large equal intervals");
        visit("link", self.link, "weight of an interval: exact or trapezoid");
        visit("chains", self.chains, "independent chains, run eight at a time");
        visit("warmup", self.warmup, "sweeps per chain before the first is kept");
        visit("draws", self.draws, "sweeps per chain that are kept");
    }
};

/// Un-fixed biases are arbitrary divisions of time: kinks and path are sampled together under
/// several priors for the kinks.
///
/// ⟨x²⟩ at the common nodes stands beside the exact one of continuous time; beside it, without
/// Monte Carlo, how far random divisions are from it with exact and with trapezoid links. With
/// exact links it passes when every pull is within 4 and no prior leaves a trace; with trapezoid
/// links the O(d²) of the rule shows as failing pulls.
class TimeDivisionStudy final : public Study {
public:
    TimeDivisionStudy(
        HeaderSettings header,
        OscillatorSettings system,
        TimeDivisionSettings settings,
        RunSettings run)
        : header_(std::move(header)), system_(system), settings_(std::move(settings)), run_(run) {}

    std::string title() const override { return header_.title; }
    std::uint64_t seed() const override { return run_.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;

    /// ⟨x²⟩ at the common nodes.
    Summary exact() const override;

private:
    HeaderSettings header_;
    OscillatorSettings system_;
    TimeDivisionSettings settings_;
    RunSettings run_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_time_division_study(RunFile& file);

}  // namespace feynet
