#pragma once

#include <cmath>
#include <complex>

namespace feynet {

/// A complex amplitude by the logarithm of its modulus and its phase.
struct Amplitude {
    double log_modulus = 0.0;
    double phase = 0.0;  ///< in radians, never reduced: every caustic passed is counted in it

    std::complex<double> value() const { return std::polar(std::exp(log_modulus), phase); }
};

/// |A/B − 1|: the relative distance of two amplitudes, phase and branch of the root included.
inline double relative_distance(const Amplitude& a, const Amplitude& b) {
    const double log_ratio = a.log_modulus - b.log_modulus;
    // |e^{l+iφ} − 1|² = (e^l − 1)² + 4 e^l sin²(φ/2)
    const double sine = std::sin(0.5 * (a.phase - b.phase));
    return std::hypot(std::expm1(log_ratio), 2.0 * std::exp(0.5 * log_ratio) * sine);
}

}  // namespace feynet
