#include "feynet/nnft/neuron/decay_neuron.hpp"

#include "feynet/core/error.hpp"
#include "lane_series.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace feynet {

void check(const KickPrior& prior) {
    require(
        std::isfinite(prior.rate) && prior.rate >= 0.0,
        "rate",
        "must not be negative, got {}",
        prior.rate);
    require(
        std::isfinite(prior.mass) && prior.mass > 0.0,
        "mass",
        "must be positive and finite, got {}",
        prior.mass);
    require(std::isfinite(prior.start), "start", "must be finite, got {}", prior.start);
    require(
        std::isfinite(prior.duration) && prior.duration > 0.0,
        "duration",
        "must be positive and finite, got {}",
        prior.duration);
}

DecayNeuron::DecayNeuron(const KickPrior& prior) : prior_(prior) {
    check(prior);
}

[[gnu::flatten]] void DecayNeuron::accumulate(
    const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f) const {
    const double height = std::sqrt(prior_.duration / prior_.mass);
    for (Index m = 0; m < a.cols(); ++m) {
        const LaneRegister weight = height * load(a.data() + m * lanes);
        const LaneRegister u = load(numbers.uniforms.data() + m * lanes);
        const LaneRegister kick = prior_.start + prior_.duration * u;
        for (Index j = 0; j < inputs.cols(); ++j) {
            const LaneRegister age = inputs(0, j) - kick;
            const LaneRegister left =
                prior_.rate > 0.0 ? series_exponential(-prior_.rate * age) : LaneRegister{} + 1.0;
            double* const sum = f.data() + j * lanes;
            store(sum, load(sum) + weight * (age > 0.0 ? left : LaneRegister{}));
        }
    }
}

double DecayNeuron::mean_product(int n, double sum, double earliest) const {
    const auto [rate, mass, start, duration] = prior_;
    // (T/m)^{n/2} T⁻¹ ∫ dc e^{−Ω(Σt − n c)} up to the first of the times
    const double last = std::clamp(earliest, start, start + duration);
    const double exponent = n * rate * (last - start);
    const double length = exponent > 0.0 ? -std::expm1(-exponent) / (n * rate) : last - start;
    return std::pow(duration / mass, 0.5 * n) / duration * std::exp(-rate * (sum - n * last)) *
           length;
}

double DecayNeuron::two_point(const Input& x, const Input& y) const {
    return mean_product(2, x[0] + y[0], std::min(x[0], y[0]));
}

double DecayNeuron::four_point(const Inputs& inputs) const {
    assert(inputs.rows() == 1 && inputs.cols() == 4);
    return mean_product(4, inputs.sum(), inputs.minCoeff());
}

}  // namespace feynet
