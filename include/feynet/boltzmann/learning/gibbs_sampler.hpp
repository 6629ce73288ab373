#pragma once

#include "feynet/boltzmann/learning/boltzmann_machine.hpp"
#include "feynet/core/block.hpp"
#include "feynet/core/random.hpp"

namespace feynet {

/// Draws the layers of a restricted Boltzmann machine from one another, eight chains at once: given
/// one layer the units of the other are independent,
///
///     P(hⱼ = 1 | v) = 1/(1 + e^{−2θⱼ}),   P(vᵢ = 1 | h) = 1/(1 + e^{−2(aᵢ + Σⱼ Wᵢⱼ hⱼ)}).
///
/// A sweep draws the hidden layer, then the visible one; it costs 2 N M multiplications a chain.
class GibbsSampler {
public:
    explicit GibbsSampler(const BoltzmannMachine& machine);

    Index n_visible() const { return to_visible_.rows(); }
    Index n_hidden() const { return to_hidden_.rows(); }

    /// θⱼ = bⱼ + Σᵢ Wᵢⱼ vᵢ.                                  visible: lanes × N, fields: lanes × M
    void hidden_fields(const Block& visible, Block& fields) const;

    /// aᵢ + β Σⱼ Wᵢⱼ hⱼ.                                      hidden: lanes × M, fields: lanes × N
    void visible_fields(const Block& hidden, Block& fields, double beta = 1.0) const;

    /// One sweep of eight chains; consumes one uniform per unit.
    ///
    /// @param stream  of purposes Flip (hidden) and Acceptance (visible)
    void sweep(Block& visible, const Stream& stream);

    /// The rest of a sweep of the machine with b and W times β, whose hidden fields are known.
    ///
    /// @param fields  βθ; overwritten
    void sweep_from(Block& fields, Block& visible, const Stream& stream, double beta);

private:
    Eigen::MatrixXd to_hidden_;   // Wᵀ, M × N
    Eigen::MatrixXd to_visible_;  // W, N × M
    Eigen::VectorXd hidden_bias_;
    Eigen::VectorXd visible_bias_;
    // of a sweep
    Block hidden_;
    Block uniforms_;
    Block fields_;
};

/// spins ← ±1, up with probability 1/(1 + e^{−2 field}): where `uniforms` are below it.
///
/// @param fields  overwritten
void draw_spins(Block& fields, const Block& uniforms, Block& spins);

/// Spins of e^{a·v} alone, of the visible biases.
///
/// @param stream  of purpose Start
Block independent_spins(const BoltzmannMachine& machine, const Stream& stream);

}  // namespace feynet
