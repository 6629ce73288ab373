#include "feynet/study/nnft/ensemble_analysis.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::ensemble_analysis_test {
namespace {

EnsembleSettings small_ensemble() {
    EnsembleSettings settings;
    settings.inputs.points = {{0.0}, {0.5}, {1.5}};
    settings.network.width = {3};
    settings.sampler.networks = 20000;
    return settings;
}

/// Networks of one kind, measured.
struct Ensemble {
    Ensemble(const EnsembleSettings& settings, NeuronKind kind)
        : networks(settings, kind, settings.network.width.front()),
          measurement(settings, kind),
          record(run_ensemble(networks, measurement, settings, 0, {})),
          measured{networks, measurement, record} {}

    EnsembleNetworks networks;
    EnsembleMeasurement measurement;
    EnsembleRecord record;
    MeasuredEnsemble measured;
};

}  // namespace

TEST_CASE("ensemble analysis: both estimators give the connected function, one with less noise") {
    // 8 pulls below 4: false alarm 5e-4
    EnsembleSettings settings = small_ensemble();
    const Ensemble integrated(settings, NeuronKind::Cosine);
    settings.measure.estimator = ProductEstimator::Sampled;
    const Ensemble sampled(settings, NeuronKind::Cosine);

    for (std::size_t q = 0; q < 3; ++q) {
        const ObservableResult quiet = connected_four_point_result(integrated.measured, q);
        const ObservableResult noisy = connected_four_point_result(sampled.measured, q);
        CAPTURE(quiet.formula);
        CHECK(std::abs(quiet.pull.value()) < 4.0);
        CHECK(std::abs(noisy.pull.value()) < 4.0);
        CHECK(*quiet.error < 0.5 * *noisy.error);
    }
    CHECK(std::abs(*two_point_result(integrated.measured, "", 2).pull) < 4.0);
    CHECK(std::abs(*two_point_result(sampled.measured, "", 2).pull) < 4.0);
}

TEST_CASE("ensemble analysis: networks of another law or mass are found out") {
    const EnsembleSettings settings = small_ensemble();
    const Ensemble ensemble(settings, NeuronKind::Cosine);
    EnsembleSettings heavier = settings;
    heavier.network.mass = 1.1;
    EnsembleSettings constant = settings;
    constant.network.output = OutputLaw::Constant;
    const EnsembleNetworks other_mass(heavier, NeuronKind::Cosine, 3);
    const EnsembleNetworks other_law(constant, NeuronKind::Cosine, 3);
    const auto taken_for = [&](const EnsembleNetworks& networks) {
        return MeasuredEnsemble{networks, ensemble.measurement, ensemble.record};
    };

    CHECK(std::abs(*two_point_result(taken_for(other_mass), "", 0).pull) > 6.0);
    CHECK(std::abs(*connected_four_point_result(taken_for(other_law), 0).pull) > 6.0);
}

TEST_CASE("ensemble analysis: a sharp cut-off is no quantum theory, the propagator's momenta are") {
    EnsembleSettings settings = small_ensemble();
    settings.inputs.points.clear();
    const NetworkRun sound =
        ensemble_part(settings, Ensemble(settings, NeuronKind::Cosine).measured);
    settings.network.momenta = MomentumLaw::Uniform;
    settings.network.cutoff = 4.0;
    const NetworkRun cut = ensemble_part(settings, Ensemble(settings, NeuronKind::Cosine).measured);

    const auto speaks_of_reflection = [](const NetworkRun& run) {
        for (const std::string& remark : structure_of(run)) {
            if (remark.find("reflection") != std::string::npos) {
                return true;
            }
        }
        return false;
    };
    CHECK(sound.verdict == "pass");
    CHECK(cut.verdict == "pass");
    CHECK_FALSE(speaks_of_reflection(sound));
    CHECK(speaks_of_reflection(cut));
}

TEST_CASE("ensemble analysis: where few networks carry the mean there is no error") {
    EnsembleSettings settings = small_ensemble();
    settings.measure.estimator = ProductEstimator::Sampled;
    const Ensemble ensemble(settings, NeuronKind::Gauss);

    const NetworkRun part = ensemble_part(settings, ensemble.measured);

    CHECK_FALSE(connected_four_point_result(ensemble.measured, 0).error.has_value());
    CHECK(part.verdict == "fail");
}

TEST_CASE("ensemble analysis: deep networks of finite width have no exact number to be held to") {
    EnsembleSettings settings = small_ensemble();
    settings.network.depth = 2;
    const Ensemble ensemble(settings, NeuronKind::Erf);

    CHECK(ensemble.networks.connected(ensemble.measurement.four_inputs()[0].inputs).has_value());
    CHECK_FALSE(connected_four_point_result(ensemble.measured, 0).exact.has_value());
    CHECK_FALSE(two_point_result(ensemble.measured, "", 0).exact.has_value());
}

}  // namespace feynet::test::ensemble_analysis_test
