#include "sampler/three_replicas.hpp"

#include "sampler/threshold.hpp"

#include <Eigen/Core>

#include <array>
#include <cmath>

namespace feynet::test {
namespace {

constexpr Index n_exchange_states = 27;

/// The numbers of both exchanges, of the easy pair second.
class ScriptedExchanges final : public RandomSource {
public:
    explicit ScriptedExchanges(std::array<double, 2> u) : u_(u) {}
    void normals(Purpose, Block& block) const override { block.setZero(); }
    void offers(Purpose, const Eigen::Ref<const Eigen::ArrayXd>&, Offers&) const override {}
    void uniforms(Purpose, Block& block) const override {
        for (Index i = 0; i < block.cols(); ++i) {
            block.col(i) = u_[static_cast<std::size_t>(i)];
        }
    }

private:
    std::array<double, 2> u_;
};

std::array<Index, 3> places(Index state) {
    return {state / 9, state / 3 % 3, state % 3};
}

Index after_exchanges(const Subject& subject, Index from, std::array<double, 2> u) {
    const std::array<Index, 3> start = places(from);
    Block q(lanes, 3);
    for (Index r = 0; r < 3; ++r) {
        q.col(r) = static_cast<double>(start[static_cast<std::size_t>(r)]);
    }
    subject.sampler->step(q, ScriptedExchanges(u));
    return 9 * std::lround(q(0, 0)) + 3 * std::lround(q(0, 1)) + std::lround(q(0, 2));
}

/// The chance that number `which` is small enough for its exchange, given the other.
double chance_to_exchange(
    const Subject& subject, Index from, std::array<double, 2> u, std::size_t which) {
    u[which] = most_uniform;
    const Index refused = after_exchanges(subject, from, u);
    return threshold([&](double trial) {
        u[which] = trial;
        return after_exchanges(subject, from, u) != refused;
    });
}

double weight_of_replicas(Index state) {
    double action = 0.0;
    for (std::size_t r = 0; r < 3; ++r) {
        const auto place = static_cast<std::size_t>(places(state)[r]);
        action += ThreeReplicas::couplings[r] * TableFamily::rests[place];
    }
    return std::exp(-action);
}

}  // namespace

bool exchange_kernel_is_wrong(const Subject& subject) {
    Eigen::MatrixXd p = Eigen::MatrixXd::Zero(n_exchange_states, n_exchange_states);
    Eigen::RowVectorXd pi(n_exchange_states);
    for (Index from = 0; from < n_exchange_states; ++from) {
        pi[from] = weight_of_replicas(from);
        // The easy pair, number 1, is exchanged first.
        const double first = chance_to_exchange(subject, from, {most_uniform, most_uniform}, 1);
        for (const bool exchanges : {false, true}) {
            const double u = exchanges ? least_uniform : most_uniform;
            const double second = chance_to_exchange(subject, from, {most_uniform, u}, 0);
            const double weight = exchanges ? first : 1.0 - first;
            p(from, after_exchanges(subject, from, {least_uniform, u})) += weight * second;
            p(from, after_exchanges(subject, from, {most_uniform, u})) += weight * (1.0 - second);
        }
    }
    pi /= pi.sum();
    const double defect = (pi * p - pi).cwiseAbs().maxCoeff();
    const double rows = (p.rowwise().sum().array() - 1.0).abs().maxCoeff();
    return !(defect < 1e-15 && rows < 1e-15);
}

}  // namespace feynet::test
