// Can weights be integrated over with e^{iS}? The phase of the oscillator's kernel from the weights
// of a step network. At T = π and 2π lie caustics: at each one more weight has its maximum of S,
// and turns the phase back by π/2.
#include "beside.hpp"
#include "feynet/network/step_network.hpp"
#include "feynet/path/realtime/real_time_kernel.hpp"

#include <fmt/format.h>

#include <numbers>

int main() {
    using namespace feynet;
    Beside table("phase/π at time T");
    for (const double duration : {0.5, 2.0, 3.0, 3.3, 5.0, 7.0}) {
        constexpr Index n_slices = 64;
        const TimeGrid grid(duration / n_slices, n_slices, Boundary::Dirichlet, 0.4, -0.9);
        const RealTimeOscillator oscillator(grid, Rule::Site, 1.0, 1.0);
        const RealTimeKernel kernel = real_time_kernel(oscillator, StepNetwork(grid));
        const std::string name =
            fmt::format("T = {:.1f}, Morse index {}", duration, kernel.morse_index);
        table.computed(
            name,
            kernel.amplitude.phase / std::numbers::pi,
            oscillator.lattice_kernel().phase / std::numbers::pi,
            1e-9);
    }
    return table.verdict();
}
