#include "feynet/boltzmann/renormalisation/ring_machine.hpp"

#include "feynet/core/error.hpp"

namespace feynet {
namespace {

std::uint32_t first_bits(Index n) {
    return (1U << static_cast<unsigned>(n)) - 1U;
}

}  // namespace

Index RingMachine::n_hidden() const {
    require(
        stride >= 1 && n_visible % stride == 0,
        "stride",
        "must divide {}, got {}",
        n_visible,
        stride);
    return n_visible / stride;
}

SpinLaw RingMachine::joint() const {
    const Index n = n_visible + n_hidden();
    require(
        n_visible >= 3 && n <= 24,
        "n_visible",
        "must be at least 3, and 24 with the hidden ones at most, got {} and {}",
        n_visible,
        n_hidden());
    SpinLaw law{n, Eigen::VectorXd::Zero(Index{1} << n)};
    for (Index s = 0; s < law.log_weights.size(); ++s) {
        const auto configuration = static_cast<std::uint32_t>(s);
        double sum = 0.0;
        for (Index j = 0; j < n_hidden(); ++j) {
            const Index left = j * stride;
            sum += spin_of(configuration, n_visible + j) *
                   (spin_of(configuration, left) + spin_of(configuration, (left + 1) % n_visible));
        }
        law.log_weights(s) = weight * sum;
    }
    return law;
}

SpinLaw RingMachine::visible() const {
    return marginal(joint(), first_bits(n_hidden()) << static_cast<unsigned>(n_visible));
}

SpinLaw RingMachine::hidden() const {
    return marginal(joint(), first_bits(n_visible));
}

VariationalCondition variational_condition(const RingMachine& machine, double coupling) {
    const SpinLaw data = ising_ring(machine.n_visible, coupling);
    const SpinLaw joint = machine.joint();
    const double constant = joint.log_partition() - data.log_partition();
    // T = −E + H with −H = ln of the weight of the data; v are the low bits
    SpinLaw map = joint;
    SpinLaw back = joint;
    const Index n_visible = data.log_weights.size();
    for (Index s = 0; s < joint.log_weights.size(); ++s) {
        map.log_weights(s) -= data.log_weights(s % n_visible) + constant;
        back.log_weights(s) = map.log_weights(s) + data.log_weights(s % n_visible) + constant;
    }
    const std::uint32_t visible = first_bits(machine.n_visible);
    const std::uint32_t hidden = first_bits(machine.n_hidden())
                                 << static_cast<unsigned>(machine.n_visible);
    const Eigen::ArrayXd log_trace = marginal(map, hidden).log_weights.array();
    const Eigen::ArrayXd p = (data.log_weights.array() - data.log_partition()).exp();
    return {
        .departure = log_trace.unaryExpr([](double x) { return std::expm1(x); }).abs().maxCoeff(),
        .divergence = -(p * log_trace).sum(),
        .identity = (marginal(back, visible).log_weights - marginal(joint, visible).log_weights)
                        .cwiseAbs()
                        .maxCoeff()};
}

}  // namespace feynet
