// How often does a particle tunnel between two wells? Half the gap of the lowest levels of V = (x²
// − η²)², m = ½, from the transfer matrix, beside the density of instantons with two loops,
//
//     n = 8 η^{5/2} √(2/π) exp(−S₀ − 71/(72 S₀)),    S₀ = 4η³/3.
#include "feynet/path/exact/exact_path.hpp"

#include <cmath>
#include <cstdio>
#include <numbers>

int main() {
    using namespace feynet;
    const TimeGrid grid(0.02, 2000, Boundary::Periodic);
    std::printf("   η       S₀   gap/2 (levels)   n (instantons)    ratio\n");
    double ratio = 0.0;
    for (const double eta : {1.2, 1.4, 1.6, 1.8, 2.0, 2.2}) {
        const DoubleWell wells{.coupling = 1.0, .minimum = eta};
        const double half_gap = 0.5 * exact_path(PathSystem(grid, Rule::Site, 0.5, wells))->gap();
        const double s0 = 4.0 * eta * eta * eta / 3.0;
        const double density = 8.0 * std::pow(eta, 2.5) * std::sqrt(2.0 / std::numbers::pi) *
                               std::exp(-s0 - 71.0 / (72.0 * s0));
        ratio = half_gap / density;
        std::printf("%.2f %8.4f %16.6g %16.6g %8.4f\n", eta, s0, half_gap, density, ratio);
    }
    const bool passes = std::abs(ratio - 1.0) < 0.02;
    std::printf("%s\n", passes ? "Pass." : "Fail.");
    return passes ? 0 : 3;
}
