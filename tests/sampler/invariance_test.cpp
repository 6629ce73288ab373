// Every check on every correct sampler. Each of the about 250 comparisons with random numbers
// raises false alarm with probability 1e-6 (4.9 standard errors), the family with 2.5e-4. The seeds
// are fixed. Resolution: a mean is seen to shift by 1.1 % of its spread (2e5 chains).
#include "feynet/statistics/kolmogorov_smirnov.hpp"
#include "sampler/enumeration.hpp"
#include "sampler/rotation_subject.hpp"
#include "sampler/subjects.hpp"
#include "sampler/twin_wells.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace feynet::test::invariance_test {
namespace {

struct Correct {
    std::string name;
    Subject subject;
};

void add_ring(std::vector<Correct>& all, double quartic) {
    const Target target = ring_target(quartic);
    const std::string name = quartic == 0.0 ? "harmonic ring, " : "quartic ring, ";
    const std::shared_ptr<const GaussianPart> unit = std::make_shared<DiagonalGaussian>(8);
    for (const Integrator integrator : {Integrator::Leapfrog, Integrator::Rotation}) {
        const std::string how = std::string(word(integrator));
        const HmcSettings in_unit{.integrator = integrator, .step_size = 0.45, .n_leapfrog = 3};
        const HmcSettings in_own{.integrator = integrator, .step_size = 0.7, .n_leapfrog = 2};
        all.push_back(
            {name + how + ", unit metric", hmc_subject(target, target.action, unit, in_unit)});
        all.push_back(
            {name + how + ", action metric",
             hmc_subject(target, target.action, ring_metric(), in_own)});
    }
    all.push_back({name + "metropolis", metropolis_subject(target, target.action, 0.6)});
    if (quartic == 0.0) {
        all.push_back({name + "exact", exact_subject(target, ring_metric())});
    }
}

std::vector<Correct> every_correct_sampler() {
    std::vector<Correct> all;
    all.push_back({"quartic ring, two passes", rotation_subject(Splitting::Leapfrog)});
    all.push_back(
        {"quartic ring, two passes, minimum norm", rotation_subject(Splitting::MinimumNorm)});
    const Target well = well_target();
    all.push_back({"well, leapfrog", well_hmc(Integrator::Leapfrog)});
    all.push_back({"well, rotation", well_hmc(Integrator::Rotation)});
    all.push_back({"well, metropolis", metropolis_subject(well, well.action, 0.5)});
    add_ring(all, 0.0);
    add_ring(all, 0.3);
    all.push_back({"twin wells, clusters", cluster_subject(twin_target(false))});
    all.push_back({"twin wells, one cluster", wolff_subject(twin_target(false))});
    all.push_back({"twin wells, leapfrog and clusters", alternating_subject(twin_target(false))});
    return all;
}

}  // namespace

TEST_CASE("correct samplers: no check raises alarm" * doctest::test_suite("long")) {
    for (const Correct& correct : every_correct_sampler()) {
        CAPTURE(correct.name);
        for (const Check& check : every_check) {
            CAPTURE(check.name);
            CHECK_FALSE(check.raises_alarm(correct.subject));
        }
    }
}

TEST_CASE("correct samplers: the well's exact law is reached from exact starts, by its CDF") {
    // 4e5 chains resolve a distance of 4e-3 of the distribution function.
    for (const Correct& correct : every_correct_sampler()) {
        if (correct.name.substr(0, 4) != "well") {
            continue;
        }
        CAPTURE(correct.name);
        std::vector<double> sample;
        for (std::uint32_t block = 0; block < 50000; ++block) {
            Stream stream{.seed = 5, .first_chain = lanes * block};
            Block q;
            correct.subject.target.draw(stream, q);
            for (stream.trajectory = 1; stream.trajectory <= 3; ++stream.trajectory) {
                correct.subject.sampler->step(q, StreamSource(stream));
            }
            sample.insert(sample.end(), q.col(0).begin(), q.col(0).end());
        }

        const auto distribution = [](double x) { return well_law().distribution(x); };
        CHECK(kolmogorov_smirnov(sample, distribution).p > 1e-6);
    }
}

TEST_CASE("correct samplers: the settings reject, but less than half") {
    for (const Correct& correct : every_correct_sampler()) {
        const Subject& subject = correct.subject;
        double acceptance = 0.0;
        for (std::uint32_t block = 0; block < 1000; ++block) {
            const Stream stream{.seed = 6, .first_chain = lanes * block};
            Block q;
            subject.target.draw(stream, q);
            acceptance += subject.sampler->step(q, StreamSource(stream)).acceptance.mean() / 1000.0;
        }
        CAPTURE(correct.name);
        CHECK(acceptance > 0.5);
    }
}

TEST_CASE("Metropolis: the enumerated kernel leaves the law of nine states invariant to 1e-15") {
    const Target target = table_target();

    CHECK_FALSE(enumerated_kernel_is_wrong(metropolis_subject(target, target.action, 1.0)));
}

TEST_CASE("Metropolis and HMC: NaN proposals are rejected, counted and leave q bit by bit") {
    const Target target = cliff_target();
    const std::shared_ptr<const GaussianPart> unit = std::make_shared<DiagonalGaussian>(2);

    CHECK_FALSE(accepts_nan(metropolis_subject(target, target.action, 1.0)));
    for (const Integrator integrator : {Integrator::Leapfrog, Integrator::Rotation}) {
        CHECK_FALSE(
            accepts_nan(hmc_subject(target, target.action, unit, {.integrator = integrator})));
    }
}

}  // namespace feynet::test::invariance_test
