#include "feynet/sampler/wolff.hpp"

#include "sampler/sign_enumeration.hpp"
#include "sampler/threshold.hpp"
#include "sampler/twin_wells.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::wolff_test {
namespace {

constexpr std::size_t n_bonds = TwinWells::couplings.size();
constexpr std::array<double, 4> moduli{0.8, 1.1, 0.6, 1.3};

/// The numbers of one update: one per bond, one for the seed.
class ScriptedSeed final : public RandomSource {
public:
    std::array<double, n_bonds> bonds{};
    double seed = 0.0;

    void normals(Purpose, Block& block) const override { block.setZero(); }
    void offers(Purpose, const Eigen::Ref<const Eigen::ArrayXd>&, Offers&) const override {}
    void uniforms(Purpose purpose, Block& block) const override {
        for (Index i = 0; i < block.cols(); ++i) {
            block.col(i) = purpose == Purpose::Bond ? bonds[static_cast<std::size_t>(i)] : seed;
        }
    }
};

double seed_at(Index site) {
    return (static_cast<double>(site) + 0.5) / TwinWells::n;
}

Block block_of(Index state) {
    Block q(lanes, TwinWells::n);
    for (Index i = 0; i < q.cols(); ++i) {
        q.col(i) = ((state >> i) % 2 == 1 ? -1.0 : 1.0) * moduli[static_cast<std::size_t>(i)];
    }
    return q;
}

Index after(const Sampler& sampler, Index from, const ScriptedSeed& random) {
    Block q = block_of(from);
    sampler.step(q, random);
    Index state = 0;
    for (Index i = 0; i < q.cols(); ++i) {
        state += q(0, i) < 0.0 ? Index{1} << i : 0;
    }
    return state;
}

/// The chance that a bond holds: its first end alone as the seed takes the second end with it.
double chance_to_hold(const Sampler& sampler, Index from, std::size_t b) {
    const Bond bond = TwinWells(false).bonds()[b];
    ScriptedSeed random;
    random.bonds.fill(most_uniform);
    random.seed = seed_at(bond.first);
    return threshold([&](double u) {
        random.bonds[b] = u;
        return ((after(sampler, from, random) ^ from) >> bond.second) % 2 == 1;
    });
}

/// The exact matrix P of one update between the sign states of wells without a fixed site.
Eigen::MatrixXd transition_matrix(const Sampler& sampler) {
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(n_sign_states, n_sign_states);
    for (Index from = 0; from < n_sign_states; ++from) {
        std::array<double, n_bonds> hold{};
        for (std::size_t b = 0; b < n_bonds; ++b) {
            hold[b] = chance_to_hold(sampler, from, b);
        }
        for (std::size_t branch = 0; branch < std::size_t{1} << n_bonds; ++branch) {
            ScriptedSeed random;
            double weight = 1.0 / TwinWells::n;
            for (std::size_t b = 0; b < n_bonds; ++b) {
                const bool holds = (branch >> b) % 2 == 1;
                random.bonds[b] = holds ? least_uniform : most_uniform;
                weight *= holds ? hold[b] : 1.0 - hold[b];
            }
            for (Index site = 0; site < TwinWells::n; ++site) {
                random.seed = seed_at(site);
                matrix(from, after(sampler, from, random)) += weight;
            }
        }
    }
    return matrix;
}

/// The largest defect of detailed balance and of Σ P = 1.
double defect(const Sampler& sampler) {
    const Eigen::MatrixXd p = transition_matrix(sampler);
    Eigen::RowVectorXd pi(n_sign_states);
    for (Index state = 0; state < n_sign_states; ++state) {
        pi[state] = std::exp(-TwinWells(false).value(block_of(state))[0]);
    }
    pi /= pi.sum();
    const Eigen::MatrixXd flow = pi.asDiagonal() * p;
    return std::max(
        (flow - flow.transpose()).cwiseAbs().maxCoeff(),
        (p.rowwise().sum().array() - 1.0).abs().maxCoeff());
}

struct HoldsSlightlyMore : WolffSteps {
    static Eigen::Array<bool, lanes, 1> holds(const Lanes& cost, const Lanes& u) {
        return WolffSteps::holds((1.0 + 1e-6) * cost, u);
    }
};
/// The last site does not turn with its cluster.
struct LeavesOneOut : WolffSteps {
    static Index deciding(const LaneClusters& clusters, int lane, Index site) {
        return site == 3 ? site : clusters.parent(lane, site);
    }
};

}  // namespace

TEST_CASE("Wolff: the enumerated kernel obeys detailed balance to 1e-15 at fixed moduli") {
    const TwinWells wells(false);

    CHECK(defect(Wolff(wells)) < 1e-15);
    CHECK(defect(BasicWolff<HoldsSlightlyMore>(wells)) > 1e-9);
    CHECK(defect(BasicWolff<LeavesOneOut>(wells)) > 1e-3);
}

TEST_CASE("Wolff: seeds are uniform and stay inside") {
    CHECK(WolffSteps::seed(least_uniform, 4) == 0);
    CHECK(WolffSteps::seed(0.2499, 4) == 0);
    CHECK(WolffSteps::seed(0.2501, 4) == 1);
    CHECK(WolffSteps::seed(most_uniform, 4) == 3);
    CHECK(WolffSteps::seed(most_uniform, Index{1} << 26) == (Index{1} << 26) - 1);
}

TEST_CASE("Wolff: the cluster of a fixed site stays, every other one flips") {
    const TwinWells wells(true);
    const Wolff sampler(wells);
    Index n_flipped = 0;
    for (std::uint32_t trial = 0; trial < 500; ++trial) {
        const StreamSource random(Stream{.seed = 4, .trajectory = trial});
        Block strong = Block::Constant(lanes, 4, 30.0);
        Block weak = Block::Constant(lanes, 4, 1e-9);

        sampler.step(strong, random);
        sampler.step(weak, random);

        CHECK((strong == 30.0).all());
        CHECK((weak.col(0) > 0.0).all());
        n_flipped += (weak < 0.0).count();
    }
    // Three of four seeds flip their site alone: five standard errors of 4000 trials are 137.
    CHECK(std::abs(n_flipped - 3000) < 137);
}

TEST_CASE("Wolff: a NaN in one chain leaves it as it is, is counted, and spares the others") {
    const TwinWells wells(false);
    const Wolff sampler(wells);
    const StreamSource random(Stream{.seed = 8});
    Block clean(lanes, 4);
    fill_normals(Stream{.seed = 5}, Purpose::Test, clean);
    Block dirty = clean;
    dirty(4, 2) = std::numeric_limits<double>::quiet_NaN();
    const double neighbour = dirty(4, 1);

    sampler.step(clean, random);
    const Transition transition = sampler.step(dirty, random);

    CHECK(transition.non_finite[4] == 1.0);
    CHECK(transition.non_finite.sum() == 1.0);
    CHECK(dirty(4, 1) == neighbour);
    CHECK((dirty.topRows(4) == clean.topRows(4)).all());
    CHECK((dirty.bottomRows(3) == clean.bottomRows(3)).all());
}

}  // namespace feynet::test::wolff_test
