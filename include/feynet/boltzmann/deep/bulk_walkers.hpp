#pragma once

#include "feynet/boltzmann/deep/bulk_scalar.hpp"
#include "feynet/core/random.hpp"

namespace feynet {

/// Eight configurations of the layers of a bulk scalar, sampled with e^{−E} by block Gibbs.
///
/// Only neighbouring layers are joined: given the odd ones all even layers are independent
/// Gaussians, of mean (lₙφₙ₊₁ + lₙ₋₁φₙ₋₁)/aₙ and variance 1/aₙ with aₙ = sₙ + lₙ + lₙ₋₁, and the
/// other way round. The visible layer moves with the others, so that its covariance is 1/G. A sweep
/// moves a field by a layer or so: the autocorrelation is that of the square of 1/(νΔu) layers.
class BulkWalkers {
public:
    /// Starts at φ = 0.
    ///
    /// @throws InvalidInput if some aₙ is not positive: the layers are too far apart for this m²
    explicit BulkWalkers(const BulkLayers& layers);

    /// One sweep, the even layers and then the odd ones, with the numbers of a trajectory.
    void sweep(const Stream& stream);

    /// φₙ of all layers.                                                     lanes × layers
    const Block& field() const { return field_; }

    /// Puts another field in place, for a checkpoint.                         lanes × layers
    void set_field(const Block& field) { field_ = field; }

private:
    void draw(Index layer);

    Eigen::ArrayXd to_deeper_;   // lₙ/aₙ
    Eigen::ArrayXd to_outer_;    // lₙ₋₁/aₙ
    Eigen::ArrayXd deviations_;  // 1/√aₙ
    Block field_;
    Block normals_;
};

}  // namespace feynet
