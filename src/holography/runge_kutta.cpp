#include "feynet/holography/runge_kutta.hpp"

#include <cmath>

namespace feynet {

RungeKutta euler_rule() {
    RungeKutta rule;
    rule.a = Eigen::MatrixXd::Zero(1, 1);
    rule.b = Eigen::VectorXd::Ones(1);
    rule.nodes = Eigen::VectorXd::Zero(1);
    rule.node = {0};
    rule.order = 1;
    return rule;
}

RungeKutta runge_kutta_4() {
    RungeKutta rule;
    rule.a = Eigen::MatrixXd::Zero(4, 4);
    rule.a(1, 0) = 0.5;
    rule.a(2, 1) = 0.5;
    rule.a(3, 2) = 1.0;
    rule.b.resize(4);
    rule.b << 1.0 / 6.0, 1.0 / 3.0, 1.0 / 3.0, 1.0 / 6.0;
    rule.nodes.resize(3);
    rule.nodes << 0.0, 0.5, 1.0;
    rule.node = {0, 1, 1, 2};
    rule.order = 4;
    return rule;
}

namespace {

/// The stages 2 … 6 of the rule of order 8, where the order is still built up.
void set_first_stages(Eigen::MatrixXd& a, double s) {
    a(1, 0) = 1.0 / 2.0;
    a.row(2).head(2) << 1.0 / 4.0, 1.0 / 4.0;
    a.row(3).head(3) << 1.0 / 7.0, (-7.0 - 3.0 * s) / 98.0, (21.0 + 5.0 * s) / 49.0;
    a.row(4).head(4) << (11.0 + s) / 84.0, 0.0, (18.0 + 4.0 * s) / 63.0, (21.0 - s) / 252.0;
    a.row(5).head(5) << (5.0 + s) / 48.0, 0.0, (9.0 + s) / 36.0, (-231.0 + 14.0 * s) / 360.0,
        (63.0 - 7.0 * s) / 80.0;
}

void set_last_stages(Eigen::MatrixXd& a, double s) {
    a.row(6).head(6) << (10.0 - s) / 42.0, 0.0, (-432.0 + 92.0 * s) / 315.0,
        (633.0 - 145.0 * s) / 90.0, (-504.0 + 115.0 * s) / 70.0, (63.0 - 13.0 * s) / 35.0;
    a(7, 0) = 1.0 / 14.0;
    a.row(7).segment(4, 3) << (14.0 - 3.0 * s) / 126.0, (13.0 - 3.0 * s) / 63.0, 1.0 / 9.0;
    a(8, 0) = 1.0 / 32.0;
    a.row(8).segment(4, 4) << (91.0 - 21.0 * s) / 576.0, 11.0 / 72.0, (-385.0 - 75.0 * s) / 1152.0,
        (63.0 + 13.0 * s) / 128.0;
    a(9, 0) = 1.0 / 14.0;
    a.row(9).segment(4, 5) << 1.0 / 9.0, (-733.0 - 147.0 * s) / 2205.0, (515.0 + 111.0 * s) / 504.0,
        (-51.0 - 11.0 * s) / 56.0, (132.0 + 28.0 * s) / 245.0;
    a.row(10).segment(4, 6) << (-42.0 + 7.0 * s) / 18.0, (-18.0 + 28.0 * s) / 45.0,
        (-273.0 - 53.0 * s) / 72.0, (301.0 + 53.0 * s) / 72.0, (28.0 - 28.0 * s) / 45.0,
        (49.0 - 7.0 * s) / 18.0;
}

}  // namespace

RungeKutta runge_kutta_8() {
    const double s = std::sqrt(21.0);
    RungeKutta rule;
    rule.a = Eigen::MatrixXd::Zero(11, 11);
    set_first_stages(rule.a, s);
    set_last_stages(rule.a, s);
    rule.b = Eigen::VectorXd::Zero(11);
    rule.b(0) = 1.0 / 20.0;
    rule.b.tail(4) << 49.0 / 180.0, 16.0 / 45.0, 49.0 / 180.0, 1.0 / 20.0;
    rule.nodes.resize(5);
    rule.nodes << 0.0, (7.0 - s) / 14.0, 0.5, (7.0 + s) / 14.0, 1.0;
    rule.node = {0, 2, 2, 3, 3, 2, 1, 1, 2, 3, 4};
    rule.order = 8;
    return rule;
}

}  // namespace feynet
