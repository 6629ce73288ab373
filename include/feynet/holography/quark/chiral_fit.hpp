#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/quark/chiral_curve.hpp"
#include "feynet/optimize/levenberg_marquardt.hpp"
#include "feynet/optimize/sensitivity.hpp"

#include <Eigen/Core>

#include <optional>
#include <utility>

namespace feynet {

/// Measured chiral condensates.
struct ChiralData {
    Eigen::VectorXd mass;        ///< m_q, GeV
    Eigen::VectorXd condensate;  ///< ⟨q̄q⟩, GeV³
    Eigen::VectorXd error;       ///< of the condensate, GeV³
};

/// The family of metrics that is fitted, and what is believed of it before the data speak: normal
/// laws for log λ, log L and the cₖ, the last centred at zero and narrower by half from mode to
/// mode after the first two (the metric is smooth).
struct ChiralPrior {
    Index modes = 4;              ///< K
    bool meets_boundary = true;   ///< h = 4 at the boundary: Σ cₖ = 3, c₀ is not free
    double metric_width = 4.0;    ///< of c₀ and c₁
    double coupling = 0.0124;     ///< centre of λ
    double coupling_width = 3.0;  ///< of log λ
    double radius = 3.46;         ///< centre of L, GeV⁻¹
    double radius_width = 0.3;    ///< of log L
};

/// The metric that fits best, and what the data say of it.
struct ChiralFit {
    QuarkWeights weights;
    Eigen::VectorXd condensate;  ///< at the masses of the data
    double chi2 = 0.0;           ///< Σ((model − data)/error)²: of the data alone
    bool converged = false;
    Eigen::MatrixXd spread;   ///< covariance of (c₀ … c_{K−1}, log λ, log L) after the data
    Sensitivity sensitivity;  ///< of the free ones of (c, log λ, log L), in widths of the prior

    /// max |model − data|.
    double worst(const ChiralData& data) const;

    /// h and its standard error after the data, at η.
    std::pair<double, double> metric(double depth) const;
};

/// The emergent metric of a chiral condensate by least squares in the space of the data, with a
/// prior: min Σ((⟨q̄q⟩_model − ⟨q̄q⟩)/error)² + Σ((x − centre)/width)² over cₖ, log λ and log L.
///
/// The prior matters: near the metric at which chiral symmetry breaks by itself the model is the
/// EquationOfState, with A ~ L² × (distance from that metric) and B ~ λL⁸. The data contain A and
/// B; L, and all of h but one number, are prior.
///
/// Source  own derivation
class ChiralFitter {
public:
    /// @throws InvalidInput if data are fewer than three, not of one length, not positive, or the
    ///         masses do not rise; if K < 2, or a width or centre is not positive
    ChiralFitter(ChiralData data, const ChiralPrior& prior);

    /// Everything free that the arguments leave free.
    ///
    /// @param radius    L, if it is fixed: a point of the profile
    /// @param coupling  λ, if it is fixed
    /// @throws InvalidInput if a fixed number is not positive, or no metric of the family answers
    ///         as strongly as the data do at the smallest mass
    ChiralFit fit(
        std::optional<double> radius = std::nullopt,
        std::optional<double> coupling = std::nullopt) const;

    const ChiralData& data() const { return data_; }
    const ChiralPrior& prior() const { return prior_; }

private:
    class Parameters;
    struct Fixed;

    /// The metric of two modes that answers like the datum of the smallest mass.
    Eigen::VectorXd first_metric(double radius) const;
    /// log λ by trial: of all powers of eight times the centre the one with the least misfit.
    double first_coupling(const Eigen::VectorXd& start, const Fixed& fixed) const;
    Residuals misfit(const Parameters& parameters, const Eigen::VectorXd& free) const;

    ChiralData data_;
    ChiralPrior prior_;
    ChiralCurve curve_;
};

/// m_q = A ⟨q̄q⟩ + B ⟨q̄q⟩³, what every bulk with a weak φ⁴ says of small masses.
struct EquationOfState {
    double linear = 0.0;  ///< A, GeV⁻²
    double cubic = 0.0;   ///< B, GeV⁻⁸
    double chi2 = 0.0;    ///< the floor that no metric can be far below
};

/// The equation of state that fits best, by least squares in the condensates.
///
/// @throws InvalidInput as ChiralFitter
EquationOfState fit_equation_of_state(const ChiralData& data);

}  // namespace feynet
