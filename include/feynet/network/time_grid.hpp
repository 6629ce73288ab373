#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"

namespace feynet {

/// What happens at the two ends of the time interval.
enum class Boundary {
    Periodic,   ///< x_N ≡ x₀: the thermal trace at inverse temperature β = N a
    Dirichlet,  ///< x₀ and x_N fixed: the kernel ⟨x_N| exp(−T H) |x₀⟩
    HalfLine,   ///< x₀ fixed, x_N free
    Free,       ///< both ends free
};

template <>
struct Words<Boundary> {
    static constexpr std::array<std::string_view, 4> value{
        "periodic", "dirichlet", "half_line", "free"};
};

/// N time slices of length a with their boundary: the nodes tₖ = k a on which a path lives.
///
/// A path is a Block of all its nodes, k = 0 … N−1 on the ring and 0 … N otherwise; a fixed end is
/// a node that holds its value. The free nodes are the variables of the path integral.
class TimeGrid {
public:
    static constexpr Index max_slices = Index{1} << 26;

    /// @param x_initial, x_final  values of the fixed ends; must be 0 where the end is not fixed
    /// @throws InvalidInput if spacing ≤ 0, n_slices < 2 or > max_slices, or an end value is given
    /// to
    ///         an end that is not fixed
    TimeGrid(
        double spacing,
        Index n_slices,
        Boundary boundary,
        double x_initial = 0.0,
        double x_final = 0.0);

    double spacing() const { return spacing_; }
    Index n_slices() const { return n_slices_; }
    Boundary boundary() const { return boundary_; }
    double x_initial() const { return x_initial_; }
    double x_final() const { return x_final_; }

    /// T = N a; the inverse temperature on the ring.
    double duration() const { return spacing_ * static_cast<double>(n_slices_); }
    /// tₖ = k a.
    double time(Index node) const { return spacing_ * static_cast<double>(node); }

    bool is_ring() const { return boundary_ == Boundary::Periodic; }
    Index n_nodes() const { return is_ring() ? n_slices_ : n_slices_ + 1; }

    /// The free nodes are first_free() … first_free() + n_free() − 1.
    Index first_free() const;
    Index n_free() const;

private:
    double spacing_;
    Index n_slices_;
    Boundary boundary_;
    double x_initial_;
    double x_final_;
};

}  // namespace feynet
