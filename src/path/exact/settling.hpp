#pragma once

#include <algorithm>
#include <cmath>

namespace feynet {

/// How answers change from one refinement of a discretisation to the next: for smooth functions
/// faster than any power until only rounding is left, for those with kinks as a power of the step.
class Settling {
public:
    /// From here on changes that do not fall any more are rounding.
    static constexpr double nearly_settled = 1e-9;

    void follow(double change) {
        before_ = change_;
        change_ = change;
    }
    double change() const { return change_; }

    bool goes_on() const {
        const bool is_rounding = change_ < nearly_settled && change_ > 0.5 * before_;
        return !(change_ < settled) && !is_rounding;
    }

    /// Whether the changes fall as a power only, so that many more positions would gain little.
    bool is_slow() const { return change_ > nearly_settled && change_ > 0.2 * before_; }

    /// The last change or, where they fall slowly, a bound on the sum of those to come.
    double error() const {
        constexpr double rounding = 1e-14;
        return change_ < nearly_settled ? std::max(change_, rounding)
                                        : 2.0 * std::max(change_, std::min(before_, 4.0 * change_));
    }

private:
    static constexpr double settled = 1e-12;

    double before_ = HUGE_VAL;
    double change_ = HUGE_VAL;
};

}  // namespace feynet
