#include "sampler/enumeration.hpp"

#include "sampler/threshold.hpp"

#include <array>

namespace feynet::test {
namespace {

constexpr auto energies = std::to_array<double>({0.0, 0.7, 2.1, -0.4, 1.3, 0.2, 3.0, -1.1, 0.9});

double table_value(double x, double y) {
    const bool inside = x > -0.5 && x < 2.5 && y > -0.5 && y < 2.5;
    return inside ? energies[3 * std::lround(x) + std::lround(y)]
                  : std::numeric_limits<double>::infinity();
}

/// Shifts and the u of their limits −ln u that a test has written down, the same in all chains.
class Script final : public RandomSource {
public:
    Script(std::array<double, 2> shifts, std::array<double, 2> u) : shifts_(shifts), u_(u) {}

    void normals(Purpose, Block& block) const override { block.setZero(); }
    void uniforms(Purpose, Block& block) const override { block.setZero(); }
    void offers(
        Purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers) const override {
        for (Index j = 0; j < offers.n(); ++j) {
            const auto move = static_cast<std::size_t>(offers.first + j);
            offers.shifts.col(j) = widths[j] * shifts_[move];
            offers.limits.col(j) = -std::log(u_[move]);
        }
    }

private:
    std::array<double, 2> shifts_;
    std::array<double, 2> u_;
};

using State = std::array<Index, 2>;

State after(
    const Sampler& sampler, State from, std::array<double, 2> shifts, std::array<double, 2> u) {
    Block q(lanes, 2);
    q.col(0) = static_cast<double>(from[0]);
    q.col(1) = static_cast<double>(from[1]);
    sampler.step(q, Script(shifts, u));
    return {std::lround(q(0, 0)), std::lround(q(0, 1))};
}

/// The chance that move `which` changes its coordinate, given the numbers of the other move.
double chance(
    const Sampler& sampler,
    State from,
    std::array<double, 2> shifts,
    std::array<double, 2> u,
    std::size_t which) {
    const auto moves = [&](double trial) {
        u[which] = trial;
        return after(sampler, from, shifts, u)[which] != from[which];
    };
    return threshold(moves);
}

/// Adds the branches of a sweep from one state with given proposals, which has the chance 1/4.
void add_branches(
    const Sampler& sampler, State from, std::array<double, 2> shifts, Eigen::MatrixXd& matrix) {
    const double first = chance(sampler, from, shifts, {0.5, most_uniform}, 0);
    for (const bool first_moves : {false, true}) {
        const double first_chance = first_moves ? first : 1.0 - first;
        if (first_chance == 0.0) {
            continue;
        }
        const double u_first = first_moves ? least_uniform : most_uniform;
        const double second = chance(sampler, from, shifts, {u_first, 0.5}, 1);
        for (const bool second_moves : {false, true}) {
            const double weight = 0.25 * first_chance * (second_moves ? second : 1.0 - second);
            const State to = weight > 0.0
                                 ? after(
                                       sampler,
                                       from,
                                       shifts,
                                       {u_first, second_moves ? least_uniform : most_uniform})
                                 : from;
            matrix(3 * from[0] + from[1], 3 * to[0] + to[1]) += weight;
        }
    }
}

}  // namespace

Lanes TableAction::value(const Block& q) const {
    Lanes values;
    for (int lane = 0; lane < lanes; ++lane) {
        values[lane] = table_value(q(lane, 0), q(lane, 1));
    }
    return values;
}

Lanes TableAction::delta(const Block& q, Index i, const Lanes& shift) const {
    Block moved = q;
    moved.col(i) += shift;
    return value(moved) - value(q);
}

Eigen::RowVectorXd TableAction::law() {
    Eigen::RowVectorXd weights(n_states);
    for (Index i = 0; i < n_states; ++i) {
        weights[i] = std::exp(-energies[i]);
    }
    return weights / weights.sum();
}

Target table_target() {
    const auto corner = [](const Stream&, Block& q) { q.setZero(lanes, 2); };
    const auto closed_form = [](const Block& q) { return TableAction().value(q); };
    return {std::make_shared<TableAction>(), corner, closed_form};
}

Eigen::MatrixXd transition_matrix(const Sampler& sampler) {
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(TableAction::n_states, TableAction::n_states);
    for (Index i = 0; i < 3; ++i) {
        for (Index j = 0; j < 3; ++j) {
            for (const double first : {-1.0, 1.0}) {
                for (const double second : {-1.0, 1.0}) {
                    add_branches(sampler, {i, j}, {first, second}, matrix);
                }
            }
        }
    }
    return matrix;
}

bool enumerated_kernel_is_wrong(const Subject& subject) {
    const Eigen::MatrixXd p = transition_matrix(*subject.sampler);
    const Eigen::RowVectorXd pi = TableAction::law();
    const double defect = (pi * p - pi).cwiseAbs().maxCoeff();
    const double rows = (p.rowwise().sum().array() - 1.0).abs().maxCoeff();
    Eigen::MatrixXd power = p;
    for (int doubling = 0; doubling < 5; ++doubling) {
        power = Eigen::MatrixXd(power * power);
    }
    return !(defect < 1e-15 && rows < 1e-15 && power.minCoeff() > 0.0);
}

}  // namespace feynet::test
