#include "feynet/holography/meson/bulk_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/holography/meson/meson_tower.hpp"
#include "feynet/optimize/levenberg_marquardt.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace feynet {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

void check_data(const std::vector<MesonDatum>& data) {
    const auto is_mass = [](const MesonDatum& d) { return d.quantity == MesonQuantity::Mass; };
    require(std::any_of(data.begin(), data.end(), is_mass), "data", "must have a mass");
    for (const MesonDatum& d : data) {
        require(d.spin >= 1 && d.spin <= 9, "spin", "must be 1 … 9, got {}", d.spin);
        require(d.level >= 0 && d.level < 40, "level", "must be 0 … 39, got {}", d.level);
        require(
            d.value > 0.0 && std::isfinite(d.value), "value", "must be positive, got {}", d.value);
        require(
            d.error > 0.0 && std::isfinite(d.error), "error", "must be positive, got {}", d.error);
        const auto n = std::count_if(data.begin(), data.end(), [&](const MesonDatum& other) {
            return other.spin == d.spin && other.level == d.level && other.quantity == d.quantity;
        });
        require(n == 1, "data", "must have one value for spin {}, level {}", d.spin, d.level);
    }
}

/// 1/κ of the soft wall, m² = 4κ² (n + S), with the same mean of m²/(n + S).
double length_of(const std::vector<MesonDatum>& data) {
    double sum = 0.0;
    int n = 0;
    for (const MesonDatum& d : data) {
        if (d.quantity == MesonQuantity::Mass) {
            sum += square(d.value) / (4.0 * static_cast<double>(d.level + d.spin));
            ++n;
        }
    }
    return std::sqrt(n / sum);
}

/// φ₀, a₀, φ₁, a₁, … as a bulk.
BulkSeries bulk_of(const Eigen::VectorXd& coefficients, double length) {
    const Index n = coefficients.size();
    BulkSeries bulk{length, Eigen::VectorXd(n / 2), Eigen::VectorXd((n + 1) / 2)};
    for (Index k = 0; k < n; ++k) {
        (k % 2 == 0 ? bulk.dilaton : bulk.warp)[k / 2] = coefficients[k];
    }
    return bulk;
}

/// ∂B_S/∂(φ₀, a₀, φ₁, …) at depths z.        depths × coefficients
Eigen::MatrixXd exponent_slopes(const Eigen::ArrayXd& z, double length, int spin, Index n) {
    const Eigen::MatrixXd modes = bulk_modes(z, length, (n + 1) / 2);
    Eigen::MatrixXd slopes(z.size(), n);
    for (Index k = 0; k < n; ++k) {
        slopes.col(k) = (k % 2 == 0 ? -1.0 : 2.0 * spin - 1.0) * modes.col(k / 2);
    }
    return slopes;
}

/// log ω and log c of the lowest mesons of a spin, and their slopes with the coefficients.
struct TowerSlopes {
    TowerSlopes(const BulkSeries& bulk, int spin, Index n_levels, Index n_coefficients)
        : tower(bulk.background(), spin, std::max<Index>(n_levels, 6)) {
        const Eigen::MatrixXd exponent =
            exponent_slopes(tower.points(), bulk.length, spin, n_coefficients);
        const Eigen::ArrayXd twice = 0.5 / tower.squared_masses();
        log_mass = twice.matrix().asDiagonal() * (tower.mass_response() * exponent);
        log_amplitude = tower.amplitude_response() * exponent;
    }

    MesonTower tower;
    Eigen::MatrixXd log_mass;
    Eigen::MatrixXd log_amplitude;
};

/// (bulk − datum)/error of logarithms, and their slopes; not numbers where mesons are not bound.
class Misfit {
public:
    Misfit(const std::vector<MesonDatum>& data, double length) : data_(data), length_(length) {
        for (const MesonDatum& d : data) {
            const auto spin = static_cast<std::size_t>(d.spin);
            n_levels_.resize(std::max(n_levels_.size(), spin + 1));
            n_levels_[spin] = std::max(n_levels_[spin], d.level + 1);
        }
    }

