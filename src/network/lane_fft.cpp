#include "lane_fft.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace feynet {
namespace {

constexpr Index pair_size = 2 * lanes;  // a complex number of every lane

struct Complex {
    Lanes re;
    Lanes im;
};

[[gnu::always_inline]] inline Complex load_pair(const double* from) {
    return {Eigen::Map<const Lanes>(from), Eigen::Map<const Lanes>(from + lanes)};
}

[[gnu::always_inline]] inline void store_pair(const Complex& z, double* to) {
    Eigen::Map<Lanes>{to} = z.re;
    Eigen::Map<Lanes>{to + lanes} = z.im;
}

[[gnu::always_inline]] inline Complex operator+(const Complex& a, const Complex& b) {
    return {a.re + b.re, a.im + b.im};
}

[[gnu::always_inline]] inline Complex operator-(const Complex& a, const Complex& b) {
    return {a.re - b.re, a.im - b.im};
}

[[gnu::always_inline]] inline Complex operator*(double factor, const Complex& z) {
    return {factor * z.re, factor * z.im};
}

/// −i z
[[gnu::always_inline]] inline Complex turned_back(const Complex& z) {
    return {z.im, -z.re};
}

/// z (c + i s)
[[gnu::always_inline]] inline Complex rotated(const Complex& z, double c, double s) {
    return {c * z.re - s * z.im, s * z.re + c * z.im};
}

/// The transform of r numbers, in place.
[[gnu::always_inline]] inline void butterfly(std::array<Complex, 2>& z) {
    z = {z[0] + z[1], z[0] - z[1]};
}

[[gnu::always_inline]] inline void butterfly(std::array<Complex, 3>& z) {
    const double sine = 0.5 * std::numbers::sqrt3;
    const Complex sum = z[1] + z[2];
    const Complex turn = sine * turned_back(z[1] - z[2]);
    const Complex middle = z[0] - 0.5 * sum;
    z = {z[0] + sum, middle + turn, middle - turn};
}

[[gnu::always_inline]] inline void butterfly(std::array<Complex, 4>& z) {
    const Complex even_sum = z[0] + z[2];
    const Complex even = z[0] - z[2];
    const Complex odd_sum = z[1] + z[3];
    const Complex odd = turned_back(z[1] - z[3]);
    z = {even_sum + odd_sum, even + odd, even_sum - odd_sum, even - odd};
}

[[gnu::always_inline]] inline void butterfly(std::array<Complex, 5>& z) {
    // cos and sin of 2π/5 and 4π/5
    constexpr double c1 = 0.30901699437494742410;
    constexpr double c2 = -0.80901699437494742410;
    constexpr double s1 = 0.95105651629515357212;
    constexpr double s2 = 0.58778525229247312917;
    const Complex outer = z[1] + z[4];
    const Complex inner = z[2] + z[3];
    const Complex outer_turn = turned_back(z[1] - z[4]);
    const Complex inner_turn = turned_back(z[2] - z[3]);
    const Complex one = z[0] + c1 * outer + c2 * inner;
    const Complex two = z[0] + c2 * outer + c1 * inner;
    const Complex one_turn = s1 * outer_turn + s2 * inner_turn;
    const Complex two_turn = s2 * outer_turn - s1 * inner_turn;
    z = {z[0] + outer + inner, one + one_turn, two + two_turn, two - two_turn, one - one_turn};
}

/// Radix r: numbers j + q n/r, q = 0 … r − 1, of the input become r numbers of sub-sequences r
/// times as long.
template <std::size_t radix>
[[gnu::flatten]] void pass(
    Index n, Index length, const double* twiddles, const double* from, double* to) {
    const Index apart = n / static_cast<Index>(radix);
    for (Index k = 0; k < length; ++k, twiddles += 2 * (radix - 1)) {
        for (Index j = k; j < apart; j += length) {
            std::array<Complex, radix> z;
            z[0] = load_pair(from + j * pair_size);
            for (std::size_t q = 1; q < radix; ++q) {
                z[q] = rotated(
                    load_pair(from + (j + static_cast<Index>(q) * apart) * pair_size),
                    twiddles[2 * q - 2],
                    twiddles[2 * q - 1]);
            }
            butterfly(z);
            double* const first = to + ((j - k) * static_cast<Index>(radix) + k) * pair_size;
            for (std::size_t q = 0; q < radix; ++q) {
                store_pair(z[q], first + static_cast<Index>(q) * length * pair_size);
            }
        }
    }
}

/// n without its factors of `radix`.
Index without(Index n, Index radix) {
    while (n % radix == 0) {
        n /= radix;
    }
    return n;
}

}  // namespace

bool LaneFft::covers(Index n) {
    return n >= 2 && n % 2 == 0 && without(without(without(n, 2), 3), 5) == 1;
}

