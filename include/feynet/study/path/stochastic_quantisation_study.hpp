#pragma once

#include "feynet/study/path/path_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <vector>

namespace feynet {

/// What the section [study] of a stochastic quantisation says.
struct ProcessSettings {
    Index paths = 64000;
    Index lags = 30;
    std::vector<double> steps{0.02, 0.01, 0.005};
    Index langevin_steps = 20000;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("paths", self.paths, "independent paths of the ancestral process");
        visit("lags", self.lags, "their slices; G(k) is measured for every k up to here");
        visit("steps", self.steps, "ε of the Langevin process, three or more");
        visit("langevin_steps", self.langevin_steps, "its steps per chain at each ε");
    }
};

/// Stochastic quantisation in its two readings, both held against what they must give.
///
/// A step network is a process, x_{n+1} = xₙ + a W_{n+1}. Drawn from its ancestors with the exact
/// drift of the ground state, its paths are those of the path integral, correlators included. And
/// the Langevin process of a potential, x ← x − ε V' + √(2ε) ξ, has the stationary law e^{−V} of
/// the theory in zero dimensions once its steps are extrapolated to zero.
class StochasticQuantisationStudy final : public Study {
public:
    /// All sections of its run file.
    struct Settings {
        PathSettings path;  ///< free ends, long enough that the middle does not know of them
        ProcessSettings process;
    };

    /// @throws InvalidInput naming the key that cannot be
    explicit StochasticQuantisationStudy(Settings settings);

    std::string title() const override { return settings_.path.header.title; }
    std::uint64_t seed() const override { return settings_.path.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    Index n_passes() const;
    Summary empty_summary() const;
    NetworkRun ancestral_part(const Execution& execution, Figure& figure) const;
    NetworkRun langevin_part(const Execution& execution, Figure& figure) const;

    Settings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_stochastic_quantisation_study(RunFile& file);

}  // namespace feynet
