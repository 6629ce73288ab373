#include "feynet/field/observable/derived.hpp"

#include "feynet/field/exact/free_field.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string_view>

namespace feynet::test::derived_test {
namespace {

constexpr ScalarCouplings couplings{.stiffness = 0.8, .mass_term = 0.3};

const DerivedNumber& find(const std::vector<DerivedNumber>& numbers, std::string_view name) {
    for (const DerivedNumber& candidate : numbers) {
        if (candidate.number.name == name) {
            return candidate;
        }
    }
    FAIL("no such number");
    return numbers.front();
}

/// The exact means of a free field in the order of FieldNumbers.
std::vector<double> free_means(const FreeField& field, const FieldNumbers& numbers) {
    std::vector<Index> lowest(static_cast<std::size_t>(field.lattice().n_dimensions()), 0);
    for (std::size_t i = 0; i < lowest.size(); ++i) {
        const auto direction = static_cast<Index>(i);
        const bool open_time = field.lattice().is_open() && direction == 0;
        if (!open_time && field.lattice().extent(direction) == numbers.longest_extent()) {
            lowest[i] = 1;
            break;
        }
    }
    return {
        field.phi2(),
        field.phi4(),
        field.ising_energy(),
        field.action_per_site(),
        1.0,
        0.0,
        field.abs_magnetisation(),
        field.magnetisation2(),
        field.magnetisation4(),
        field.momentum_propagator(lowest)};
}

std::vector<double> free_correlator(const FreeField& field) {
    const Lattice& lattice = field.lattice();
    const Index source = lattice.reference_time();
    const Index last = lattice.is_open() ? lattice.n_times() - 1 - source : lattice.n_times() / 2;
    std::vector<double> result;
    for (Index lag = 0; lag <= last; ++lag) {
        const std::vector<Index> zero(static_cast<std::size_t>(lattice.n_dimensions() - 1), 0);
        result.push_back(field.slice_correlator(zero, source, source + lag));
    }
    return result;
}

void check_gradient(const DerivedNumber& derived, const std::vector<double>& means) {
    const std::vector<double> gradient = derived.gradient(means);
    REQUIRE(gradient.size() == means.size());
    for (std::size_t i = 0; i < means.size(); ++i) {
        const double step = 1e-6 * std::max(1e-3, std::abs(means[i]));
        std::vector<double> up = means;
        std::vector<double> down = means;
        up[i] += step;
        down[i] -= step;
        const double difference = (derived.value(up) - derived.value(down)) / (2.0 * step);
        CHECK(gradient[i] == doctest::Approx(difference).epsilon(1e-5));
    }
}

}  // namespace

TEST_CASE("a free field has χ = 1/(2r), ξ = 1/m and no coupling, on both time ends") {
    for (const TimeEnds ends : {TimeEnds::Periodic, TimeEnds::Open}) {
        for (const Index n_components : {1, 2, 4}) {
            const FreeField field(Lattice({6, 8, 8}, ends), couplings, n_components);
            const FieldNumbers numbers(field.lattice(), n_components);
            const std::vector<double> means = free_means(field, numbers);
            const std::vector<DerivedNumber> derived = derived_numbers(numbers);
            const auto value = [&](std::string_view name) {
                return find(derived, name).value(means);
            };

            CHECK(value("susceptibility") == doctest::Approx(1.0 / 0.6));
            CHECK(value("correlation_length") == doctest::Approx(std::sqrt(0.8 / 0.3)));
            CHECK(value("correlation_length") == doctest::Approx(field.correlation_length()));
            CHECK(value("binder") == doctest::Approx(0.0));
            CHECK(value("four_point") == doctest::Approx(0.0));
            CHECK(value("renormalised_coupling") == doctest::Approx(0.0));
        }
    }
}

TEST_CASE(
    "in the broken phase U₄ is 2/(n + 2) and only the connected susceptibility stays finite") {
    for (const Index n_components : {1, 3}) {
        const FieldNumbers numbers(Lattice({4, 4}), n_components);
        // |M| = 3 in every configuration
        const std::vector<double> means{9.0, 81.0, 9.0, 0.0, 1.0, 0.0, 3.0, 9.0, 81.0, 0.1};
        const std::vector<DerivedNumber> derived = derived_numbers(numbers);
        const auto n = static_cast<double>(n_components);

        CHECK(find(derived, "binder").value(means) == doctest::Approx(2.0 / (n + 2.0)));
        CHECK(find(derived, "connected_susceptibility").value(means) == doctest::Approx(0.0));
        CHECK(find(derived, "susceptibility").value(means) == doctest::Approx(16.0 * 9.0 / n));
    }
}

TEST_CASE("g_R is −3n/(n + 2) of the four-point function in units of χ and ξ") {
    for (const Index n_components : {1, 3}) {
        const Lattice lattice({6, 4, 3});
        const FieldNumbers numbers(lattice, n_components);
        const std::vector<double> means{1.0, 2.0, 0.4, 0.5, 1.0, 0.0, 0.3, 0.11, 0.017, 0.9};
        const std::vector<DerivedNumber> derived = derived_numbers(numbers);
        const double xi = find(derived, "correlation_length").value(means);
        const double total = 72.0 * 0.11;  // nχ
        const auto n = static_cast<double>(n_components);

        CHECK(
            find(derived, "renormalised_coupling").value(means) ==
            doctest::Approx(
                -3.0 * n / (n + 2.0) * find(derived, "four_point").value(means) /
                (total * total * xi * xi * xi)));
    }
}

TEST_CASE("a free field has the effective mass 2 arsinh(m/2) at every t, on both time ends") {
    for (const TimeEnds ends : {TimeEnds::Periodic, TimeEnds::Open}) {
        for (const Index n_times : {7, 8}) {
            const FreeField field(Lattice({n_times, 4}, ends), couplings);
            const std::vector<double> correlator = free_correlator(field);
            const auto n_lags = static_cast<Index>(correlator.size());
            const double mass = 2.0 * std::asinh(0.5 * std::sqrt(0.3 / 0.8));

            CHECK(pole_mass(field.lattice(), n_lags).value(correlator) == doctest::Approx(mass));
            const bool ring = ends == TimeEnds::Periodic;
            for (Index lag = 1; lag <= (ring ? n_times / 2 : n_lags - 2); ++lag) {
                const DerivedNumber effective = effective_mass(field.lattice(), lag);
                CHECK(effective.value(correlator) == doctest::Approx(mass));
            }
        }
    }
}

TEST_CASE("the pole mass is the mean over t = 1 … L − 1, C(L − t) = C(t)") {
    const std::vector<double> half{1.0, 0.5, 0.3, 0.26, 0.255};
    std::vector<double> ring = half;
    ring.insert(ring.end(), {0.26, 0.3, 0.5, 1.0});
    double sum = 0.0;
    for (std::size_t t = 1; t < 8; ++t) {
        sum += std::acosh((ring[t - 1] + ring[t + 1]) / (2.0 * ring[t]));
    }
    CHECK(pole_mass(Lattice({8, 2}), 5).value(half) == doctest::Approx(sum / 7.0));
}

TEST_CASE("gradients are those of small differences") {
    const std::vector<double> means{1.0, 2.0, 0.4, 0.5, 1.0, 0.0, 0.3, 0.11, 0.017, 0.9};
    for (const DerivedNumber& derived : derived_numbers(FieldNumbers(Lattice({6, 4, 3}), 2))) {
        check_gradient(derived, means);
    }
    check_gradient(pole_mass(Lattice({8, 2}), 5), {1.0, 0.5, 0.3, 0.23, 0.21});
    check_gradient(effective_mass(Lattice({8, 2}), 2), {1.0, 0.5, 0.3, 0.23, 0.21});
}

TEST_CASE("what the means do not allow is not a number") {
    const FieldNumbers numbers(Lattice({4, 4}));
    const std::vector<double> means{1.0, 2.0, 0.4, 0.5, 1.0, 0.0, 0.3, 0.01, 0.0003, 0.9};
    const std::vector<DerivedNumber> derived = derived_numbers(numbers);

    CHECK(std::isnan(find(derived, "correlation_length").value(means)));
    CHECK(std::isnan(pole_mass(Lattice({4, 2}), 3).value(std::vector<double>{1.0, 1.0, 0.5})));
}

TEST_CASE("without a periodic axis there is no correlation length") {
    const std::vector<DerivedNumber> derived =
        derived_numbers(FieldNumbers(Lattice({5}, TimeEnds::Open)));
    CHECK(derived.size() == 4);
}

}  // namespace feynet::test::derived_test
