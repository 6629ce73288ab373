#include "feynet/holography/learning/bulk_model.hpp"

#include <cassert>
#include <cmath>

namespace feynet {

bool BulkModel::is_finite() const {
    return weights.metric.allFinite() && std::isfinite(weights.mass_squared) &&
           std::isfinite(weights.coupling) && parameters.allFinite();
}

ModelSlopes ModelSlopes::zero(const BulkModel& model) {
    return {
        .bulk = BulkSlopes::zero(model.weights.metric.size()),
        .parameters = Block::Zero(lanes, model.parameters.size())};
}

void ModelSlopes::set_zero() {
    bulk.metric.setZero();
    bulk.mass_squared.setZero();
    bulk.coupling.setZero();
    parameters.setZero();
}

Index LearnedNumbers::size(const BulkModel& model) const {
    return model.weights.metric.size() + (mass_squared ? 1 : 0) + (coupling ? 1 : 0) +
           model.parameters.size();
}

Eigen::VectorXd LearnedNumbers::list(const BulkModel& model) const {
    Eigen::VectorXd numbers(size(model));
    Index n = model.weights.metric.size();
    numbers.head(n) = model.weights.metric;
    if (mass_squared) {
        numbers(n++) = model.weights.mass_squared;
    }
    if (coupling) {
        numbers(n++) = model.weights.coupling;
    }
    numbers.tail(model.parameters.size()) = model.parameters;
    return numbers;
}

void LearnedNumbers::put(const Eigen::VectorXd& numbers, BulkModel& model) const {
    assert(numbers.size() == size(model));
    Index n = model.weights.metric.size();
    model.weights.metric = numbers.head(n);
    if (mass_squared) {
        model.weights.mass_squared = numbers(n++);
    }
    if (coupling) {
        model.weights.coupling = numbers(n++);
    }
    model.parameters = numbers.tail(model.parameters.size());
}

Eigen::VectorXd LearnedNumbers::gradient(const ModelSlopes& slopes) const {
    Index n = slopes.bulk.metric.cols();
    Eigen::VectorXd sum(n + (mass_squared ? 1 : 0) + (coupling ? 1 : 0) + slopes.parameters.cols());
    sum.head(n) = slopes.bulk.metric.colwise().sum().matrix();
    if (mass_squared) {
        sum(n++) = slopes.bulk.mass_squared.sum();
    }
    if (coupling) {
        sum(n++) = slopes.bulk.coupling.sum();
    }
    sum.tail(slopes.parameters.cols()) = slopes.parameters.colwise().sum().matrix();
    return sum;
}

}  // namespace feynet
