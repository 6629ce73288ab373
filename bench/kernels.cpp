// What one site of one chain costs in each kernel, beside a triad of the same length:
//
//     feynet-kernels [--benchmark_filter=REGEX] [--benchmark_repetitions=N]

#include "kernels.hpp"

#include <climits>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

/// y ← x + 2z in cache: what moving a Block through a kernel costs at least.
void time_triad(benchmark::State& state) {
    const feynet::Block x = feynet::some_normals(feynet::kernel_sites, 1);
    const feynet::Block z = feynet::some_normals(feynet::kernel_sites, 2);
    feynet::Block y(feynet::lanes, feynet::kernel_sites);
    feynet::time_kernel(state, [&] {
        y = x + 2.0 * z;
        benchmark::DoNotOptimize(y.data());
    });
}

/// As the program feynet does: otherwise the pages of temporaries cost more than the arithmetic.
void keep_freed_memory() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 25);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
#endif
}

}  // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    benchmark::RegisterBenchmark("triad", time_triad);
    feynet::register_random_kernels();
    feynet::register_path_kernels();
    feynet::register_sampler_kernels();
    feynet::register_field_kernels();
    feynet::register_nnft_kernels();
    feynet::register_holography_kernels();
    feynet::register_boltzmann_kernels();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 2;
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
