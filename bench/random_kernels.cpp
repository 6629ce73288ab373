#include "kernels.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>

namespace feynet {
namespace {

void time_normals(benchmark::State& state) {
    Block block(lanes, kernel_sites);
    Stream stream;
    time_kernel(state, [&] {
        ++stream.trajectory;
        fill_normals(stream, Purpose::Test, block);
    });
}

void time_uniforms(benchmark::State& state) {
    Block block(lanes, kernel_sites);
    Stream stream;
    time_kernel(state, [&] {
        ++stream.trajectory;
        fill_uniforms(stream, Purpose::Test, block);
    });
}

/// The usual way: a sequential generator and the ziggurat.
void time_boost_normals(benchmark::State& state) {
    Block block(lanes, kernel_sites);
    boost::random::mt19937 engine(1);
    boost::random::normal_distribution<double> normal;
    time_kernel(state, [&] {
        for (double& number : block.reshaped()) {
            number = normal(engine);
        }
    });
}

}  // namespace

void register_random_kernels() {
    benchmark::RegisterBenchmark("normals/philox", time_normals);
    benchmark::RegisterBenchmark("normals/boost_mt19937", time_boost_normals);
    benchmark::RegisterBenchmark("uniforms/philox", time_uniforms);
}

}  // namespace feynet
