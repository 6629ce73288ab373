#pragma once

#include "feynet/sampler/law_family.hpp"

#include <cstdint>
#include <vector>

namespace feynet {

/// The couplings 0 = λ₀ < λ₁ < … < λ_K = 1 at which an annealed chain stops, and how they were
/// found.
struct Ladder {
    std::vector<double> couplings{0.0, 1.0};
    double length = 0.0;     ///< thermodynamic length ∫ dλ √Var_λ R
    double variance = 0.0;   ///< of the log weights of the pilot's passes, as in LadderGoal
    double log_ratio = 0.0;  ///< −∫ dλ ⟨R⟩_λ, the pilot's rough value of ln Z₁/Z₀
    Index wanted_rungs = 1;  ///< the K that the goal asks for; K is less where it was cut

    /// The number K of steps in λ.
    Index n_rungs() const { return static_cast<Index>(couplings.size()) - 1; }
};

/// What a ladder is made for.
struct LadderGoal {
    /// Variance of the log weight of a pass as its weights feel it: e^{−variance} of all weights
    /// are effective. A tail of small weights costs nothing.
    double variance = 0.25;
    Index most_rungs = 4096;  ///< K is cut here
    Index n_blocks = 8;       ///< blocks of chains in the pilot
};

/// Finds a ladder in a deterministic pilot, on random numbers of the phase Pilot: chains climb in
/// steps of half a unit of length, and K rungs are then laid out at equal distances in length,
///
///     L(λ) = ∫₀^λ dλ' √Var_λ' R,    K = ⌈L(1)²/variance⌉,
///
/// for which the log weight of a pass that equilibrates at every rung has the least variance, L²/K.
/// A real pass lags behind: where the variance over a few passes exceeds the goal by half, K grows
/// in proportion, three times at most. K = 1 is reweighting.
///
/// @throws InvalidInput if variance is not positive, or most_rungs or n_blocks is less than 1
/// Source  Crooks, Phys. Rev. Lett. 99 (2007) 100602, arXiv:0706.0559.
Ladder find_ladder(const LawFamily& family, const LadderGoal& goal, Stream stream);

/// The order of a rung: the weight of the step in λ at the state that arrives, then a move at the
/// new λ.
struct AnnealingSteps {
    /// From λ = `from` to `to`: takes ΔS off the logarithm of the weight, then moves at `to` where
    /// that is below 1.
    static void climb(
        const LawFamily& family,
        double from,
        double to,
        const RandomSource& random,
        Block& q,
        Lanes& log_weight) {
        log_weight -= (to - from) * family.rest(q);
        if (to < 1.0) {
            family.move(to, q, random);
        }
    }
};

/// Annealed importance sampling: a chain climbs from an exact draw at λ = 0 to λ = 1 and collects
///
///     w = −Σₖ (λₖ − λₖ₋₁) R(qₖ₋₁),    ⟨eʷ⟩ = Z₁/Z₀,    ⟨eʷ O(q)⟩/⟨eʷ⟩ = ⟨O⟩ at λ = 1,
///
/// where q₀ is the draw, qₖ follows from qₖ₋₁ by a move at λₖ, and q = q_{K−1} is the last state.
/// Both hold exactly, however badly the moves equilibrate; that only costs variance. Passes are
/// independent of one another.
///
/// @tparam Steps  the order of a rung; tests replace it to see that a wrong one is caught
/// Source  Jarzynski, Phys. Rev. Lett. 78 (1997) 2690; Neal, Stat. Comput. 11 (2001) 125.
template <typename Steps>
class BasicAnnealing {
public:
    /// `family` must outlive this object.
    /// @param couplings  0 = λ₀ < λ₁ < … < λ_K = 1
    BasicAnnealing(const LawFamily& family, std::vector<double> couplings)
        : family_(family), couplings_(std::move(couplings)) {}

    /// One pass of a block of chains: its log weights w, and q its last states.
    ///
    /// Pass i draws from the trajectories i K … (i + 1) K − 1 of the stream, of which there are
    /// 2³².
    Lanes pass(Stream stream, Index i, Block& q) const {
        const auto n_rungs = couplings_.size() - 1;
        stream.trajectory = static_cast<std::uint32_t>(static_cast<std::size_t>(i) * n_rungs);
        family_.draw(StreamSource(stream), q);
        Lanes log_weight = Lanes::Zero();
        for (std::size_t k = 1; k <= n_rungs; ++k) {
            const StreamSource random(stream);
            Steps::climb(family_, couplings_[k - 1], couplings_[k], random, q, log_weight);
            ++stream.trajectory;
        }
        return log_weight;
    }

private:
    const LawFamily& family_;
    std::vector<double> couplings_;
};

/// Annealing as it is used.
using Annealing = BasicAnnealing<AnnealingSteps>;

}  // namespace feynet
