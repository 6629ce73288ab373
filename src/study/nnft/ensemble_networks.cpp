#include "feynet/study/nnft/ensemble_networks.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/deep/deep_kernel.hpp"
#include "feynet/nnft/gauss_tilt.hpp"
#include "feynet/nnft/integrated_networks.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace feynet {
namespace {

std::variant<RandomNetworks, DeepNetworks> made_networks(
    const EnsembleSettings& settings, NeuronKind kind, const Neuron& neuron, Index width) {
    if (settings.network.depth > 1) {
        return DeepNetworks(settings.deep_prior(kind), settings.network.output, width);
    }
    return RandomNetworks(neuron, settings.network.output, width);
}

/// The tilt of hidden units with which a Gauss-net shows its products at some inputs; none for
/// other nets, where no few networks carry them.
Eigen::VectorXd tilt(const Neuron& neuron, const Inputs& inputs, bool has_four) {
    const auto* const gauss = dynamic_cast<const GaussNeuron*>(&neuron);
    if (gauss == nullptr) {
        return {};
    }
    if (has_four) {
        return gauss_tilt(*gauss, inputs);
    }
    // ⟨f(x₀) f(x)⟩ at the mean of all x wants half of v, of which gauss_tilt() is ¾
    Inputs four(inputs.rows(), 4);
    four << inputs.col(0), inputs.col(0), inputs.rowwise().mean(), inputs.rowwise().mean();
    return (2.0 / 3.0) * gauss_tilt(*gauss, four);
}

/// Products of f, a Gaussian vector of covariance q in every lane.
void gaussian_products(const NPointFunctions& functions, const Block& q, Block& values) {
    const auto covariance = [&q](Index i, Index j) {
        const Index high = std::max(i, j);
        return q.col(high * (high + 1) / 2 + std::min(i, j));
    };
    values.resize(lanes, functions.size());
    for (Index c = 0; c < functions.size(); ++c) {
        const std::vector<Index>& p = functions.products()[static_cast<std::size_t>(c)];
        assert(p.size() == 2 || p.size() == 4);
        if (p.size() == 2) {
            values.col(c) = covariance(p[0], p[1]);
        } else {
            values.col(c) = covariance(p[0], p[1]) * covariance(p[2], p[3]) +
                            covariance(p[0], p[2]) * covariance(p[1], p[3]) +
                            covariance(p[0], p[3]) * covariance(p[1], p[2]);
        }
    }
}

/// Which of x = x₁ and y, the first input that differs from it, each of four inputs is; nothing if
/// there are more than these two.
std::optional<std::array<int, 4>> as_pair(const Inputs& four, Index& other) {
    std::array<int, 4> which{};
    other = 0;
    for (Index i = 1; i < 4; ++i) {
        if (four.col(i) == four.col(0)) {
            continue;
        }
        other = other == 0 ? i : other;
        if (four.col(i) != four.col(other)) {
            return std::nullopt;
        }
        which[static_cast<std::size_t>(i)] = 1;
    }
    return which;
}

/// N G₄ᶜ of deep networks with Gaussian output weights for N → ∞, at one or two different inputs.
std::optional<double> deep_connected(const DeepNetworks& networks, const Inputs& four) {
    Index other = 0;
    const auto which = as_pair(four, other);
    if (!which || networks.output_law() != OutputLaw::Gaussian) {
        return std::nullopt;
    }
    const DeepFluctuations found =
        deep_fluctuations(networks.prior(), four.col(0), four.col(other));
    const auto& w = *which;
    // (xx, xy, yy) are numbers 0, 1, 2
    return found.spread(w[0] + w[1], w[2] + w[3]) + found.spread(w[0] + w[2], w[1] + w[3]) +
           found.spread(w[0] + w[3], w[1] + w[2]);
}

}  // namespace

EnsembleNetworks::EnsembleNetworks(const EnsembleSettings& settings, NeuronKind kind, Index width)
    : kind_(kind),
      width_(width),
      neuron_(settings.make_neuron(kind)),
      networks_(made_networks(settings, kind, *neuron_, width)) {}

void EnsembleNetworks::draw(const Stream& stream, const Inputs& inputs, Block& f) const {
    std::visit([&](const auto& networks) { networks.draw(stream, inputs, f); }, networks_);
}

double EnsembleNetworks::kernel(const Input& x, const Input& y) const {
    if (const auto* const deep = std::get_if<DeepNetworks>(&networks_)) {
        Inputs pair(x.size(), 2);
        pair << x, y;
        return deep_kernel(deep->prior(), pair)(0, 1);
    }
    return feynet::kernel(*neuron_, x, y);
}

std::optional<double> EnsembleNetworks::two_point(const Input& x, const Input& y) const {
    return is_deep() ? std::nullopt : std::optional(kernel(x, y));
}

double EnsembleNetworks::drift(const Input& x) const {
    const auto* const deep = std::get_if<DeepNetworks>(&networks_);
    return deep == nullptr ? 0.0 : deep_fluctuations(deep->prior(), x, x).shift[0];
}

std::optional<double> EnsembleNetworks::connected(const Inputs& four) const {
    try {
        if (const auto* const deep = std::get_if<DeepNetworks>(&networks_)) {
            return deep_connected(*deep, four);
        }
        const OutputLaw law = std::get<RandomNetworks>(networks_).output_law();
        return connected_four_point(*neuron_, kurtosis(law), four);
    } catch (const InvalidInput&) {
        return std::nullopt;
    }
}

EnsembleNetworks::Products EnsembleNetworks::products(
    const Inputs& inputs, const NPointFunctions& functions, ProductEstimator estimator) const {
    if (estimator == ProductEstimator::Sampled) {
        return [this, inputs, functions, f = Block()](const Stream& stream, Block& values) mutable {
            draw(stream, inputs, f);
            functions.measure(f, values);
        };
    }
    if (const auto* const deep = std::get_if<DeepNetworks>(&networks_)) {
        return [deep, inputs, functions, q = Block()](const Stream& stream, Block& values) mutable {
            deep->draw_covariance(stream, inputs, q);
            gaussian_products(functions, q, values);
        };
    }
    const bool has_four = std::any_of(
        functions.products().begin(), functions.products().end(), [](const auto& product) {
            return product.size() == 4;
        });
    const OutputLaw law = std::get<RandomNetworks>(networks_).output_law();
    const IntegratedNetworks integrated(*neuron_, law, width_, tilt(*neuron_, inputs, has_four));
    return [integrated, inputs, functions](const Stream& stream, Block& values) {
        integrated.draw(stream, inputs, functions, values);
    };
}

}  // namespace feynet
