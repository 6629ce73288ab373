#pragma once

#include "feynet/holography/learning/response_model.hpp"
#include "feynet/optimize/levenberg_marquardt.hpp"

#include <Eigen/Core>

#include <optional>
#include <string_view>
#include <vector>

namespace feynet {

/// Measured responses with their errors. All lists have one length.
struct CurveData {
    Eigen::VectorXd source;
    Eigen::VectorXd response;
    Eigen::VectorXd error;  ///< one standard deviation, positive

    Index size() const { return source.size(); }
};

/// What is believed of the modes beforehand: h is regular at the horizon and q(η²) is analytic some
/// way around 0 ≤ η ≤ R, so that its Chebyshev coefficients fall,
///
///     cₖ ~ N(0, σₖ²),   σₖ = A ρ⁻ᵏ.
struct HorizonParityPrior {
    double size = 3.0;   ///< A, unit 1/L²
    double decay = 3.0;  ///< ρ > 1

    /// σₖ = A ρ⁻ᵏ for k = 0 … n_modes − 1.
    Eigen::VectorXd widths(Index n_modes) const;
    bool operator==(const HorizonParityPrior&) const = default;
};

/// What is fitted beside the metric, and how far.
struct MetricFitSettings {
    LearnedNumbers learned;     ///< m² and λ, if they are; the parameters of the map always are
    Index most_modes = 12;      ///< K is not raised beyond; as many are fitted with the prior
    double significance = 3.0;  ///< the next mode must be seen by so many standard errors
    std::optional<HorizonParityPrior> prior;  ///< absent: the one that makes the data most likely
    LevenbergMarquardtSettings descent;
};

/// How well K modes fit.
struct ModesTried {
    Index n_modes = 0;
    double chi_squared = 0.0;
    Index degrees = 0;  ///< points − fitted numbers
};

/// A metric h = 1/η + η q(η²) fitted to data.
struct MetricFit {
    Index n_modes = 0;              ///< K: how many modes the data ask for
    std::vector<ModesTried> tried;  ///< K = 1, 2, …
    HorizonParityPrior prior;
    Eigen::VectorXd coefficients;  ///< cₖ of ParityMetric, most_modes of them
    BulkModel model;               ///< m², λ, parameters; metric at the depths of the curve
    double chi_squared = 0.0;      ///< of the data, the prior apart
    Index degrees = 0;             ///< points − numbers determined by them
    bool fits_data = false;        ///< χ² is above its degrees by at most 3 standard deviations
    PredictedResponses predicted;  ///< at the sources of the data
    Eigen::MatrixXd jacobian;  ///< ∂r/∂x, r = (predicted − measured)/error; x: c, m², λ, …
    Eigen::VectorXd prior_widths;  ///< of x; wide for all that is not the metric
    Eigen::MatrixXd covariance;    ///< of x after the data
    std::string_view reason;       ///< why the descent ended
    double reach = 1.0;            ///< R

    /// h at the depths, all positive and at most R.
    Eigen::VectorXd metric(const Eigen::VectorXd& depths) const;

    /// One standard deviation of h there: what data and prior together leave open.
    Eigen::VectorXd band(const Eigen::VectorXd& depths) const;
};

/// Fits the metric in data space, r = (predicted response − measured)/error, by Levenberg and
/// Marquardt.
///
/// First the principle of discrepancy: K grows from one, each fit from where the one before ended,
/// until χ² is no larger than noise makes it and the next mode is not seen. A mode too few leaves a
/// misfit; a mode too many is noise, amplified without bound: each further one is about 30 times
/// weaker in the data. Then all modes are fitted with a prior, which takes the place of the cut:
/// its size and decay are those under which the data are most likely (of those tried, to first
/// order around the fit before), unless they are given.
///
/// @param model  the bulk, in the continuum or in layers
/// @param start  m², λ and parameters to begin with; its metric is not used
/// @throws InvalidInput if there are fewer points than numbers, an error is not positive, or no
///         field is regular at the start
MetricFit fit_metric(
    const ResponseModel& model,
    const CurveData& data,
    const BulkModel& start,
    const MetricFitSettings& settings = {});

/// What a fitted metric shows of the true one: ∂⟨ĥ(η)⟩/∂h(ηⱼ), a row for each depth η asked for.
/// Over the length each depth ηⱼ of the model stands for it is the kernel A(η, η') of
///
///     ⟨ĥ(η)⟩ = ∫ A(η, η') h(η') dη' + what the prior adds.
///
/// A narrow peak at η' = η is a metric that is seen; a kernel elsewhere is one that is guessed.
///
/// Source  Backus and Gilbert, Geophys. J. R. Astron. Soc. 16 (1968) 169.
Eigen::MatrixXd resolution_kernels(
    const MetricFit& fit, const CurveData& data, const Eigen::VectorXd& depths);

}  // namespace feynet
