#include "sampler/sign_enumeration.hpp"

#include "sampler/threshold.hpp"
#include "sampler/twin_wells.hpp"

#include <array>

namespace feynet::test {
namespace {

constexpr std::size_t n_sites = TwinWells::n;
constexpr std::size_t n_bonds = TwinWells::couplings.size();
constexpr std::array<double, n_sites> moduli{0.8, 1.1, 0.6, 1.3};

/// The numbers of one update: one per bond, one per site.
struct Numbers {
    std::array<double, n_bonds> bonds;
    std::array<double, n_sites> sites;
};

class ScriptedFlips final : public RandomSource {
public:
    explicit ScriptedFlips(const Numbers& numbers) : numbers_(numbers) {}

    void normals(Purpose, Block& block) const override { block.setZero(); }
    void offers(Purpose, const Eigen::Ref<const Eigen::ArrayXd>&, Offers&) const override {}
    void uniforms(Purpose purpose, Block& block) const override {
        for (Index i = 0; i < block.cols(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            block.col(i) = purpose == Purpose::Bond ? numbers_.bonds[at] : numbers_.sites[at];
        }
    }

private:
    Numbers numbers_;
};

Block block_of(Index state) {
    Block q(lanes, TwinWells::n);
    for (Index i = 0; i < q.cols(); ++i) {
        const double sign = (state >> i) % 2 == 1 ? -1.0 : 1.0;
        q.col(i) = sign * moduli[static_cast<std::size_t>(i)];
    }
    return q;
}

Index state_of(const Block& q) {
    Index state = 0;
    for (Index i = 0; i < q.cols(); ++i) {
        state += q(0, i) < 0.0 ? Index{1} << i : 0;
    }
    return state;
}

Index after(const Subject& subject, Index from, const Numbers& numbers) {
    Block q = block_of(from);
    subject.sampler->step(q, ScriptedFlips(numbers));
    return state_of(q);
}

Numbers all_apart() {
    Numbers numbers{};
    numbers.bonds.fill(most_uniform);
    numbers.sites.fill(most_uniform);
    return numbers;
}

/// The chance of bond b to hold: its two ends change sign together only then, when one of them asks
/// for it; asked both ways round, since only the root of a cluster is heard.
double chance_to_hold(const Subject& subject, Index from, std::size_t b) {
    const TwinWells wells(false);
    const Index i = wells.bonds()[b].first;
    const Index j = wells.bonds()[b].second;
    const Index both = (Index{1} << i) + (Index{1} << j);
    const auto holds = [&](double u) {
        Index moved = 0;
        for (const Index asking : {i, j}) {
            Numbers numbers = all_apart();
            numbers.bonds[b] = u;
            numbers.sites[static_cast<std::size_t>(asking)] = least_uniform;
            const Index change = (after(subject, from, numbers) ^ from) & both;
            moved += change == both || change == 0 ? 1 : 0;
        }
        return moved == 2;
    };
    return threshold(holds);
}

double chance_to_flip(const Subject& subject, Index from, std::size_t site) {
    return threshold([&](double u) {
        Numbers numbers = all_apart();
        numbers.sites[site] = u;
        return after(subject, from, numbers) != from;
    });
}

/// Adds every branch of an update from one state.
void add_branches(const Subject& subject, Index from, Eigen::MatrixXd& matrix) {
    std::array<double, n_bonds> hold{};
    for (std::size_t b = 0; b < n_bonds; ++b) {
        hold[b] = chance_to_hold(subject, from, b);
    }
    const double flip = chance_to_flip(subject, from, 1);
    for (std::size_t branch = 0; branch < (std::size_t{1} << (n_bonds + n_sites)); ++branch) {
        Numbers numbers{};
        double weight = 1.0;
        for (std::size_t b = 0; b < n_bonds; ++b) {
            const bool holds = (branch >> b) % 2 == 1;
            numbers.bonds[b] = holds ? least_uniform : most_uniform;
            weight *= holds ? hold[b] : 1.0 - hold[b];
        }
        for (std::size_t i = 0; i < n_sites; ++i) {
            const bool flips = (branch >> (n_bonds + i)) % 2 == 1;
            numbers.sites[i] = flips ? least_uniform : most_uniform;
            weight *= flips ? flip : 1.0 - flip;
        }
        if (weight > 0.0) {
            matrix(from, after(subject, from, numbers)) += weight;
        }
    }
}

bool moduli_change(const Subject& subject) {
    Block q = block_of(5);
    const Block before = q.abs();
    subject.sampler->step(q, StreamSource(Stream{.seed = 9}));
    return !(q.abs() == before).all();
}

}  // namespace

Eigen::RowVectorXd sign_law(const Subject& subject) {
    Eigen::RowVectorXd weights(n_sign_states);
    for (Index state = 0; state < n_sign_states; ++state) {
        weights[state] = std::exp(-subject.target.closed_form(block_of(state))[0]);
    }
    return weights / weights.sum();
}

Eigen::MatrixXd sign_transition_matrix(const Subject& subject) {
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(n_sign_states, n_sign_states);
    for (Index from = 0; from < n_sign_states; ++from) {
        add_branches(subject, from, matrix);
    }
    return matrix;
}

bool sign_kernel_is_wrong(const Subject& subject) {
    const Eigen::MatrixXd p = sign_transition_matrix(subject);
    const Eigen::RowVectorXd pi = sign_law(subject);
    const Eigen::MatrixXd flow = pi.asDiagonal() * p;
    const double defect = (pi * p - pi).cwiseAbs().maxCoeff();
    const double imbalance = (flow - flow.transpose()).cwiseAbs().maxCoeff();
    const double rows = (p.rowwise().sum().array() - 1.0).abs().maxCoeff();
    const bool is_right = defect < 1e-15 && imbalance < 1e-15 && rows < 1e-14;
    return !is_right || moduli_change(subject);
}

}  // namespace feynet::test
