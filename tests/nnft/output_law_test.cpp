#include "feynet/nnft/output_law.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::output_law_test {

TEST_CASE("output law: weights have mean 0, variance 1 and the kurtosis of their law") {
    // 4 σ on twelve means of 400 000 numbers: a right law fails with 8e-4
    constexpr Index n = 50'000;
    for (const OutputLaw law : {OutputLaw::Gaussian, OutputLaw::Constant, OutputLaw::Rayleigh}) {
        CAPTURE(word(law));
        Block a(lanes, n);
        fill_output_weights(law, StreamSource({.seed = 3}), Purpose::Test, a);
        const auto count = static_cast<double>(n * lanes);
        const auto pull = [&](const Block& values, double exact) {
            const double mean = values.mean();
            const double error = std::sqrt((values - mean).square().mean() / count);
            return std::abs(mean - exact) / std::max(error, 1e-12);
        };
        CHECK(pull(a, 0.0) < 4.0);
        CHECK(pull(a.square(), 1.0) < 4.0);
        CHECK(pull(a.square().square(), kurtosis(law)) < 4.0);
        CHECK(pull(a.square().square(), 1.02 * kurtosis(law)) > 4.0);
        CHECK(pull(a.square().cube(), sixth_moment(law)) < 4.0);
        CHECK(pull(a.square().cube(), 1.1 * sixth_moment(law)) > 4.0);
    }
}

}  // namespace feynet::test::output_law_test
