#include "feynet/boltzmann/tensor/product_pooling.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numeric>

namespace feynet {

/// All configurations on their way through the tree, a column each.
struct ProductPooling::Pass {
    std::vector<Eigen::MatrixXcd> values;  // v of each node; of a spin, which of its columns
    std::vector<Eigen::MatrixXcd> sent;    // M v of each node but the root
    Eigen::VectorXcd amplitudes;
};

ProductPooling::ProductPooling(Index n_spins, Index n_channels)
    : n_spins_(n_spins), n_channels_(n_channels) {
    require(n_spins >= 2, "n_spins", "must be at least 2, got {}", n_spins);
    require(n_channels >= 1, "n_channels", "must be positive, got {}", n_channels);
    std::vector<Index> layer(static_cast<std::size_t>(n_spins));
    std::iota(layer.begin(), layer.end(), Index{0});
    while (layer.size() > 1) {
        std::vector<Index> next;
        for (std::size_t k = 0; k + 1 < layer.size(); k += 2) {
            next.push_back(n_spins + std::ssize(products_));
            products_.push_back({layer[k], layer[k + 1]});
        }
        if (layer.size() % 2 != 0) {
            next.push_back(layer.back());
        }
        layer = next;
    }
}

Index ProductPooling::first_weight(Index node) const {
    const Index n_products = std::max<Index>(node - n_spins_, 0);
    return std::min(node, n_spins_) * 2 * n_channels_ + n_products * n_channels_ * n_channels_;
}

Index ProductPooling::n_parameters() const {
    return first_weight(n_spins_ + std::ssize(products_) - 1) + n_channels_;
}

Eigen::MatrixXcd ProductPooling::matrix(const Eigen::VectorXcd& parameters, Index node) const {
    const Index columns = node < n_spins_ ? 2 : n_channels_;
    return parameters.segment(first_weight(node), n_channels_ * columns)
        .reshaped(n_channels_, columns);
}

Eigen::VectorXcd ProductPooling::output(const Eigen::VectorXcd& parameters) const {
    return parameters.tail(n_channels_);
}

Eigen::VectorXcd ProductPooling::plain() const {
    Eigen::VectorXcd parameters = Eigen::VectorXcd::Ones(n_parameters());
    for (Index node = n_spins_; node + 1 < n_spins_ + std::ssize(products_); ++node) {
        parameters.segment(first_weight(node), n_channels_ * n_channels_) =
            Eigen::MatrixXcd::Identity(n_channels_, n_channels_).reshaped();
    }
    parameters.tail(n_channels_).setConstant(1.0 / static_cast<double>(n_channels_));
    return parameters;
}

ProductPooling::Pass ProductPooling::forward(
    const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const {
    Pass pass;
    const auto send = [&](Index node) {
        pass.sent.emplace_back(matrix(parameters, node) * pass.values.back());
    };
    for (Index i = 0; i < n_spins_; ++i) {
        Eigen::MatrixXcd& chosen = pass.values.emplace_back(2, spins.cols());
        chosen.row(0) = ((1.0 - spins.row(i).array()) / 2.0).cast<std::complex<double>>();
        chosen.row(1) = ((1.0 + spins.row(i).array()) / 2.0).cast<std::complex<double>>();
        send(i);
    }
    for (const auto& [first, second] : products_) {
        pass.values.emplace_back(pass.sent[static_cast<std::size_t>(first)].cwiseProduct(
            pass.sent[static_cast<std::size_t>(second)]));
        if (pass.values.size() < static_cast<std::size_t>(n_spins_) + products_.size()) {
            send(std::ssize(pass.values) - 1);
        }
    }
    pass.amplitudes = pass.values.back().transpose() * output(parameters);
    return pass;
}

Eigen::VectorXcd ProductPooling::log_amplitudes(
    const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const {
    return forward(parameters, spins).amplitudes.array().log();
}

Eigen::MatrixXcd ProductPooling::log_derivatives(
    const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const {
    const Pass pass = forward(parameters, spins);
    Eigen::MatrixXcd slopes(spins.cols(), n_parameters());
    slopes.rightCols(n_channels_) = pass.values.back().transpose();
    // ∂ψ/∂v of each node, from the root down
    std::vector<Eigen::MatrixXcd> back(pass.values.size());
    back.back() = output(parameters).replicate(1, spins.cols());
    const auto descend = [&](Index node, const Eigen::MatrixXcd& into) {
        const Eigen::MatrixXcd& values = pass.values[static_cast<std::size_t>(node)];
        for (Index column = 0; column < values.rows(); ++column) {
            slopes.middleCols(first_weight(node) + column * n_channels_, n_channels_) =
                (into * values.row(column).asDiagonal()).transpose();
        }
        back[static_cast<std::size_t>(node)] = matrix(parameters, node).transpose() * into;
    };
    for (Index k = std::ssize(products_) - 1; k >= 0; --k) {
        const auto [first, second] = products_[static_cast<std::size_t>(k)];
        const Eigen::MatrixXcd& here = back[static_cast<std::size_t>(n_spins_ + k)];
        descend(first, here.cwiseProduct(pass.sent[static_cast<std::size_t>(second)]));
        descend(second, here.cwiseProduct(pass.sent[static_cast<std::size_t>(first)]));
    }
    return pass.amplitudes.cwiseInverse().asDiagonal() * slopes;
}

Index ProductPooling::rank_bound(const std::vector<Index>& part) const {
    // the least cut below each node if the node stands on one side or on the other
    using Sides = std::array<double, 2>;
    std::vector<Sides> least(static_cast<std::size_t>(n_spins_), Sides{0.0, 1e300});
    for (const Index spin : part) {
        require(spin >= 0 && spin < n_spins_, "part", "must be spins below {}", n_spins_);
        least[static_cast<std::size_t>(spin)] = {1e300, 0.0};
    }
    for (const auto& children : products_) {
        Sides here{0.0, 0.0};
        for (const Index child : {children.first, children.second}) {
            const Sides& below = least[static_cast<std::size_t>(child)];
            const Index width = child < n_spins_ ? std::min<Index>(2, n_channels_) : n_channels_;
            const double cut = std::log(static_cast<double>(width));
            here[0] += std::min(below[0], below[1] + cut);
            here[1] += std::min(below[1], below[0] + cut);
        }
        least.push_back(here);
    }
    return std::lround(std::exp(std::min(least.back()[0], least.back()[1])));
}

}  // namespace feynet
