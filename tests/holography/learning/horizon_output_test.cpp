#include "feynet/holography/learning/horizon_output.hpp"

#include "feynet/holography/exact/regular_solution.hpp"
#include "holography/data_points.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::horizon_output_test {
namespace {

/// |F| of the regular free field on the black hole, d = 3, m² = −1, of size one at the horizon.
double truncation(HorizonOutput output, double depth) {
    const FieldAtDepth regular = regular_solution(3, -1.0, depth);
    const BulkWeights weights{.metric = {}, .mass_squared = -1.0};
    const BulkState field{.phi = Lanes::Constant(regular.phi), .pi = Lanes::Constant(regular.pi)};
    return std::abs(horizon_misfit(output, depth, weights, field).value(0));
}

}  // namespace

TEST_CASE("regular fields fulfil eq. (10) up to η², and π = 0 up to η") {
    using enum HorizonOutput;
    CHECK(
        std::log2(truncation(Regular, 0.02) / truncation(Regular, 0.01)) ==
        doctest::Approx(2.0).epsilon(0.01));
    CHECK(
        std::log2(truncation(Momentum, 0.02) / truncation(Momentum, 0.01)) ==
        doctest::Approx(1.0).epsilon(0.01));
}

TEST_CASE("the slopes of the horizon condition are those of F") {
    const BulkState field = data_points();
    const BulkWeights weights{.metric = {}, .mass_squared = -1.0, .coupling = 0.7};
    for (const HorizonOutput output : {HorizonOutput::Momentum, HorizonOutput::Regular}) {
        const HorizonMisfit at = horizon_misfit(output, 0.1, weights, field);
        const double step = 1e-5;
        const auto difference = [&](double phi, double pi, double mass_squared, double coupling) {
            const auto shifted = [&](double s) {
                const BulkWeights w{
                    .metric = {},
                    .mass_squared = weights.mass_squared + s * mass_squared,
                    .coupling = weights.coupling + s * coupling};
                return horizon_misfit(
                           output, 0.1, w, {.phi = field.phi + s * phi, .pi = field.pi + s * pi})
                    .value;
            };
            return Lanes((shifted(step) - shifted(-step)) / (2.0 * step));
        };
        CHECK((difference(1, 0, 0, 0) - at.by_field.phi).abs().maxCoeff() < 1e-9);
        CHECK((difference(0, 1, 0, 0) - at.by_field.pi).abs().maxCoeff() < 1e-9);
        CHECK((difference(0, 0, 1, 0) - at.by_mass_squared).abs().maxCoeff() < 1e-9);
        CHECK((difference(0, 0, 0, 1) - at.by_coupling).abs().maxCoeff() < 1e-9);
    }
}

}  // namespace feynet::test::horizon_output_test
