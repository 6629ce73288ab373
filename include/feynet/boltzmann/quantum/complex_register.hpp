#pragma once

#include "feynet/core/multiply_add.hpp"

#include <complex>

namespace feynet {

/// One complex number of each chain, real and imaginary parts apart.
struct ComplexRegister {
    LaneRegister real{};
    LaneRegister imaginary{};
};

/// The same number in every chain.
inline ComplexRegister in_every_lane(const std::complex<double>& z) {
    return {LaneRegister{} + z.real(), LaneRegister{} + z.imag()};
}

/// x y + z.
[[gnu::always_inline]] inline ComplexRegister multiply_add(
    const ComplexRegister& x, const ComplexRegister& y, const ComplexRegister& z) {
    return {
        multiply_add(x.real, y.real, multiply_add(-x.imaginary, y.imaginary, z.real)),
        multiply_add(x.real, y.imaginary, multiply_add(x.imaginary, y.real, z.imaginary))};
}

/// x y.
[[gnu::always_inline]] inline ComplexRegister operator*(
    const ComplexRegister& x, const ComplexRegister& y) {
    return multiply_add(x, y, ComplexRegister{});
}

/// |x|².
[[gnu::always_inline]] inline LaneRegister squared_modulus(const ComplexRegister& x) {
    return multiply_add(x.real, x.real, x.imaginary * x.imaginary);
}

/// 1/x.
[[gnu::always_inline]] inline ComplexRegister inverse(const ComplexRegister& x) {
    const LaneRegister scale = 1.0 / squared_modulus(x);
    return {scale * x.real, -scale * x.imaginary};
}

/// x where `condition` holds (−1), y elsewhere.
[[gnu::always_inline]] inline ComplexRegister select(
    const LaneIntegers& condition, const ComplexRegister& x, const ComplexRegister& y) {
    return {condition ? x.real : y.real, condition ? x.imaginary : y.imaginary};
}

}  // namespace feynet
