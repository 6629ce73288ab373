/// Defects as this program could have them. The sanitizers must report each; what they would
/// overlook here they would overlook there.
#include "feynet/core/block.hpp"
#include "feynet/io/payload.hpp"

#include <cstdint>
#include <cstdio>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// A path of chains whose last node has no right neighbour.
double beyond_the_last_node(feynet::Index n) {
    std::vector<double> path(static_cast<std::size_t>(n), 1.0);
    const double* node = path.data();
    double action = 0.0;
    for (feynet::Index t = 0; t < n; ++t) {
        action += (node[t + 1] - node[t]) * (node[t + 1] - node[t]);
    }
    return action;
}

/// A reader that outlives the bytes of its checkpoint.
double bytes_that_are_gone(feynet::Index n) {
    std::string_view view;
    {
        feynet::PayloadWriter writer;
        writer.append_numbers(std::vector<double>(static_cast<std::size_t>(n), 2.0));
        const std::string bytes = writer.take();
        view = bytes;
    }
    return feynet::PayloadReader(view).take_numbers().back();
}

/// A number of chains times a number of draws that no counter holds.
double counter_that_runs_over(feynet::Index n) {
    std::int32_t total = std::numeric_limits<std::int32_t>::max() / static_cast<std::int32_t>(n);
    for (feynet::Index i = 0; i < n; ++i) {
        total += std::numeric_limits<std::int32_t>::max() / static_cast<std::int32_t>(n);
    }
    return total;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view name = argc > 1 ? argv[1] : "";
    const feynet::Index n = 64 + argc;
    const double result = name == "beyond_the_last_node"     ? beyond_the_last_node(n)
                          : name == "bytes_that_are_gone"    ? bytes_that_are_gone(n)
                          : name == "counter_that_runs_over" ? counter_that_runs_over(n)
                                                             : 0.0;
    std::printf("not seen: %g\n", result);
    return 0;
}
