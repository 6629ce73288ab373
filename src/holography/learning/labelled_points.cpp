#include "feynet/holography/learning/labelled_points.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <utility>
#include <vector>

namespace feynet {
namespace {

constexpr Index columns_per_draw = 512;
constexpr Index most_draws_per_point = 100000;

/// Pairs of one label, until there are enough.
struct OneLabel {
    std::vector<double> source;
    std::vector<double> response;

    Index size() const { return std::ssize(source); }
    void add(double s, double r) {
        source.push_back(s);
        response.push_back(r);
    }
};

void check_window(const PointWindow& window) {
    require(
        std::isfinite(window.source_high) && window.source_low < window.source_high,
        "source_high",
        "must be above {}, got {}",
        window.source_low,
        window.source_high);
    require(
        std::isfinite(window.response_high) && window.response_low < window.response_high,
        "response_high",
        "must be above {}, got {}",
        window.response_low,
        window.response_high);
    require(window.n_of_each >= 1, "n_of_each", "must be positive, got {}", window.n_of_each);
}

LabelledPoints joined(const OneLabel& positive, const OneLabel& negative) {
    const Index n = positive.size();
    const auto list = [n](const std::vector<double>& first, const std::vector<double>& second) {
        Eigen::ArrayXd all(2 * n);
        all << Eigen::Map<const Eigen::ArrayXd>(first.data(), n),
            Eigen::Map<const Eigen::ArrayXd>(second.data(), n);
        return all;
    };
    LabelledPoints points{
        .source = list(positive.source, negative.source),
        .response = list(positive.response, negative.response),
        .label = Eigen::ArrayXd::Zero(2 * n)};
    points.label.tail(n) = 1.0;
    return points;
}

}  // namespace

LabelledPoints LabelledPoints::positive() const {
    LabelledPoints chosen;
    const Index n = (label == 0.0).count();
    chosen.source.resize(n);
    chosen.response.resize(n);
    chosen.label = Eigen::ArrayXd::Zero(n);
    Index k = 0;
    for (Index i = 0; i < size(); ++i) {
        if (label(i) == 0.0) {
            chosen.source(k) = source(i);
            chosen.response(k) = response(i);
            ++k;
        }
    }
    return chosen;
}

LabelledPoints draw_labelled(
    const PointWindow& window, const NatureOfPoints& occurs, const Stream& stream) {
    check_window(window);
    OneLabel positive;
    OneLabel negative;
    Stream draws = stream;
    Block uniforms(lanes, 2 * columns_per_draw);
    Block noise(lanes, columns_per_draw);
    const Index n = window.n_of_each;
    const Index most = most_draws_per_point * n + columns_per_draw * lanes;
    for (Index drawn = 0; positive.size() < n || negative.size() < n;) {
        require(drawn < most, "n_of_each", "must leave points of both labels in the window");
        fill_uniforms(draws, Purpose::DataPoint, uniforms);
        fill_normals(draws, Purpose::DataNoise, noise);
        ++draws.trajectory;
        drawn += columns_per_draw * lanes;
        for (Index j = 0; j < columns_per_draw; ++j) {
            const Lanes source =
                window.source_low + (window.source_high - window.source_low) * uniforms.col(2 * j);
            const Lanes response =
                window.response_low +
                (window.response_high - window.response_low) * uniforms.col(2 * j + 1);
            const Eigen::Array<bool, lanes, 1> nature = occurs(source, response, noise.col(j));
            for (Index c = 0; c < lanes; ++c) {
                OneLabel& list = nature(c) ? positive : negative;
                if (list.size() < n) {
                    list.add(source(c), response(c));
                }
            }
        }
    }
    return joined(positive, negative);
}

NatureOfPoints regular_at_horizon(
    const BulkNetwork& network,
    const BulkWeights& weights,
    HorizonOutput output,
    double half_width) {
    return [=](const Lanes& source, const Lanes& response, const Lanes& /*noise*/) {
        const BulkState end = network.propagate(weights, {.phi = source, .pi = response}).horizon();
        const HorizonMisfit misfit = horizon_misfit(output, network.horizon(), weights, end);
        return Eigen::Array<bool, lanes, 1>(misfit.value.abs() < half_width);
    };
}

NatureOfPoints near_curve(std::function<double(double)> curve, double spread) {
    return [curve = std::move(curve), spread](
               const Lanes& source, const Lanes& response, const Lanes& noise) {
        Lanes expected;
        for (Index c = 0; c < lanes; ++c) {
            expected(c) = curve(source(c));
        }
        return Eigen::Array<bool, lanes, 1>((response - expected).abs() < spread * noise.abs());
    };
}

}  // namespace feynet
