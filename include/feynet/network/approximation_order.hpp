#pragma once

#include "feynet/core/words.hpp"
#include "feynet/network/network_kind.hpp"

#include <optional>

namespace feynet {

/// How smooth a path is, as far as the order of its approximation can see.
enum class PathClass {
    Smooth,   ///< analytic, with a slope at both ends
    Flat,     ///< analytic as an even function about both ends: no odd derivative there
    Kinked,   ///< continuous, with jumps of the slope
    Jumping,  ///< with jumps
};

template <>
struct Words<PathClass> {
    static constexpr std::array<std::string_view, 4> value{"smooth", "flat", "kinked", "jumping"};
};

/// The exponent r with which the L² error of the best network of width N falls, N^{−r}, biases
/// fixed and equally spaced:
///
///     activation  smooth  flat  kinked  jumping
///     step, decay   1       1     1        ½
///     relu          2       2     3/2      ½
///     cosine        3/2     ∞     3/2      ½
///
/// A jump inside a cell of length a leaves an error O(1) over O(a), a kink one of O(a): exponents ½
/// and 3/2 (relu). A constant per cell errs by O(a), a broken line by O(a²). A cosine series falls
/// as the odd derivatives that jump where it is continued evenly: aₙ ∝ n^{−2} from a slope at the
/// ends or a kink, n^{−1} from a jump; with none, faster than any power. ∞ is returned as none; so
/// is the order of site weights, which have no activation.
std::optional<double> approximation_order(NetworkKind kind, PathClass path);

/// A path of each class, for tables, as a function of the part t/T of its time:
///
///     smooth e^{−2t/T} sin(6t/T),  flat 1/(3/2 + cos 2πt/T),  kinked |t/T − ⅓|,  jumping −½ → 1 at
///     T/3
///
/// For widths 2ᵏ the point T/3 lies at the same place of its cell, up to reflection, so that errors
/// fall without wiggles.
double example_path(PathClass path, double part);

}  // namespace feynet
