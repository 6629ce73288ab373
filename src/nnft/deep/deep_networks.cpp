#include "feynet/nnft/deep/deep_networks.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/multiply_add.hpp"
#include "layer_span.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace feynet {
namespace {

/// Where entry (i, j), i ≥ j, of a symmetric matrix is.
constexpr Index packed(Index i, Index j) {
    return i * (i + 1) / 2 + j;
}

Index packed_size(Index k) {
    return packed(k, 0);
}

/// r ← the lower triangle with r rᵀ = q in every lane. What is left of a variance that the rows
/// before explain to rounding is 0, so that q may be singular.
void cholesky(const Block& q, Index k, Block& r) {
    constexpr double rounding = 1e-14;
    r.resize(lanes, q.cols());
    for (Index j = 0; j < k; ++j) {
        Lanes left = q.col(packed(j, j));
        for (Index n = 0; n < j; ++n) {
            left -= r.col(packed(j, n)).square();
        }
        left = (left > rounding * q.col(packed(j, j))).select(left, 0.0);
        const Lanes root = left.sqrt();
        r.col(packed(j, j)) = root;
        const Lanes inverse = (root > 0.0).select(1.0 / root, 0.0);
        for (Index i = j + 1; i < k; ++i) {
            Lanes sum = q.col(packed(i, j));
            for (Index n = 0; n < j; ++n) {
                sum -= r.col(packed(i, n)) * r.col(packed(j, n));
            }
            r.col(packed(i, j)) = inverse * sum;
        }
    }
}

/// z ← r ξ for each unit, k columns of ξ each.
[[gnu::flatten]] void correlate(const Block& r, Index k, const Block& xi, Block& z) {
    z.resize(lanes, xi.cols());
    for (Index first = 0; first < xi.cols(); first += k) {
        for (Index i = 0; i < k; ++i) {
            LaneRegister sum{};
            for (Index j = 0; j <= i; ++j) {
                sum = multiply_add(
                    load(r.data() + packed(i, j) * lanes),
                    load(xi.data() + (first + j) * lanes),
                    sum);
            }
            store(z.data() + (first + i) * lanes, sum);
        }
    }
}

/// q ← q + Σ over units of σσ.
[[gnu::flatten]] void add_products(const Block& sigma, Index k, Block& q) {
    for (Index i = 0; i < k; ++i) {
        for (Index j = 0; j <= i; ++j) {
            double* const entry = q.data() + packed(i, j) * lanes;
            LaneRegister sum = load(entry);
            for (Index first = 0; first < sigma.cols(); first += k) {
                sum = multiply_add(
                    load(sigma.data() + (first + i) * lanes),
                    load(sigma.data() + (first + j) * lanes),
                    sum);
            }
            store(entry, sum);
        }
    }
}

/// The hidden layers of the networks of a stream at k inputs.
class HiddenLayers {
public:
    HiddenLayers(const DeepPrior& prior, Index width, const Stream& stream, const Inputs& inputs)
        : prior_(prior), width_(width), stream_(stream), k_(inputs.cols()) {
        assert(inputs.rows() == prior.layer.n_inputs);
        const Eigen::MatrixXd first = layer_covariance(prior.layer, inputs);
        q_.resize(lanes, packed_size(k_));
        for (Index i = 0; i < k_; ++i) {
            for (Index j = 0; j <= i; ++j) {
                q_.col(packed(i, j)) = first(i, j);
            }
        }
    }

    /// Calls use(units, σ) for the units of a layer, `units_at_once` at a time from unit `first`
    /// on.
    template <typename Use>
    void visit(Index layer, Use use) {
        cholesky(q_, k_, r_);
        const Purpose purpose = in_part(Purpose::LayerNormal, static_cast<int>(layer));
        for (Index first = 0; first < width_; first += units_at_once) {
            xi_.resize(lanes, k_ * std::min(units_at_once, width_ - first));
            fill_normals(stream_, purpose, xi_, k_ * first);
            correlate(r_, k_, xi_, sigma_);
            activate(prior_.activation, sigma_);
            use(first, sigma_);
        }
    }

    /// q of the next layer, of this one's units.
    void pass(Index layer) {
        Block sum = Block::Zero(lanes, q_.cols());
        visit(layer, [&](Index, const Block& sigma) { add_products(sigma, k_, sum); });
        const double s_w = prior_.layer.weight_scale;
        const double s_b = prior_.layer.bias_scale;
        q_ = s_b * s_b + s_w * s_w / static_cast<double>(width_) * sum;
    }

    const Block& covariance() const { return q_; }

    static constexpr Index units_at_once = 128;
    static_assert(units_at_once % columns_at_once == 0);

private:
    const DeepPrior& prior_;
    Index width_;
    Stream stream_;
    Index k_;
    Block q_;
    Block r_;
    Block xi_;
    Block sigma_;
};

}  // namespace

DeepNetworks::DeepNetworks(const DeepPrior& prior, OutputLaw law, Index width)
    : prior_(prior), law_(law), width_(width) {
    check(prior);
    require(width >= 1, "width", "must be at least 1, got {}", width);
}

void DeepNetworks::draw(const Stream& stream, const Inputs& inputs, Block& f) const {
    HiddenLayers layers(prior_, width_, stream, inputs);
    for (Index l = 0; l + 1 < prior_.depth; ++l) {
        layers.pass(l);
    }
    const Index k = inputs.cols();
    f.setZero(lanes, k);
    Block a;
    layers.visit(prior_.depth - 1, [&](Index first, const Block& sigma) {
        a.resize(lanes, sigma.cols() / k);
        fill_output_weights(law_, StreamSource(stream, first), Purpose::OutputWeight, a);
        for (Index i = 0; i < a.cols(); ++i) {
            f += sigma.middleCols(i * k, k).colwise() * a.col(i);
        }
    });
    f *= prior_.layer.weight_scale / std::sqrt(static_cast<double>(width_));
    Block bias(lanes, 1);
    fill_normals(stream, Purpose::OutputBias, bias);
    f.colwise() += prior_.layer.bias_scale * bias.col(0);
}

void DeepNetworks::draw_covariance(const Stream& stream, const Inputs& inputs, Block& q) const {
    HiddenLayers layers(prior_, width_, stream, inputs);
    for (Index l = 0; l < prior_.depth; ++l) {
        layers.pass(l);
    }
    q = layers.covariance();
}

}  // namespace feynet
