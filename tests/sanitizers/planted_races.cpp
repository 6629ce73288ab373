/// Races as this program could have them; see planted_memory.cpp.
#include "feynet/sampler/chains.hpp"
#include "feynet/study/execution.hpp"

#include <array>
#include <cstdio>
#include <optional>
#include <string_view>

namespace {

constexpr feynet::Index n_blocks = 64;
constexpr int n_threads = 4;

double work(feynet::Index block) {
    double sum = 0.0;
    for (int i = 1; i < 20000; ++i) {
        sum += 1.0 / static_cast<double>(i + block);
    }
    return sum;
}

/// A sum over all chains that the blocks add to without a lock.
double sum_without_a_lock() {
    double sum = 0.0;
    feynet::for_each_block(n_blocks, n_threads, [&](feynet::Index block) { sum += work(block); });
    return sum;
}

/// Exact answers that several blocks need, each computed by whoever comes first.
double table_of_the_first() {
    constexpr std::size_t n_answers = 8;
    std::array<std::optional<double>, n_answers> table;
    std::array<double, n_blocks> results{};
    feynet::for_each_block(n_blocks, n_threads, [&](feynet::Index block) {
        const auto b = static_cast<std::size_t>(block);
        std::optional<double>& answer = table[b % n_answers];
        if (!answer) {
            answer = work(block);
        }
        results[b] = *answer * work(block);
    });
    return results.back();
}

/// Progress that is told by all blocks and counted by a plain number.
double progress_that_is_counted() {
    feynet::Index done = 0;
    feynet::Execution execution;
    execution.progress = [&done](feynet::Index steps, double) { done += steps; };
    feynet::for_each_block(
        n_blocks, n_threads, [&](feynet::Index block) { execution.progress(8, work(block)); });
    return static_cast<double>(done);
}

/// What the blocks must do instead: a place of one's own.
double a_place_of_ones_own() {
    std::array<double, n_blocks> results{};
    feynet::for_each_block(n_blocks, n_threads, [&](feynet::Index block) {
        results[static_cast<std::size_t>(block)] = work(block);
    });
    return results.back();
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view name = argc > 1 ? argv[1] : "";
    // On a busy machine one round may be over before the second thread has begun.
    constexpr int n_rounds = 50;
    double result = 0.0;
    for (int round = 0; round < n_rounds; ++round) {
        result = name == "sum_without_a_lock"         ? sum_without_a_lock()
                 : name == "table_of_the_first"       ? table_of_the_first()
                 : name == "progress_that_is_counted" ? progress_that_is_counted()
                                                      : a_place_of_ones_own();
    }
    std::printf("not seen: %g\n", result);
    return 0;
}
