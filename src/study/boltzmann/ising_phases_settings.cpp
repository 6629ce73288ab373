#include "feynet/study/boltzmann/ising_phases_settings.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

void check(const IsingPhasesSettings& settings) {
    const PhasesDataSettings& data = settings.data;
    require(data.size >= 2, "size", "must be at least 2, got {}", data.size);
    require(
        std::isfinite(data.cold) && data.hot > 0.0 && data.cold > data.hot,
        "cold",
        "must be above hot, and both positive, got {} and {}",
        data.cold,
        data.hot);
    require(data.samples >= 100, "samples", "must be at least 100, got {}", data.samples);
    require(!settings.network.hidden.empty(), "hidden", "must name at least one layer");
    for (const Index width : settings.network.hidden) {
        require(width >= 1, "hidden", "must be positive, got {}", width);
    }
    const PhasesTrainingSettings& training = settings.training;
    require(training.epochs >= 1, "epochs", "must be positive, got {}", training.epochs);
    require(
        training.batch >= 1 && training.batch <= 2 * data.samples,
        "batch",
        "must be from 1 to the number of all samples, {}, got {}",
        2 * data.samples,
        training.batch);
    require(
        std::isfinite(training.rate) && training.rate > 0.0,
        "rate",
        "must be positive, got {}",
        training.rate);
    require(
        settings.verdict.margin > 0.0,
        "margin",
        "must be positive, got {}",
        settings.verdict.margin);
}

}  // namespace feynet
