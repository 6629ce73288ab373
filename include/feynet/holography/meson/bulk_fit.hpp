#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/meson/bulk_series.hpp"
#include "feynet/optimize/sensitivity.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// What is measured of a meson.
enum class MesonQuantity {
    Mass,       ///< ω
    Amplitude,  ///< c = v/z^{2S} at the boundary, of a normalised state: its decay constant
};

/// One measured number: of the n-th meson of spin S, n = 0, 1, …
struct MesonDatum {
    int spin = 1;
    Index level = 0;
    MesonQuantity quantity = MesonQuantity::Mass;
    double value = 0.0;  ///< positive
    double error = 0.0;  ///< standard error, positive
};

/// How a bulk is found.
struct BulkFitSettings {
    Index n_modes = 0;         ///< of A and Φ together; 0: by the discrepancy principle
    Index most_modes = 26;     ///< tried; as many carry the prior
    double prior_width = 1.0;  ///< of the first coefficients of A and Φ; the k-th has width/(k + 1)
};

/// The best bulk with so many modes.
struct BulkRung {
    Index n_modes = 0;
    double chi_squared = 0.0;
    bool converged = false;
};

/// What a bulk says of a tower, with the errors that the data and the prior leave.
struct MesonForecast {
    Eigen::ArrayXd masses;
    Eigen::ArrayXd mass_errors;
    Eigen::ArrayXd amplitudes;
    Eigen::ArrayXd amplitude_errors;
};

/// The rungs of a BulkFit, climbed one at a time: a mode more on each, from where the last one
/// ended.
class BulkLadder {
public:
    /// @throws InvalidInput if there is no mass among the data, two data measure the same, or a
    ///         value, an error or a setting makes no sense
    BulkLadder(std::vector<MesonDatum> data, const BulkFitSettings& settings);

    /// The next rung.
    void climb();

    /// Whether χ² is low enough or all rungs are climbed.
    bool is_at_top() const;

    Index most_rungs() const;
    const std::vector<MesonDatum>& data() const { return data_; }
    const BulkFitSettings& settings() const { return settings_; }
    double length() const { return length_; }
    const std::vector<BulkRung>& rungs() const { return rungs_; }

    /// φ₀, a₀, φ₁, a₁, … of the best rung.
    const Eigen::VectorXd& coefficients() const { return coefficients_; }

    /// Names all that a rung changes.
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        std::vector<double> rungs = rungs_as_numbers();
        visit(now_, coefficients_, best_, rungs);
        take_rungs(rungs);
    }

private:
    std::vector<double> rungs_as_numbers() const;
    void take_rungs(const std::vector<double>& numbers);

    std::vector<MesonDatum> data_;
    BulkFitSettings settings_;
    double length_;
    Eigen::VectorXd now_;  // of the last rung
    Eigen::VectorXd coefficients_;
    double best_;  // χ² of the coefficients
    std::vector<BulkRung> rungs_;
};

/// The inverse problem of AdS/QCD: A(z) and Φ(z) from towers of mesons.
///
/// A BulkSeries is fitted by least squares in units of the errors, modes added one at a time, to Φ
/// and to A in turn, from the soft wall on. The discrepancy principle stops at the first rung whose
/// χ² is at most the number of data: more modes would fit the errors. Slopes are exact for the
/// states as computed (MesonTower).
///
/// A band around the bulk says what the data leave open: the Gaussian of all most_modes
/// coefficients with the prior's widths, narrowed by the data to first order. Where the band is as
/// wide as without data, the bulk shown is the prior's choice.
///
/// Units  masses in any unit, z in its inverse; ℓ is that of the soft wall with the same mean
/// slope.
class BulkFit {
public:
    /// @throws InvalidInput if there is no mass among the data, two data measure the same, or a
    ///         value, an error or a setting makes no sense
    BulkFit(std::vector<MesonDatum> data, const BulkFitSettings& settings);

    /// From a ladder that is climbed as far as it goes.
    explicit BulkFit(const BulkLadder& ladder);

    const BulkSeries& bulk() const { return bulk_; }

    /// χ² over the rungs that were tried.
    const std::vector<BulkRung>& rungs() const { return rungs_; }

    Index n_modes() const { return n_modes_; }

    /// Whether χ² is at most the number of data.
    bool agrees() const;

    /// (bulk − datum)/error, of each datum.
    const Eigen::VectorXd& pulls() const { return pulls_; }

    /// What the data say of all most_modes coefficients, φ₀, a₀, φ₁, a₁, … in units of the prior.
    const Sensitivity& sensitivity() const { return sensitivity_; }

    /// The standard deviation of A at z.
    double warp_error(double z) const;
    /// The standard deviation of Φ at z.
    double dilaton_error(double z) const;

    /// The lowest levels of a spin.
    MesonForecast forecast(int spin, Index n_levels) const;

private:
    double error_at(double z, Index parity) const;

    std::vector<MesonDatum> data_;
    std::vector<BulkRung> rungs_;
    BulkSeries bulk_;
    Eigen::VectorXd pulls_;
    Index n_modes_ = 0;
    Sensitivity sensitivity_;
    Eigen::MatrixXd covariance_;
};

}  // namespace feynet
