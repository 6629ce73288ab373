#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <utility>

namespace feynet {

/// An orthogonal map R between the lines of a bundle, the same at every time: from normal modes to
/// coordinates. Lines stand one after the other in a Block.
class Mixing {
public:
    virtual ~Mixing() = default;

    /// lines ← R modes; may not alias.
    virtual void mix(const Block& modes, Block& lines) const = 0;

    /// modes ← Rᵀ lines; may not alias.
    virtual void unmix(const Block& lines, Block& modes) const = 0;
};

/// A mixing by a matrix: O(D²) for each node of D lines.
class MatrixMixing final : public Mixing {
public:
    /// @param r  D × D, orthogonal
    explicit MatrixMixing(Eigen::MatrixXd r) : r_(std::move(r)), transposed_(r_.transpose()) {}

    void mix(const Block& modes, Block& lines) const override;
    void unmix(const Block& lines, Block& modes) const override;

private:
    Eigen::MatrixXd r_;
    Eigen::MatrixXd transposed_;
};

}  // namespace feynet
