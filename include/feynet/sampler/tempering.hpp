#pragma once

#include "feynet/sampler/law_family.hpp"
#include "feynet/sampler/replica_numbers.hpp"

#include <utility>
#include <vector>

namespace feynet {

/// @throws InvalidInput unless there are at least two couplings, which fall from 1 to 0 or above
void check_tempering(const std::vector<double>& couplings);

/// The elementary steps of an exchange between two replicas.
struct ExchangeSteps {
    /// ΔS of exchanging q at λ with q' at λ': (λ − λ')(R(q') − R(q)).
    static Lanes cost(double coupling, double other, const Lanes& rest, const Lanes& other_rest) {
        return (coupling - other) * (other_rest - rest);
    }

    /// 1 where an exchange of that cost is accepted, given a uniform u.
    static Lanes accept(const Lanes& cost, const Lanes& u) { return accepts(cost, u); }

    /// Exchanges two replicas in the chains where `accepted` is 1.
    static void exchange(
        Eigen::Ref<Block> replica, Eigen::Ref<Block> other, const Lanes& accepted) {
        for (Index i = 0; i < replica.cols(); ++i) {
            const Lanes x = replica.col(i);
            const Lanes y = other.col(i);
            replica.col(i) = (accepted > 0.5).select(y, x);
            other.col(i) = (accepted > 0.5).select(x, y);
        }
    }
};

/// Parallel tempering: R replicas at the couplings 1 = λ₁ > λ₂ > … > λ_R ≥ 0 of a family of laws,
/// whose product is left invariant. Each replica moves in its own law (at λ = 0 it is drawn anew),
/// then neighbours are exchanged, from the easy end to the wanted one, with probability
///
///     min(1, e^{−ΔS}),    ΔS = (λ − λ')(R(q') − R(q)).
///
/// A state holds all replicas side by side, the wanted one first: lanes × R n. Every chain of a
/// block is tempered on its own, so the chains stay independent and need no statistics of another
/// kind. Transition tells of the wanted replica, of all exchanges, and of what was not finite in
/// any replica.
///
/// @tparam Steps  the elementary steps; tests replace them one by one to see that a wrong one is
///                caught
/// Source  Swendsen & Wang, Phys. Rev. Lett. 57 (1986) 2607; Hukushima & Nemoto, J. Phys. Soc. Jpn.
///         65 (1996) 1604.
template <typename Steps>
class BasicTempering final : public Sampler {
public:
    /// `family` must outlive the sampler.
    /// @throws InvalidInput as check_tempering() does
    BasicTempering(const LawFamily& family, std::vector<double> couplings)
        : family_(family), couplings_(std::move(couplings)) {
        check_tempering(couplings_);
    }

    const std::vector<double>& couplings() const { return couplings_; }
    Index n_replicas() const { return static_cast<Index>(couplings_.size()); }
    Index dimension() const { return n_replicas() * family_.dimension(); }

    Transition step(Block& q, const RandomSource& random) const override {
        const ReplicaNumbers numbers(random, n_replicas());
        Transition wanted;
        Lanes non_finite = Lanes::Zero();
        for (Index r = 0; r < n_replicas(); ++r) {
            const Transition transition = move(r, q, numbers.of(r), random);
            non_finite += transition.non_finite;
            if (r == 0) {
                wanted = transition;
            }
        }
        wanted.non_finite = non_finite;
        wanted.exchanged = exchange_all(q, random);
        return wanted;
    }

private:
    /// Which neighbours r, r + 1 were exchanged, 1 or 0.                    lanes × (R − 1)
    Block exchange_all(Block& q, const RandomSource& random) const {
        Block u(lanes, n_replicas() - 1);
        random.uniforms(Purpose::Exchange, u);
        Block rests(lanes, n_replicas());
        for (Index r = 0; r < n_replicas(); ++r) {
            rests.col(r) = family_.rest(replica(q, r));
        }
        Block accepted(lanes, n_replicas() - 1);
        for (Index r = n_replicas() - 2; r >= 0; --r) {
            const auto at = static_cast<std::size_t>(r);
            const Lanes cost =
                Steps::cost(couplings_[at], couplings_[at + 1], rests.col(r), rests.col(r + 1));
            accepted.col(r) = Steps::accept(cost, u.col(r));
            Steps::exchange(replica(q, r), replica(q, r + 1), accepted.col(r));
            Steps::exchange(rests.middleCols(r, 1), rests.middleCols(r + 1, 1), accepted.col(r));
        }
        return accepted;
    }

    Eigen::Ref<Block> replica(Block& q, Index r) const {
        return q.middleCols(r * family_.dimension(), family_.dimension());
    }

    Transition move(Index r, Block& q, const RandomSource& random, const RandomSource& anew) const {
        const double coupling = couplings_[static_cast<std::size_t>(r)];
        Block state = replica(q, r);
        Transition transition;
        if (coupling > 0.0) {
            transition = family_.move(coupling, state, random);
        } else {
            family_.draw(anew, state);
        }
        replica(q, r) = state;
        return transition;
    }

    const LawFamily& family_;
    std::vector<double> couplings_;
};

/// Tempering as it is used.
using Tempering = BasicTempering<ExchangeSteps>;

}  // namespace feynet
