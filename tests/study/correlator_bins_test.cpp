#include "feynet/study/correlator_bins.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::correlator_bins_test {

TEST_CASE("correlator bins: they are the means of correlators measured path by path") {
    for (const Boundary boundary : every_boundary) {
        CAPTURE(word(boundary));
        const TimeGrid grid = grid_with_ends(0.1, 20, boundary);
        const Correlator correlator(grid, grid.n_nodes() - 1, 8);
        VectorSeries plain(lanes, correlator.size(), 16);
        VectorSeries summed(lanes, correlator.size(), 16);
        CorrelatorBins bins(correlator);
        Block values;
        for (std::uint32_t i = 0; i < 101; ++i) {
            const Block path = normal_block(grid.n_nodes(), i);
            correlator.measure(path, values);
            plain.append(0, values);
            bins.add(path, 0, summed);
        }

        REQUIRE(summed.size() == plain.size());
        CHECK(summed.bin_width() == 8);
        CHECK(summed.bin_width() == plain.bin_width());
        double distance = 0.0;
        for (Index i = 0; i < plain.size(); ++i) {
            correlator.measure(
                normal_block(grid.n_nodes(), static_cast<std::uint32_t>(8 * i)), values);
            for (std::size_t k = 0; k < static_cast<std::size_t>(correlator.size()); ++k) {
                const double single = values(5, static_cast<Index>(k));
                distance = std::max(distance, std::abs(summed.bin(5, i)[k] - plain.bin(5, i)[k]));
                distance = std::max(distance, std::abs(summed.single(5, i)[k] - single));
            }
        }
        CHECK(distance < 1e-14);
    }
}

TEST_CASE("correlator bins: a path that is left out is seen") {
    const TimeGrid grid(0.1, 20, Boundary::Periodic);
    const Correlator correlator(grid, 0, 8);
    VectorSeries all(lanes, correlator.size(), 2);
    VectorSeries most(lanes, correlator.size(), 2);
    CorrelatorBins bins(correlator);
    CorrelatorBins fewer(correlator);
    for (std::uint32_t i = 0; i < 8; ++i) {
        bins.add(normal_block(20, i), 0, all);
        fewer.add(normal_block(20, i == 5 ? 4 : i), 0, most);
    }

    CHECK(std::abs(all.means()[1] - most.means()[1]) > 1e-4);
}

}  // namespace feynet::test::correlator_bins_test
