#include "feynet/study/boltzmann/rbm_learn_settings.hpp"

#include "feynet/boltzmann/learning/spin_data.hpp"
#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

void check_data(const RbmLearnSettings& settings) {
    const SpinDataSettings& data = settings.data;
    const bool is_exact = settings.training.rule == LearningRule::Exact;
    if (!data.file.empty()) {
        return;
    }
    require(data.size >= 2, "size", "must be at least 2, got {}", data.size);
    require(
        std::isfinite(data.coupling) && data.coupling > 0.0,
        "coupling",
        "must be positive and finite, got {}",
        data.coupling);
    require(data.samples >= 0, "samples", "must not be negative, got {}", data.samples);
    require(
        data.samples > 0 || (is_exact && data.size <= 4),
        "samples",
        "must be positive unless rule = \"exact\" and size ≤ 4, got {}",
        data.samples);
    const Index smaller = std::min(data.size * data.size, settings.network.hidden);
    require(
        !is_exact || smaller <= most_written_spins,
        "rule",
        "must not be exact where both layers have more than {} units",
        most_written_spins);
}

}  // namespace

double RbmLearnSettings::rate() const {
    if (training.rate > 0.0) {
        return training.rate;
    }
    const double scale = network.units == MachineUnits::Binary ? 4.0 : 1.0;
    switch (training.rule) {
        case LearningRule::Exact:
            return 0.05 * scale;
        case LearningRule::Contrastive:
            return 0.02 * scale;
        case LearningRule::Persistent:
            break;
    }
    return 0.003 * scale;
}

ContrastivePlan RbmLearnSettings::contrastive() const {
    return {
        .chains = training.rule == LearningRule::Persistent ? ModelChains::Persistent
                                                            : ModelChains::FromData,
        .n_sweeps = training.sweeps,
        .batch = training.batch,
        .n_epochs = training.epochs,
        .rate = rate(),
        .units = network.units};
}

void check(const RbmLearnSettings& settings) {
    check_data(settings);
    const auto positive = [](double number, const char* name) {
        require(std::isfinite(number) && number > 0.0, name, "must be positive, got {}", number);
    };
    positive(static_cast<double>(settings.network.hidden), "hidden");
    positive(settings.network.start_width, "start_width");
    positive(static_cast<double>(settings.training.sweeps), "sweeps");
    positive(static_cast<double>(settings.training.epochs), "epochs");
    positive(static_cast<double>(settings.training.attempts), "attempts");
    positive(static_cast<double>(settings.measure.rungs), "rungs");
    positive(static_cast<double>(settings.measure.draws), "draws");
    positive(settings.verdict.divergence, "divergence");
    positive(settings.verdict.pull, "pull");
    const double rate = settings.training.rate;
    require(std::isfinite(rate) && rate >= 0.0, "rate", "must not be negative, got {}", rate);
    const Index batch = settings.training.batch;
    require(
        batch >= lanes && batch % lanes == 0, "batch", "must be a multiple of 8, got {}", batch);
    const Index chains = settings.measure.chains;
    require(
        chains >= lanes && chains % lanes == 0,
        "chains",
        "must be a multiple of 8, got {}",
        chains);
}

}  // namespace feynet
