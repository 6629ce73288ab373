#include "feynet/study/path/free_energy_study.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "study/small_settings.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::free_energy_study_test {
namespace {

FreeEnergyStudy::Settings small(Boundary boundary) {
    FreeEnergyStudy::Settings settings;
    settings.path = small_quartic();
    settings.path.time.boundary = boundary;
    settings.path.network.decay_frequency = 1.0;
    settings.annealing.paths = 4000;
    return settings;
}

}  // namespace

TEST_CASE("free energy study: ln Z and ⟨x²⟩ pass on every boundary, from a poor oscillator") {
    // 12 numbers at 4 standard errors: false alarms 8e-4.
    for (const Boundary boundary :
         {Boundary::Periodic, Boundary::Dirichlet, Boundary::HalfLine, Boundary::Free}) {
        CAPTURE(word(boundary));

        const StudyResult result = FreeEnergyStudy(small(boundary)).run({});

        CHECK(result.summary.verdict == "pass");
        CHECK(*result.summary.runs.front().observables.front().error < 0.05);
    }
}

TEST_CASE("free energy study: a wrong potential is seen in ln Z and in ⟨x²⟩") {
    const StudyResult result = FreeEnergyStudy(small(Boundary::Periodic)).run({});
    FreeEnergyStudy::Settings other = small(Boundary::Periodic);
    std::get<QuarticPotential>(other.path.potential).coupling = 1.2;
    const double wrong = *FreeEnergyStudy(other).exact().runs.front().observables.front().exact;
    const double square =
        exact_path(other.path.path_system())->expectation(0, [](double x) { return x * x; });

    for (const ObservableResult& measured : result.summary.runs.front().observables) {
        if (measured.name == "log_partition") {
            CHECK(std::abs(measured.value - wrong) > 5.0 * *measured.error);
        }
        if (measured.name == "x2") {
            CHECK(std::abs(measured.value - square) > 5.0 * *measured.error);
        }
    }
}

TEST_CASE("free energy study: the free energy of a cold ring is the ground-state energy") {
    FreeEnergyStudy::Settings settings = small(Boundary::Periodic);
    settings.path.time.n_slices = 60;
    const auto exact = exact_path(settings.path.path_system());

    const Summary summary = FreeEnergyStudy(settings).exact();

    CHECK(
        *summary.runs.front().observables[1].exact ==
        doctest::Approx(exact->ground_energy()).epsilon(1e-8));
}

TEST_CASE("free energy study: a reference that does not exist is refused") {
    FreeEnergyStudy::Settings settings = small(Boundary::Periodic);
    settings.path.network.decay_frequency = 0.0;

    CHECK_THROWS_WITH_AS(
        FreeEnergyStudy{settings}, doctest::Contains("decay_frequency"), InvalidInput);
}

}  // namespace feynet::test::free_energy_study_test
