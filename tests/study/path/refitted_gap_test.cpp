#include "feynet/study/path/refitted_gap.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"
#include "feynet/study/correlator_samples.hpp"
#include "feynet/study/study_kind.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::refitted_gap_test {
namespace {

constexpr double spacing = 0.125;
constexpr Index n_slices = 128;

/// An oscillator, β = 16.
RunFile run_file(const std::string& more = {}) {
    return RunFile::parse(
        "[time]\nspacing = 0.125\nn_slices = 128\n" + more +
            "[network]\nkind = [\"decay\", \"step\"]\n[sampler]\nwarmup = 20\ndraws = 2000\n"
            "[measure]\nlevels = 0\n",
        "run.toml");
}

/// A run that all tests look at again.
const StudyResult& sampled() {
    static const StudyResult result = [] {
        RunFile file = run_file();
        StudyHooks hooks;
        hooks.execution.n_threads = 1;
        return read_study(file)->run(hooks);
    }();
    return result;
}

std::vector<RefittedGap> gaps_in(const std::string& window, Index n_states, double discard = 0.0) {
    return refitted_gaps(
        run_file(), sampled().samples, fit_window(window, n_states), sampled().summary, discard);
}

/// Bins of 0.3 f(1.5) + 0.1 f(4) with independent noise, as a store.
std::vector<Group> two_decays() {
    constexpr Index n_bins = 128;
    constexpr Index n_lags = 48;
    const PeriodicDecay decay{spacing * n_slices};
    VectorSeries series(lanes, n_lags, 2 * n_bins);
    Stream stream{.seed = 11};
    Block values(lanes, n_lags);
    for (Index bin = 0; bin < n_bins; ++bin, ++stream.trajectory) {
        fill_normals(stream, Purpose::DataNoise, values);
        for (Index k = 0; k < n_lags; ++k) {
            const double t = spacing * static_cast<double>(k);
            values.col(k) =
                0.3 * decay.value(1.5, t) + 0.1 * decay.value(4.0, t) + 1e-3 * values.col(k);
        }
        series.append(0, values);
    }
    return {correlator_samples(series, spacing, "decay")};
}

std::optional<DecayFit> fit_of_two(const std::string& window, Index n_states) {
    return refitted_gaps(run_file(), two_decays(), fit_window(window, n_states), {}).front().fit;
}

}  // namespace

// Eight numbers at 4σ, with a fixed seed. A gap wrong by 5 % is more than four errors away.
TEST_CASE("a gap fitted again is that of the oscillator, in any window") {
    for (const char* window : {"0..20", "4..24", "t=0.5..2"}) {
        for (const double discard : {0.0, 0.3}) {
            for (const RefittedGap& gap : gaps_in(window, 1, discard)) {
                CAPTURE(window);
                CAPTURE(gap.problem);
                REQUIRE(gap.fit.has_value());
                REQUIRE(gap.exact.has_value());
                CHECK(std::abs(gap.pull.value_or(99.0)) < 4.0);
                CHECK(std::abs(1.05 * *gap.exact - gap.fit->rates[0]) > gap.fit->rate_errors[0]);
                CHECK(gap.fit->p > 1e-3);
            }
        }
    }
    CHECK(gaps_in("0..20", 1).front().lags.front() == 0);
    CHECK(gaps_in("t=0.5..2", 1).front().lags.front() == 4);
    CHECK(gaps_in("t=0.5..2", 1).front().lags.back() == 16);
}

TEST_CASE("two decays are found where there are two, and one alone is refused by its p") {
    const std::optional<DecayFit> both = fit_of_two("0..24", 2);
    const std::optional<DecayFit> one = fit_of_two("0..24", 1);
    const std::optional<DecayFit> late = fit_of_two("16..40", 1);

    REQUIRE(both.has_value());
    CHECK(both->p > 1e-3);
    CHECK(std::abs(both->rates[0] - 1.5) < 4.0 * both->rate_errors[0]);
    CHECK(std::abs(both->rates[1] - 4.0) < 4.0 * both->rate_errors[1]);
    CHECK(both->rate_errors[0] < 0.05);
    REQUIRE(one.has_value());
    CHECK(one->p < 1e-6);
    REQUIRE(late.has_value());
    CHECK(late->p > 1e-3);
    CHECK(std::abs(late->rates[0] - 1.5) < 4.0 * late->rate_errors[0]);
    CHECK_FALSE(fit_of_two("16..40", 2).has_value());
}

TEST_CASE("the bins in the store have the mean of the run, and are few") {
    const auto& samples = sampled().samples;
    CHECK(networks_with_correlator(samples) == std::vector<std::string>{"decay", "step"});
    const auto series = correlator_in(samples, "decay");
    REQUIRE(series.has_value());
    CHECK(series->n_chains() * series->n_components() * series->size() <= (Index{1} << 19U));
    CHECK(series->size() >= 16);
    const std::vector<double> means = series->means();
    const auto& known = find_run(sampled().summary, "decay")->correlator;
    REQUIRE(means.size() == known.size());
    for (std::size_t k = 0; k < means.size(); ++k) {
        CHECK(std::abs(means[k] - known[k].value) < 0.5 * known[k].error.value_or(1.0));
    }
    CHECK_FALSE(correlator_in(samples, "relu").has_value());
    CHECK(correlator_in(samples, "decay", 0.5)->size() == (series->size() + 1) / 2);
}

TEST_CASE("windows are words: lags, or times after t=") {
    CHECK(fit_window("3..20", 1).high == 20.0);
    CHECK(fit_window("t=0.5..2", 2).is_in_time);
    for (const char* wrong : {"", "3", "3-20", "a..b", "20..3", "-1..3", "3..", "t=1", "3..4x"}) {
        CHECK_THROWS_AS(fit_window(wrong, 1), InvalidInput);
    }
    CHECK_THROWS_AS(fit_window("3..20", 3), InvalidInput);
}

TEST_CASE("what cannot be fitted says why") {
    const std::vector<RefittedGap> short_window = gaps_in("3..4", 2);
    CHECK_FALSE(short_window.front().fit.has_value());
    CHECK(short_window.front().problem.find("2 decays") != std::string::npos);
    CHECK_THROWS_AS(gaps_in("5000..6000", 1), InvalidInput);
    const Summary& known = sampled().summary;
    CHECK_THROWS_AS(refitted_gaps(run_file(), {}, fit_window("3..20", 1), known), InvalidInput);
    CHECK_THROWS_AS(
        refitted_gaps(
            run_file("boundary = \"dirichlet\"\n"),
            sampled().samples,
            fit_window("3..20", 1),
            known),
        InvalidInput);
    CHECK_THROWS_AS(
        refitted_gaps(
            RunFile::parse("[study]\nkind = \"real_time\"\n", "f"),
            sampled().samples,
            fit_window("3..20", 1),
            known),
        InvalidInput);
}

}  // namespace feynet::test::refitted_gap_test
