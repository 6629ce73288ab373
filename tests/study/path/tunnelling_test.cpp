#include "feynet/study/path/tunnelling.hpp"

#include "feynet/study/path/path_study.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace feynet::test::tunnelling_test {
namespace {

PathSettings small_double_well() {
    PathSettings settings = small_oscillator();
    settings.system.potential = "double_well";
    settings.potential = DoubleWell{.coupling = 1.0, .minimum = 1.6};
    settings.system.mass = 0.5;
    settings.time.spacing = 0.1;
    settings.time.n_slices = 80;
    settings.sampler.kind = SamplerKind::Auto;
    settings.sampler.warmup = 100;
    settings.sampler.draws = 1000;
    return settings;
}

const ObservableResult& named(const NetworkRun& run, const std::string& name) {
    const auto found = std::find_if(
        run.observables.begin(), run.observables.end(), [&](const ObservableResult& observable) {
            return observable.name == name;
        });
    REQUIRE(found != run.observables.end());
    return *found;
}

}  // namespace

TEST_CASE("tunnelling: only a ring with two mirrored wells has it") {
    PathSettings wells = small_double_well();
    PathSettings open = wells;
    open.time.boundary = Boundary::Free;
    PathSettings tilted = wells;
    tilted.potential = PolynomialPotential{.coefficients = {0.0, 0.1, -2.0, 0.0, 0.25}};

    CHECK(Tunnelling::of(wells, 20).has_value());
    CHECK_FALSE(Tunnelling::of(open, 20).has_value());
    CHECK_FALSE(Tunnelling::of(tilted, 20).has_value());
    CHECK_FALSE(Tunnelling::of(small_quartic(), 20).has_value());
}

TEST_CASE("tunnelling: with a Planck constant kinks are counted in the time of the run file") {
    PathSettings settings = small_double_well();
    settings.system.hbar = 0.5;
    const auto tunnelling = Tunnelling::of(settings, 20);
    Block path = Block::Constant(lanes, 80, 1.6);
    path.leftCols(40) *= -1.0;
    Block values;

    tunnelling->measure(path, values);

    CHECK(values(0, 0) == 0.0);
    CHECK(values(0, 1) == doctest::Approx(2.0 / 8.0));
    CHECK(values(0, 2) == doctest::Approx(1.0));
    CHECK(values.cols() == tunnelling->size());
}

TEST_CASE(
    "tunnelling: cluster flips thermalise the signs, without them a run says it failed" *
    doctest::test_suite("long")) {
    // Fixed seed; at 4σ each of about 10 numbers fails one honest run in 16 000.
    PathSettings settings = small_double_well();
    PathSettings without = settings;
    without.sampler.cluster = false;

    const Summary with_flips = PathStudy(settings).run({}).summary;
    const Summary frozen = PathStudy(without).run({}).summary;

    CHECK(with_flips.verdict == "pass");
    const auto signs = std::find_if(
        with_flips.figures.begin(), with_flips.figures.end(), [](const Figure& figure) {
            return figure.name == "sign_correlator";
        });
    REQUIRE(signs != with_flips.figures.end());
    CHECK(signs->series.size() == 1);
    const NetworkRun& run = with_flips.runs[0];
    CHECK(*named(run, "sign").tau_int < 1.0);
    CHECK(std::abs(*named(run, "kink_density").pull) < 4.0);
    CHECK(std::abs(*named(run, "tunnelling_rate").pull) < 4.0);
    CHECK(run.sampler.explanation.find("clusters") != std::string::npos);
    CHECK(frozen.verdict == "fail");
}

TEST_CASE(
    "tunnelling: tempering thermalises wells that no symmetry joins, without it a run says it "
    "failed" *
    doctest::test_suite("long")) {
    // Fixed seed; at 4σ each of about 10 numbers fails one honest run in 16 000.
    PathSettings settings = small_double_well();
    settings.system.potential = "polynomial";
    settings.potential = PolynomialPotential{.coefficients = {6.5536, 0.05, -5.12, 0.0, 1.0}};
    PathSettings without = settings;
    settings.sampler.kind = SamplerKind::Tempering;
    settings.sampler.draws = 4000;

    const Summary tempered = PathStudy(settings).run({}).summary;
    const Summary frozen = PathStudy(without).run({}).summary;

    CHECK(tempered.verdict == "pass");
    const NetworkRun& run = tempered.runs[0];
    CHECK(*named(run, "x").tau_int < 20.0);
    CHECK(std::abs(*named(run, "x").pull) < 4.0);
    CHECK(run.sampler.exchanged.size() + 1 == run.sampler.couplings.size());
    CHECK(run.sampler.round_trips > 50.0);
    CHECK(run.sampler.explanation.find("round trips") != std::string::npos);
    CHECK(frozen.verdict == "fail");
}

TEST_CASE("tunnelling: the exact summary has the kink density") {
    const Summary summary = PathStudy(small_double_well()).exact();

    CHECK(*named(summary.runs[0], "kink_density").exact > 0.0);
}

}  // namespace feynet::test::tunnelling_test