    /// @param n_slopes  how many slopes; modes beyond the coefficients are zero
    Residuals at(const Eigen::VectorXd& coefficients, Index n_slopes) const {
        const auto n_data = static_cast<Index>(data_.size());
        Residuals result{
            Eigen::VectorXd::Constant(n_data, no_value),
            Eigen::MatrixXd::Constant(n_data, n_slopes, no_value)};
        const BulkSeries bulk = bulk_of(coefficients, length_);
        for (std::size_t s = 1; s < n_levels_.size(); ++s) {
            if (n_levels_[s] > 0) {
                if (!bulk.confines(static_cast<int>(s))) {
                    return result;
                }
                fill(TowerSlopes(bulk, static_cast<int>(s), n_levels_[s], n_slopes), s, result);
            }
        }
        return result;
    }

private:
    void fill(const TowerSlopes& slopes, std::size_t spin, Residuals& result) const {
        for (std::size_t i = 0; i < data_.size(); ++i) {
            const MesonDatum& d = data_[i];
            if (static_cast<std::size_t>(d.spin) != spin) {
                continue;
            }
            const bool is_mass = d.quantity == MesonQuantity::Mass;
            const double value = is_mass ? std::sqrt(slopes.tower.squared_masses()[d.level])
                                         : slopes.tower.amplitudes()[d.level];
            const double weight = d.value / d.error;
            const auto row = static_cast<Index>(i);
            result.value[row] = weight * std::log(value / d.value);
            result.jacobian.row(row) =
                weight * (is_mass ? slopes.log_mass : slopes.log_amplitude).row(d.level);
        }
    }

    const std::vector<MesonDatum>& data_;
    double length_;
    std::vector<Index> n_levels_;
};

Eigen::VectorXd prior_widths(const BulkFitSettings& settings) {
    Eigen::VectorXd widths(settings.most_modes);
    for (Index k = 0; k < widths.size(); ++k) {
        const Index order = k / 2;
        widths[k] = settings.prior_width / (1.0 + static_cast<double>(order));
    }
    return widths;
}

void check_settings(const BulkFitSettings& settings, Index n_data) {
    require(
        settings.most_modes >= 1 && settings.most_modes <= 80,
        "most_modes",
        "must be 1 … 80, got {}",
        settings.most_modes);
    const Index most = std::min(settings.most_modes, n_data);
    require(
        settings.n_modes >= 0 && settings.n_modes <= most,
        "n_modes",
        "must be at most {}, got {}",
        most,
        settings.n_modes);
    require(
        settings.prior_width > 0.0 && std::isfinite(settings.prior_width),
        "prior_width",
        "must be positive, got {}",
        settings.prior_width);
}

BulkLadder climbed(BulkLadder ladder) {
    while (!ladder.is_at_top()) {
        ladder.climb();
    }
    return ladder;
}

}  // namespace

BulkLadder::BulkLadder(std::vector<MesonDatum> data, const BulkFitSettings& settings)
    : data_(std::move(data)),
      settings_(settings),
      length_(0.0),
      best_(std::numeric_limits<double>::infinity()) {
    check_data(data_);
    check_settings(settings, static_cast<Index>(data_.size()));
    length_ = length_of(data_);
}

Index BulkLadder::most_rungs() const {
    return settings_.n_modes > 0 ? settings_.n_modes
                                 : std::min(settings_.most_modes, static_cast<Index>(data_.size()));
}

bool BulkLadder::is_at_top() const {
    const double enough = settings_.n_modes > 0 ? -1.0 : static_cast<double>(data_.size());
    return std::ssize(rungs_) >= most_rungs() || best_ <= enough;
}

