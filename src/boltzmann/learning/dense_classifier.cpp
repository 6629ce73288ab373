#include "feynet/boltzmann/learning/dense_classifier.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace feynet {
namespace {

void check_training(
    const DenseClassifier& classifier,
    const Eigen::MatrixXd& inputs,
    const Eigen::VectorXd& labels,
    const ClassifierPlan& plan) {
    require(
        inputs.cols() == classifier.n_inputs(),
        "inputs",
        "must be of {} spins, got {}",
        classifier.n_inputs(),
        inputs.cols());
    require(
        labels.size() == inputs.rows(),
        "labels",
        "must be as many as configurations, {}, got {}",
        inputs.rows(),
        labels.size());
    require(plan.n_epochs >= 1, "epochs", "must be positive, got {}", plan.n_epochs);
    require(
        plan.batch >= 1 && plan.batch <= inputs.rows(),
        "batch",
        "must be from 1 to the number of configurations, {}, got {}",
        inputs.rows(),
        plan.batch);
}

/// 0 … n − 1 in an order of its own for each stream.
std::vector<Index> any_order(Index n, const Stream& stream) {
    constexpr Index at_once = lanes * columns_at_once;
    Block uniforms(lanes, (n + at_once - 1) / at_once * columns_at_once);
    fill_uniforms(stream, Purpose::Shuffle, uniforms);
    std::vector<Index> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), Index{0});
    std::sort(order.begin(), order.end(), [&](Index i, Index j) {
        return uniforms.data()[i] < uniforms.data()[j];
    });
    return order;
}

}  // namespace

DenseClassifier::DenseClassifier(
    Index n_inputs,
    const std::vector<Index>& hidden,
    UnitActivation activation,
    const Stream& stream)
    : widths_{n_inputs}, activation_(activation) {
    widths_.insert(widths_.end(), hidden.begin(), hidden.end());
    widths_.push_back(1);
    Index n_weights = 0;
    for (std::size_t k = 1; k < widths_.size(); ++k) {
        require(widths_[k - 1] >= 1, "hidden", "must be positive, got {}", widths_[k - 1]);
        layers_.push_back({n_weights, widths_[k - 1], widths_[k]});
        n_weights += widths_[k] * (1 + widths_[k - 1]);
    }
    Block normals(lanes, (n_weights + columns_at_once - 1) / columns_at_once * columns_at_once);
    fill_normals(stream, Purpose::StartWeight, normals);
    weights_ = normals.row(0).head(n_weights).matrix().transpose();
    for (const Layer& layer : layers_) {
        weights_.segment(layer.first, layer.n_out).setZero();
        weights_.segment(layer.first + layer.n_out, layer.n_out * layer.n_in) /=
            std::sqrt(static_cast<double>(layer.n_in));
    }
}

Eigen::Map<const Eigen::VectorXd> DenseClassifier::bias(const Layer& layer) const {
    return {weights_.data() + layer.first, layer.n_out};
}

Eigen::Map<const Eigen::MatrixXd> DenseClassifier::matrix(const Layer& layer) const {
    return {weights_.data() + layer.first + layer.n_out, layer.n_out, layer.n_in};
}

/// x⁰, x¹, …, xᴸ and z, a configuration in each row.
std::vector<Eigen::MatrixXd> DenseClassifier::activations(const Eigen::MatrixXd& inputs) const {
    std::vector<Eigen::MatrixXd> x{inputs};
    for (const Layer& layer : layers_) {
        Eigen::MatrixXd fields = x.back() * matrix(layer).transpose();
        fields.rowwise() += bias(layer).transpose();
        if (&layer != &layers_.back()) {
            if (activation_ == UnitActivation::Relu) {
                fields = fields.cwiseMax(0.0);
            } else {
                fields = (1.0 / (1.0 + (-fields.array()).exp())).matrix();
            }
        }
        x.push_back(std::move(fields));
    }
    return x;
}

Eigen::VectorXd DenseClassifier::scores(const Eigen::MatrixXd& inputs) const {
    assert(inputs.cols() == n_inputs());
    return activations(inputs).back().col(0);
}

