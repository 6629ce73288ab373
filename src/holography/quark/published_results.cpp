#include "feynet/holography/quark/published_results.hpp"

#include <cmath>

namespace feynet {

ChiralData lattice_condensates() {
    ChiralData data{Eigen::VectorXd(6), Eigen::VectorXd(6), Eigen::VectorXd(6)};
    data.mass << 0.0008125, 0.001625, 0.00325, 0.0065, 0.013, 0.026;
    data.condensate << 0.0111, 0.0202, 0.0375, 0.0666, 0.1186, 0.1807;
    data.error << 0.0002, 0.0004, 0.0005, 0.0008, 0.0005, 0.0004;
    constexpr double inverse_spacing = 0.829;
    data.mass *= inverse_spacing;
    data.condensate *= std::pow(inverse_spacing, 3);
    data.error *= std::pow(inverse_spacing, 3);
    return data;
}

PublishedMetric published_quark_metric() {
    PublishedMetric published{
        .metric = Eigen::VectorXd(15),
        .metric_error = Eigen::VectorXd(15),
        .coupling = 0.01243,
        .coupling_error = 0.00060,
        .radius = 3.460,
        .radius_error = 0.021};
    published.metric << 3.0818, 2.296, 1.464, 0.627, -0.141, -0.727, -0.974, -0.687, 0.374, 2.50,
        6.03, 11.46, 19.47, 31.07, 46.70;
    published.metric_error << 0.0081, 0.016, 0.025, 0.035, 0.045, 0.049, 0.043, 0.032, 0.087, 0.19,
        0.30, 0.35, 0.27, 0.17, 0.52;
    return published;
}

Eigen::VectorXd published_quark_polynomial() {
    Eigen::VectorXd coefficients(9);
    coefficients << 3.7719, -22.2235, 55.5384, -130.8117, 150.8853, 6.9468, 7.6071, 8.0108, 8.2351;
    return coefficients;
}

}  // namespace feynet
