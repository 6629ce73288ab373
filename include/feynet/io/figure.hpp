#pragma once

#include "feynet/core/block.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// A measured curve against an exact one with its covariance.
struct CurveTest {
    double value = 0.0;  ///< Hotelling's T² over the lags tested
    Index dof = 0;       ///< number of lags tested
    double p = 1.0;      ///< probability of a worse agreement, F law
    std::string lags;    ///< which lags were tested, for people: "0–29"
};

/// One measured number at x beside its exact value.
struct FigurePoint {
    double x = 0.0;
    double value = 0.0;
    std::optional<double> error;
    std::optional<double> exact;
    std::optional<double> pull;  ///< (value − exact)/error
};

/// The point with its pull, where error > 0 and the exact value are both known.
FigurePoint figure_point(
    double x,
    double value,
    std::optional<double> error = std::nullopt,
    std::optional<double> exact = std::nullopt);

/// What one network, rule or method gave as a function of x.
struct FigureSeries {
    std::string label;
    std::vector<FigurePoint> points;
    CurveTest test;  ///< all points together; dof = 0: not tested
};

/// A smooth exact curve between the points.
struct FigureCurve {
    std::string label;
    std::vector<double> x;
    std::vector<double> y;
};

/// How the numbers of an axis are spread.
enum class AxisScale { Linear, Logarithmic };

/// The words of an axis and how its numbers are spread.
struct FigureAxis {
    std::string label;
    AxisScale scale = AxisScale::Linear;
};

/// A function of one variable that a study measured: a picture in the report, a table on the
/// terminal, a list in summary.json and NAME.csv in the run directory.
struct Figure {
    std::string name;  ///< of the file: letters, digits and underscores
    std::string title;
    std::string caption;
    FigureAxis x;
    FigureAxis y;
    std::vector<FigureSeries> series;
    std::vector<FigureCurve> exact;  ///< drawn behind the points; empty: through their exact values
    bool is_detail = false;  ///< on the terminal its tests alone are shown, without the points
};

}  // namespace feynet
