#include "feynet/study/nnft/deep_oscillator_study.hpp"

#include "claims.hpp"
#include "feynet/core/error.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/nnft/ensemble_record.hpp"
#include "feynet/study/verdict.hpp"
#include "feynet/study/verdict_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr Index n_path_groups = EnsembleRecord::n_groups;

Summary empty_deep_summary(const std::string& title, const DeepOscillatorSettings& settings) {
    Summary summary;
    summary.title = title;
    summary.theory = fmt::format(
        "y(t) = σ(x(t)), x an Ornstein–Uhlenbeck path, ⟨x²⟩ = {:g}, ω = {:g}",
        settings.variance,
        settings.frequency);
    summary.lattice =
        fmt::format("a = {:g}, lags 0 … {}, continuous time", settings.spacing, settings.lags);
    summary.coordinate = "y";
    return summary;
}

std::vector<double> exact_curve_of(const DeepOscillatorSettings& settings, Activation kind) {
    std::vector<double> curve;
    for (Index k = 0; k <= settings.lags; ++k) {
        curve.push_back(
            settings.oscillator(kind).correlator(settings.spacing * static_cast<double>(k)));
    }
    return curve;
}

/// The lag at which the gap is read: about one decay time, with neighbours on both sides.
Index lag_of_gap(const DeepOscillatorSettings& settings, Activation kind) {
    const double decay_time = 1.0 / settings.oscillator(kind).gap();
    return std::clamp<Index>(std::lround(decay_time / settings.spacing), 1, settings.lags - 1);
}

/// y − ⟨y⟩ and its correlator on the paths of one activation.
struct DeepSeries {
    explicit DeepSeries(Index lags)
        : mean(n_path_groups, kept), correlator(n_path_groups, lags + 1, kept) {}

    static constexpr Index kept = 256;
    Series mean;
    VectorSeries correlator;
};

/// The paths of one task.
class DeepBlock {
public:
    DeepBlock(
        const DeepOscillatorSettings& settings,
        Activation kind,
        const Stream& stream,
        DeepSeries& series)
        : settings_(settings),
          oscillator_(settings.oscillator(kind)),
          stream_(stream),
          series_(series) {}

    Transition advance(Index /*n_relax*/) {
        ++stream_.trajectory;
        oscillator_.draw(StreamSource(stream_), settings_.spacing, 2 * settings_.lags, y_);
        return {};
    }

    void measure(const Transition& /*transition*/) {
        const auto first = static_cast<Index>(stream_.first_chain);
        series_.mean.append(first, y_.rowwise().mean());
        y_ -= oscillator_.mean();
        values_.resize(lanes, settings_.lags + 1);
        for (Index k = 0; k <= settings_.lags; ++k) {
            const Index n = y_.cols() - k;
            values_.col(k) = (y_.leftCols(n) * y_.rightCols(n)).rowwise().mean();
        }
        series_.correlator.append(first, values_);
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        const auto first = static_cast<Index>(stream_.first_chain);
        visit(stream_.trajectory);
        series_.mean.visit_chains(first, visit);
        series_.correlator.visit_chains(first, visit);
    }

    void finish() {}

private:
    const DeepOscillatorSettings& settings_;
    DeepOscillator oscillator_;
    Stream stream_;
    DeepSeries& series_;
    Block y_;
    Block values_;
};

/// The numbers and curves of one activation, judged.
NetworkRun deep_part(
    const DeepOscillatorSettings& settings,
    const VerdictSettings& verdict,
    Activation kind,
    const DeepSeries& series,
    double seconds) {
    const DeepOscillator oscillator = settings.oscillator(kind);
    const std::vector<double> exact = exact_curve_of(settings, kind);
    NetworkRun run{.network = std::string(word(kind))};
    run.observables = {
        result_of("mean", "⟨y⟩", series.mean, oscillator.mean()),
        result_of("variance", "⟨y²⟩ − ⟨y⟩²", Series(series.correlator, 0), exact.front())};
    const Index lag = lag_of_gap(settings, kind);
    run.observables.push_back(gap_result(
        series.correlator, lag, settings.spacing, exact_gap(exact, lag, settings.spacing)));
    run.chi2 = tested(series.correlator, exact);
    run.sampler.kind = "exact";
    run.sampler.chains = n_path_groups;
    run.sampler.draws = series.correlator.size() * series.correlator.bin_width();
    run.sampler.seconds = seconds;
    run.sampler.explanation = fmt::format(
        "independent paths; for t → ∞ the gap is {:g}, {} oscillator's",
        oscillator.gap(),
        oscillator.gap() > settings.frequency ? "twice the" : "the");
    judge(
        {.limits = verdict, .n_networks = settings.activation.size(), .draws = run.sampler.draws},
        run);
    return run;
}

FigureSeries series_of_points(const std::string& label, const std::vector<CurvePoint>& points) {
    FigureSeries series{.label = label};
    for (const CurvePoint& point : points) {
        series.points.push_back(figure_point(point.time, point.value, point.error, point.exact));
    }
    return series;
}

