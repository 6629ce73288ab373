#pragma once

#include "feynet/core/random.hpp"

#include <benchmark/benchmark.h>

namespace feynet {

/// The number of sites of every kernel that is not of a field: a Block of this length is 64 kB and
/// stays in the second cache.
inline constexpr Index kernel_sites = 1000;

/// Standard normals to work on.
inline Block some_normals(Index n, std::uint64_t seed = 1) {
    Block block(lanes, n);
    fill_normals({.seed = seed}, Purpose::Test, block);
    return block;
}

/// Runs a kernel over n sites of all lanes; "each" is its time per site and chain in seconds.
template <typename Kernel>
void time_kernel(benchmark::State& state, Kernel&& kernel, Index n = kernel_sites) {
    for ([[maybe_unused]] auto _ : state) {
        kernel();
        benchmark::ClobberMemory();
    }
    state.counters["each"] = benchmark::Counter(
        static_cast<double>(n * lanes),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void register_random_kernels();
void register_path_kernels();
void register_field_kernels();
void register_sampler_kernels();
void register_nnft_kernels();
void register_holography_kernels();
void register_boltzmann_kernels();

}  // namespace feynet
