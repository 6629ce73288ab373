#include "feynet/network/best_network.hpp"

#include "feynet/core/error.hpp"
#include "network/sampled_paths.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace feynet::test::best_network_test {
namespace {

constexpr double omega = 0.8;

/// The activation of unit n at t, by its definition; unit 0 is the offset.
double activation(NetworkKind kind, Index n, Index width, double t) {
    const double a = path_duration / static_cast<double>(width);
    const double kink = (static_cast<double>(n) - 0.5) * a;
    // jumps at a sample belong to what follows
    const bool is_on = n == 0 || t > kink - 1e-12;
    switch (kind) {
        case NetworkKind::Step:
            return n == 0 ? 1.0 : (is_on ? a : 0.0);
        case NetworkKind::Relu:
            return n == 0 ? 1.0 : std::max(t - static_cast<double>(n - 1) * a, 0.0);
        case NetworkKind::Cosine:
            return std::cos(static_cast<double>(n) * std::numbers::pi * t / path_duration);
        default:
            return is_on ? std::exp(-omega * (t - (n == 0 ? 0.0 : kink))) : 0.0;
    }
}

std::string rejected_argument(
    NetworkKind kind, Index width, Index n_samples, double duration, double frequency) {
    try {
        best_network(kind, width, Eigen::ArrayXd::Ones(n_samples), duration, frequency);
    } catch (const InvalidInput& error) {
        return error.argument();
    }
    return "";
}

}  // namespace

TEST_CASE("best network: its path is the sum of its weights times their activations") {
    for (const NetworkKind kind : every_activation) {
        const Eigen::ArrayXd samples = path_samples(PathClass::Smooth, 120);
        const BestNetwork best = best_network(kind, 7, samples, path_duration, omega);
        CAPTURE(word(kind));
        for (Index j = 0; j <= 120; ++j) {
            const double t = path_duration * static_cast<double>(j) / 120.0;
            double sum = 0.0;
            for (Index n = 0; n <= 7; ++n) {
                sum += best.weights[n] * activation(kind, n, 7, t);
            }
            CHECK(std::abs(sum - best.path[j]) < 1e-12);
        }
    }
}

TEST_CASE("best network: what it misses is orthogonal to every activation") {
    for (const NetworkKind kind : every_activation) {
        for (const PathClass path : every_path_class) {
            const Eigen::ArrayXd samples = path_samples(path, 120);
            const BestNetwork best = best_network(kind, 7, samples, path_duration, omega);
            CAPTURE(word(kind));
            CAPTURE(word(path));
            double error = 0.0;
            for (Index n = 0; n <= 7; ++n) {
                double overlap = 0.0;
                for (Index j = 0; j <= 120; ++j) {
                    const double t = path_duration * static_cast<double>(j) / 120.0;
                    const double share = j == 0 || j == 120 ? 0.5 : 1.0;
                    const double residual = samples[j] - best.path[j];
                    overlap += share * residual * activation(kind, n, 7, t);
                    error += n == 0 ? share * residual * residual : 0.0;
                }
                CHECK(std::abs(overlap) < 1e-11);
            }
            CHECK(best.error == doctest::Approx(std::sqrt(error * path_duration / 120.0)));
        }
    }
}

TEST_CASE("best network: a path of its own it finds again, to rounding") {
    for (const NetworkKind kind : every_activation) {
        const Eigen::ArrayXd weights{{0.3, -0.7, 1.1, 0.2, -0.4, 0.9}};
        Eigen::ArrayXd samples(101);
        for (Index j = 0; j <= 100; ++j) {
            const double t = path_duration * static_cast<double>(j) / 100.0;
            samples[j] = 0.0;
            for (Index n = 0; n <= 5; ++n) {
                samples[j] += weights[n] * activation(kind, n, 5, t);
            }
        }
        CAPTURE(word(kind));
        const BestNetwork best = best_network(kind, 5, samples, path_duration, omega);
        CHECK(best.error < 1e-13);
        CHECK((best.weights - weights).abs().maxCoeff() < 1e-11);
    }
}

TEST_CASE("best network: steps that do not decay are steps") {
    const Eigen::ArrayXd samples = path_samples(PathClass::Smooth, 120);
    const BestNetwork step = best_network(NetworkKind::Step, 7, samples, path_duration);
    const BestNetwork decay = best_network(NetworkKind::Decay, 7, samples, path_duration, 0.0);
    CHECK((step.path == decay.path).all());
}

TEST_CASE("best network: bad input is named") {
    CHECK(rejected_argument(NetworkKind::Site, 4, 100, 1.0, 1.0) == "kind");
    CHECK(rejected_argument(NetworkKind::Step, 0, 100, 1.0, 1.0) == "width");
    CHECK(rejected_argument(NetworkKind::Step, 25, 100, 1.0, 1.0) == "samples");
    CHECK(rejected_argument(NetworkKind::Step, 4, 100, 0.0, 1.0) == "duration");
    CHECK(rejected_argument(NetworkKind::Decay, 4, 100, 1.0, -1.0) == "frequency");
}

}  // namespace feynet::test::best_network_test
