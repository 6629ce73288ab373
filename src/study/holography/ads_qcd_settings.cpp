#include "feynet/study/holography/ads_qcd_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/data_table.hpp"

#include <cmath>

namespace feynet {
namespace {

Eigen::VectorXd numbers_of(const DataTable& table, std::string_view column) {
    const std::vector<double>& values = table.column(column);
    return Eigen::Map<const Eigen::VectorXd>(values.data(), std::ssize(values));
}

}  // namespace

void check(const QcdPlan& plan) {
    require_positive(plan.question.temperature, "study.temperature");
    require_positive(plan.question.tolerance, "study.tolerance");
    const std::vector<double>& valley = plan.fit.valley;
    require(valley.size() >= 2, "fit.valley", "must be two radii at least, got {}", valley.size());
    for (const double radius : valley) {
        require_positive(radius, "fit.valley");
    }
    constexpr Index most_modes = 64;
    require(
        plan.fit.prior.modes >= 1 && plan.fit.prior.modes <= most_modes,
        "fit.modes",
        "must be 1 … {}, got {}",
        most_modes,
        plan.fit.prior.modes);
    const QcdTrainingSettings& training = plan.training;
    require(training.seeds >= 1, "training.seeds", "must be positive, got {}", training.seeds);
    require(training.epochs >= 1, "training.epochs", "must be positive, got {}", training.epochs);
    require(training.batch >= 1, "training.batch", "must be positive, got {}", training.batch);
    require(
        training.points >= 10 && training.points <= 10000000,
        "training.points",
        "must be 10 … 10000000, got {}",
        training.points);
    require_positive(training.rate, "training.rate");
    require_positive(training.keep, "training.keep");
    require_positive(training.spread, "training.spread");
    const std::size_t powers = plan.polynomial.coefficients.size();
    require(
        powers == 0 || (powers >= 2 && powers <= 30),
        "polynomial.coefficients",
        "must be 2 … 30 numbers, got {}",
        powers);
    require(
        plan.polynomial.layers >= 10,
        "polynomial.layers",
        "must be at least 10, got {}",
        plan.polynomial.layers);
}

ChiralData read_condensates(const std::string& path) {
    const DataTable table = DataTable::read(path);
    return {numbers_of(table, "mass"), numbers_of(table, "condensate"), numbers_of(table, "error")};
}

}  // namespace feynet
