#pragma once

#include "feynet/path/observable/correlator.hpp"

namespace feynet {

/// The correlator ⟨sgn x(0) sgn x(t)⟩ of the wells, at the lags and nodes of Correlator; sgn 0 = 0.
///
/// In an even potential it decays with the gap alone at large t, as a gas of independent kinks of
/// density n does with 2n.
class SignCorrelator final : public Observable {
public:
    SignCorrelator(const TimeGrid& grid, Index reference, Index max_lag)
        : correlator_(grid, reference, max_lag) {}

    std::string_view name() const override { return "sign_correlator"; }
    Index size() const override { return correlator_.size(); }
    void measure(const Block& path, Block& values) const override {
        correlator_.measure(path.sign(), values);
    }

private:
    Correlator correlator_;
};

}  // namespace feynet
