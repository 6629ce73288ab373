#pragma once

#include "feynet/nnft/neuron/neuron.hpp"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace feynet {

/// The effective action of a random field at k inputs to first order in its connected four-point
/// function, i.e. to O(1/N) for networks of N independent neurons: the density of φ is e^{−S} with
///
///     S = ½ φ·Kφ + (1/4!) λ_ijkl φᵢφⱼφₖφₗ + const,
///     λ = −(G⁻¹)⊗⁴ G₄ᶜ (amputated),   K_kl = (G⁻¹)_kl − ½ λ_ijkl G_ij,
///
/// K being such that the loop of λ leaves the two-point function as it is. Cumulants of e^{−S} are
/// G and G₄ᶜ with corrections of second order. Where λ is not positive e^{−S} cannot be integrated
/// and S holds for moderate φ, or as the series P = e^{−½φ·G⁻¹φ} (1 + (1/4!) G₄ᶜ·He₄(φ)) alone.
///
/// Source  Edgeworth's expansion; as an action of networks arXiv:2307.03223; here derived from the
///         Hermite tensor of fourth order
class EdgeworthAction {
public:
    static constexpr Index most_inputs = 16;

    /// @param two_point  G                                                             k × k
    /// @param four_point G₄ᶜ at quadruples(k), in their order
    /// @throws InvalidInput if k is not 1 … 16, lengths do not fit, or G is not positive definite
    EdgeworthAction(const Eigen::MatrixXd& two_point, std::span<const double> four_point);

    Index n_inputs() const { return two_point_.rows(); }

    /// S, normalised to first order: e^{−S} is the density.                       φ: length k
    double value(const Eigen::VectorXd& phi) const;

    /// The density as a series, P = (2π)^{−k/2} |G|^{−½} e^{−½φ·G⁻¹φ} (1 + (1/4!) G₄ᶜ·He₄): its
    /// moments of order two and four are exactly those of the field; it may be negative far out.
    double density(const Eigen::VectorXd& phi) const;

    /// λ_ijkl.
    double coupling(Index i, Index j, Index k, Index l) const;

    /// K.
    const Eigen::MatrixXd& quadratic() const { return quadratic_; }

private:
    /// S less that of the Gaussian field of the same G.
    double interaction(const Eigen::VectorXd& phi) const;
    double gaussian(const Eigen::VectorXd& phi) const;

    Eigen::MatrixXd two_point_;
    Eigen::MatrixXd inverse_;
    Eigen::MatrixXd quadratic_;
    Eigen::MatrixXd couplings_;  ///< λ as k² × k²
    double loops_ = 0.0;         ///< (1/8) λ_ijkl G_ij G_kl
    double log_norm_ = 0.0;      ///< ½ ln |2πG|
};

/// All i ≤ j ≤ k ≤ l of k inputs.
std::vector<std::vector<Index>> quadruples(Index n_inputs);

/// That of networks of N neurons, exact to O(1/N).
///
/// @throws InvalidInput as EdgeworthAction and Neuron::four_point
EdgeworthAction edgeworth_action(
    const Neuron& neuron, double kurtosis, Index width, const Inputs& inputs);

/// The effective action as a function of measured means of products of field values.
class MeasuredAction {
public:
    /// @throws InvalidInput if k is not 1 … 16
    explicit MeasuredAction(Index n_inputs);

    /// The products to be measured together: all pairs i ≤ j, then quadruples(k).
    std::vector<std::vector<Index>> products() const;

    /// @throws InvalidInput as EdgeworthAction
    EdgeworthAction operator()(std::span<const double> means) const;

private:
    Index n_inputs_;
};

}  // namespace feynet
