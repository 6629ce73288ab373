#include "feynet/nnft/deep/deep_kernel.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "four_activations.hpp"
#include "layer_span.hpp"
#include "product_derivatives.hpp"

namespace feynet {
namespace {

/// q of a layer from that of the layer before.
Eigen::MatrixXd next_layer(const DeepPrior& prior, const Eigen::MatrixXd& q) {
    Eigen::MatrixXd next(q.rows(), q.cols());
    for (Index i = 0; i < q.rows(); ++i) {
        for (Index j = 0; j < q.cols(); ++j) {
            next(i, j) = square(prior.layer.bias_scale) +
                         square(prior.layer.weight_scale) *
                             activation_product(prior.activation, {q(i, i), q(i, j), q(j, j)});
        }
    }
    return next;
}

void check_inputs(const DeepPrior& prior, const Inputs& inputs) {
    check(prior);
    require(
        inputs.rows() == prior.layer.n_inputs,
        "inputs",
        "must have dimension {}, got {}",
        prior.layer.n_inputs,
        inputs.rows());
}

/// V of one layer, of means over N units of σσ at (xx, xy, yy).
Eigen::Matrix3d spread_of_means(const DeepPrior& prior, const Eigen::Matrix2d& q) {
    const Eigen::MatrixXd span = covariance_span(q);
    std::array<double, 5> moment{};  // ⟨σ(x)⁴⁻ⁿ σ(y)ⁿ⟩
    for (Index n = 0; n < 5; ++n) {
        Eigen::MatrixXd four(4, span.cols());
        for (Index i = 0; i < 4; ++i) {
            four.row(i) = span.row(i < n ? 1 : 0);
        }
        moment[static_cast<std::size_t>(n)] = mean_of_four(prior.activation, four);
    }
    const auto product = [&](int i, int j) {
        return activation_product(prior.activation, {q(i, i), q(i, j), q(j, j)});
    };
    const Eigen::Vector3d mean(product(0, 0), product(0, 1), product(1, 1));
    Eigen::Matrix3d spread;
    for (Index i = 0; i < 3; ++i) {
        for (Index j = 0; j < 3; ++j) {
            spread(i, j) = moment[static_cast<std::size_t>(i + j)] - mean[i] * mean[j];
        }
    }
    return fourth_power(prior.layer.weight_scale) * spread;
}

/// What a layer makes of the fluctuations of the one before.
DeepFluctuations next_layer(const DeepPrior& prior, const DeepFluctuations& before) {
    const double w2 = square(prior.layer.weight_scale);
    Eigen::Matrix2d q;
    q << before.kernel[0], before.kernel[1], before.kernel[1], before.kernel[2];
    Eigen::Matrix3d jacobian = Eigen::Matrix3d::Zero();
    Eigen::Vector3d curved;
    for (Index i : {0, 1}) {
        // ⟨σ(x)²⟩ is the product of equal arguments, which all move together
        const double variance = q(i, i);
        const auto d = product_derivatives(prior.activation, {variance, variance, variance});
        jacobian(2 * i, 2 * i) = d.first.sum();
        curved[2 * i] = d.second.sum() * before.spread(2 * i, 2 * i);
    }
    const auto d = product_derivatives(prior.activation, {q(0, 0), q(0, 1), q(1, 1)});
    jacobian.row(1) = d.first;
    curved[1] = d.second.cwiseProduct(before.spread).sum();
    jacobian *= w2;
    const Eigen::MatrixXd next = next_layer(prior, q);
    return {
        {next(0, 0), next(0, 1), next(1, 1)},
        jacobian * before.shift + 0.5 * w2 * curved,
        spread_of_means(prior, q) + jacobian * before.spread * jacobian.transpose()};
}

}  // namespace

void check(const DeepPrior& prior) {
    check(prior.layer);
    require(
        prior.depth >= 1 && prior.depth <= most_hidden_layers,
        "depth",
        "must be 1 … {}, got {}",
        most_hidden_layers,
        prior.depth);
}

Eigen::MatrixXd deep_kernel(const DeepPrior& prior, const Inputs& inputs) {
    check_inputs(prior, inputs);
    Eigen::MatrixXd q = layer_covariance(prior.layer, inputs);
    for (Index l = 0; l < prior.depth; ++l) {
        q = next_layer(prior, q);
    }
    return q;
}

DeepFluctuations deep_fluctuations(const DeepPrior& prior, const Input& x, const Input& y) {
    Inputs inputs(x.size(), 2);
    inputs << x, y;
    check_inputs(prior, inputs);
    const Eigen::MatrixXd q = layer_covariance(prior.layer, inputs);
    DeepFluctuations layer{
        {q(0, 0), q(0, 1), q(1, 1)}, Eigen::Vector3d::Zero(), Eigen::Matrix3d::Zero()};
    for (Index l = 0; l < prior.depth; ++l) {
        layer = next_layer(prior, layer);
    }
    return layer;
}

}  // namespace feynet
