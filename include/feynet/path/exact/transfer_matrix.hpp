#pragma once

#include "feynet/path/exact/exact_path.hpp"

namespace feynet {

class TransferEngine;

/// The exact answers for any confining potential: the path integral as powers of the symmetric
/// matrix
///
///     T(x, y) = √(m/2πa) exp{−m(x − y)²/(2a) − a[V(x) + V(y)]/2}        (site)
///     T(x, y) = √(m/2πa) exp{−m(x − y)²/(2a) − a V((x + y)/2)}          (midpoint)
///
/// on uniform positions x a step h apart, where the trapezoid rule errs by about exp(−π²a/(m h²))
/// only. The ring is the sum over all eigenvectors, Z = Σᵢ λᵢᴺ; open boundaries are vectors that
/// come from the two ends, a fixed end being the row T(x₀, ·) itself, wherever x₀ lies. From h =
/// 0.7 √(a/m), range and step are refined until nothing changes any more.
///
/// Immutable once made. With n positions, n² ∝ m/a, making one costs O(n³ ln N); a correlation on
/// the ring costs O(n²), any answer on an open boundary O(n² ln N). Where |λ₁| belongs to a
/// negative λ₁, as it may in the midpoint rule on coarse grids, gap() is −ln(|λ₁|/λ₀)/a.
///
/// Units   ħ = 1.
/// Source  Creutz & Freedman, Ann. Phys. 132 (1981) 427.
class TransferMatrix final : public ExactPath {
public:
    /// @throws InvalidInput if more than 1200 positions are needed, as for tiny spacings or where
    /// nothing
    ///         confines the path, or the answers do not settle to a relative 1e−9
    explicit TransferMatrix(const PathSystem& system);
    ~TransferMatrix() override;

    std::string method() const override;

    /// The sum of the relative changes of ln Z, ⟨x²⟩, ⟨xⱼ xₖ⟩, the energies and the gap on the last
    /// refinement. A correlation is counted relative to ⟨x²⟩, a density to its peak.
    double error() const override { return error_; }

    double expectation(Index node, const std::function<double(double)>& f) const override;
    double correlation(Index j, Index k) const override;

    /// The node must be free.
    double density(Index node, double x) const override;

    /// @throws InvalidInput if the boundary is not periodic
    double link_expectation(const std::function<double(double)>& f) const override;
    double gap() const override;
    double ground_energy() const override;
    double log_partition() const override;

    /// The number n of positions.
    Index n_positions() const { return n_positions_; }

private:
    struct Probes;

    bool solve(const PathSystem& system, int level);
    Probes probes() const;

    TimeGrid grid_;
    std::unique_ptr<TransferEngine> engine_;
    double reference_ = 0.0;  // V_ref
    Index n_positions_ = 0;
    double error_ = 0.0;
};

}  // namespace feynet
