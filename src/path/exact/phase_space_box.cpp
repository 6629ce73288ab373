#include "phase_space_box.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace feynet {
namespace {

constexpr int n_samples = 4096;
constexpr double farthest_range = 1e6;

/// The potential on evenly spaced points of [−range, range].
class SampledPotential {
public:
    SampledPotential(const std::function<double(double)>& potential, double range) : range_(range) {
        for (int i = 0; i <= n_samples; ++i) {
            values_.push_back(potential(point(i)));
        }
        lowest_ = *std::min_element(values_.begin(), values_.end());
    }

    double lowest() const { return lowest_; }
    double least_edge() const { return std::min(values_.front(), values_.back()); }

    PhaseSpaceBox below(double energy, double mass) const {
        int first = 0;
        int last = n_samples;
        for (; first < n_samples && !(at(first) < energy); ++first) {
        }
        for (; last > first && !(at(last) < energy); --last) {
        }
        return {
            .centre = 0.5 * (point(first) + point(last)),
            .half_width = 0.5 * (point(last + 1) - point(first - 1)),
            .momentum = std::sqrt(2.0 * mass * (energy - lowest_)),
            .lowest = lowest_};
    }

private:
    double point(int i) const { return range_ * (2.0 * i / n_samples - 1.0); }
    double at(int i) const { return values_[static_cast<std::size_t>(i)]; }

    double range_;
    double lowest_ = 0.0;
    std::vector<double> values_ = {};
};

}  // namespace

PhaseSpaceBox phase_space_box(
    const std::function<double(double)>& potential, double mass, double size) {
    for (double range = 0.25; range < farthest_range; range *= 2.0) {
        const SampledPotential sampled(potential, range);
        double low = sampled.lowest();
        double high = sampled.least_edge();
        const PhaseSpaceBox whole = sampled.below(high, mass);
        if (!(whole.half_width * whole.momentum > 2.0 * size)) {
            continue;
        }
        for (int i = 0; i < 60; ++i) {
            const double middle = 0.5 * (low + high);
            const PhaseSpaceBox box = sampled.below(middle, mass);
            (box.half_width * box.momentum < size ? low : high) = middle;
        }
        return sampled.below(high, mass);
    }
    throw InvalidInput("potential", "must rise on both sides to hold oscillator states");
}

}  // namespace feynet
