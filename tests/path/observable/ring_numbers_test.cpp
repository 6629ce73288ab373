#include "feynet/path/observable/ring_numbers.hpp"

#include "feynet/path/action/path_action.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "support/reference_action.hpp"

#include <doctest/doctest.h>

namespace feynet::test::ring_numbers_test {

TEST_CASE("ring numbers: they are the scalar observables and x ∂S/∂x, one by one") {
    int n_compared = 0;
    for_every_system(9, [&](const PathSystem& system) {
        const auto numbers = ring_numbers(system);
        if (!numbers) {
            return;
        }
        const auto list = scalar_observables(system, 0);
        const Block path = random_path(system);
        Block together;
        Block alone;

        numbers->measure(path, together);

        REQUIRE(numbers->size() == static_cast<Index>(list.size()) + 1);
        for (std::size_t i = 0; i < list.size(); ++i) {
            CAPTURE(list[i].observable->name());
            list[i].observable->measure(path, alone);
            const Lanes difference = together.col(static_cast<Index>(i)) - alone.col(0);
            CHECK(difference.abs().maxCoeff() < 1e-12 * (1.0 + alone.abs().maxCoeff()));
        }
        const Index n = path.cols();
        const Lanes virial = make_path_action(system)->virial(path, Eigen::ArrayXd::Zero(n)) /
                             static_cast<double>(n);
        CHECK(
            (together.col(5) - virial).abs().maxCoeff() < 1e-12 * (1.0 + virial.abs().maxCoeff()));
        ++n_compared;
    });
    CHECK(n_compared > 0);
}

TEST_CASE("ring numbers: nothing where sites do not carry the potential, or there are ends") {
    const TimeGrid ring(0.1, 8, Boundary::Periodic);
    const TimeGrid open(0.1, 8, Boundary::Free);

    CHECK(ring_numbers(PathSystem(ring, Rule::Site, 1.0, HarmonicPotential{})));
    CHECK_FALSE(ring_numbers(PathSystem(ring, Rule::Midpoint, 1.0, HarmonicPotential{})));
    CHECK_FALSE(
        ring_numbers(PathSystem(ring, Discretisation::TakahashiImada, 1.0, HarmonicPotential{})));
    CHECK_FALSE(ring_numbers(PathSystem(open, Rule::Site, 1.0, HarmonicPotential{})));
}

}  // namespace feynet::test::ring_numbers_test