/// C(t) of every activation, and its effective gap.
struct DeepFigures {
    Figure correlator{
        .name = "correlator_of_y",
        .title = "The correlator of y = σ(x)",
        .caption =
            "C(t) = ⟨y(0) y(t)⟩ − ⟨y⟩² falls with the lowest level of the oscillator that σ "
            "reaches; the lines are exact.",
        .x = {.label = "imaginary time t"},
        .y = {.label = "C(t)", .scale = AxisScale::Logarithmic},
        .is_detail = true};
    Figure gap{
        .name = "effective_gap",
        .title = "Which level σ sees",
        .caption =
            "The effective gap: ω for odd σ, 2ω for even σ, from above where higher levels "
            "take part.",
        .x = {.label = "imaginary time t"},
        .y = {.label = "effective gap"},
        .is_detail = true};

    void add(
        const DeepOscillatorSettings& settings,
        const std::vector<double>& exact,
        const DeepSeries& series,
        const NetworkRun& run) {
        std::vector<CurvePoint> points =
            correlator_points(series.correlator, exact, settings.spacing);
        gap.series.push_back(series_of_points(
            run.network, gap_points(series.correlator, points, exact, settings.spacing)));
        const auto noise = std::find_if(points.begin(), points.end(), [](const CurvePoint& point) {
            return !(point.value > 2.0 * point.error.value_or(0.0));
        });
        points.erase(noise, points.end());
        correlator.series.push_back(series_of_points(run.network, points));
        correlator.series.back().test = run.chi2;
    }
};

}  // namespace

void check(const DeepOscillatorSettings& settings) {
    for (const Activation kind : settings.activation) {
        check(settings.oscillator(kind));
        const auto n = std::count(settings.activation.begin(), settings.activation.end(), kind);
        require(n == 1, "activation", R"(must name "{}" once)", word(kind));
    }
    require(
        std::isfinite(settings.spacing) && settings.spacing > 0.0,
        "spacing",
        "must be positive, got {}",
        settings.spacing);
    require(
        settings.lags >= 2 && settings.lags <= 1000,
        "lags",
        "must be 2 … 1000, got {}",
        settings.lags);
    require(settings.paths >= 4096, "paths", "must be at least 4096, got {}", settings.paths);
}

Index DeepOscillatorStudy::work() const {
    return n_path_groups * draws_per_group(settings_.paths) * std::ssize(settings_.activation);
}

StudyResult DeepOscillatorStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_deep_summary(header_.title, settings_), .samples = {}};
    const ChainLengths lengths{
        .chains = n_path_groups, .warmup = 0, .draws = draws_per_group(settings_.paths)};
    Stream stream{.seed = run_.seed};
    DeepFigures figures;
    for (const Activation kind : settings_.activation) {
        hooks.part_starts(word(kind));
        DeepSeries series(settings_.lags);
        const double seconds = run_blocks(lengths, hooks.execution, [&](Index block) {
            return DeepBlock(settings_, kind, stream_of_block(stream, block), series);
        });
        if (hooks.execution.stop()) {
            break;
        }
        result.summary.runs.push_back(deep_part(settings_, verdict_, kind, series, seconds));
        figures.add(settings_, exact_curve_of(settings_, kind), series, result.summary.runs.back());
        hooks.part_ends(result.summary.runs.back());
        ++stream.run;
    }
    result.summary.figures = {std::move(figures.correlator), std::move(figures.gap)};
    conclude(
        result.summary,
        settings_.activation.size(),
        "a unit on top of an oscillator sees its levels, with the weights of theory.");
    return result;
}

Summary DeepOscillatorStudy::exact() const {
    Summary summary = empty_deep_summary(header_.title, settings_);
    summary.verdict = "exact";
    for (const Activation kind : settings_.activation) {
        const DeepOscillator oscillator = settings_.oscillator(kind);
        NetworkRun run{.network = std::string(word(kind)), .verdict = "exact"};
        run.observables = {
            exact_observable("mean", "⟨y⟩", oscillator.mean()),
            exact_observable("variance", "⟨y²⟩ − ⟨y⟩²", oscillator.correlator(0.0)),
            exact_observable("gap", "gap for t → ∞", oscillator.gap())};
        summary.runs.push_back(std::move(run));
    }
    return summary;
}

std::unique_ptr<Study> read_deep_oscillator_study(RunFile& file) {
    HeaderSettings header{.title = "Deep quantum mechanics"};
    DeepOscillatorSettings settings;
    VerdictSettings verdict;
    RunSettings run;
    file.read("", header);
    file.read("study", settings);
    read_verdict(file, verdict);
    file.read("run", run);
    file.reject_unread();
    file.locate([&] { check(settings); });
    return std::make_unique<DeepOscillatorStudy>(header, settings, verdict, run);
}

}  // namespace feynet
