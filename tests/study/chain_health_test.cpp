#include "feynet/study/chain_health.hpp"

#include "feynet/core/random.hpp"
#include "feynet/study/verdict.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::chain_health_test {
namespace {

NetworkRun measured_run() {
    NetworkRun run{.network = "site"};
    run.observables.push_back({.name = "x2", .formula = "⟨x²⟩", .value = 0.5, .error = 0.01});
    return run;
}

/// Draws of eight chains: chain c gives value(c, i).
template <typename Value>
Series series_of(Value value, int n_draws = 100) {
    Series series(lanes);
    for (int i = 0; i < n_draws; ++i) {
        Lanes values;
        for (Index c = 0; c < lanes; ++c) {
            values[c] = value(c, i);
        }
        series.append(0, values);
    }
    return series;
}

Series always_accepted() {
    return series_of([](Index, int) { return 1.0; });
}

/// The words of the remarks on a run.
std::string remarks_on(const ChainHealth& health) {
    NetworkRun run = measured_run();
    judge_health(health, run);
    std::string words;
    for (const std::string& remark : run.remarks) {
        words += remark + "\n";
    }
    return words;
}

bool says(const std::string& words, const std::string& what) {
    return words.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("chain health: healthy chains need no remark") {
    const Series acceptance = always_accepted();
    const Series alternating =
        series_of([](Index c, int i) { return (c + i) % 3 == 0 ? -1.0 : 1.0; });

    CHECK(remarks_on({acceptance, {0.0}, {{"⟨sgn x⟩", alternating}}}).empty());
}

TEST_CASE("chain health: one chain that never moves is seen among seven that do") {
    const Series acceptance = series_of([](Index c, int) { return c == 4 ? 0.0 : 1.0; });

    CHECK(says(remarks_on({acceptance, {0.0}, {}}), "1 of 8 chains accepted hardly any"));
}

TEST_CASE(
    "chain health: a chain that stays too long in one place is seen, chance refusals are not") {
    // Refused at random with probability ½ in 1000 draws of eight chains: a row of 27, which
    // counts, comes once in 10⁴ times.
    const auto with_stay = [](int length) {
        return series_of(
            [length](Index c, int i) {
                Block u(lanes, 1);
                fill_uniforms(
                    Stream{.seed = 5, .trajectory = static_cast<std::uint32_t>(i)},
                    Purpose::Acceptance,
                    u);
                const bool stays = c == 3 && i >= 500 && i < 500 + length;
                return stays || u(c, 0) < 0.5 ? 0.0 : 1.0;
            },
            1000);
    };
    const Series by_chance = with_stay(0);
    const Series stuck = with_stay(30);

    CHECK(remarks_on({by_chance, {0.0}, {}}).empty());
    CHECK(says(remarks_on({stuck, {0.0}, {}}), "a chain stayed 3"));
}

TEST_CASE("chain health: a long stay that moves no mean by its error is let pass") {
    const Series acceptance =
        series_of([](Index c, int i) { return c == 3 && i >= 500 && i < 520 ? 0.0 : 1.0; }, 1000);

    CHECK(remarks_on({acceptance, {0.0}, {}}).empty());
}

TEST_CASE("chain health: a hundredth of the trajectories may diverge, no more") {
    const Series acceptance = always_accepted();

    CHECK(remarks_on({acceptance, {8.0}, {}}).empty());
    CHECK(says(remarks_on({acceptance, {8.0, 1.0}, {}}), "9 of 800 trajectories diverged"));
}

TEST_CASE("chain health: what never changes sides has no error bar, wherever the chains are") {
    const Series acceptance = always_accepted();
    for (const Index n_left : {0, 3}) {
        const Series frozen = series_of([n_left](Index c, int) { return c < n_left ? -0.9 : 0.9; });
        NetworkRun run = measured_run();

        judge_health({acceptance, {0.0}, {{"⟨sgn x⟩", frozen}}}, run);

        CHECK(says(run.remarks.front(), "⟨sgn x⟩ changed sides 0 times"));
        CHECK_FALSE(run.observables.front().error.has_value());
    }
}

TEST_CASE("chain health: a trajectory diverges where ΔH is huge or no number") {
    Transition transition;
    transition.energy_error << 0.0, -3.0, 999.0, 1001.0, -2000.0,
        std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN(), 1.0;
    const Lanes expected = (Lanes() << 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 0.0).finished();

    CHECK((diverges(transition) == expected).all());
}

TEST_CASE("verdict: a constant, a number that is none and two chains are said in words") {
    NetworkRun run = measured_run();
    run.sampler.chains = 2;
    run.chi2.p = 0.5;
    run.observables.push_back(
        {.name = "kinks", .value = 0.0, .error = {}, .tau_int = std::nan("")});
    run.observables.push_back({.name = "gap", .value = std::nan(""), .error = {}});
    run.observables[0].ess = 1000.0;

    judge(Expectation{}, run);

    CHECK(run.verdict == "fail");
    REQUIRE(run.remarks.size() == 3);
    CHECK(says(run.remarks[0], "not a finite number: gap"));
    CHECK(says(run.remarks[1], "never changed: kinks"));
    CHECK(says(run.remarks[2], "2 chains cannot tell"));
}

}  // namespace feynet::test::chain_health_test
