#include "feynet/io/notation.hpp"
#include "report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

constexpr double edge = 5.0;           ///< the largest pull that is drawn where it is
constexpr std::size_t most_runs = 12;  ///< drawn in one picture
constexpr std::size_t most_markers = 24;
constexpr std::size_t fewest_lags = 12;
constexpr double steadiness = 0.1;  ///< largest relative error of a gap worth drawing

std::size_t n_drawn(const Summary& summary) {
    return std::min(most_runs, summary.runs.size());
}

/// Which lags of which run get a marker, so that runs do not hide one another.
class Stagger {
public:
    Stagger(std::size_t n_lags, std::size_t n_runs)
        : stride_(std::max<std::size_t>(1, (n_lags + most_markers - 1) / most_markers)),
          n_runs_(n_runs) {
        if (n_lags >= fewest_lags * n_runs) {
            stride_ = std::max(stride_, n_runs);
        }
    }

    bool marks(std::size_t lag, std::size_t run) const {
        return lag % stride_ == (run * stride_ / n_runs_) % stride_;
    }

    std::size_t stride() const { return stride_; }

private:
    std::size_t stride_;
    std::size_t n_runs_;
};

svg::Series empty_series(const NetworkRun& run, std::size_t index) {
    svg::Series series;
    series.shape = svg::Shape::Markers;
    series.ink = run_ink(index);
    series.marker = run_marker(index);
    series.label = run.network;
    return series;
}

void append(svg::Series& series, const CurvePoint& point) {
    series.x.push_back(point.time);
    series.y.push_back(point.value);
    series.error.push_back(point.error.value_or(0.0));
}

svg::Series exact_curve(const Summary& summary, RunCurve curve, std::size_t n_lags) {
    svg::Series exact;
    for (const CurvePoint& point : exact_points(summary, curve, n_lags)) {
        exact.label = "exact";
        exact.x.push_back(point.time);
        exact.y.push_back(*point.exact);
    }
    return exact;
}

/// An axis made for the exact curve, logarithmic where that falls far.
svg::Axis correlator_axis(const svg::Series& exact) {
    svg::Axis axis{.label = "G(t)"};
    if (exact.y.empty()) {
        return axis;
    }
    const auto [low, high] = std::minmax_element(exact.y.begin(), exact.y.end());
    if (*low > 0.0 && *high > 5.0 * *low) {
        axis.scale = svg::Scale::Log;
        axis.low = 0.4 * *low;
        axis.high = 2.0 * *high;
    }
    return axis;
}

svg::Panel correlator_panel(const Summary& summary, std::size_t n_lags) {
    const svg::Series exact = exact_curve(summary, &NetworkRun::correlator, n_lags);
    const Stagger stagger(n_lags, n_drawn(summary));
    svg::Panel panel{.height = 300.0, .y = correlator_axis(exact)};
    panel.series.push_back(exact);
    for (std::size_t r = 0; r < n_drawn(summary); ++r) {
        const NetworkRun& run = summary.runs[r];
        svg::Series series = empty_series(run, r);
        const std::size_t end = std::min(
            n_lags,
            has_errors(run.correlator) ? signal_length(run.correlator) : run.correlator.size());
        for (std::size_t i = 0; i < end; ++i) {
            if (stagger.marks(i, r)) {
                append(series, run.correlator[i]);
            }
        }
        panel.series.push_back(series);
    }
    return panel;
}

svg::Panel pull_panel(const Summary& summary, std::size_t n_lags) {
    svg::Panel panel{.height = 120.0, .y = {.label = "pull", .low = -edge, .high = edge}};
    panel.stripes = {{-4.0, 4.0}, {-2.0, 2.0}, {-1.0, 1.0}};
    for (std::size_t r = 0; r < n_drawn(summary); ++r) {
        const NetworkRun& run = summary.runs[r];
        svg::Series series = empty_series(run, r);
        for (std::size_t i = 0; i < std::min(n_lags, run.correlator.size()); ++i) {
            const CurvePoint& point = run.correlator[i];
            if (point.pull && std::isfinite(*point.pull)) {
                series.x.push_back(point.time);
                series.y.push_back(std::clamp(*point.pull, -edge, edge));
            }
        }
        panel.series.push_back(series);
    }
    return panel;
}

std::size_t n_beyond_edge(const Summary& summary, std::size_t n_lags) {
    std::size_t n = 0;
    for (const NetworkRun& run : summary.runs) {
        for (std::size_t i = 0; i < std::min(n_lags, run.correlator.size()); ++i) {
            n += std::abs(run.correlator[i].pull.value_or(0.0)) > edge ? 1 : 0;
        }
    }
    return n;
}

bool knows_exact(const Summary& summary, RunCurve curve, std::size_t n_lags) {
    return !exact_points(summary, curve, n_lags).empty();
}

