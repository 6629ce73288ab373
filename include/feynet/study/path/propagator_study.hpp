#pragma once

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/study/path/annealing_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <vector>

namespace feynet {

/// What the section [study] of a propagator says.
struct EndPointSettings {
    std::vector<double> times{0.5, 1.0, 2.0};
    Index end_points = 30;
    std::optional<double> lowest;
    std::optional<double> highest;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("times", self.times, "T, whole multiples of the spacing");
        visit("end_points", self.end_points, "positions x_f, equally spaced");
        visit("lowest", self.lowest, "the first; default: 2.5 widths below the oscillator's mean");
        visit("highest", self.highest, "the last; default: 2.5 widths above it");
    }
};

/// The keys of [time] that a propagator knows.
struct StartSettings {
    TimeSettings time{.spacing = 0.125, .boundary = Boundary::HalfLine};

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("spacing", self.time.spacing, "time between neighbouring nodes, a > 0");
        visit("rule", self.time.rule, "how V enters a time slice, as for a path integral");
        visit("x_initial", self.time.x_initial, "x_i, where all paths start");
    }
};

/// The propagator ⟨x_f| e^{−TH} |x_i⟩ as a function of its end point, normalisation included.
///
/// Half-line networks of N − 1 slices are annealed from the decay network of an oscillator; the
/// last slice of T = N a is integrated exactly, so that one set of networks serves all end points:
/// ⟨x_f| e^{−TH} |x_i⟩ = Z₀ ⟨eʷ T(x_f, x_{N−1})⟩.
class PropagatorStudy final : public Study {
public:
    /// All sections of its run file.
    struct Settings {
        PathSettings path;  ///< half-line paths; the number of slices is not looked at
        EndPointSettings ends;
        AnnealingSettings annealing;
    };

    /// @throws InvalidInput naming the key that cannot be
    explicit PropagatorStudy(Settings settings);

    std::string title() const override { return settings_.path.header.title; }
    std::uint64_t seed() const override { return settings_.path.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    PathSettings half_line(Index n_slices) const;
    Index n_slices(double time) const;
    std::vector<double> end_points(double time) const;
    Summary empty_summary() const;
    NetworkRun part(std::size_t index, const Execution& execution, FigureSeries& curve) const;

    Settings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_propagator_study(RunFile& file);

}  // namespace feynet
