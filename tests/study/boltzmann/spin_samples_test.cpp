#include "feynet/study/boltzmann/spin_samples.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/store.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::spin_samples_test {
namespace {

/// (⟨s s'⟩ of neighbours in samples − exact) in standard errors.
double neighbour_pull(const SpinTruth& truth, const Eigen::MatrixXd& samples, double exact) {
    Eigen::VectorXd mean = Eigen::VectorXd::Zero(samples.rows());
    for (const IsingPair& pair : truth.law.pairs) {
        mean += samples.col(pair.first).cwiseProduct(samples.col(pair.second)) /
                static_cast<double>(truth.law.pairs.size());
    }
    const SampleMean measured = mean_of_samples(mean);
    return (measured.value - exact) / measured.error;
}

}  // namespace

TEST_CASE("spin samples: a small torus is known in full, a large one by Kaufman's sum") {
    const SpinTruth small = ising_truth(3, 0.4);
    const SpinTruth large = ising_truth(8, 0.4);

    REQUIRE(small.written);
    CHECK(entropy(*small.written) == doctest::Approx(-small.mean_log()).epsilon(1e-12));
    CHECK(correlations(*small.written)(0, 1) == doctest::Approx(small.neighbours).epsilon(1e-12));
    CHECK_FALSE(large.written);
    CHECK_THROWS_AS(ising_truth(1, 0.4), InvalidInput);
}

TEST_CASE("spin samples: draws and clusters have the exact neighbours, and tell wrong ones") {
    for (const Index side : {3, 6}) {
        const SpinTruth truth = ising_truth(side, 0.44068679);
        const Eigen::MatrixXd samples = ising_samples(truth, 4000, {.seed = 2}, 1);

        // four standard errors of 64 chains: 2e-4 of false alarms, at a fixed seed
        CHECK(std::abs(neighbour_pull(truth, samples, truth.neighbours)) < 4.0);
        CHECK(std::abs(neighbour_pull(truth, samples, truth.neighbours + 0.05)) > 5.0);
        CHECK(samples == ising_samples(truth, 4000, {.seed = 2}, 3));
    }
}

TEST_CASE("spin samples: tables of ±1 and of 0 and 1 are the same spins") {
    const Eigen::MatrixXd spins = spins_of(DataTable::parse("a,b\n1,-1\n-1,-1\n", "spins.csv"));
    CHECK(spins == spins_of(DataTable::parse("a b\n1 0\n0 0\n", "spins.csv")));
    CHECK(spins(0, 0) == 1.0);
    CHECK(spins(0, 1) == -1.0);
    CHECK_THROWS_WITH_AS(
        spins_of(DataTable::parse("a,b\n1,0\n-1,0\n", "spins.csv")),
        doctest::Contains("spins.csv:3"),
        ConfigError);
    CHECK_THROWS_AS(spins_of(DataTable::parse("a\n0.5\n", "spins.csv")), ConfigError);
}

TEST_CASE("spin samples: HDF5 is read like a table, and says which row is none of spins") {
    const ScratchDirectory scratch;
    const std::filesystem::path path = scratch.path() / "spins.h5";
    const auto write = [&](double last) {
        write_store(
            path,
            {{"data",
              {{"energy", {3}, {1, 2, 3}, {"sample"}},
               {"spins", {3, 2}, {0, 1, 1, 1, 0, last}, {"sample", "spin"}}}}});
    };
    write(0);

    const Eigen::MatrixXd spins = spins_of(path);

    REQUIRE(spins.rows() == 3);
    CHECK(spins.row(0) == Eigen::RowVector2d(-1, 1));
    CHECK(spins.row(2) == Eigen::RowVector2d(-1, -1));
    write(3);
    const std::string message = message_of<ConfigError>([&] { spins_of(path); });
    CHECK(message.find("spins.h5: data/spins, row 2: a spin must be") != std::string::npos);
    write_store(path, {{"data", {{"energy", {1}, {1}, {"sample"}}}}});
    CHECK_THROWS_AS(spins_of(path), ConfigError);
}

TEST_CASE("spin samples: the error of a mean is the spread among chains") {
    // chain c has the value c in all its rows
    Eigen::VectorXd values(3 * sample_chains);
    for (Index k = 0; k < values.size(); ++k) {
        values(k) = static_cast<double>(k % sample_chains);
    }
    const SampleMean mean = mean_of_samples(values);

    CHECK(mean.value == doctest::Approx(31.5));
    // the variance of 0 … 63 is 64 · 65/12, of a mean of them a 64th
    CHECK(mean.error == doctest::Approx(std::sqrt(65.0 / 12.0)));
}

}  // namespace feynet::test::spin_samples_test
