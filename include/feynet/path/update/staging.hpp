#pragma once

#include "feynet/core/node_potential.hpp"
#include "feynet/path/path_system.hpp"
#include "feynet/sampler/sampler.hpp"

#include <memory>
#include <vector>

namespace feynet {

/// Metropolis with whole segments of a ring as moves (staging): the inside of a segment between two
/// nodes that stay is drawn anew from the exact bridge of an oscillator,
///
///     xₖ = gₖ xₖ₋₁ + bₖ x_L + sₖ ξₖ,    gₖ = sinh((L−k)ϑ)/sinh((L−k+1)ϑ),
///     bₖ = sinh ϑ/sinh((L−k+1)ϑ),    sₖ² = (a/m) gₖ,    k = 1 … L−1,                          (1)
///
/// and accepted with min(1, exp(−ΔR)), where R = a Σ (V − ½mΩ²x²) is what the oscillator leaves of
/// the action: ΔR stays finite as a → 0, unlike ΔS of a single node. A step draws every node but
/// the ends of its segments, which lie elsewhere in every step; where they lie is common to the
/// chains of a block and does not depend on the path.
///
/// Variables  the nodes of the ring
/// Source  Pollock & Ceperley, Phys. Rev. B 30 (1984) 2555;
///         Sprik, Klein & Chandler, Phys. Rev. B 31 (1985) 4234.
class Staging final : public Sampler {
public:
    /// @param frequency  Ω of the bridges; 0: those of a free particle
    /// @param length     L, the links of a segment
    /// @throws InvalidInput if the path is no ring in the site rule, or L is not 2 … n_slices
    Staging(const PathSystem& system, double frequency, Index length);

    Transition step(Block& q, const RandomSource& random) const override;

private:
    struct Bridge {
        Eigen::ArrayXd from_left;   // gₖ
        Eigen::ArrayXd from_right;  // bₖ
        Eigen::ArrayXd width;       // sₖ
    };

    /// The links of segment i; the last one may be shorter.
    Index length_of(Index segment) const;
    Index n_segments() const { return (n_ + length_ - 1) / length_; }

    void try_segment(
        Block& q,
        Index left,
        Index length,
        const Eigen::Ref<const Block>& normals,
        const Lanes& u,
        Transition& total) const;

    Index n_;
    Index length_;
    std::vector<Bridge> bridges_;  // of each length up to L
    std::unique_ptr<const NodePotential> rest_;
};

/// The longest segment, 2, 4, 8 … links, of which four in five are accepted in a deterministic
/// pilot from q; 2 if there is none. Longer ones cost as much, and what they gain in length is lost
/// in acceptance.
Index tune_staging(const PathSystem& system, double frequency, Block q, Stream stream);

}  // namespace feynet
