#pragma once

#include "feynet/holography/learning/metric_fit.hpp"
#include "feynet/holography/metric/parity_metric.hpp"

#include <algorithm>

namespace feynet {

/// Everything one K has: the numbers x = (c, m², λ, parameters) and what they predict.
class FitTrial {
public:
    FitTrial(
        const ResponseModel& curve,
        const CurveData& data,
        const LearnedNumbers& learned,
        const BulkModel& start,
        Index n_modes)
        : curve_(curve),
          data_(data),
          learned_(learned),
          start_(start),
          family_(curve.depths(), n_modes, curve.depths()(0)) {
        start_.weights.metric.resize(0);
    }

    Index n_modes() const { return family_.n_modes(); }
    Index size() const { return n_modes() + learned_.size(start_); }

    Eigen::VectorXd numbers(const Eigen::VectorXd& coefficients) const {
        Eigen::VectorXd x(size());
        x.setZero();
        x.head(std::min(n_modes(), coefficients.size())) = coefficients;
        x.tail(size() - n_modes()) = learned_.list(start_);
        return x;
    }

    BulkModel model(const Eigen::VectorXd& x) const {
        BulkModel model = start_;
        learned_.put(x.tail(size() - n_modes()), model);
        model.weights.metric = family_.values(x.head(n_modes()));
        return model;
    }

    PredictedResponses predicted(const Eigen::VectorXd& x) const {
        return curve_.predict(model(x), data_.source, data_.response);
    }

    Residuals residuals(const Eigen::VectorXd& x) const {
        const PredictedResponses p = predicted(x);
        const Eigen::VectorXd weight = data_.error.cwiseInverse();
        Residuals r{
            .value = weight.cwiseProduct(p.response - data_.response),
            .jacobian = Eigen::MatrixXd(data_.size(), size())};
        r.jacobian.leftCols(n_modes()) = p.by_metric * family_.basis();
        Index column = n_modes();
        if (learned_.mass_squared) {
            r.jacobian.col(column++) = p.by_mass_squared;
        }
        if (learned_.coupling) {
            r.jacobian.col(column++) = p.by_coupling;
        }
        r.jacobian.rightCols(start_.parameters.size()) = p.by_parameters;
        r.jacobian = weight.asDiagonal() * r.jacobian;
        return r;
    }

private:
    const ResponseModel& curve_;
    const CurveData& data_;
    LearnedNumbers learned_;
    BulkModel start_;
    ParityMetric family_;
};

}  // namespace feynet
