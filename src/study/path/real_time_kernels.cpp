#include "real_time_kernels.hpp"

#include "feynet/network/network_kind.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet {

RealTimeOscillator RealTimeKernels::lattice(Rule rule, double duration, Index n_slices) const {
    const TimeGrid grid(
        duration / static_cast<double>(n_slices),
        n_slices,
        Boundary::Dirichlet,
        settings_.x_initial,
        settings_.x_final);
    return {grid, rule, system_.mass, system_.frequency, system_.hbar};
}

RealTimeOscillator RealTimeKernels::finest(Rule rule, double duration) const {
    return lattice(rule, duration, settings_.n_slices.back());
}

Amplitude RealTimeKernels::by_weights(
    const RealTimeOscillator& oscillator, NetworkKind kind) const {
    // the noise of decay weights is that of an oscillator with a period of the order of T
    const double decay = 1.0 / oscillator.grid().duration();
    const auto network =
        make_network(kind, oscillator.grid(), oscillator.rule(), system_.mass, decay);
    return real_time_kernel(oscillator, *network).amplitude;
}

double RealTimeKernels::lattice_error(NetworkKind kind, Index n_slices) const {
    double worst = 0.0;
    for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
        for (const double duration : settings_.durations) {
            const RealTimeOscillator oscillator = lattice(rule, duration, n_slices);
            worst = std::max(
                worst,
                relative_distance(by_weights(oscillator, kind), oscillator.lattice_kernel()));
        }
    }
    return worst;
}

FigureSeries RealTimeKernels::approach(Rule rule, double duration, NetworkKind kind) const {
    FigureSeries series{.label = fmt::format("{} rule, T = {:g}", word(rule), duration)};
    for (const Index n_slices : settings_.n_slices) {
        const RealTimeOscillator oscillator = lattice(rule, duration, n_slices);
        const Amplitude mehler = oscillator.continuum_kernel();
        series.points.push_back(figure_point(
            static_cast<double>(n_slices),
            relative_distance(by_weights(oscillator, kind), mehler),
            std::nullopt,
            relative_distance(oscillator.lattice_kernel(), mehler)));
    }
    return series;
}

}  // namespace feynet
