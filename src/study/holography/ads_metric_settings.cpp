#include "feynet/study/holography/ads_metric_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/study/verdict_section.hpp"

#include <cmath>

namespace feynet {
namespace {

void check_positive(std::string_view name, double value) {
    require(std::isfinite(value) && value > 0.0, name, "must be positive, got {}", value);
}

void check_count(std::string_view name, Index value, Index most) {
    require(value >= 1 && value <= most, name, "must be 1 … {}, got {}", most, value);
}

void check_bulk(const AdsBulk& bulk) {
    require(
        bulk.dimension >= 2 && bulk.dimension <= 10,
        "dimension",
        "must be 2 … 10, got {}",
        bulk.dimension);
    require(
        std::isfinite(bulk.mass_squared) && std::isfinite(bulk.coupling),
        "mass_squared",
        "must be finite, and so must the coupling");
    check_positive("eta_horizon", bulk.eta_horizon);
    require(
        std::isfinite(bulk.eta_boundary) && bulk.eta_boundary > bulk.eta_horizon,
        "eta_boundary",
        "must be above eta_horizon, got {}",
        bulk.eta_boundary);
    check_count("layers", bulk.layers, 1000);
}

void check_points(const AdsMetricSettings& settings) {
    const AdsPoints& data = settings.data;
    check_count("points", data.points, 1000000);
    require(data.noise >= 0.0, "noise", "must not be negative, got {}", data.noise);
    check_positive("half_width", data.half_width);
    check_positive("spread", data.spread);
    require(data.degree >= 0 && data.degree <= 30, "degree", "must be 0 … 30, got {}", data.degree);
    const bool is_table = settings.question.data == AdsData::Table;
    require(is_table != data.file.empty(), "file", "must be given for data = \"table\", only");
    if (settings.question.data == AdsData::Curve) {
        check_positive("source_high", data.source_high);
        require(
            data.points >= 4 && data.points <= 10000,
            "points",
            "must be 4 … 10000 on a curve, got {}",
            data.points);
    }
}

void check_question(const AdsQuestion& question) {
    require(
        question.mode == AdsMode::Precise || question.data != AdsData::Curve,
        "data",
        "must be labels or table for mode = \"paper\": a curve has no labels");
    require(
        question.boundary == AdsBoundary::Canonical || question.data == AdsData::Table,
        "boundary",
        "must be canonical for data of a known bulk");
    require(
        question.boundary == AdsBoundary::Canonical || question.mode == AdsMode::Paper,
        "boundary",
        "must be canonical for mode = \"precise\": a magnet's scale, falloffs and coupling are "
        "more "
        "than its curve determines");
}

void check_training(const AdsTraining& training) {
    check_count("seeds", training.seeds, 10000);
    check_count("batch", training.batch, 1000000);
    check_count("epochs", training.epochs, 1000000);
    check_positive("rate", training.rate);
    check_positive("gate", training.gate);
    check_positive("wall", training.wall);
    check_positive("keep", training.keep);
    require(
        training.smoothness >= 0.0 && training.horizon_pull >= 0.0,
        "smoothness",
        "must not be negative, nor must horizon_pull");
}

}  // namespace

void read_sections(RunFile& file, AdsMetricSettings& settings) {
    file.read("", settings.header);
    file.read("study", settings.question);
    if (settings.question.data == AdsData::Curve) {
        settings.data.points = 60;
        settings.data.source_high = 1.27;
    }
    file.read("bulk", settings.bulk);
    file.read("data", settings.data);
    file.read("training", settings.training);
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
}

void check(const AdsMetricSettings& settings) {
    check_question(settings.question);
    check_bulk(settings.bulk);
    check_points(settings);
    check_training(settings.training);
    check_positive("pull", settings.verdict.pull);
}

}  // namespace feynet
