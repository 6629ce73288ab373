#pragma once

#include "feynet/core/gaussian_part.hpp"
#include "feynet/network/decay_network.hpp"
#include "feynet/network/network_action.hpp"
#include "feynet/path/action/path_action.hpp"

#include <memory>

namespace feynet {

/// A path integral measured against that of an oscillator of frequency Ω, whose paths are decay
/// networks with independent normal weights W:
///
///     Z = Z₀ ⟨exp{−(S − ½|W|²)}⟩,    ln Z₀ = (N/2) ln(m/2πa) + ln |det ∂x/∂W| + (n/2) ln 2π.
///
/// Z is the trace on the ring, the kernel ⟨x_N| e^{−TH} |x₀⟩ between fixed ends, and its integral
/// over the ends that are free. Up to a constant S − ½|W|² is the U = Σ a [V(x) − mΩ²x²/2] that the
/// two differ by, with the rule's own weights.
///
/// Units   ħ = 1; the measure is Π √(m/2πa) dxₙ per slice, as in ExactPath.
class OscillatorReference {
public:
    /// @throws InvalidInput as DecayNetwork does for this frequency
    OscillatorReference(const PathSystem& system, double frequency);

    const DecayNetwork& network() const { return network_; }
    const GaussianPart& gaussian() const { return *gaussian_; }

    /// S as a function of W.
    const NetworkAction& action() const { return action_; }

    /// ln Z₀.
    double log_partition() const;

private:
    double mass_;
    DecayNetwork network_;
    std::unique_ptr<PathAction> path_action_;
    NetworkAction action_;
    std::unique_ptr<GaussianPart> gaussian_;
};

}  // namespace feynet
