#include "feynet/optimize/levenberg_marquardt.hpp"

#include "feynet/core/error.hpp"

#include <unsupported/Eigen/NonLinearOptimization>

namespace feynet {
namespace {

namespace minpack = Eigen::LevenbergMarquardtSpace;

/// The model as Eigen asks for it: r and ∂r/∂x one after the other at the same x.
class Model {
public:
    Model(const ResidualFunction& residuals, const Eigen::VectorXd& start)
        : residuals_(residuals), at_(start), here_(residuals(start)) {}

    int values() const { return static_cast<int>(here_.value.size()); }

    int operator()(const Eigen::VectorXd& x, Eigen::VectorXd& value) {
        visit(x);
        value = here_.value;
        return 0;
    }

    int df(const Eigen::VectorXd& x, Eigen::MatrixXd& jacobian) {
        visit(x);
        jacobian = here_.jacobian;
        return 0;
    }

    const Residuals& here() const { return here_; }

    const Residuals& visit(const Eigen::VectorXd& x) {
        if (x != at_) {
            here_ = residuals_(x);
            at_ = x;
        }
        return here_;
    }

private:
    const ResidualFunction& residuals_;
    Eigen::VectorXd at_;
    Residuals here_;
};

std::string_view words(minpack::Status status) {
    switch (status) {
        case minpack::RelativeReductionTooSmall:
            return "the sum of squares no longer falls";
        case minpack::RelativeErrorTooSmall:
        case minpack::RelativeErrorAndReductionTooSmall:
            return "the parameters no longer move";
        case minpack::CosinusTooSmall:
            return "the residuals have no slope left";
        case minpack::FtolTooSmall:
        case minpack::XtolTooSmall:
        case minpack::GtolTooSmall:
            return "rounding allows no further step";
        case minpack::TooManyFunctionEvaluation:
            return "it ran out of evaluations";
        default:
            return "it could not begin";
    }
}

void check(const Residuals& residuals, Index n_parameters) {
    require(n_parameters >= 1, "start", "must have a parameter");
    require(
        residuals.value.size() >= n_parameters,
        "residuals",
        "must be as many as the {} parameters or more, got {}",
        n_parameters,
        residuals.value.size());
    require(
        residuals.jacobian.rows() == residuals.value.size() &&
            residuals.jacobian.cols() == n_parameters,
        "jacobian",
        "must be {} × {}, got {} × {}",
        residuals.value.size(),
        n_parameters,
        residuals.jacobian.rows(),
        residuals.jacobian.cols());
    require(
        residuals.value.allFinite() && residuals.jacobian.allFinite(),
        "start",
        "must give finite residuals");
}

}  // namespace

LeastSquaresMinimum minimise_squares(
    const ResidualFunction& residuals,
    const Eigen::VectorXd& start,
    const LevenbergMarquardtSettings& settings) {
    Model model(residuals, start);
    check(model.here(), start.size());
    Eigen::LevenbergMarquardt<Model> descent(model);
    descent.parameters.ftol = settings.decrease;
    descent.parameters.xtol = settings.step;
    descent.parameters.gtol = settings.slope;
    descent.parameters.factor = settings.first_step;
    descent.parameters.maxfev = settings.most_evaluations;

    LeastSquaresMinimum minimum{.parameters = start, .residuals = {}, .reason = {}};
    const minpack::Status status = descent.minimize(minimum.parameters);
    minimum.residuals = model.visit(minimum.parameters);
    minimum.n_evaluations = static_cast<int>(descent.nfev);
    minimum.converged =
        status != minpack::TooManyFunctionEvaluation && status != minpack::ImproperInputParameters;
    minimum.reason = words(status);
    return minimum;
}

}  // namespace feynet
