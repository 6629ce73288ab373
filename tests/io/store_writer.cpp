#include "feynet/io/store.hpp"

int main(int count, char** words) {
    if (count != 2) {
        return 2;
    }
    const feynet::Dataset x2{"x2", {2, 3}, {1.5, 2, 3, 4, 5, 1.0 / 3.0}, {"chain", "draw"}, "⟨x²⟩"};
    const feynet::Dataset lag{"time", {4}, {0, 0.1, 0.2, 0.3}, {"time"}, "lag × spacing"};
    const feynet::Dataset correlator{
        "correlator", {2, 4}, {1, 2, 3, 4, 5, 6, 7, 8}, {"chain", "time"}};
    const feynet::Dataset acceptance{"acceptance", {2, 3}, {1, 0, 1, 1, 1, 0}, {"chain", "draw"}};
    feynet::write_store(
        words[1],
        {{"decay/posterior", {x2, lag, correlator}, {{"inference_library", "feynet"}}},
         {"decay/sample_stats", {acceptance}},
         {"relu/posterior", {x2}}});
}