constexpr std::string_view pull_caption =
    "Below, for every lag, the distance to the exact value in standard errors, with bands at ±1, "
    "±2 and ±4. Neighbouring lags are strongly correlated, so long stretches on one side are "
    "normal; the p-value in the table takes the covariance into account.";

std::string correlator_caption(const Summary& summary, std::size_t n_lags) {
    const bool is_known = knows_exact(summary, &NetworkRun::correlator, n_lags);
    std::string caption = fmt::format(
        "The correlator G(t) = ⟨{0}(0) {0}(t)⟩: points are sampled networks{1}. ",
        summary.coordinate,
        is_known ? ", the line is the exact lattice propagator" : "");
    std::size_t longest = 0;
    for (const NetworkRun& run : summary.runs) {
        longest = std::max(longest, run.correlator.size());
    }
    const std::size_t stride = Stagger(n_lags, n_drawn(summary)).stride();
    if (stride > 1) {
        caption += fmt::format(
            "Of every {} lags one is marked, another one for each network, so that none hides "
            "behind "
            "its neighbour. ",
            stride);
    }
    caption += is_known ? pull_caption : std::string_view();
    if (longest > n_lags) {
        caption += fmt::format(
            " The {} lags beyond, where noise exceeds signal, are in correlator.csv.",
            longest - n_lags);
    }
    if (summary.runs.size() > most_runs) {
        caption +=
            fmt::format(" Drawn are the first {} of {} networks.", most_runs, summary.runs.size());
    }
    const std::size_t n_far = n_beyond_edge(summary, n_lags);
    if (n_far > 0) {
        caption += fmt::format(" {} pulls beyond ±{} stand at the edge.", n_far, edge);
    }
    return caption;
}

/// The number of leading points whose error is small beside the gap.
std::size_t steady_length(const std::vector<CurvePoint>& curve) {
    std::size_t n = 0;
    for (const CurvePoint& point : curve) {
        const double scale = std::abs(point.exact.value_or(point.value));
        if (!std::isfinite(point.value) || !(point.error.value_or(0.0) <= steadiness * scale)) {
            break;
        }
        ++n;
    }
    return n;
}

std::size_t n_gap_lags(const Summary& summary) {
    std::size_t n = 0;
    for (const NetworkRun& run : summary.runs) {
        if (has_errors(run.effective_gap)) {
            n = std::max(n, steady_length(run.effective_gap));
        }
    }
    return n;
}

}  // namespace

Html correlator_figure(const Summary& summary) {
    const std::size_t n_lags = visible_lags(summary);
    if (n_lags == 0) {
        return {};
    }
    svg::Plot plot;
    plot.title = "Correlator of all networks against time";
    plot.description =
        "Points with error bars for each network; where it is known the exact propagator as a line "
        "and, below, the distance to it in standard errors. The numbers are in correlator.csv.";
    plot.width = 764.0;
    plot.x.label = "imaginary time t";
    plot.panels = {correlator_panel(summary, n_lags)};
    if (knows_exact(summary, &NetworkRun::correlator, n_lags)) {
        plot.panels.push_back(pull_panel(summary, n_lags));
    }
    return figure("two", plot, correlator_caption(summary, n_lags));
}

Html gap_figure(const Summary& summary) {
    const std::size_t n_lags = n_gap_lags(summary);
    if (n_lags == 0) {
        return {};
    }
    const Stagger stagger(n_lags, n_drawn(summary));
    svg::Panel panel{.height = 300.0, .y = {.label = "effective gap"}};
    panel.series.push_back(exact_curve(summary, &NetworkRun::effective_gap, n_lags));
    panel.series.back().label.clear();
    for (std::size_t r = 0; r < n_drawn(summary); ++r) {
        const NetworkRun& run = summary.runs[r];
        svg::Series series = empty_series(run, r);
        series.label.clear();
        const std::size_t end =
            has_errors(run.effective_gap) ? steady_length(run.effective_gap) : 0;
        for (std::size_t i = 0; i < end; ++i) {
            if (stagger.marks(i, r)) {
                append(series, run.effective_gap[i]);
            }
        }
        panel.series.push_back(series);
    }
    svg::Plot plot;
    plot.title = "Effective energy gap against time";
    plot.description = "Points with error bars for each network, the exact gap as a line.";
    plot.x.label = "imaginary time t";
    plot.panels = {panel};
    return figure(
        "one",
        plot,
        fmt::format(
            "The effective gap, read from neighbouring lags of the correlator. Its plateau is the "
            "first excitation energy{}. Lags are drawn as long as the error stays below a tenth of "
            "the gap; markers as in the correlator.",
            knows_exact(summary, &NetworkRun::effective_gap, n_lags)
                ? "; the line is the exact lattice value"
                : ""));
}

}  // namespace feynet
