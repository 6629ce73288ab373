#include "feynet/boltzmann/deep/ising_clusters.hpp"

#include "feynet/boltzmann/deep/bridges.hpp"
#include "feynet/sampler/swendsen_wang.hpp"
#include "layer_sums.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// Whether no configuration satisfies all couplings: of each spin with either sign, one implies the
/// other.
bool is_frustrated(const SpinModel& model) {
    const Index n = model.n_spins;
    LaneClusters implied(2 * n);
    for (const SpinBond& bond : model.bonds) {
        if (bond.diagonal != 0.0) {
            const Index turn = bond.diagonal > 0.0 ? n : 0;
            implied.join(0, bond.first, bond.second + turn);
            implied.join(0, bond.first + n, bond.second + n - turn);
        }
    }
    for (Index i = 0; i < n; ++i) {
        if (implied.root(0, i) == implied.root(0, i + n)) {
            return true;
        }
    }
    return false;
}

}  // namespace

IsingClusters::IsingClusters(const SpinModel& model, const ImaginaryTime& time)
    : slices_(model, time), is_frustrated_(is_frustrated(model)) {
    const Index n = model.n_spins;
    for (const IsingSlices::Pair& pair : slices_.pairs()) {
        const auto site = [&](Index unit) {
            const bool is_visible = unit / n == time.n_steps;
            return is_visible && pair.is_second ? n_units() + unit % n : unit;
        };
        ties_.push_back(
            {.units = pair.bond,
             .sites = {site(pair.bond.first), site(pair.bond.second)},
             .holds = -std::expm1(-2.0 * std::abs(pair.coupling)),
             .sign = pair.coupling < 0.0 ? -1.0 : 1.0});
    }
}

Block IsingClusters::start(const Stream& stream) const {
    return slices_.random_units(stream);
}

DeepLook IsingClusters::step(Block& units, const RandomSource& random) const {
    const SpinModel& model = slices_.model();
    const Index n = model.n_spins;
    LaneClusters clusters = cut_clusters(units, random);
    const Lanes share = share_of_bridges(clusters);
    for (int lane = 0; lane < lanes; ++lane) {
        for (Index i = 0; i < n; ++i) {
            clusters.join(lane, first_visible() + i, n_units() + i);
        }
    }
    Block signs(lanes, n_units() + n);
    random.uniforms(Purpose::Flip, signs);
    signs = signs.unaryExpr([](double u) { return ClusterSteps::sign(u); }).eval();
    hand_on<ClusterSteps>(clusters, signs);
    units *= signs.leftCols(n_units());

    const Index last = slices_.n_slices() - 1;
    const double all = model.field * static_cast<double>(n);
    DeepLook look = slices_.look(units);
    if (!is_frustrated_) {
        look.flip = share;
    }
    const auto seen = [&](Index slice) {
        return layer_sums(model.bonds, units_from(slice * n, n), units, clusters);
    };
    const LayerSums middle = seen(last / 2);
    look.energy = middle.energy - all * look.flip;
    look.mixed_energy = 0.5 * (seen(0).energy + seen(last).energy) - all;
    look.neighbours = middle.neighbours;
    return look;
}

/// Whether each tie holds, one bit per chain.
std::vector<unsigned> IsingClusters::held_ties(
    const Block& units, const RandomSource& random) const {
    Block uniforms(lanes, std::ssize(ties_));
    random.uniforms(Purpose::Bond, uniforms);
    std::vector<unsigned> held(ties_.size());
    for (std::size_t t = 0; t < ties_.size(); ++t) {
        const Tie& tie = ties_[t];
        const Lanes chance =
            0.5 * tie.holds *
            (1.0 + tie.sign * units.col(tie.units.first) * units.col(tie.units.second));
        const Eigen::Array<bool, lanes, 1> holds = uniforms.col(static_cast<Index>(t)) < chance;
        for (int lane = 0; lane < lanes; ++lane) {
            held[t] |= static_cast<unsigned>(holds[lane]) << static_cast<unsigned>(lane);
        }
    }
    return held;
}

/// The clusters of the ties that hold, the two copies of the visible units apart. Whether a tie
/// holds cannot be foreseen, so that those of a chain that do are first listed without a branch.
LaneClusters IsingClusters::cut_clusters(const Block& units, const RandomSource& random) const {
    const std::vector<unsigned> held = held_ties(units, random);
    LaneClusters clusters(n_units() + slices_.model().n_spins);
    std::vector<std::size_t> list(held.size() + 1);
    for (int lane = 0; lane < lanes; ++lane) {
        std::size_t count = 0;
        for (std::size_t t = 0; t < held.size(); ++t) {
            list[count] = t;
            count += held[t] >> static_cast<unsigned>(lane) & 1U;
        }
        for (std::size_t k = 0; k < count; ++k) {
            const Bond& sites = ties_[list[k]].sites;
            clusters.join(lane, sites.first, sites.second);
        }
    }
    return clusters;
}

/// The visible units whose two copies hold together by themselves alone.
Lanes IsingClusters::share_of_bridges(LaneClusters& clusters) const {
    const Index n = slices_.model().n_spins;
    Lanes share = Lanes::Zero();
    std::vector<Index> roots(static_cast<std::size_t>(2 * n));
    std::vector<Bond> edges(static_cast<std::size_t>(n));
    for (int lane = 0; lane < lanes; ++lane) {
        for (Index i = 0; i < n; ++i) {
            edges[static_cast<std::size_t>(i)] = {
                clusters.root(lane, first_visible() + i), clusters.root(lane, n_units() + i)};
            roots[static_cast<std::size_t>(2 * i)] = edges[static_cast<std::size_t>(i)].first;
            roots[static_cast<std::size_t>(2 * i + 1)] = edges[static_cast<std::size_t>(i)].second;
        }
        std::sort(roots.begin(), roots.end());
        const auto number = [&](Index root) {
            return std::lower_bound(roots.begin(), roots.end(), root) - roots.begin();
        };
        for (Bond& edge : edges) {
            edge = {number(edge.first), number(edge.second)};
        }
        const std::vector<bool> are = bridges(2 * n, edges);
        share(lane) =
            static_cast<double>(std::count(are.begin(), are.end(), true)) / static_cast<double>(n);
    }
    return share;
}

}  // namespace feynet
