#pragma once

#include "feynet/holography/learning/label_training.hpp"
#include "feynet/study/chain_run.hpp"

#include <fmt/format.h>

#include <utility>

namespace feynet {

/// A training on labels as the steps of a block, an epoch each. One that has ended stands still.
class LabelEpochs {
public:
    LabelEpochs(Index number, LabelDescent descent, const Execution& execution)
        : number_(number), descent_(std::move(descent)), execution_(execution) {}

    Index number() const { return number_; }
    const LabelDescent& descent() const { return descent_; }

    Lanes step(Index /*epoch*/) {
        if (descent_.has_ended()) {
            return Lanes::Constant(descent_.history().back().accuracy);
        }
        const Epoch& epoch = descent_.pass();
        execution_.says(fmt::format("loss {:.3g}, accuracy {:.2f}", epoch.total(), epoch.accuracy));
        return Lanes::Constant(epoch.accuracy);
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        descent_.visit_state(visit);
    }

private:
    Index number_;
    LabelDescent descent_;
    const Execution& execution_;
};

}  // namespace feynet
