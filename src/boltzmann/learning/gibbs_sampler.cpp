#include "feynet/boltzmann/learning/gibbs_sampler.hpp"

#include "feynet/core/multiply_add.hpp"

#include <array>
#include <cassert>

namespace feynet {
namespace {

/// Outputs at once: as many sums hide the latency of an addition.
constexpr Index outputs_at_once = 8;

/// bias + scale · matrix · input, of eight chains.
struct AffineFields {
    const Eigen::MatrixXd& matrix;
    const Eigen::VectorXd& bias;
    double scale = 1.0;

    /// Outputs first … first + n − 1.
    template <Index n>
    [[gnu::always_inline]] void some(const Block& input, Index first, Block& output) const {
        std::array<LaneRegister, n> sums{};
        const double* column = matrix.data() + first;
        for (Index i = 0; i < matrix.cols(); ++i, column += matrix.rows()) {
            const LaneRegister x = load(input.data() + i * lanes);
            for (Index k = 0; k < n; ++k) {
                LaneRegister& sum = sums[static_cast<std::size_t>(k)];
                sum = multiply_add(LaneRegister{} + column[k], x, sum);
            }
        }
        for (Index k = 0; k < n; ++k) {
            store(
                output.data() + (first + k) * lanes,
                scale * sums[static_cast<std::size_t>(k)] + bias(first + k));
        }
    }

    void write(const Block& input, Block& output) const {
        assert(input.cols() == matrix.cols());
        output.resize(lanes, matrix.rows());
        Index j = 0;
        for (; j + outputs_at_once <= matrix.rows(); j += outputs_at_once) {
            some<outputs_at_once>(input, j, output);
        }
        for (; j + 2 <= matrix.rows(); j += 2) {
            some<2>(input, j, output);
        }
        for (; j < matrix.rows(); ++j) {
            some<1>(input, j, output);
        }
    }
};

}  // namespace

GibbsSampler::GibbsSampler(const BoltzmannMachine& machine)
    : to_hidden_(machine.coupling().transpose()),
      to_visible_(machine.coupling()),
      hidden_bias_(machine.hidden()),
      visible_bias_(machine.visible()) {}

void GibbsSampler::hidden_fields(const Block& visible, Block& fields) const {
    AffineFields{to_hidden_, hidden_bias_}.write(visible, fields);
}

void GibbsSampler::visible_fields(const Block& hidden, Block& fields, double beta) const {
    AffineFields{to_visible_, visible_bias_, beta}.write(hidden, fields);
}

void GibbsSampler::sweep(Block& visible, const Stream& stream) {
    hidden_fields(visible, fields_);
    sweep_from(fields_, visible, stream, 1.0);
}

void GibbsSampler::sweep_from(Block& fields, Block& visible, const Stream& stream, double beta) {
    uniforms_.resize(lanes, n_hidden());
    fill_uniforms(stream, Purpose::Flip, uniforms_);
    draw_spins(fields, uniforms_, hidden_);
    visible_fields(hidden_, fields_, beta);
    uniforms_.resize(lanes, n_visible());
    fill_uniforms(stream, Purpose::Acceptance, uniforms_);
    draw_spins(fields_, uniforms_, visible);
}

void draw_spins(Block& fields, const Block& uniforms, Block& spins) {
    assert(fields.cols() == uniforms.cols());
    // u < 1/(1 + e^{−2θ})
    fields = (-2.0 * fields).exp();
    spins.resize(lanes, fields.cols());
    for (Index j = 0; j < fields.cols(); ++j) {
        const LaneRegister u = load(uniforms.data() + j * lanes);
        const LaneRegister reach = multiply_add(u, load(fields.data() + j * lanes), u);
        store(spins.data() + j * lanes, reach < 1.0 ? LaneRegister{} + 1.0 : LaneRegister{} - 1.0);
    }
}

Block independent_spins(const BoltzmannMachine& machine, const Stream& stream) {
    Block uniforms(lanes, machine.n_visible());
    fill_uniforms(stream, Purpose::Start, uniforms);
    Block fields = machine.visible().transpose().replicate(lanes, 1).array();
    Block spins;
    draw_spins(fields, uniforms, spins);
    return spins;
}

}  // namespace feynet
