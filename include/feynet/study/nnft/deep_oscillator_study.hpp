#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/nnft/deep/deep_oscillator.hpp"
#include "feynet/study/run_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace feynet {

/// Which units on top of an oscillator, and where their correlator is measured.
struct DeepOscillatorSettings {
    std::vector<Activation> activation{Activation::Erf, Activation::Square};
    double variance = 0.5;
    double frequency = 1.0;
    double spacing = 0.25;
    Index lags = 16;
    Index paths = 200000;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("activation", self.activation, "σ of y = σ(x): erf, relu, square, or a list of them");
        visit("variance", self.variance, "s² = ⟨x²⟩ of the oscillator below");
        visit("frequency", self.frequency, "ω of the oscillator below");
        visit("spacing", self.spacing, "a, time between two points of a path");
        visit("lags", self.lags, "the correlator is measured at 0, a … lags × a");
        visit("paths", self.paths, "independent paths for each activation");
    }

    /// The process with one kind of unit on top.
    DeepOscillator oscillator(Activation kind) const {
        return {.activation = kind, .variance = variance, .frequency = frequency};
    }
};

/// @throws InvalidInput naming the key that makes no sense
void check(const DeepOscillatorSettings& settings);

/// Deep quantum mechanics: a unit on top of a decay network, y(t) = σ(x(t)), is a process whose
/// correlator has the levels of the oscillator in it that σ reaches.
///
/// ⟨y⟩, C(t) and the gap stand beside their closed forms.
class DeepOscillatorStudy final : public Study {
public:
    DeepOscillatorStudy(
        HeaderSettings header,
        DeepOscillatorSettings settings,
        VerdictSettings verdict,
        RunSettings run)
        : header_(std::move(header)),
          settings_(std::move(settings)),
          verdict_(verdict),
          run_(run) {}

    std::string title() const override { return header_.title; }
    std::uint64_t seed() const override { return run_.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;

    /// ⟨y⟩, C(0) and the gap of every activation.
    Summary exact() const override;

private:
    HeaderSettings header_;
    DeepOscillatorSettings settings_;
    VerdictSettings verdict_;
    RunSettings run_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_deep_oscillator_study(RunFile& file);

}  // namespace feynet
