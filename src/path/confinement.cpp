#include "feynet/path/confinement.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

namespace feynet {
namespace {

constexpr std::size_t per_octave = 64;
constexpr int nearest = -30;
constexpr int farthest = 30;
constexpr double out_of_reach = 50.0;

/// V on one side of x = 0, as far as it is finite.
class Side {
public:
    Side(const std::function<double(double)>& potential, double direction, double duration)
        : potential_(potential), direction_(direction), duration_(duration) {
        constexpr auto n_points = static_cast<std::size_t>(farthest - nearest) * per_octave;
        for (std::size_t i = 0; i <= n_points && is_finite_; ++i) {
            const double v = potential_(x(i));
            is_finite_ = std::isfinite(v);
            if (is_finite_) {
                values_.push_back(v);
            } else {
                beyond_ = v;
            }
        }
        least_ = values_.empty() ? values_.end() : std::min_element(values_.begin(), values_.end());
    }

    void check(std::string_view argument) const {
        const bool is_long = values_.size() > 4 * per_octave;
        require(
            !is_long || std::isnan(beyond_) || !falls(),
            argument,
            "must be bounded below: V falls without end {} x = {:.3g}, to {:.3g} at x = {:.3g}",
            direction_ < 0.0 ? "left of" : "right of",
            turning_point(),
            values_.empty() ? 0.0 : values_.back(),
            x(values_.size() - 1));
        require(
            is_finite_ || (is_long && duration_ * (values_.back() - *least_) > out_of_reach),
            argument,
            "must be finite, got V({:.6g}) = {}",
            x(values_.size()),
            beyond_);
        check_pole(argument);
    }

    /// ∫ e^{−TV} converges if TV grows by more than ln r.
    bool confines() const {
        return duration_ * (octave_minimum(0) - octave_minimum(3)) > 3.0 * 1.05 * std::numbers::ln2;
    }

private:
    double x(std::size_t i) const {
        return direction_ *
               std::exp2(nearest + static_cast<double>(i) / static_cast<double>(per_octave));
    }

    /// The least V in the k-th octave from the outer end.
    double octave_minimum(std::size_t k) const {
        const auto end = values_.end() - static_cast<std::ptrdiff_t>(k * per_octave);
        return *std::min_element(end - static_cast<std::ptrdiff_t>(per_octave), end);
    }

    /// The lowest point is the outermost, and the last octaves fall no slower than those before
    /// them, as −ln x or −x² do and a tail +1/x does not.
    bool falls() const {
        const double last = octave_minimum(1) - octave_minimum(0);
        const double before = octave_minimum(2) - octave_minimum(1);
        return least_ + 1 == values_.end() && duration_ * last > 1e-6 && before > 0.0 &&
               last > 0.75 * before;
    }

    /// Where V begins to fall for good.
    double turning_point() const {
        std::size_t i = values_.size();
        while (i > 1 && values_[i - 1] < values_[i - 2]) {
            --i;
        }
        return i > 1 ? x(i - 1) : 0.0;
    }

    /// Between the neighbours of the lowest point a smooth V changes little; a pole has no bottom.
    void check_pole(std::string_view argument) const {
        const auto i = static_cast<std::size_t>(least_ - values_.begin());
        if (i == 0 || i + 1 == values_.size()) {
            return;
        }
        const double change = std::max(values_[i - 1] - values_[i], values_[i + 1] - values_[i]);
        double low = x(i - 1);
        double high = x(i + 1);
        constexpr int n_steps = 60;
        const double golden = std::numbers::phi - 1.0;
        for (int step = 0; step < n_steps; ++step) {
            const double first = high - golden * (high - low);
            const double second = low + golden * (high - low);
            (potential_(first) < potential_(second) ? high : low) =
                potential_(first) < potential_(second) ? second : first;
        }
        const double bottom = potential_(0.5 * (low + high));
        require(
            bottom >= values_[i] - 1000.0 * change,
            argument,
            "must be bounded below: V falls without end at x = {:.6g}",
            0.5 * (low + high));
    }

    const std::function<double(double)>& potential_;
    double direction_;
    double duration_;
    bool is_finite_ = true;
    double beyond_ = 0.0;  // the first value that is not finite
    std::vector<double> values_;
    std::vector<double>::const_iterator least_;
};

}  // namespace

Confinement confinement(const AnyPotential& potential, double duration) {
    const std::function<double(double)> value = [&potential](double x) {
        return std::visit([x](const auto& v) { return v.value(x); }, potential);
    };
    const std::string_view argument = std::holds_alternative<ExpressionPotential>(potential)
                                          ? ExpressionPotential::name
                                          : "potential";
    require(std::isfinite(value(0.0)), argument, "must be finite, got V(0) = {}", value(0.0));
    const Side left(value, -1.0, duration);
    const Side right(value, 1.0, duration);
    left.check(argument);
    right.check(argument);
    return {left.confines(), right.confines()};
}

}  // namespace feynet
