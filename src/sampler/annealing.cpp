#include "feynet/sampler/annealing.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// The law at one coupling as the pilot saw it.
struct Stop {
    double coupling;
    double mean;   ///< ⟨R⟩
    double width;  ///< √Var R
    double length = 0.0;
};

/// Blocks of chains that climb together.
class Climbers {
public:
    Climbers(const LawFamily& family, Index n_blocks, const Stream& stream)
        : family_(family), stream_(stream), states_(static_cast<std::size_t>(n_blocks)) {
        for (std::size_t i = 0; i < states_.size(); ++i) {
            family_.draw(StreamSource(stream_of(i)), states_[i]);
        }
    }

    Stop look(double coupling) const {
        double mean = 0.0;
        double square = 0.0;
        double n = 0.0;
        for (const Block& q : states_) {
            for (const double r : family_.rest(q)) {
                n += 1.0;
                const double deviation = r - mean;
                mean += deviation / n;
                square += deviation * (r - mean);
            }
        }
        return {coupling, mean, std::sqrt(square / (n - 1.0))};
    }

    void move(double coupling) {
        constexpr int n_moves = 3;
        for (int i = 0; i < n_moves; ++i) {
            ++stream_.trajectory;
            for (std::size_t block = 0; block < states_.size(); ++block) {
                family_.move(coupling, states_[block], StreamSource(stream_of(block)));
            }
        }
    }

private:
    Stream stream_of(std::size_t block) const {
        Stream stream = stream_;
        stream.first_chain += static_cast<std::uint32_t>(block) * lanes;
        return stream;
    }

    const LawFamily& family_;
    Stream stream_;
    std::vector<Block> states_;
};

/// Climbs to λ = 1 in steps of about half a unit of length.
std::vector<Stop> climb(Climbers climbers, Index most_stops) {
    constexpr double stride = 0.5;
    std::vector<Stop> stops{climbers.look(0.0)};
    while (stops.back().coupling < 1.0) {
        const Stop& last = stops.back();
        const double step = std::isfinite(last.width) ? stride / last.width : 0.0;
        const double least = 1.0 / static_cast<double>(most_stops);
        const double coupling = std::min(1.0, last.coupling + std::max(step, least));
        climbers.move(coupling);
        stops.push_back(climbers.look(coupling));
    }
    return stops;
}

/// λ at a given length, linear between the stops.
double coupling_at(const std::vector<Stop>& stops, double length) {
    const auto after = std::find_if(stops.begin() + 1, stops.end() - 1, [&](const Stop& stop) {
        return stop.length >= length;
    });
    const Stop& before = *(after - 1);
    const double gap = after->length - before.length;
    const double share = gap > 0.0 ? (length - before.length) / gap : 1.0;
    return before.coupling + share * (after->coupling - before.coupling);
}

/// K + 1 couplings at equal distances in length.
std::vector<double> equal_lengths(const std::vector<Stop>& stops, Index n_rungs) {
    std::vector<double> couplings{0.0};
    for (Index k = 1; k < n_rungs; ++k) {
        const double share = static_cast<double>(k) / static_cast<double>(n_rungs);
        couplings.push_back(coupling_at(stops, share * stops.back().length));
    }
    couplings.push_back(1.0);
    return couplings;
}

/// −ln of the effective share of the weights of one pass of each block.
double pass_variance(
    const LawFamily& family, const std::vector<double>& couplings, Index n_blocks, Stream stream) {
    Eigen::ArrayXd log_weights(n_blocks * lanes);
    const Annealing annealing(family, couplings);
    Block q;
    for (Index block = 0; block < n_blocks; ++block) {
        log_weights.segment(block * lanes, lanes) = annealing.pass(stream, 0, q);
        stream.first_chain += lanes;
    }
    const Eigen::ArrayXd weights = (log_weights - log_weights.maxCoeff()).exp();
    return std::log(weights.square().mean()) - 2.0 * std::log(weights.mean());
}

void check(const LadderGoal& goal) {
    require(goal.variance > 0.0, "weight_variance", "must be positive, got {}", goal.variance);
    require(goal.most_rungs >= 1, "max_rungs", "must be at least 1, got {}", goal.most_rungs);
    require(goal.n_blocks >= 1, "n_blocks", "must be at least 1, got {}", goal.n_blocks);
}

}  // namespace

Ladder find_ladder(const LawFamily& family, const LadderGoal& goal, Stream stream) {
    check(goal);
    stream.phase = Phase::Pilot;
    std::vector<Stop> stops = climb(Climbers(family, goal.n_blocks, stream), goal.most_rungs);
    Ladder ladder;
    for (std::size_t i = 1; i < stops.size(); ++i) {
        const double step = stops[i].coupling - stops[i - 1].coupling;
        stops[i].length = stops[i - 1].length + 0.5 * step * (stops[i - 1].width + stops[i].width);
        ladder.log_ratio -= 0.5 * step * (stops[i - 1].mean + stops[i].mean);
    }
    ladder.length = stops.back().length;
    constexpr int most_trials = 4;
    constexpr double tolerance = 1.5;
    double wanted = ladder.length * ladder.length / goal.variance;
    for (int trial = 0; trial < most_trials; ++trial) {
        ladder.wanted_rungs = static_cast<Index>(std::clamp(std::ceil(wanted), 1.0, 1e15));
        const Index n_rungs = std::min(ladder.wanted_rungs, goal.most_rungs);
        ladder.couplings = equal_lengths(stops, n_rungs);
        ladder.variance = pass_variance(family, ladder.couplings, goal.n_blocks, stream);
        if (ladder.variance <= tolerance * goal.variance || n_rungs < ladder.wanted_rungs) {
            break;
        }
        wanted = static_cast<double>(n_rungs) * ladder.variance / goal.variance;
    }
    return ladder;
}

}  // namespace feynet
