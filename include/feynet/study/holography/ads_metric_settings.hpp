#pragma once

#include "feynet/core/words.hpp"
#include "feynet/io/run_file.hpp"
#include "feynet/study/run_settings.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace feynet {

/// How a spacetime is sought.
enum class AdsMode {
    Paper,   ///< the published loss on labels, Adam, an ensemble of starts
    Precise  ///< residuals in the space of the data, a metric regular at the horizon
};

template <>
struct Words<AdsMode> {
    static constexpr std::array<std::string_view, 2> value{"paper", "precise"};
};

/// What is given of it.
enum class AdsData {
    Labels,  ///< points of a known bulk, labelled by what happens at its horizon
    Curve,   ///< the boundary curve π(φ) of a known bulk, with noise
    Table    ///< measured pairs from a file
};

template <>
struct Words<AdsData> {
    static constexpr std::array<std::string_view, 3> value{"labels", "curve", "table"};
};

/// How measured pairs become φ and π at the boundary.
enum class AdsBoundary {
    Canonical,  ///< they are φ and π
    Magnet      ///< αH + βM with the falloffs Δ±
};

template <>
struct Words<AdsBoundary> {
    static constexpr std::array<std::string_view, 2> value{"canonical", "magnet"};
};

/// The section [study]: how a metric is sought, and from what.
struct AdsQuestion {
    AdsMode mode = AdsMode::Precise;
    AdsData data = AdsData::Curve;
    AdsBoundary boundary = AdsBoundary::Canonical;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "mode", self.mode, "paper: labels, Adam, many starts; precise: residuals of the data");
        visit("data", self.data, "labels or curve of a known bulk, or a table of measured pairs");
        visit("boundary", self.boundary, "canonical: data are φ, π; magnet: field H and M");
    }
};

/// The bulk: what is known of it, and what made the data.
struct AdsBulk {
    Index dimension = 3;
    std::optional<std::string> metric;
    double mass_squared = -1.0;
    double coupling = 1.0;
    double eta_boundary = 1.0;
    double eta_horizon = 0.1;
    Index layers = 10;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("dimension", self.dimension, "d of the boundary, time included");
        visit("metric", self.metric, "h of the data as an expression of eta; absent: black hole");
        visit("mass_squared", self.mass_squared, "m², unit 1/L²");
        visit("coupling", self.coupling, "λ of V = λφ⁴/4");
        visit("eta_boundary", self.eta_boundary, "where the data stand");
        visit("eta_horizon", self.eta_horizon, "where the last layer ends");
        visit("layers", self.layers, "Euler layers between them");
    }
};

/// Which data, of either source.
struct AdsPoints {
    Index points = 1000;
    double noise = 1e-6;
    double source_low = 0.0;
    double source_high = 1.5;
    double response_low = -0.2;
    double response_high = 0.2;
    double half_width = 0.1;
    std::string file;
    std::string source = "source";
    std::string response = "response";
    std::string error = "error";
    double spread = 0.1;
    Index degree = 15;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("points", self.points, "labels: points of each label; curve: points on it");
        visit("noise", self.noise, "curve: standard deviation of the errors of the response");
        visit("source_low", self.source_low, "labels: window of the sources");
        visit("source_high", self.source_high, "its end; also that of the curve");
        visit("response_low", self.response_low, "labels: window of the responses");
        visit("response_high", self.response_high, "its end");
        visit("half_width", self.half_width, "labels: a point occurs if |F| is below");
        visit("file", self.file, "table: its name, relative to the run file");
        visit("source", self.source, "table: the column of sources");
        visit("response", self.response, "table: the column of responses");
        visit("error", self.error, "table: the column of their errors, for mode = precise");
        visit("spread", self.spread, "table, mode = paper: scatter of labels about the curve");
        visit("degree", self.degree, "table, mode = paper: degree of the curve through the points");
    }
};

/// The training of the papers.
struct AdsTraining {
    Index seeds = 50;
    Index batch = 10;
    Index epochs = 100;
    double rate = 1e-3;
    double gate = 0.1;
    double wall = 0.01;
    double smoothness = 3e-3;
    double horizon_pull = 0.0;
    double keep = 0.01;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("seeds", self.seeds, "starts, each with data of its own");
        visit("batch", self.batch, "points per step");
        visit("epochs", self.epochs, "passes over the points");
        visit("rate", self.rate, "of Adam");
        visit("gate", self.gate, "ε, half-width of the output's well");
        visit("wall", self.wall, "width of its walls");
        visit("smoothness", self.smoothness, "c of Σ η⁴ (Δh)²");
        visit("horizon_pull", self.horizon_pull, "c of (h − 1/η)² at the last layer");
        visit("keep", self.keep, "a start is kept if its loss comes below");
    }
};

/// What must hold for the verdict "pass".
struct AdsVerdict {
    double kept = 0.4;
    double accuracy = 0.0;
    double pull = 4.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("kept", self.kept, "paper: at least this share of the starts is kept");
        visit("accuracy", self.accuracy, "paper: their mean accuracy is at least this");
        visit("pull", self.pull, "precise: the metric of the data is within so many bands");
    }
};

/// All a run file says for kind = "ads-metric".
struct AdsMetricSettings {
    HeaderSettings header{.title = "A spacetime from its boundary"};
    AdsQuestion question;
    AdsBulk bulk;
    AdsPoints data;
    AdsTraining training;
    AdsVerdict verdict;
    RunSettings run;
};

/// Reads every section.
void read_sections(RunFile& file, AdsMetricSettings& settings);

/// @throws InvalidInput naming the key that makes no sense
void check(const AdsMetricSettings& settings);

}  // namespace feynet
