#include "feynet/study/nnft/ensemble_networks.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::ensemble_networks_test {
namespace {

Inputs two_inputs() {
    Inputs inputs(1, 2);
    inputs << 0.2, 0.9;
    return inputs;
}

EnsembleSettings deep_settings(Index depth) {
    EnsembleSettings settings;
    settings.inputs.points = {{0.2}, {0.9}};
    settings.network.depth = depth;
    return settings;
}

/// The mean of f(x₀) f(x₁) by an estimator, and its error.
std::pair<double, double> mean_of_pair(const EnsembleNetworks& networks, ProductEstimator by) {
    constexpr int draws = 2000;
    const NPointFunctions pair({{0, 1}});
    const EnsembleNetworks::Products products = networks.products(two_inputs(), pair, by);
    Block values;
    double sum = 0.0;
    double squares = 0.0;
    for (std::uint32_t i = 0; i < draws; ++i) {
        products({.seed = 4, .trajectory = i}, values);
        sum += values.sum();
        squares += values.square().sum();
    }
    const double n = draws * lanes;
    return {sum / n, std::sqrt((squares / n - sum * sum / (n * n)) / n)};
}

}  // namespace

TEST_CASE("ensemble networks: both estimators of deep networks agree near the kernel") {
    // 2 pulls below 4; the kernel's correction m/N is taken with 20 % for what follows it
    const EnsembleNetworks networks(deep_settings(2), NeuronKind::Erf, 64);
    const Inputs x = two_inputs();
    const auto [sampled, sampled_error] = mean_of_pair(networks, ProductEstimator::Sampled);
    const auto [integrated, error] = mean_of_pair(networks, ProductEstimator::Integrated);
    const double kernel = networks.kernel(x.col(0), x.col(1));

    CHECK(networks.is_deep());
    CHECK_FALSE(networks.two_point(x.col(0), x.col(1)).has_value());
    CHECK(std::abs(integrated - sampled) < 4.0 * sampled_error);
    CHECK(std::abs(integrated - kernel) < 4.0 * error + 0.02 * kernel);
    CHECK(error < 0.3 * sampled_error);
}

TEST_CASE("ensemble networks: one hidden layer has no drift, several have") {
    const Inputs x = two_inputs();
    const EnsembleNetworks shallow(deep_settings(1), NeuronKind::Erf, 8);
    const EnsembleNetworks deep(deep_settings(3), NeuronKind::Erf, 8);

    CHECK(shallow.drift(x.col(0)) == 0.0);
    CHECK(deep.drift(x.col(0)) != 0.0);
    CHECK(shallow.two_point(x.col(0), x.col(1)) == shallow.kernel(x.col(0), x.col(1)));
}

TEST_CASE("ensemble networks: deep networks know N G₄ᶜ at one or two inputs") {
    const EnsembleNetworks shallow(deep_settings(1), NeuronKind::Relu, 8);
    const EnsembleNetworks deep(deep_settings(2), NeuronKind::Relu, 8);
    Inputs four(1, 4);
    four << 0.2, 0.9, 0.2, 0.9;
    Inputs three(1, 4);
    three << 0.2, 0.9, 0.5, 0.9;

    CHECK(shallow.connected(four).has_value());
    CHECK(*deep.connected(four) > *shallow.connected(four));
    CHECK_FALSE(deep.connected(three).has_value());
}

TEST_CASE("ensemble networks: step and decay nets are kicks in one dimension") {
    EnsembleSettings settings = deep_settings(1);
    settings.network.start = 0.0;
    const Inputs x = two_inputs();

    // Brownian: min(s, t)
    CHECK(
        EnsembleNetworks(settings, NeuronKind::Step, 4).kernel(x.col(0), x.col(1)) ==
        doctest::Approx(0.2));
    settings.network.start.reset();
    CHECK(
        EnsembleNetworks(settings, NeuronKind::Decay, 4).kernel(x.col(0), x.col(1)) ==
        doctest::Approx(0.5 * std::exp(-0.7)).epsilon(1e-6));
    settings.inputs.dimension = 2;
    settings.inputs.points.clear();
    CHECK_THROWS_AS(EnsembleNetworks(settings, NeuronKind::Step, 4), InvalidInput);
}

}  // namespace feynet::test::ensemble_networks_test
