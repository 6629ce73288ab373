#pragma once

#include "feynet/study/path/decay_rate.hpp"
#include "feynet/study/path/path_settings.hpp"

#include <vector>

namespace feynet {

/// What the section [study] of the continuum limit says.
struct ContinuumSettings {
    std::vector<Discretisation> rules{
        Discretisation::Site,
        Discretisation::Midpoint,
        Discretisation::MidpointCorrected,
        Discretisation::TakahashiImada};
    std::vector<double> spacings{0.1, 0.08, 0.06, 0.05, 0.04, 0.03};
    double tolerance = 0.2;
    bool sample = true;
    std::vector<double> sampled_spacings{0.4, 0.2, 0.1, 0.08};
    double from = 0.0;
    double to = 0.4;
    double duration = 20.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("rules", self.rules, "the discretisations compared");
        visit("spacings", self.spacings, "a of the transfer matrices, four or more");
        visit("tolerance", self.tolerance, "pass: every order within this of the one expected");
        visit("sample", self.sample, "whether networks are sampled as well");
        visit("sampled_spacings", self.sampled_spacings, "a of the networks, four or more");
        visit("from", self.from, "networks give the rate at which G(t) decays from here …");
        visit("to", self.to, "… to here, both multiples of every sampled spacing");
        visit("duration", self.duration, "T of the rings, at least 4 × to");
    }
};

/// Everything a run file of kind "continuum" says.
struct ContinuumPlan {
    PathSettings path;  ///< its time and measurement are those of the study
    ContinuumSettings continuum;

    /// The ring of one discretisation at one spacing.
    PathSettings ring(Discretisation rule, double spacing) const;

    /// The rate measured at that spacing.
    DecayRate rate(double spacing) const;

    /// @throws InvalidInput naming the key that cannot be
    void check() const;
};

/// Reads and checks a run file.
///
/// @throws ConfigError with the place of the first mistake
ContinuumPlan read_continuum_plan(RunFile& file);

}  // namespace feynet
