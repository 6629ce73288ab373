#pragma once

#include "feynet/core/block.hpp"

#include <vector>

namespace feynet {

/// How replicas walk along a ladder: how often neighbours were exchanged, and how many round trips
/// there were, states at the wanted end that have been at the easy end since they, or what they
/// were exchanged with, were last at the wanted one. Only those bring new wells.
class ReplicaWalks {
public:
    ReplicaWalks() = default;

    /// Follows one step of a block of chains.
    ///
    /// @param exchanged  1 where neighbours r, r + 1 were exchanged, the easy end first, otherwise
    ///                   0: lanes × (R − 1); without columns nothing happens
    void add(const Block& exchanged);

    /// Counts what another block of chains did, on the same ladder.
    void merge(const ReplicaWalks& other);

    /// All that was followed, for a checkpoint: visit(member…).
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(was_easy_, exchanges_, n_steps_, round_trips_);
    }

    /// Steps that were followed, of all chains together.
    double n_steps() const { return n_steps_; }

    /// The share of the steps in which neighbours r, r + 1 were exchanged, for every r.
    std::vector<double> shares() const;

    /// All round trips of all chains.
    double round_trips() const { return round_trips_; }

private:
    Block was_easy_;  // 1 where a replica comes from the easy end: lanes × R
    Eigen::ArrayXd exchanges_;
    double n_steps_ = 0.0;
    double round_trips_ = 0.0;
};

}  // namespace feynet
