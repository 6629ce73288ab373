#pragma once

#include "feynet/core/gaussian_part.hpp"
#include "feynet/core/words.hpp"
#include "feynet/field/lattice.hpp"
#include "feynet/network/linear_network.hpp"

#include <array>
#include <memory>
#include <string_view>

namespace feynet {

/// The networks of a lattice field that a run file can name. All sample the same field theory.
enum class FieldNetworkKind {
    Site,      ///< weights are the values of the field
    Step,      ///< one step network in time at each point of space
    Relu,      ///< one ReLU network in time at each point of space
    Cosine,    ///< the Fourier coefficients in all directions
    Decay,     ///< one decay network in time at each point of space
    Momentum,  ///< one decay network in time for each momentum in space
};

template <>
struct Words<FieldNetworkKind> {
    static constexpr std::array<std::string_view, 6> value{
        "site", "step", "relu", "cosine", "decay", "momentum"};
};

/// One sentence on what the weights of a network are, for lists and captions.
std::string_view meaning_of_weights(FieldNetworkKind kind);

/// The free field whose noise the weights of decay networks are, and whose action is the Gaussian
/// part of an interacting one: S = Σ_bonds κ (φ_x − φ_y)² + Σ_x κ M² φ_x².
struct GaussianField {
    Lattice lattice;
    Index n_components = 1;
    double stiffness = 0.5;     ///< κ
    double mass_squared = 1.0;  ///< M² > 0
};

/// Builds a network for the fields of a lattice.
///
///     site      φ = θ
///     step, relu, decay   φ(t, s) = x(t; θ_s), one network in time for each point s in space; that
///               of `decay` has Ω² = M² + 2(d − 1), the frequency between neighbours at rest
///     cosine    the tensor product of the cosine network in time and the real Fourier basis in
///               space
///     momentum  φ = R (D_{k₁} ⊕ D_{k₂} ⊕ …) W, with R the real Fourier basis of space and D_k the
///               decay network of the oscillator of momentum k, Ω² = M² + k̂²: the free field is
///               then S = ½ |W|²
///
/// In time, a ring of n_times slices, or n_times − 1 slices between two free ends.
///
/// @throws InvalidInput if κ ≤ 0, M² ≤ 0 or fewer than 3 time slices lie between open ends
/// Source  arXiv:2403.11420 (a field is quantum mechanics in many dimensions); momentum networks as
///         in include/feynet/network/decay_network.hpp, for each normal mode
std::unique_ptr<LinearNetwork> make_field_network(
    FieldNetworkKind kind, const GaussianField& field);

/// The action of the free field in the weights of `network`, in its cheapest form: the identity for
/// `momentum`, diagonal for `cosine` (exact Fourier acceleration), M = AᵀKA otherwise. The result
/// refers to the network.
///
/// @param kind  of the network, made for the same free field
std::unique_ptr<GaussianPart> free_field_part(
    FieldNetworkKind kind, const LinearNetwork& network, const GaussianField& field);

}  // namespace feynet