LaneFft::LaneFft(Index n) : half_(n / 2) {
    const double circle = 2.0 * std::numbers::pi;
    Index length = 1;
    for (const Index radix : {5, 4, 3, 2}) {
        while (half_ / length % radix == 0) {
            Pass next{.radix = radix, .length = length, .twiddles = {}};
            for (Index k = 0; k < length; ++k) {
                for (Index q = 1; q < radix; ++q) {
                    const double angle =
                        -circle * static_cast<double>(q * k) / static_cast<double>(radix * length);
                    next.twiddles.push_back(std::cos(angle));
                    next.twiddles.push_back(std::sin(angle));
                }
            }
            passes_.push_back(std::move(next));
            length *= radix;
        }
    }
    for (Index k = 0; k <= half_ / 2; ++k) {
        const double angle = -circle * static_cast<double>(k) / static_cast<double>(n);
        unpack_.push_back(std::cos(angle));
        unpack_.push_back(std::sin(angle));
    }
}

/// Passes back and forth between two buffers, the first from `data`.
void LaneFft::transform(double* data, double* other) const {
    for (const Pass& step : passes_) {
        const double* const twiddles = step.twiddles.data();
        switch (step.radix) {
            case 2:
                pass<2>(half_, step.length, twiddles, data, other);
                break;
            case 3:
                pass<3>(half_, step.length, twiddles, data, other);
                break;
            case 4:
                pass<4>(half_, step.length, twiddles, data, other);
                break;
            default:
                pass<5>(half_, step.length, twiddles, data, other);
        }
        std::swap(data, other);
    }
}

[[gnu::flatten]] void LaneFft::forward(double* columns, Index stride) const {
    const Index n = 2 * half_;
    const Index step = stride * lanes;
    Block data(lanes, n);
    Block other(lanes, n);
    for (Index j = 0; j < n; ++j) {
        data.col(j) = Eigen::Map<const Lanes>(columns + j * step);
    }
    transform(data.data(), other.data());
    const double* const z = (ends_in_other() ? other : data).data();
    const auto out = [=](Index k) { return Eigen::Map<Lanes>(columns + k * step); };
    const Complex first = load_pair(z);
    out(0) = first.re + first.im;
    out(half_) = first.re - first.im;
    // X_k = e + w o and X_{n/2−k} = conj(e − w o) with the transforms e, o of even and odd columns
    for (Index k = 1; 2 * k <= half_; ++k) {
        const Complex low = load_pair(z + k * pair_size);
        const Complex high = load_pair(z + (half_ - k) * pair_size);
        const auto at = static_cast<std::size_t>(2 * k);
        const Complex even{0.5 * (low.re + high.re), 0.5 * (low.im - high.im)};
        const Complex odd{0.5 * (low.im + high.im), 0.5 * (high.re - low.re)};
        const Complex turn = rotated(odd, unpack_[at], unpack_[at + 1]);
        const Complex sum = even + turn;
        const Complex difference = even - turn;
        out(k) = sum.re;
        out(n - k) = sum.im;
        out(half_ - k) = difference.re;
        out(half_ + k) = -difference.im;
    }
}

[[gnu::flatten]] void LaneFft::backward(double* columns, Index stride) const {
    const Index n = 2 * half_;
    const Index step = stride * lanes;
    Block data(lanes, n);
    Block other(lanes, n);
    const auto in = [=](Index k) { return Eigen::Map<const Lanes>(columns + k * step); };
    double* const z = data.data();
    // Re and Im change places before and after: that turns a forward transform into a backward one.
    const auto put = [z](Index k, const Complex& value) {
        store_pair({value.im, value.re}, z + k * pair_size);
    };
    const Lanes constant = in(0);
    const Lanes alternating = in(half_);
    put(0, {constant + alternating, constant - alternating});
    for (Index k = 1; 2 * k <= half_; ++k) {
        const auto at = static_cast<std::size_t>(2 * k);
        const Complex low{in(k), in(n - k)};
        const Complex high{in(half_ - k), -in(half_ + k)};
        const Complex even = low + high;
        const Complex odd = rotated(low - high, unpack_[at], -unpack_[at + 1]);
        // Z_k = e + i o, Z_{n/2−k} = conj(e) + i conj(o)
        put(k, {even.re - odd.im, even.im + odd.re});
        put(half_ - k, {even.re + odd.im, odd.re - even.im});
    }
    transform(data.data(), other.data());
    const Block& result = ends_in_other() ? other : data;
    for (Index j = 0; j < half_; ++j) {
        Eigen::Map<Lanes>(columns + 2 * j * step) = result.col(2 * j + 1);
        Eigen::Map<Lanes>(columns + (2 * j + 1) * step) = result.col(2 * j);
    }
}

}  // namespace feynet
