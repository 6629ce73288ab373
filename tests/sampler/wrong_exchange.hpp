#pragma once

#include "sampler/three_replicas.hpp"

/// Deliberately wrong exchanges of replicas (see mutants.hpp).
namespace feynet::test::mutant {

struct ExchangeUphill : ExchangeSteps {
    static Lanes cost(double a, double b, const Lanes& r, const Lanes& s) {
        return -ExchangeSteps::cost(a, b, r, s);
    }
};
struct ExchangeAlways : ExchangeSteps {
    static Lanes accept(const Lanes&, const Lanes&) { return Lanes::Ones(); }
};
/// The change of the action of one replica only.
struct ExchangeOneSided : ExchangeSteps {
    static Lanes cost(double a, double, const Lanes& r, const Lanes& s) { return a * (s - r); }
};
/// β wrong by 1e-6: only enumeration resolves it.
struct ExchangeSlightlyHot : ExchangeSteps {
    static Lanes cost(double a, double b, const Lanes& r, const Lanes& s) {
        return ExchangeSteps::cost(a, b, r, s) * (1.0 + 1e-6);
    }
};
/// One replica is copied over the other.
struct ExchangeCopies : ExchangeSteps {
    static void exchange(
        Eigen::Ref<Block> replica, Eigen::Ref<Block> other, const Lanes& accepted) {
        for (Index i = 0; i < replica.cols(); ++i) {
            replica.col(i) = (accepted > 0.5).select(other.col(i), replica.col(i));
        }
    }
};
struct ExchangeHot : ExchangeSteps {
    static Lanes accept(const Lanes& cost, const Lanes& u) { return accepts(cost / 1.5, u); }
};

template <typename Steps>
Subject exchange() {
    return tempering_subject<Steps>();
}

template <typename Steps>
Subject exchange_table() {
    return exchange_table_subject<Steps>();
}

}  // namespace feynet::test::mutant
