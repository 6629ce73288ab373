#pragma once

#include "feynet/sampler/gaussian_family.hpp"
#include "feynet/sampler/tempering.hpp"
#include "sampler/one_variable.hpp"
#include "sampler/subjects.hpp"

#include <array>

namespace feynet::test {

/// Three replicas of the skew quartic at λ = 1, 0.4 and 0: their product as an action of three
/// variables.
class ThreeReplicas final : public LocalAction {
public:
    static constexpr std::array<double, 3> couplings{1.0, 0.4, 0.0};

    Index dimension() const override { return 3; }
    Index n_moves() const override { return 3; }
    Lanes value(const Block& q) const override {
        Lanes sum = Lanes::Zero();
        for (Index r = 0; r < 3; ++r) {
            const double coupling = couplings[static_cast<std::size_t>(r)];
            sum += q.col(r).unaryExpr([=](double x) { return skew_action(coupling, x); });
        }
        return sum;
    }
    void gradient(const Block& q, Block& gradient) const override {
        gradient.resize(lanes, 3);
        for (Index r = 0; r < 3; ++r) {
            const double coupling = couplings[static_cast<std::size_t>(r)];
            const Lanes x = q.col(r);
            gradient.col(r) =
                (1.0 - coupling) * 2.0 * (x - 0.3) + coupling * (4.0 * x.cube() - 2.0 * x + 0.5);
        }
    }
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        Block moved = q;
        moved.col(i) += shift;
        return value(moved) - value(q);
    }
    void move(Block& q, Index i, const Lanes& shift) const override { q.col(i) += shift; }
};

/// Exact draws of all three, each from its own table.
inline Target three_replicas() {
    const auto laws = std::make_shared<std::vector<TabulatedLaw>>();
    for (const double coupling : ThreeReplicas::couplings) {
        laws->emplace_back([=](double x) { return skew_action(coupling, x); });
    }
    const auto draw = [laws](const Stream& stream, Block& q) {
        q.resize(lanes, 3);
        fill_uniforms(stream, Purpose::Start, q);
        for (Index r = 0; r < 3; ++r) {
            const TabulatedLaw& law = (*laws)[static_cast<std::size_t>(r)];
            q.col(r) = q.col(r).unaryExpr([&](double u) { return law.quantile(u); }).eval();
        }
    };
    const auto closed_form = [](const Block& q) -> Lanes {
        const Lanes x = q.col(0);
        const Lanes y = q.col(1);
        const Lanes z = q.col(2);
        return x.square() * (x.square() - 1.0) + 0.5 * x + 0.6 * (y - 0.3).square() +
               0.4 * (y.square() * (y.square() - 1.0) + 0.5 * y) + (z - 0.3).square();
    };
    return {std::make_shared<ThreeReplicas>(), draw, closed_form};
}

template <typename Steps = ExchangeSteps>
Subject tempering_subject() {
    struct Parts {
        SkewQuartic action;
        DiagonalGaussian gaussian = SkewGaussian::part();
        GaussianFamily family{action, gaussian, {.step_size = 0.9, .n_leapfrog = 2}};
    };
    const auto parts = std::make_shared<Parts>();
    const auto sampler = std::make_shared<BasicTempering<Steps>>(
        parts->family,
        std::vector<double>(ThreeReplicas::couplings.begin(), ThreeReplicas::couplings.end()));
    const Target target = three_replicas();
    return {.target = target, .action = target.action, .sampler = owning(sampler, parts)};
}

/// R on three states {0, 1, 2}, S₀ = 0, and moves that stay.
class TableFamily final : public LawFamily {
public:
    static constexpr std::array<double, 3> rests{0.0, 1.3, -0.7};

    Index dimension() const override { return 1; }
    void draw(const RandomSource&, Block&) const override {}
    Lanes rest(const Block& q) const override {
        return q.col(0).unaryExpr([](double x) { return rests[static_cast<std::size_t>(x)]; });
    }
    Transition move(double, Block&, const RandomSource&) const override { return {}; }
};

/// Three replicas of the table, of which only the exchanges act.
template <typename Steps = ExchangeSteps>
Subject exchange_table_subject() {
    const auto family = std::make_shared<TableFamily>();
    const auto sampler = std::make_shared<BasicTempering<Steps>>(
        *family,
        std::vector<double>(ThreeReplicas::couplings.begin(), ThreeReplicas::couplings.end()));
    Subject subject;
    subject.sampler = owning(sampler, family);
    return subject;
}

/// The exact matrix P of all exchanges of a step on the 27 states of three replicas: |πP − π| is
/// not below 1e-15. The chances are thresholds in u, found by bisection.
bool exchange_kernel_is_wrong(const Subject& subject);

}  // namespace feynet::test
