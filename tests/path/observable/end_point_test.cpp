#include "feynet/path/observable/end_point.hpp"

#include "feynet/core/error.hpp"
#include "feynet/network/decay_network.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::end_point_test {
namespace {

constexpr double spacing = 0.25;
constexpr double mass = 1.2;
constexpr HarmonicPotential oscillator{.mass = mass, .frequency = 0.9};
const std::vector<double> positions{-1.5, -0.6, 0.0, 0.4, 1.1};

PathSystem half_line(Rule rule, Index n_slices) {
    return {TimeGrid(spacing, n_slices, Boundary::HalfLine, 0.8), rule, mass, oscillator};
}

/// ⟨y| e^{−TH} |0.8⟩ by its closed form.
double kernel(Rule rule, Index n_slices, double y) {
    const TimeGrid grid(spacing, n_slices, Boundary::Dirichlet, 0.8, y);
    return std::exp(exact_path({grid, rule, mass, oscillator})->log_partition());
}

/// The largest deviation, in standard errors, of Z_half ⟨T(y, x_N)⟩ from the kernel of
/// `kernel_slices` slices, over exact draws of the half line of N slices.
double largest_pull(Rule rule, Index n_slices, Index kernel_slices) {
    const PathSystem system = half_line(rule, n_slices);
    const DecayNetwork network(system.grid(), rule, mass, system.quadratic_frequency());
    const EndPoint end_point(system, positions);
    const double z = std::exp(exact_path(system)->log_partition());
    constexpr std::uint32_t n_draws = 20000;
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(end_point.size());
    Eigen::ArrayXd square = sum;
    Block theta(lanes, network.n_weights());
    Block path;
    Block values;
    for (std::uint32_t i = 0; i < n_draws; ++i) {
        fill_normals(Stream{.seed = 61, .trajectory = i}, Purpose::Exact, theta);
        network.evaluate(theta, path);
        end_point.measure(path, values);
        sum += z * values.colwise().sum().transpose();
        square += z * z * values.square().colwise().sum().transpose();
    }
    const double n = lanes * n_draws;
    double largest = 0.0;
    for (Index i = 0; i < end_point.size(); ++i) {
        const double mean = sum[i] / n;
        const double error = std::sqrt((square[i] / n - mean * mean) / n);
        const double exact = kernel(rule, kernel_slices, positions[static_cast<std::size_t>(i)]);
        largest = std::max(largest, std::abs(mean - exact) / error);
    }
    return largest;
}

}  // namespace

TEST_CASE("end point: the half line and one more slice make the kernel, normalisation included") {
    // 1.6e5 independent paths, 20 comparisons at 4.9 standard errors: false alarms 2e-5.
    for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
        CHECK(largest_pull(rule, 3, 4) < 4.9);
        CHECK(largest_pull(rule, 12, 13) < 4.9);
    }
}

TEST_CASE("end point: a slice too many or too few is seen") {
    CHECK(largest_pull(Rule::Site, 12, 12) > 4.9);
    CHECK(largest_pull(Rule::Site, 12, 14) > 4.9);
}

TEST_CASE("end point: two free ends are averaged") {
    const TimeGrid grid(spacing, 4, Boundary::Free);
    const PathSystem free(grid, Rule::Site, mass, oscillator);
    const EndPoint both(free, positions);
    const EndPoint one(half_line(Rule::Site, 4), positions);
    const Block path = normal_block(5);
    const Block reversed = path.rowwise().reverse();
    Block last;
    Block first;
    Block measured;

    one.measure(path, last);
    one.measure(reversed, first);
    both.measure(path, measured);

    CHECK((measured - 0.5 * (first + last)).abs().maxCoeff() < 1e-14);
}

TEST_CASE("end point: a path whose end is not free has none") {
    const TimeGrid ring(spacing, 4, Boundary::Periodic);
    const TimeGrid fixed(spacing, 4, Boundary::Dirichlet);

    CHECK_THROWS_AS(EndPoint({ring, Rule::Site, mass, oscillator}, positions), InvalidInput);
    CHECK_THROWS_AS(EndPoint({fixed, Rule::Site, mass, oscillator}, positions), InvalidInput);
    CHECK_THROWS_AS(EndPoint(half_line(Rule::Site, 4), {}), InvalidInput);
}

}  // namespace feynet::test::end_point_test
