#include "rbm_learn_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace feynet {
namespace {

constexpr Index most_pairs_drawn = 400;

FigureAxis axis_of(LearningMeasure measure) {
    switch (measure) {
        case LearningMeasure::Divergence:
            return {.label = "Σ p ln(p/q)", .scale = AxisScale::Logarithmic};
        case LearningMeasure::Likelihood:
            return {.label = "−⟨ln q⟩ of the data"};
        case LearningMeasure::Reconstruction:
            break;
    }
    return {.label = "spins not given back"};
}

/// The least and the greatest correlation of two spins, with a tenth of the range about them.
std::pair<double, double> range_of_pairs(const Eigen::MatrixXd& correlations) {
    double low = 1.0;
    double high = -1.0;
    for (Index i = 0; i < correlations.rows(); ++i) {
        for (Index j = 0; j < i; ++j) {
            low = std::min(low, correlations(i, j));
            high = std::max(high, correlations(i, j));
        }
    }
    const double margin = std::max(0.01, 0.1 * (high - low));
    return {low - margin, high + margin};
}

/// The hidden units with the largest couplings, as many as make whole rows.
std::vector<Index> strongest(const BoltzmannMachine& machine) {
    std::vector<Index> units(static_cast<std::size_t>(machine.n_hidden()));
    std::iota(units.begin(), units.end(), Index{0});
    std::stable_sort(units.begin(), units.end(), [&](Index i, Index j) {
        return machine.coupling().col(i).squaredNorm() > machine.coupling().col(j).squaredNorm();
    });
    // a row of four panels, or two
    units.resize(units.size() >= 8 ? 8 : std::min<std::size_t>(units.size(), 4));
    return units;
}

}  // namespace

LearningFigures::LearningFigures(const SpinLessons& lessons, LearningMeasure measure)
    : lessons_(lessons),
      data_correlations_(correlations(lessons.data)),
      curve_{
          .name = "learning",
          .title = "The machine comes nearer",
          .caption =
              "Seen after a step with the noise of its chains; the rate falls to zero over "
              "the second half.",
          .x = {.label = "epoch"},
          .y = axis_of(measure),
          .is_detail = true},
      pairs_{
          .name = "pairs",
          .title = "Correlations of all pairs",
          .caption = "⟨vᵢ vⱼ⟩ of the machine above that of the data; on the line they are equal.",
          .x = {.label = "⟨vᵢ vⱼ⟩ of the data"},
          .y = {.label = "⟨vᵢ vⱼ⟩ of the machine"},
          .is_detail = true},
      weights_{
          .name = "weights",
          .title = "What the hidden units look for",
          .caption =
              "The couplings W of the best machine, from a hidden unit to the spins, the "
              "strongest units first. A unit and its couplings may change sign together.",
          .quantity = "W",
          .across = "x",
          .upwards = "y",
          .panels = {}} {
    const auto [low, high] = range_of_pairs(data_correlations_);
    pairs_.exact.push_back({.label = "equal", .x = {low, high}, .y = {low, high}});
}

void LearningFigures::add(
    const LearnedMachine& learned, const Eigen::MatrixXd& correlations, Index number) {
    FigureSeries curve{.label = fmt::format("rbm {}", number)};
    for (const LearningPoint& point : learned.curve) {
        if (point.value > 0.0) {
            curve.points.push_back(figure_point(point.epoch, point.value));
        }
    }
    curve_.series.push_back(std::move(curve));
    FigureSeries pairs{.label = fmt::format("rbm {}", number)};
    const Index n = lessons_.n_spins();
    const Index stride = 1 + n * (n - 1) / 2 / most_pairs_drawn;
    Index count = 0;
    for (Index i = 0; i < n; ++i) {
        for (Index j = 0; j < i; ++j) {
            if (count++ % stride == 0) {
                pairs.points.push_back(figure_point(data_correlations_(i, j), correlations(i, j)));
            }
        }
    }
    pairs_.series.push_back(std::move(pairs));
}

void LearningFigures::show(const BoltzmannMachine& machine, Index side) {
    weights_.panels.clear();
    const std::vector<Index> units = strongest(machine);
    if (side > 0) {
        for (const Index j : units) {
            const Eigen::VectorXd column = machine.coupling().col(j);
            weights_.panels.push_back(
                field_panel(fmt::format("unit {}", j), side, side, {column.begin(), column.end()}));
        }
        return;
    }
    std::vector<double> values;
    for (const Index j : units) {
        const Eigen::VectorXd column = machine.coupling().col(j);
        values.insert(values.end(), column.begin(), column.end());
    }
    weights_.across = "spin";
    weights_.upwards = "hidden unit";
    weights_.panels.push_back(
        field_panel("", machine.n_visible(), std::ssize(units), std::move(values)));
}

void LearningFigures::put_into(Summary& summary) && {
    summary.figures = {std::move(curve_), std::move(pairs_)};
    if (!weights_.panels.empty()) {
        summary.pictures.push_back(std::move(weights_));
    }
}

}  // namespace feynet
