#pragma once

#include "feynet/holography/wilson/emergent_background.hpp"

#include <Eigen/Core>

namespace feynet {

/// A metric that is known between the boundary η = 1 and a last depth η_in as a polynomial
/// h = Σₖ cₖ (1 − η)ᵏ, such as a neural ODE's, carried on to the horizon and to infinity:
///
///     h = 1/(η − c₁) + c₂          η < η_in, so that the horizon is at c₁,
///     h = 4 − (4 − h(1)) e^{−c₄(η−1)}   η > 1,
///
/// c₁ and c₂ by least squares on η_in … η_in + 0.05, c₄ from the slope at η = 1; where that gives
/// no decay c₄ is 8, as of the black brane. The depth of the result is η − c₁.
///
/// What strings see depends on c₁ and c₂ exponentially: they stand for a stretch that no layer
/// covers.
///
/// @throws InvalidInput unless 0 < η_in < 1 and h rises to the horizon as steeply as 0 ≤ c₁ wants
///
/// Source  Hashimoto, Sugishita, Tanaka & Tomiya, arXiv:1809.10536
MetricExcess polynomial_excess(const Eigen::VectorXd& coefficients, double last_depth);

/// The metric of the layers of a trained network, by the polynomial of fifth order that fits best.
///
/// @throws InvalidInput for fewer than seven layers, or as polynomial_excess
MetricExcess layer_excess(const Eigen::VectorXd& depths, const Eigen::VectorXd& metric);

/// The horizon-regular metric h = 1/η + η Σₖ cₖ Tₖ(2η² − 1) up to η = 1; beyond, what it has more
/// than the black brane falls as e^{−8η}.
MetricExcess parity_excess(const Eigen::VectorXd& coefficients);

}  // namespace feynet
