#pragma once

#include <complex>

namespace feynet {

/// A hidden unit between two units s and t:
///
///     e^{c} Σ_{h=±1} e^{h (W s + W' t)} = e^{c} 2 cosh(W s + W' t).
struct PairUnit {
    std::complex<double> first;      ///< W
    std::complex<double> second;     ///< W'
    std::complex<double> log_scale;  ///< c
};

/// e^{K s t} as a hidden unit, exactly:
///
///     W = ½ arcosh e^{2K},   e^{c} = e^{−K}/2,
///
/// with W' = W; where Re K < 0, that of −K with W' = −W. Real for real K; K = iπ/4 is the gate CZ
/// up to phases of single spins.
///
/// Source  Carleo, Nomura and Imada, Nat. Commun. 9, 5322 (2018), arXiv:1802.09558
PairUnit coupling_gadget(std::complex<double> strength);

/// ⟨s| e^{g σˣ} |t⟩ as a hidden unit between s and a deep unit t, exactly:
///
///     W = W' = ½ arcosh coth g = artanh e^{−g},   e^{c} = ½ sinh g.
///
/// @throws InvalidInput unless g is finite and positive
/// Source  as above
PairUnit field_gadget(double strength);

/// ⟨s s'| e^{−g(σᶻσᶻ − σˣσˣ − σʸσʸ)} |t t'⟩, a Heisenberg bond after Marshall's rotation, as one
/// deep unit t and three hidden ones. The spin that is not kept is t' = s + s' − t, and
///
///     h₁: 2 cos[π (s + s' − t)/6], which is zero where t' is no spin,
///     h₂: e^{K₂ s t},  e^{2K₂} = 2/(e^{4g} − 1),
///     h₃: e^{K₃ s' t}, e^{−2K₃} = (e^{4g} + 1)/2.
///
/// Source  as above
struct ExchangeGadget {
    /// Of h₁: iW to s, iW to s', −iW to t.
    std::complex<double> rule;
    PairUnit keep;           ///< h₂, between s and t
    PairUnit pass;           ///< h₃, between s' and t
    double log_scale = 0.0;  ///< c of the whole, those of h₂ and h₃ not included
};

/// @throws InvalidInput unless g is finite and positive
ExchangeGadget exchange_gadget(double strength);

/// K of the classical coupling e^{K s t} that is left, up to a factor, when a hidden unit is
/// summed:
///
///     e^{2K} = cosh(W + W')/cosh(W − W').
///
/// Of a field it is K = ½ ln coth g, of a coupling the coupling itself: summed over its hidden
/// units, the network is the anisotropic classical Ising model, and its deep units are the spins of
/// the slices of the path integral.
std::complex<double> traced_coupling(const PairUnit& unit);

}  // namespace feynet
