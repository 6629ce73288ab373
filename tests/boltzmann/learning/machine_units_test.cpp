#include "feynet/boltzmann/learning/machine_units.hpp"

#include "any_machine.hpp"
#include "feynet/boltzmann/learning/exact_moments.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::machine_units_test {

TEST_CASE("units of 0 and 1 write the same law") {
    const BoltzmannMachine machine = any_machine(4, 3, 0.8);
    BoltzmannMachine binary = machine;
    binary.weights() = weights_in(MachineUnits::Binary, machine);
    const Eigen::MatrixXd visible = all_spins(4);
    const Eigen::MatrixXd hidden = all_spins(3);

    // equal up to one constant
    const auto at = [&](Index k, Index l) {
        const Eigen::VectorXd x = 0.5 * (1.0 + visible.row(k).array());
        const Eigen::VectorXd y = 0.5 * (1.0 + hidden.row(l).array());
        return exponent(machine, visible.row(k), hidden.row(l)) - exponent(binary, x, y);
    };
    for (Index k = 0; k < visible.rows(); ++k) {
        for (Index l = 0; l < hidden.rows(); ++l) {
            CHECK(std::abs(at(k, l) - at(0, 0)) < 1e-13);
        }
    }
}

TEST_CASE("there and back is where one was") {
    const BoltzmannMachine machine = any_machine(5, 3, 0.8);
    for (const MachineUnits units : {MachineUnits::Spin, MachineUnits::Binary}) {
        BoltzmannMachine other(5, 3);
        set_weights_in(units, weights_in(units, machine), other);
        CHECK((other.weights() - machine.weights()).cwiseAbs().maxCoeff() < 1e-15);
    }
}

TEST_CASE("the slope in binary weights is ⟨x⟩, ⟨y⟩, ⟨x y⟩ of the model less those of the data") {
    const BoltzmannMachine model = any_machine(3, 2, 0.5);
    const SpinData data = visible_law(any_machine(3, 2, 0.9, 5));
    const Eigen::VectorXd spin_slope = exact_moments(model).moments - data_moments(model, data);
    const Eigen::VectorXd slope = slope_in(MachineUnits::Binary, model, spin_slope);

    // (1 + v)/2 · P(y = 1 | v) over a law of v
    const auto binary_moment = [&](const SpinData& law, Index i, Index j) {
        double sum = 0.0;
        for (Index k = 0; k < law.n_configurations(); ++k) {
            const double theta =
                model.hidden()(j) + law.spins.row(k).dot(model.coupling().col(j).transpose());
            const double x = i < 0 ? 1.0 : 0.5 * (1.0 + law.spins(k, i));
            sum += law.probabilities(k) * x / (1.0 + std::exp(-2.0 * theta));
        }
        return sum;
    };
    const SpinData law = visible_law(model);
    for (Index j = 0; j < 2; ++j) {
        for (Index i = -1; i < 3; ++i) {
            const Index place = i < 0 ? 3 + j : 5 + j * 3 + i;
            const double exact = binary_moment(law, i, j) - binary_moment(data, i, j);
            CHECK(std::abs(slope(place) - exact) < 1e-14);
        }
    }
    CHECK(slope.head(3).isApprox(0.5 * spin_slope.head(3)));
}

}  // namespace feynet::test::machine_units_test
