#include "feynet/holography/learning/horizon_classifier.hpp"

#include "feynet/core/powers.hpp"

#include <algorithm>
#include <utility>

namespace feynet {
namespace {

using Choice = Eigen::Ref<const Eigen::Array<Index, Eigen::Dynamic, 1>>;
using LaneTruth = Eigen::Array<bool, lanes, 1>;

void add_to(LabelMisfit& sum, const LabelMisfit& more) {
    sum.distance += more.distance;
    sum.n_points += more.n_points;
    sum.n_right += more.n_right;
    sum.n_blown += more.n_blown;
}

/// The lanes whose field is finite between all layers.
LaneTruth finite_lanes(const BulkPath& path) {
    constexpr double bound = 1e100;
    const Index last = path.phi.cols() - 1;
    return path.phi.col(last).abs() < bound && path.pi.col(last).abs() < bound;
}

/// No field at all where it is not finite: zeros, which have no slope that is not finite either.
void clear_other_lanes(const LaneTruth& finite, BulkPath& path) {
    for (Index c = 0; c < lanes; ++c) {
        if (!finite(c)) {
            path.phi.row(c) = 0.0;
            path.pi.row(c) = 0.0;
        }
    }
}

}  // namespace

double LabelMisfit::loss() const {
    return square(distance / static_cast<double>(n_points));
}

double LabelMisfit::accuracy() const {
    return static_cast<double>(n_right) / static_cast<double>(n_points);
}

struct HorizonClassifier::EightPoints {
    BoundaryPoints pairs;
    Lanes label = Lanes::Zero();
    Lanes weight = Lanes::Zero();  ///< 1, or 0 for a lane without a point
};

HorizonClassifier::HorizonClassifier(
    BulkNetwork network,
    std::shared_ptr<const BoundaryMap> boundary,
    HorizonOutput output,
    const HorizonGate& gate)
    : network_(std::move(network)), boundary_(std::move(boundary)), output_(output), gate_(gate) {}

Lanes HorizonClassifier::misfit(const BulkModel& model, const BoundaryPoints& points) const {
    const BulkState start = boundary_->state(model.weights, model.parameters, points);
    const BulkState end = network_.propagate(model.weights, start).horizon();
    return horizon_misfit(output_, network_.horizon(), model.weights, end).value;
}

HorizonClassifier::EightPoints HorizonClassifier::gather(
    const LabelledPoints& points, const Choice& chosen, Index first) {
    EightPoints eight;
    const Index n = std::min<Index>(lanes, chosen.size() - first);
    for (Index c = 0; c < lanes; ++c) {
        // A lane without a point of its own repeats the last one, so that it is as finite.
        const Index i = chosen(first + std::min(c, n - 1));
        eight.pairs.source(c) = points.source(i);
        eight.pairs.response(c) = points.response(i);
        eight.label(c) = points.label(i);
        eight.weight(c) = c < n ? 1.0 : 0.0;
    }
    return eight;
}

LabelMisfit HorizonClassifier::add_eight(
    const BulkModel& model, const EightPoints& eight, ModelSlopes* slopes) const {
    const BulkState start = boundary_->state(model.weights, model.parameters, eight.pairs);
    BulkPath path = network_.propagate(model.weights, start);
    const LaneTruth finite = finite_lanes(path);
    if (!finite.all()) {
        clear_other_lanes(finite, path);
    }
    const HorizonMisfit horizon =
        horizon_misfit(output_, network_.horizon(), model.weights, path.horizon());
    const HorizonGate::Answer gate = gate_(horizon.value);
    const Lanes y = finite.select(gate.value, Lanes::Ones());
    const Lanes distance = (y - eight.label).abs() * eight.weight;
    const LaneTruth is_point = eight.weight != 0.0;
    const LabelMisfit sum{
        .distance = distance.sum(),
        .n_points = is_point.count(),
        .n_right = (is_point && ((y < 0.5) == (eight.label < 0.5))).count(),
        .n_blown = (is_point && !finite).count()};
    if (slopes == nullptr) {
        return sum;
    }
    const Lanes side = (y >= eight.label).select(eight.weight, -eight.weight);
    const Lanes by_misfit = finite.select(side * gate.slope, Lanes::Zero());
    slopes->bulk.mass_squared += by_misfit * horizon.by_mass_squared;
    slopes->bulk.coupling += by_misfit * horizon.by_coupling;
    const BulkState by_field{
        .phi = by_misfit * horizon.by_field.phi, .pi = by_misfit * horizon.by_field.pi};
    const BulkState by_start = network_.pull_back(model.weights, path, by_field, slopes->bulk);
    boundary_->pull_back(
        model.weights, model.parameters, eight.pairs, by_start, slopes->bulk, slopes->parameters);
    return sum;
}

LabelMisfit HorizonClassifier::add_slopes(
    const BulkModel& model,
    const LabelledPoints& points,
    const Choice& chosen,
    ModelSlopes& slopes) const {
    LabelMisfit sum;
    for (Index first = 0; first < chosen.size(); first += lanes) {
        add_to(sum, add_eight(model, gather(points, chosen, first), &slopes));
    }
    return sum;
}

LabelMisfit HorizonClassifier::evaluate(
    const BulkModel& model, const LabelledPoints& points) const {
    const Eigen::Array<Index, Eigen::Dynamic, 1> all =
        Eigen::Array<Index, Eigen::Dynamic, 1>::LinSpaced(points.size(), 0, points.size() - 1);
    LabelMisfit sum;
    for (Index first = 0; first < points.size(); first += lanes) {
        add_to(sum, add_eight(model, gather(points, all, first), nullptr));
    }
    return sum;
}

}  // namespace feynet
