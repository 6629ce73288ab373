#include "feynet/sampler/replica_walks.hpp"

#include <cassert>

namespace feynet {

void ReplicaWalks::add(const Block& exchanged) {
    const Index n_pairs = exchanged.cols();
    if (n_pairs == 0) {
        return;
    }
    if (n_steps_ == 0.0) {
        was_easy_ = Block::Zero(lanes, n_pairs + 1);
        exchanges_ = Eigen::ArrayXd::Zero(n_pairs);
    }
    assert(exchanges_.size() == n_pairs);
    was_easy_.col(n_pairs).setOnes();
    for (Index r = n_pairs - 1; r >= 0; --r) {
        const Lanes here = was_easy_.col(r);
        const Lanes there = was_easy_.col(r + 1);
        was_easy_.col(r) = (exchanged.col(r) > 0.5).select(there, here);
        was_easy_.col(r + 1) = (exchanged.col(r) > 0.5).select(here, there);
        exchanges_[r] += exchanged.col(r).sum();
    }
    round_trips_ += was_easy_.col(0).sum();
    was_easy_.col(0).setZero();
    n_steps_ += static_cast<double>(lanes);
}

void ReplicaWalks::merge(const ReplicaWalks& other) {
    if (n_steps_ == 0.0) {
        *this = other;
        return;
    }
    if (other.n_steps_ > 0.0) {
        assert(exchanges_.size() == other.exchanges_.size());
        exchanges_ += other.exchanges_;
        n_steps_ += other.n_steps_;
        round_trips_ += other.round_trips_;
    }
}

std::vector<double> ReplicaWalks::shares() const {
    std::vector<double> shares;
    for (const double count : exchanges_) {
        shares.push_back(count / n_steps_);
    }
    return shares;
}

}  // namespace feynet
