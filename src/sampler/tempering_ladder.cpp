#include "feynet/sampler/tempering_ladder.hpp"

#include "feynet/core/error.hpp"
#include "feynet/sampler/annealing.hpp"
#include "feynet/sampler/replica_walks.hpp"
#include "feynet/sampler/tempering.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace feynet {
namespace {

constexpr Index most_found_replicas = 64;

/// Values at n equal distances of a growing abscissa, linear between its points.
std::vector<double> spread_out(
    const std::vector<double>& abscissa, const std::vector<double>& values, Index n) {
    std::vector<double> spread{values.front()};
    for (Index i = 1; i + 1 < n; ++i) {
        const double wanted = abscissa.front() + (abscissa.back() - abscissa.front()) *
                                                     static_cast<double>(i) /
                                                     static_cast<double>(n - 1);
        const auto above = std::upper_bound(abscissa.begin() + 1, abscissa.end() - 1, wanted);
        const auto at = static_cast<std::size_t>(above - abscissa.begin());
        const double share = (wanted - abscissa[at - 1]) / (abscissa[at] - abscissa[at - 1]);
        spread.push_back(values[at - 1] + share * (values[at] - values[at - 1]));
    }
    spread.push_back(values.back());
    return spread;
}

std::size_t nearest(const std::vector<double>& couplings, double coupling) {
    const auto closer = [=](double a, double b) {
        return std::abs(a - coupling) < std::abs(b - coupling);
    };
    return static_cast<std::size_t>(
        std::min_element(couplings.begin(), couplings.end(), closer) - couplings.begin());
}

/// A few blocks of chains that are tempered on one ladder after another.
class TemperedPilot {
public:
    TemperedPilot(const LawFamily& family, Stream stream)
        : family_(family), stream_(stream), states_(n_blocks) {
        stream_.phase = Phase::Pilot;
    }

    /// Every replica where chains arrive that climb the ladder.
    void climb(const std::vector<double>& couplings) {
        couplings_ = couplings;
        for (Block& state : states_) {
            state.resize(lanes, n_replicas() * family_.dimension());
        }
        for (Index r = n_replicas() - 1; r >= 0; --r) {
            ++stream_.trajectory;
            for (std::size_t block = 0; block < states_.size(); ++block) {
                arrive(r, states_[block], StreamSource(stream_of(block)));
            }
        }
    }

    /// Tempers on a new ladder and tells what was refused.
    TemperingLadder temper(const std::vector<double>& couplings) {
        move_to(couplings);
        const Tempering tempering(family_, couplings_);
        ReplicaWalks walks;
        for (Index i = 0; i < n_steps; ++i) {
            ++stream_.trajectory;
            for (std::size_t block = 0; block < states_.size(); ++block) {
                const StreamSource random(stream_of(block));
                const Transition transition = tempering.step(states_[block], random);
                if (i >= n_steps / 3) {
                    walks.add(transition.exchanged);
                }
            }
        }
        TemperingLadder ladder{.couplings = couplings_, .refused = walks.shares()};
        for (double& share : ladder.refused) {
            share = 1.0 - share;
        }
        return ladder;
    }

private:
    static constexpr std::size_t n_blocks = 2;
    static constexpr Index n_steps = 60;

    Index n_replicas() const { return static_cast<Index>(couplings_.size()); }

    Stream stream_of(std::size_t block) const {
        Stream stream = stream_;
        stream.first_chain += static_cast<std::uint32_t>(block) * lanes;
        return stream;
    }

    void arrive(Index r, Block& state, const RandomSource& random) const {
        const Index n = family_.dimension();
        const double coupling = couplings_[static_cast<std::size_t>(r)];
        Block q(lanes, n);
        if (r + 1 == n_replicas()) {
            family_.draw(random, q);
        } else {
            q = state.middleCols((r + 1) * n, n);
        }
        if (coupling > 0.0) {
            family_.move(coupling, q, random);
        }
        state.middleCols(r * n, n) = q;
    }

    void move_to(const std::vector<double>& couplings) {
        const Index n = family_.dimension();
        for (Block& state : states_) {
            const Block old = state;
            state.resize(lanes, static_cast<Index>(couplings.size()) * n);
            for (std::size_t r = 0; r < couplings.size(); ++r) {
                const auto from = static_cast<Index>(nearest(couplings_, couplings[r]));
                state.middleCols(static_cast<Index>(r) * n, n) = old.middleCols(from * n, n);
            }
        }
        couplings_ = couplings;
    }

    const LawFamily& family_;
    Stream stream_;
    std::vector<double> couplings_;
    std::vector<Block> states_;
};

/// One replica per unit of thermodynamic length: normal laws exchange with erfc(½) = 0.48.
std::vector<double> equal_lengths_from_one(
    const LawFamily& family, std::optional<Index> n_replicas, const Stream& pilot) {
    const Ladder ladder =
        find_ladder(family, {.variance = 4.0, .most_rungs = 128, .n_blocks = 4}, pilot);
    const double wanted = 1.0 + std::ceil(std::max(ladder.length, 1.0));
    const Index found =
        static_cast<Index>(std::min(wanted, static_cast<double>(most_found_replicas)));
    std::vector<double> places(ladder.couplings.size());
    std::iota(places.begin(), places.end(), 0.0);
    std::vector<double> rising = spread_out(places, ladder.couplings, n_replicas.value_or(found));
    return {rising.rbegin(), rising.rend()};
}

Index replicas_that_refuse_half(const std::vector<double>& refused) {
    const double sum = std::accumulate(refused.begin(), refused.end(), 0.0);
    return std::clamp(1 + static_cast<Index>(std::ceil(2.0 * sum)), Index{2}, most_found_replicas);
}

}  // namespace

std::vector<double> equal_refusals(const TemperingLadder& ladder, Index n_replicas) {
    constexpr double least = 1e-3;
    std::vector<double> sums{0.0};
    for (const double refused : ladder.refused) {
        sums.push_back(sums.back() + std::max(refused, least));
    }
    return spread_out(sums, ladder.couplings, n_replicas);
}

TemperingLadder tune_tempering(
    const LawFamily& family, std::optional<Index> n_replicas, const Stream& pilot) {
    require(
        n_replicas.value_or(2) >= 2,
        "replicas",
        "must be at least 2, got {}",
        n_replicas.value_or(0));
    constexpr int n_rounds = 3;
    const std::vector<double> first = equal_lengths_from_one(family, n_replicas, pilot);
    TemperedPilot chains(family, pilot);
    chains.climb(first);
    TemperingLadder ladder = chains.temper(first);
    for (int round = 0; round < n_rounds; ++round) {
        const Index n = n_replicas.value_or(replicas_that_refuse_half(ladder.refused));
        ladder = chains.temper(equal_refusals(ladder, n));
    }
    return ladder;
}

}  // namespace feynet
