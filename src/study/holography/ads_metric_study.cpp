#include "feynet/study/holography/ads_metric_study.hpp"

#include "ads_metric_ensemble.hpp"
#include "ads_metric_fit.hpp"
#include "claims.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <chrono>

namespace feynet {
namespace {

Summary empty_ads_summary(const AdsMetricSettings& settings, const AdsProblem& problem) {
    const AdsBulk& bulk = settings.bulk;
    Summary summary;
    summary.title = settings.header.title;
    const bool is_magnet = settings.question.boundary == AdsBoundary::Magnet;
    summary.theory = fmt::format(
        "φ'' + h(η) φ' = m²φ + λφ³ in {} + 1 dimensions, {}",
        bulk.dimension,
        is_magnet ? std::string("m², λ and the scale of the data learned")
                  : fmt::format("m² = {:g}, λ = {:g}", bulk.mass_squared, bulk.coupling));
    if (problem.is_known()) {
        summary.theory += bulk.metric ? fmt::format("; h = {}", *bulk.metric)
                                      : fmt::format("; h = {0} coth {0}η", bulk.dimension);
    }
    const bool is_layers =
        settings.question.mode == AdsMode::Paper || settings.question.data == AdsData::Labels;
    summary.lattice =
        is_layers ? fmt::format(
                        "{} Euler layers from η = {:g} to {:g}",
                        bulk.layers,
                        bulk.eta_boundary,
                        bulk.eta_horizon)
                  : fmt::format("continuum from η = {:g} to the horizon", bulk.eta_boundary);
    summary.coordinate = "h";
    if (problem.table()) {
        for (const std::string& comment : problem.table()->comments()) {
            summary.remarks.push_back("Data: " + comment);
        }
    }
    return summary;
}

}  // namespace

Index AdsMetricStudy::work() const {
    return settings_.question.mode == AdsMode::Paper
               ? lanes * settings_.training.seeds * settings_.training.epochs
               : 0;
}

StudyResult AdsMetricStudy::run(const StudyHooks& hooks) const {
    const AdsProblem problem(settings_, table_);
    StudyResult result{.summary = empty_ads_summary(settings_, problem), .samples = {}};
    NetworkRun part;
    hooks.part_starts(word(settings_.question.mode));
    if (settings_.question.mode == AdsMode::Paper) {
        const TrainedStarts trained = train_starts(settings_, problem, hooks.execution);
        if (hooks.execution.stop()) {
            conclude(result.summary, 1, "");
            return result;
        }
        part = starts_part(settings_, problem, trained.starts);
        part.sampler.seconds = trained.seconds;
        result.summary.figures = starts_figures(problem, trained.starts);
    } else {
        const auto start = std::chrono::steady_clock::now();
        const AdsFit fit = fit_ads(settings_, problem);
        part = fit_part(settings_, problem, fit);
        result.summary.figures = fit_figures(problem, fit);
        part.sampler.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    result.summary.runs.push_back(std::move(part));
    hooks.part_ends(result.summary.runs.back());
    conclude(
        result.summary,
        1,
        settings_.question.mode == AdsMode::Paper
            ? "the networks learn the labels, and a metric with them."
            : "a metric that is regular at the horizon explains the data, with the band they "
              "leave.");
    return result;
}

Summary AdsMetricStudy::exact() const {
    const AdsProblem problem(settings_, table_);
    Summary summary = empty_ads_summary(settings_, problem);
    summary.verdict = "exact";
    NetworkRun run{.network = "exact", .verdict = "exact"};
    if (problem.is_known()) {
        const Eigen::VectorXd depths = problem.network().depths();
        for (Index n = 0; n < depths.size(); ++n) {
            run.observables.push_back(exact_observable(
                fmt::format("h_{}", n + 1),
                fmt::format("h at η = {:.3g}", depths(n)),
                problem.metric()(depths(n))));
        }
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_ads_metric_study(RunFile& file) {
    AdsMetricSettings settings;
    read_sections(file, settings);
    file.reject_unread();
    std::filesystem::path table;
    file.locate([&] {
        check(settings);
        if (settings.question.data == AdsData::Table) {
            table = file.data_file("data", "file", settings.data.file);
        }
        const AdsProblem problem(settings, table);
    });
    return std::make_unique<AdsMetricStudy>(std::move(settings), std::move(table));
}

}  // namespace feynet
