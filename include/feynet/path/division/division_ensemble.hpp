#pragma once

#include "feynet/core/local_action.hpp"
#include "feynet/path/division/division_prior.hpp"
#include "feynet/path/division/link_weight.hpp"
#include "feynet/path/division/time_division.hpp"

#include <optional>

namespace feynet {

/// Networks whose biases are free: kinks and nodes sampled together,
///
///     exp(−S(t, x)) = Πₙ ρ(dₙ) e^{−s(xₙ₋₁, xₙ; dₙ)},    S = ∞ where the times do not increase.
///
/// The times of a common division stay; between any two of them lie k kinks that move. With exact
/// short-time kernels the integral over the nodes at the kinks is the kernel between the common
/// nodes whatever the kinks, so the law of the path at the common nodes depends neither on the
/// prior ρ nor on k.
///
/// Variables  q = (times of the kinks, values of the free nodes), each in the order of time; move i
/// shifts variable i alone, in O(1).
class DivisionEnsemble final : public LocalAction {
public:
    /// @param common  what is not moved, with the ends of the path
    /// @param n_kinks kinks k ≥ 1 in each of its intervals
    ///
    /// `link` and `prior` must outlive this object.
    /// @throws InvalidInput if n_kinks < 1
    DivisionEnsemble(
        TimeDivision common, Index n_kinks, const LinkWeight& link, const DivisionPrior& prior);

    Index n_kinks() const { return common_.n_intervals() * kinks_; }
    Index n_intervals() const { return common_.n_intervals() * (kinks_ + 1); }
    Index n_free_nodes() const { return n_intervals() - (common_.ends_fixed() ? 1 : 0); }

    Index dimension() const override { return n_kinks() + n_free_nodes(); }
    Index n_moves() const override { return dimension(); }
    Lanes value(const Block& q) const override;
    void gradient(const Block& q, Block& gradient) const override;
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override;
    void move(Block& q, Index i, const Lanes& shift) const override { q.col(i) += shift; }

    /// Equal intervals and the straight path, in every lane.
    Block start() const;

    /// path ← the values at the nodes of the common division.       path: lanes × common nodes
    void at_common_nodes(const Block& q, Block& path) const;

    /// times, path ← all nodes, ends included.            lanes × (n_intervals + 1) each
    void expand(const Block& q, Block& times, Block& path) const;

    /// The time of a node, ends included.
    Lanes time(const Block& q, Index node) const;
    /// xₖ of a node, in every lane.
    Lanes position(const Block& q, Index node) const;

    /// The column of q that holds the time of a node; none where it is fixed.
    std::optional<Index> time_column(Index node) const;
    /// The column of q that holds xₖ; none where it is fixed.
    std::optional<Index> position_column(Index node) const;

    /// s − ln ρ of the link from (t, x) to (u, y); ∞ where u ≤ t.
    Lanes link_value(const Lanes& t, const Lanes& x, const Lanes& u, const Lanes& y) const;

private:
    Index node_of_move(Index i) const;

    TimeDivision common_;
    Index kinks_;
    const LinkWeight& link_;
    const DivisionPrior& prior_;
};

}  // namespace feynet