void BulkLadder::climb() {
    const Index n = std::ssize(rungs_) + 1;
    now_.conservativeResizeLike(Eigen::VectorXd::Constant(n, n == 1 ? 1.0 : 0.0));
    const Misfit misfit(data_, length_);
    const LeastSquaresMinimum minimum = minimise_squares(
        [&](const Eigen::VectorXd& x) { return misfit.at(x, x.size()); },
        now_,
        {.decrease = n == most_rungs() ? 1e-12 : 1e-6, .step = 1e-12, .most_evaluations = 60});
    now_ = minimum.parameters;
    rungs_.push_back({n, minimum.sum_of_squares(), minimum.converged});
    if (rungs_.back().chi_squared < best_) {
        best_ = rungs_.back().chi_squared;
        coefficients_ = now_;
    }
}

std::vector<double> BulkLadder::rungs_as_numbers() const {
    std::vector<double> numbers;
    for (const BulkRung& rung : rungs_) {
        numbers.push_back(rung.chi_squared);
        numbers.push_back(rung.converged ? 1.0 : 0.0);
    }
    return numbers;
}

void BulkLadder::take_rungs(const std::vector<double>& numbers) {
    rungs_.clear();
    for (std::size_t i = 0; i + 2 <= numbers.size(); i += 2) {
        rungs_.push_back({std::ssize(rungs_) + 1, numbers[i], numbers[i + 1] > 0.0});
    }
}

BulkFit::BulkFit(std::vector<MesonDatum> data, const BulkFitSettings& settings)
    : BulkFit(climbed(BulkLadder(std::move(data), settings))) {}

BulkFit::BulkFit(const BulkLadder& ladder)
    : data_(ladder.data()),
      rungs_(ladder.rungs()),
      bulk_(bulk_of(ladder.coefficients(), ladder.length())),
      n_modes_(ladder.coefficients().size()),
      sensitivity_(Eigen::MatrixXd::Ones(1, 1), Eigen::VectorXd::Ones(1)) {
    const Misfit misfit(data_, ladder.length());
    const Residuals end = misfit.at(ladder.coefficients(), ladder.settings().most_modes);
    pulls_ = end.value;
    sensitivity_ = Sensitivity(end.jacobian, prior_widths(ladder.settings()));
    covariance_ = sensitivity_.covariance();
}

bool BulkFit::agrees() const {
    return pulls_.squaredNorm() <= static_cast<double>(pulls_.size());
}

double BulkFit::error_at(double z, Index parity) const {
    const Index n = covariance_.rows();
    const Eigen::MatrixXd modes =
        bulk_modes(Eigen::ArrayXd::Constant(1, z), bulk_.length, (n + 1) / 2);
    Eigen::VectorXd slopes = Eigen::VectorXd::Zero(n);
    for (Index k = parity; k < n; k += 2) {
        slopes[k] = modes(0, k / 2);
    }
    return std::sqrt(std::max(0.0, slopes.dot(covariance_ * slopes)));
}

double BulkFit::warp_error(double z) const {
    return error_at(z, 1);
}

double BulkFit::dilaton_error(double z) const {
    return error_at(z, 0);
}

MesonForecast BulkFit::forecast(int spin, Index n_levels) const {
    const TowerSlopes slopes(bulk_, spin, n_levels, covariance_.rows());
    const auto relative_errors = [&](const Eigen::MatrixXd& logarithm) {
        const Eigen::MatrixXd rows = logarithm.topRows(n_levels);
        const Eigen::ArrayXd variances = (rows * covariance_ * rows.transpose()).diagonal().array();
        return Eigen::ArrayXd(variances.max(0.0).sqrt());
    };
    MesonForecast forecast;
    forecast.masses = slopes.tower.squared_masses().head(n_levels).sqrt();
    forecast.mass_errors = forecast.masses * relative_errors(slopes.log_mass);
    forecast.amplitudes = slopes.tower.amplitudes().head(n_levels);
    forecast.amplitude_errors = forecast.amplitudes * relative_errors(slopes.log_amplitude);
    return forecast;
}

}  // namespace feynet
