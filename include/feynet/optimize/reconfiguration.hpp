#pragma once

#include "feynet/optimize/tangent_sample.hpp"

#include <Eigen/Core>

namespace feynet {

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

/// When the method of conjugate gradients stops.
struct IterativePlan {
    double tolerance = 1e-8;  ///< ‖F − S x‖ / ‖F‖
    Index most_steps = 2000;
};

/// The same direction without S: conjugate gradients with v ↦ Ō†(Ō v), on the diagonal of S. A step
/// costs samples × parameters, for more of both than a matrix holds.
///
/// @throws InvalidInput as `reconfiguration`, or for a plan without steps
Eigen::VectorXcd iterative_reconfiguration(
    const TangentSample& sample, const MetricShift& shift, const IterativePlan& plan = {});

/// The same direction in the space of the samples, for fewer of them than parameters:
///
///     x = Λ⁻¹ Ō† (Ō Λ⁻¹ Ō† + 1)⁻¹ Ē,
///
/// Λ the diagonal matrix that the shift adds to S.
///
/// @throws InvalidInput as `reconfiguration`, or where Λ is not positive
///
/// Source  Chen and Heyl, Nature Phys. 20, 1476 (2024), for Λ = λ 1
Eigen::VectorXcd sample_space_reconfiguration(
    const TangentSample& sample, const MetricShift& shift);

/// The direction that remembers the last one, φ, where the samples say little:
///
///     x = μφ + Λ⁻¹ Ō† (Ō Λ⁻¹ Ō† + 1)⁻¹ (Ē − μ Ō φ),
///
/// the least ‖Ō x − Ē‖² + (x − μφ)† Λ (x − μφ). μ = 0 is `sample_space_reconfiguration`; with μ = 1
/// what no sample sees never decays.
///
/// @throws InvalidInput as `sample_space_reconfiguration`, for μ outside 0 … 1, or another number
///         of parameters in φ
///
/// Source  Goldshlager, Abrahamsen and Lin, J. Comput. Phys. 516, 113351 (2024)
Eigen::VectorXcd spring_reconfiguration(
    const TangentSample& sample,
    const MetricShift& shift,
    double momentum,
    const Eigen::VectorXcd& previous);

}  // namespace feynet