double DenseClassifier::loss(
    const Eigen::MatrixXd& inputs, const Eigen::VectorXd& labels, Eigen::VectorXd& slope) const {
    const std::vector<Eigen::MatrixXd> x = activations(inputs);
    const Eigen::ArrayXd z = x.back().col(0).array();
    const auto share = 1.0 / static_cast<double>(inputs.rows());
    // −ln P = ln(1 + e^{z}) − y z
    const Eigen::ArrayXd costs = z.max(0.0) + (-z.abs()).exp().log1p() - labels.array() * z;
    Eigen::MatrixXd back = (share * (1.0 / (1.0 + (-z).exp()) - labels.array())).matrix();
    slope.resize(weights_.size());
    for (std::size_t k = layers_.size(); k-- > 0;) {
        const Layer& layer = layers_[k];
        slope.segment(layer.first, layer.n_out) = back.colwise().sum().transpose();
        Eigen::Map<Eigen::MatrixXd>(
            slope.data() + layer.first + layer.n_out, layer.n_out, layer.n_in)
            .noalias() = back.transpose() * x[k];
        if (k > 0) {
            const Eigen::ArrayXXd at = x[k].array();
            const Eigen::ArrayXXd gain = activation_ == UnitActivation::Relu
                                             ? Eigen::ArrayXXd((at > 0.0).cast<double>())
                                             : Eigen::ArrayXXd(at * (1.0 - at));
            back = ((back * matrix(layer)).array() * gain).matrix().eval();
        }
    }
    return share * costs.sum();
}

ClassifierTraining::ClassifierTraining(
    DenseClassifier& classifier,
    const Eigen::MatrixXd& inputs,
    const Eigen::VectorXd& labels,
    const ClassifierPlan& plan,
    const Stream& stream)
    : classifier_(&classifier),
      inputs_(&inputs),
      labels_(&labels),
      plan_(plan),
      stream_(stream),
      adam_(classifier.weights().size(), {.rate = plan.rate}) {
    check_training(classifier, inputs, labels, plan);
}

double ClassifierTraining::epoch() {
    Stream own = stream_;
    own.trajectory += static_cast<std::uint32_t>(n_epochs_done_);
    const std::vector<Index> order = any_order(inputs_->rows(), own);
    const auto left =
        static_cast<double>(plan_.n_epochs - n_epochs_done_) / static_cast<double>(plan_.n_epochs);
    const Index n_batches = inputs_->rows() / plan_.batch;
    Eigen::VectorXd slope;
    double sum = 0.0;
    for (Index b = 0; b < n_batches; ++b) {
        const std::vector<Index> rows(
            order.begin() + b * plan_.batch, order.begin() + (b + 1) * plan_.batch);
        sum += classifier_->loss((*inputs_)(rows, Eigen::all), (*labels_)(rows), slope);
        Eigen::VectorXd whole = classifier_->weights();
        adam_.step(slope, whole);
        classifier_->weights() += std::min(1.0, 2.0 * left) * (whole - classifier_->weights());
    }
    ++n_epochs_done_;
    return sum / static_cast<double>(n_batches);
}

void train(
    DenseClassifier& classifier,
    const Eigen::MatrixXd& inputs,
    const Eigen::VectorXd& labels,
    const ClassifierPlan& plan,
    const Stream& stream,
    const std::function<bool(Index, double)>& told) {
    ClassifierTraining training(classifier, inputs, labels, plan, stream);
    for (Index epoch = 0; epoch < plan.n_epochs; ++epoch) {
        if (!told(epoch, training.epoch())) {
            return;
        }
    }
}

Accuracy accuracy_of(const Eigen::VectorXd& scores, const Eigen::VectorXd& labels) {
    require(scores.size() >= 1, "scores", "must not be empty");
    assert(scores.size() == labels.size());
    const auto n = static_cast<double>(scores.size());
    const auto n_right =
        static_cast<double>(((scores.array() > 0.0) == (labels.array() > 0.5)).count());
    const double cautious = (n_right + 2.0) / (n + 4.0);
    return {n_right / n, std::sqrt(cautious * (1.0 - cautious) / (n + 4.0)), scores.size()};
}

}  // namespace feynet
