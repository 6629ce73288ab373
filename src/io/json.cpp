#include "feynet/io/config_error.hpp"
#include "feynet/io/json_object.hpp"
#include "feynet/io/summary_json.hpp"
#include "feynet/io/summary_reader.hpp"
#include "feynet/io/text_file.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace feynet {

namespace {

using Json = nlohmann::ordered_json;

constexpr int indent = 2;

Json json_number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json json_number(const std::optional<double>& value) {
    return value ? json_number(*value) : Json(nullptr);
}

Json json_numbers(const std::vector<double>& values) {
    Json numbers = Json::array();
    for (const double value : values) {
        numbers.push_back(json_number(value));
    }
    return numbers;
}

/// The text of the document; bytes that are not UTF-8 become U+FFFD.
std::string text_of(const Json& json, int indentation) {
    return json.dump(indentation, ' ', false, Json::error_handler_t::replace);
}

Json json_of(const JsonObject& object);

struct ValueWriter {
    Json operator()(const std::string& value) const { return value; }
    Json operator()(double value) const { return json_number(value); }
    Json operator()(std::int64_t value) const { return value; }
    Json operator()(bool value) const { return value; }
    Json operator()(const JsonObject& value) const { return json_of(value); }
};

Json json_of(const JsonObject& object) {
    Json json = Json::object();
    for (const auto& [name, value] : object.fields) {
        json[name] = std::visit(ValueWriter{}, value);
    }
    return json;
}

Json json_of(const ObservableResult& observable) {
    return {
        {"formula", observable.formula},
        {"value", json_number(observable.value)},
        {"error", json_number(observable.error)},
        {"tau_int", json_number(observable.tau_int)},
        {"ess", json_number(observable.ess)},
        {"rhat", json_number(observable.rhat)},
        {"exact", json_number(observable.exact)},
        {"pull", json_number(observable.pull)},
        {"p", json_number(observable.p)}};
}

Json json_of(const std::vector<CurvePoint>& curve) {
    Json json = Json::array();
    for (const CurvePoint& point : curve) {
        json.push_back(
            {{"lag", point.lag},
             {"time", json_number(point.time)},
             {"value", json_number(point.value)},
             {"error", json_number(point.error)},
             {"exact", json_number(point.exact)},
             {"pull", json_number(point.pull)}});
    }
    return json;
}

Json json_of(const FigurePoint& point) {
    return {
        {"x", json_number(point.x)},
        {"value", json_number(point.value)},
        {"error", json_number(point.error)},
        {"exact", json_number(point.exact)},
        {"pull", json_number(point.pull)}};
}

Json json_of(const Density& density) {
    Json json = Json::array();
    for (std::size_t i = 0; i < density.x.size(); ++i) {
        const bool has_error = i < density.error.size() && std::isfinite(density.error[i]);
        const FigurePoint point = figure_point(
            density.x[i],
            density.measured[i],
            has_error ? std::optional(density.error[i]) : std::nullopt,
            i < density.exact.size() ? std::optional(density.exact[i]) : std::nullopt);
        json.push_back(json_of(point));
    }
    return json;
}

Json json_of(const CurveTest& test) {
    const bool tested = test.dof > 0;
    return {
        {"value", tested ? json_number(test.value) : Json(nullptr)},
        {"dof", test.dof},
        {"p", tested ? json_number(test.p) : Json(nullptr)},
        {"lags", test.lags}};
}

Json json_of(const SamplerReport& sampler) {
    return {
        {"kind", sampler.kind},
        {"metric", sampler.metric},
        {"integrator", sampler.integrator},
        {"acceptance", json_number(sampler.acceptance)},
        {"step_size", json_number(sampler.step_size)},
        {"n_leapfrog", sampler.n_leapfrog},
        {"chains", sampler.chains},
        {"warmup", sampler.warmup},
        {"draws", sampler.draws},
        {"seconds", json_number(sampler.seconds)},
        {"non_finite", sampler.non_finite},
        {"explanation", sampler.explanation},
        {"couplings", json_numbers(sampler.couplings)},
        {"exchanged", json_numbers(sampler.exchanged)},
        {"round_trips", json_number(sampler.round_trips)},
        {"frequency", json_number(sampler.frequency)}};
}

Json json_of(const FigureSeries& series) {
    Json points = Json::array();
    for (const FigurePoint& point : series.points) {
        points.push_back(json_of(point));
    }
    return {{"label", series.label}, {"points", std::move(points)}, {"chi2", json_of(series.test)}};
}

Json json_of(const Figure& figure) {
    Json series = Json::array();
    for (const FigureSeries& one : figure.series) {
        series.push_back(json_of(one));
    }
    return {
        {"name", figure.name},
        {"title", figure.title},
        {"x", figure.x.label},
        {"y", figure.y.label},
        {"series", std::move(series)}};
}

/// What a picture is called and how large it is; its numbers are in NAME.csv.
Json json_of(const FieldPicture& picture) {
    Json panels = Json::array();
    for (const FieldPanel& panel : picture.panels) {
        panels.push_back(
            {{"label", panel.label}, {"columns", panel.columns}, {"rows", panel.rows}});
    }
    return {
        {"name", picture.name},
        {"title", picture.title},
        {"quantity", picture.quantity},
        {"panels", std::move(panels)}};
}

Json json_of(const NetworkRun& run) {
    Json observables = Json::object();
    for (const ObservableResult& observable : run.observables) {
        observables[observable.name] = json_of(observable);
    }
    return {
        {"network", run.network},
        {"verdict", run.verdict},
        {"observables", std::move(observables)},
        {"correlator", json_of(run.correlator)},
        {"effective_gap", json_of(run.effective_gap)},
        {"density", json_of(run.density)},
        {"chi2", json_of(run.chi2)},
        {"sampler", json_of(run.sampler)},
        {"remarks", run.remarks}};
}

std::optional<double> number_in(const Json& json, const char* name) {
    const Json& value = json.at(name);
    return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

ObservableResult observable_in(const std::string& name, const Json& json) {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    return {
        .name = name,
        .formula = json.value("formula", ""),
        .value = number_in(json, "value").value_or(missing),
        .error = number_in(json, "error"),
        .tau_int = number_in(json, "tau_int"),
        .ess = number_in(json, "ess"),
        .rhat = number_in(json, "rhat"),
        .exact = number_in(json, "exact"),
        .pull = number_in(json, "pull"),
        .p = number_in(json, "p")};
}

NetworkRun run_in(const Json& json) {
    NetworkRun run{.network = json.at("network"), .verdict = json.at("verdict")};
    for (const auto& [name, observable] : json.at("observables").items()) {
        run.observables.push_back(observable_in(name, observable));
    }
    return run;
}

Summary summary_in(const Json& json) {
    Summary summary{
        .title = json.at("title"),
        .theory = json.at("theory"),
        .lattice = json.at("lattice"),
        .verdict = json.at("verdict")};
    for (const Json& run : json.at("runs")) {
        summary.runs.push_back(run_in(run));
    }
    return summary;
}

}  // namespace

std::string to_json_line(const JsonObject& object) {
    return text_of(json_of(object), -1);
}

std::string to_json(const JsonObject& object) {
    return text_of(json_of(object), indent) + "\n";
}

std::string to_json(const Summary& summary) {
    Json runs = Json::array();
    for (const NetworkRun& run : summary.runs) {
        runs.push_back(json_of(run));
    }
    Json figures = Json::array();
    for (const Figure& figure : summary.figures) {
        figures.push_back(json_of(figure));
    }
    Json pictures = Json::array();
    for (const FieldPicture& picture : summary.pictures) {
        pictures.push_back(json_of(picture));
    }
    const Json json = {
        {"verdict", summary.verdict},
        {"title", summary.title},
        {"theory", summary.theory},
        {"lattice", summary.lattice},
        {"equality", summary.equality},
        {"remarks", summary.remarks},
        {"conclusion", summary.conclusion},
        {"runs", std::move(runs)},
        {"figures", std::move(figures)},
        {"pictures", std::move(pictures)}};
    return text_of(json, indent) + "\n";
}

Summary read_summary(const std::filesystem::path& path) {
    constexpr std::size_t largest_summary = std::size_t{1} << 28U;
    return parse_summary(text_of_file(path, "a summary.json", largest_summary), path.string());
}

Summary parse_summary(std::string_view text, const std::string& name) {
    try {
        return summary_in(Json::parse(text));
    } catch (const Json::exception& error) {
        throw ConfigError(name + ": not the summary of a run: " + error.what());
    }
}

}  // namespace feynet
