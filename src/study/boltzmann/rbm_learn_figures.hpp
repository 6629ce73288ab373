#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/boltzmann/rbm_learning.hpp"

namespace feynet {

/// What machines that learn show: how far they come, the correlations they have, their weights.
class LearningFigures {
public:
    LearningFigures(const SpinLessons& lessons, LearningMeasure measure);

    /// One attempt.
    void add(const LearnedMachine& learned, const Eigen::MatrixXd& correlations, Index number);

    /// The weights of the best attempt so far.
    ///
    /// @param side  of the torus its spins are on; 0: a row of them
    void show(const BoltzmannMachine& machine, Index side);

    void put_into(Summary& summary) &&;

private:
    const SpinLessons& lessons_;
    Eigen::MatrixXd data_correlations_;
    Figure curve_;
    Figure pairs_;
    FieldPicture weights_;
};

}  // namespace feynet
