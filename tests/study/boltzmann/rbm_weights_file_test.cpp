#include "feynet/study/boltzmann/rbm_weights_file.hpp"

#include "feynet/io/config_error.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <complex>
#include <fstream>
#include <string>

namespace feynet::test::rbm_weights_file_test {
namespace {

/// Weights that need all their digits.
RbmWeights two_spins() {
    RbmWeights weights{Eigen::VectorXcd(2), Eigen::VectorXcd(3), Eigen::MatrixXcd(2, 3)};
    weights.visible << 1.0 / 3.0, std::complex<double>(0.0, -2.5e-17);
    weights.hidden << std::complex<double>(0.1, 0.2), -1.0, 0.0;
    weights.coupling << 1.0, 2.0, 3.0, 4.0, std::complex<double>(5.0, 0.7), -6.0;
    return weights;
}

std::string message_of(const std::string& text) {
    try {
        parse_rbm_weights(text, "some.wf");
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("weights come back from their file with every bit") {
    const ScratchDirectory directory;
    const auto path = directory.path() / "two.wf";
    std::ofstream(path) << wf_text(two_spins());

    const RbmWeights read = read_rbm_weights(path);

    CHECK(read.visible == two_spins().visible);
    CHECK(read.hidden == two_spins().hidden);
    CHECK(read.coupling == two_spins().coupling);
}

TEST_CASE("W stands spin by spin, numbers as pairs, in brackets or alone") {
    const RbmWeights read =
        parse_rbm_weights("2\n1\n(1,0) (0.5)\n-3e-1\n(0.25,-4)\n+7\n", "published.wf");

    CHECK(read.visible(1) == 0.5);
    CHECK(read.hidden(0) == -0.3);
    CHECK(read.coupling(0, 0) == std::complex<double>(0.25, -4.0));
    CHECK(read.coupling(1, 0) == 7.0);
}

TEST_CASE("weights in JSON are the same weights") {
    const std::string text = R"({"Name": "RbmSpin", "Nvisible": 2, "UseVisibleBias": true,
        "a": [[0.5, 0], -1], "b": [[0, 1], 0, 2], "W": [[1, 2, [3, 4]], [5, 6, 7]]})";
    for (const std::string& json : {text, "{\"Machine\": " + text + "}"}) {
        const RbmWeights read = parse_rbm_weights(json, "netket.json");

        CHECK(read.visible(0) == 0.5);
        CHECK(read.hidden(0) == std::complex<double>(0.0, 1.0));
        CHECK(read.coupling(0, 2) == std::complex<double>(3.0, 4.0));
        CHECK(read.coupling(1, 0) == 5.0);
    }
    CHECK(parse_rbm_weights(R"({"W": [[1], [2]]})", "netket.json").visible.norm() == 0.0);
}

TEST_CASE("what is wrong with a file of weights is said with its line") {
    CHECK(message_of("") == "some.wf:1: expected the number of spins, got \"\"");
    CHECK(
        message_of("2\n1\n(1,0)\n(0,x)\n") ==
        "some.wf:4: a: expected a number as (re,im), got \"(0,x)\"");
    CHECK(message_of("1\n1\n1\n2\n3\n4\n").find("some.wf:6: expected the end") == 0);
    CHECK(message_of("1\n1\n1\n2\n").find("some.wf:5: W: expected a number") == 0);
    CHECK(message_of("90000\n90000\n1\n").find("more weights than the file") != std::string::npos);
    CHECK(message_of("{\"W\":\n [[1, 2], [3]]}") == "some.wf:2: W: expected 2 numbers, got 1");
    CHECK(message_of("{\"W\":\n [[1, 2]\n").find("some.wf:3: is not JSON") == 0);
    CHECK(message_of("{\"W\": [[true]]}").find("some.wf:1: W: expected a number") == 0);
    CHECK(message_of(std::string(100000, '[')).find("some.wf:1:") == 0);
    CHECK_THROWS_AS(read_rbm_weights("/nowhere/some.wf"), ConfigError);
}

}  // namespace feynet::test::rbm_weights_file_test
