#pragma once

#include "feynet/io/figure.hpp"
#include "feynet/study/path/real_time_study.hpp"

namespace feynet {

/// The kernels of a real-time study: its lattices, and the integrals over weights.
class RealTimeKernels {
public:
    /// Both arguments must outlive this object.
    RealTimeKernels(const RealTimeSystem& system, const RealTimeSettings& settings)
        : system_(system), settings_(settings) {}

    RealTimeOscillator lattice(Rule rule, double duration, Index n_slices) const;
    RealTimeOscillator finest(Rule rule, double duration) const;

    Amplitude by_weights(const RealTimeOscillator& oscillator, NetworkKind kind) const;

    /// The largest |K/K_lattice − 1| of a network over rules and durations.
    double lattice_error(NetworkKind kind, Index n_slices) const;

    /// |K/K_Mehler − 1| of a network for every N.
    FigureSeries approach(Rule rule, double duration, NetworkKind kind) const;

private:
    const RealTimeSystem& system_;
    const RealTimeSettings& settings_;
};

}  // namespace feynet
