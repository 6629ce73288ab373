#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// What a sample of |ψ|² says of a wave function ψ(s; w) and of its energy.
struct TangentSample {
    Eigen::MatrixXcd derivatives;  ///< O = ∂ ln ψ/∂w, samples × parameters
    Eigen::VectorXcd energies;     ///< local energy, (Hψ)(s)/ψ(s)
    Eigen::VectorXd weights;       ///< of each sample, positive, with sum one
};

/// The shift that keeps a metric of few samples invertible: S_kk → S_kk (1 + relative) + absolute.
struct MetricShift {
    double relative = 0.0;
    double absolute = 0.0;
};

/// Stochastic reconfiguration, the direction of imaginary time projected on the tangent space,
///
///     S x = F,   S = ⟨O* Oᵀ⟩ − ⟨O*⟩⟨Oᵀ⟩,   F = ⟨O* E⟩ − ⟨O*⟩⟨E⟩;   w ← w − γ x.
///
/// Solved by Cholesky's method in the space of the parameters: for fewer of them than samples.
///
/// @throws InvalidInput for shapes that do not fit or a negative shift; std::runtime_error if the
///         shifted metric is not positive
///
/// Source  Sorella, Phys. Rev. Lett. 80, 4558 (1998); Carleo and Troyer, Science 355, 602 (2017)
Eigen::VectorXcd reconfiguration(const TangentSample& sample, const MetricShift& shift);

/// The same direction in the space of the samples, for fewer of them than parameters:
///
///     x = Ō† (Ō Ō† + λ)⁻¹ Ē,   Ō, Ē centred, times the roots of the weights,
///
/// equal to `reconfiguration` with the absolute shift λ.
///
/// Source  Chen and Heyl, Nature Phys. 20, 1476 (2024)
Eigen::VectorXcd sample_space_reconfiguration(const TangentSample& sample, double shift);

}  // namespace feynet
