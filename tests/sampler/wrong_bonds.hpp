#pragma once

#include "sampler/sign_enumeration.hpp"
#include "sampler/twin_wells.hpp"

#include <utility>

/// Deliberately wrong cluster flips (see mutants.hpp).
namespace feynet::test::mutant {

/// J where 2J is due.
struct HoldsHalf : ClusterSteps {
    static Eigen::Array<bool, lanes, 1> holds(const Lanes& cost, const Lanes& u) {
        return ClusterSteps::holds(0.5 * cost, u);
    }
};
/// β wrong by 1e-6: only enumeration resolves it.
struct HoldsSlightlyMore : ClusterSteps {
    static Eigen::Array<bool, lanes, 1> holds(const Lanes& cost, const Lanes& u) {
        return ClusterSteps::holds((1.0 + 1e-6) * cost, u);
    }
};
/// Bonds between unlike signs hold as well.
struct HoldsUnsatisfied : ClusterSteps {
    static Eigen::Array<bool, lanes, 1> holds(const Lanes& cost, const Lanes& u) {
        return ClusterSteps::holds(cost.abs(), u);
    }
};
struct HoldsInverse : ClusterSteps {
    static Eigen::Array<bool, lanes, 1> holds(const Lanes& cost, const Lanes& u) {
        return u < (-cost).exp();
    }
};
struct EverySiteDecides : ClusterSteps {
    static Index deciding(const LaneClusters&, int, Index site) { return site; }
};
struct FlipReusesBond : ClusterSteps {
    static constexpr Purpose flip_purpose = Purpose::Bond;
};

/// The bonds of a target with one part replaced.
class WrongBonds : public SignedBonds {
public:
    explicit WrongBonds(std::shared_ptr<const SignedBonds> right) : right_(std::move(right)) {}
    Index dimension() const override { return right_->dimension(); }
    Index n_sites() const override { return right_->n_sites(); }
    const std::vector<Bond>& bonds() const override { return right_->bonds(); }
    const std::vector<Index>& fixed_sites() const override { return right_->fixed_sites(); }
    void break_costs(const Block& q, Block& c) const override { right_->break_costs(q, c); }
    void flip(Block& q, const Block& signs) const override { right_->flip(q, signs); }

protected:
    const SignedBonds& right() const { return *right_; }

private:
    std::shared_ptr<const SignedBonds> right_;
};

struct ForgetsOneBond final : WrongBonds {
    using WrongBonds::WrongBonds;
    void break_costs(const Block& q, Block& c) const override {
        right().break_costs(q, c);
        c.col(3).setZero();
    }
};
/// The fixed site keeps its sign, but those that hold to it do not.
struct ForgetsFixedSite final : WrongBonds {
    using WrongBonds::WrongBonds;
    const std::vector<Index>& fixed_sites() const override { return none_; }
    void flip(Block& q, const Block& signs) const override {
        Block others = signs;
        others.col(0).setOnes();
        right().flip(q, others);
    }

private:
    std::vector<Index> none_;
};
/// Every cluster gets the sign itself instead of a factor: wrong where bonds tie unlike signs.
struct SetsSigns final : WrongBonds {
    using WrongBonds::WrongBonds;
    void flip(Block& q, const Block& signs) const override { q = q.abs() * signs; }
};
/// Sites of one cluster are not the same moduli afterwards.
struct FlipsTooFar final : WrongBonds {
    using WrongBonds::WrongBonds;
    void flip(Block& q, const Block& signs) const override {
        q *= (signs < 0.0).select(Block::Constant(lanes, q.cols(), -1.1), 1.0);
    }
};

template <typename Steps>
Subject cluster_steps() {
    return cluster_subject<Steps>(twin_target(false));
}

template <typename Bonds, bool first_is_fixed = false>
Subject cluster_bonds() {
    const Target target = twin_target(first_is_fixed);
    const auto right = std::dynamic_pointer_cast<const SignedBonds>(target.action);
    return cluster_subject(target, std::make_shared<Bonds>(right));
}

}  // namespace feynet::test::mutant
