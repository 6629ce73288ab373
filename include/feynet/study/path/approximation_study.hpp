#pragma once

#include "feynet/network/approximation_order.hpp"
#include "feynet/study/path/path_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>

namespace feynet {

/// Which networks are held against which paths.
struct ApproximationSettings {
    std::vector<NetworkKind> networks{
        NetworkKind::Step, NetworkKind::Relu, NetworkKind::Cosine, NetworkKind::Decay};
    std::vector<PathClass> paths{
        PathClass::Smooth, PathClass::Flat, PathClass::Kinked, PathClass::Jumping};
    std::vector<Index> widths{4, 8, 16, 32, 64, 128, 256};
    double decay_frequency = 2.0;
    Index samples = 32768;
    double tolerance = 0.1;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("networks", self.networks, "activations: step, relu, cosine, decay");
        visit("paths", self.paths, "smooth, flat (at its ends), kinked, jumping");
        visit("widths", self.widths, "numbers of units, growing; powers of 2 give clean slopes");
        visit("decay_frequency", self.decay_frequency, "Ω of decay weights, in 1/T");
        visit("samples", self.samples, "fine grid on which the error is integrated");
        visit("tolerance", self.tolerance, "pass: every slope this near to theory");
    }
};

/// Universal approximation: how fast the error of the best network falls with its width.
///
/// For each path the L² error of the least-squares network of every width, and the slope −d ln
/// error/d ln N over the three widest networks beside that of theory.
class ApproximationStudy final : public Study {
public:
    ApproximationStudy(HeaderSettings header, ApproximationSettings settings)
        : header_(std::move(header)), settings_(std::move(settings)) {}

    std::string title() const override { return header_.title; }
    std::uint64_t seed() const override { return 1; }
    Index work() const override { return 0; }
    StudyResult run(const StudyHooks& hooks) const override;

    /// The slopes of theory.
    Summary exact() const override;

private:
    HeaderSettings header_;
    ApproximationSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_approximation_study(RunFile& file);

}  // namespace feynet
