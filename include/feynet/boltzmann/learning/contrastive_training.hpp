#pragma once

#include "feynet/boltzmann/learning/gibbs_sampler.hpp"
#include "feynet/boltzmann/learning/machine_descent.hpp"
#include "feynet/core/random.hpp"

#include <functional>
#include <vector>

namespace feynet {

/// Where the chains begin that stand for the model.
enum class ModelChains {
    FromData,    ///< at the configurations of each step: contrastive divergence, CD-k
    Persistent,  ///< where they ended a step before: persistent contrastive divergence, PCD-k
};

/// How a machine is trained on samples.
struct ContrastivePlan {
    ModelChains chains = ModelChains::FromData;
    Index n_sweeps = 10;  ///< k
    Index batch = 200;    ///< configurations of a step, a multiple of 8
    Index n_epochs = 60;  ///< passes over all samples
    double rate = 0.02;
    MachineUnits units = MachineUnits::Spin;
};

/// Calls task(k) for k = 0 … n − 1, in any order, several at once or not: no number depends on it.
using TaskRunner = std::function<void(Index n, const std::function<void(Index)>& task)>;

/// Calls them one after another.
void one_after_another(Index n, const std::function<void(Index)>& task);

/// sum += scale Σ (v, tanh θ, v tanh θ) over eight configurations, in the order of the weights.
void add_moments(
    const GibbsSampler& sampler, const Block& visible, double scale, Eigen::VectorXd& sum);

/// Training of a machine on samples v:
///
///     slope = ⟨(v, h, v h)⟩_model − ⟨(v, h, v h)⟩_data,
///
/// where chains of k sweeps stand for the model. From the data the slope has a bias that vanishes
/// as k grows; persistent chains have none once they follow the weights, which asks for a smaller
/// rate.
///
/// Source  Hinton, Neural Comput. 14 (2002) 1771; Tieleman, ICML (2008) 1064
class ContrastiveTraining {
public:
    /// @param samples  samples × N, ±1
    /// @param stream   of purposes Shuffle, Start, Flip and Acceptance; all trajectories are its
    /// own
    /// @throws InvalidInput for samples of another number of spins or fewer than a batch, a batch
    ///         that is no multiple of 8, or numbers that are not positive
    ContrastiveTraining(
        BoltzmannMachine start,
        Eigen::MatrixXd samples,
        const ContrastivePlan& plan,
        const Stream& stream);

    /// One pass over all samples, in a new order; what does not fill a batch is left out.
    void epoch(const TaskRunner& run = one_after_another);

    const BoltzmannMachine& machine() const { return descent_.machine(); }

    /// The mean over the last tenth of all steps.
    BoltzmannMachine averaged() const { return descent_.averaged(); }

    /// Names all that an epoch changes.
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(descent_, persistent_, stream_.trajectory, n_epochs_done_);
    }

private:
    Index n_blocks() const { return plan_.batch / lanes; }
    void shuffle();
    void step(Index first, const TaskRunner& run);
    Eigen::VectorXd slope_of_task(const GibbsSampler& sampler, Index first, Index task);

    Eigen::MatrixXd samples_;
    ContrastivePlan plan_;
    Stream stream_;
    MachineDescent descent_;
    std::vector<Block> persistent_;
    std::vector<Index> order_;
    Index n_epochs_done_ = 0;
};

/// The share of spins that a machine does not give back, when it draws hidden units from data and
/// spins from them.
///
/// @param stream  of purposes Flip and Acceptance
double reconstruction_error(
    const BoltzmannMachine& machine, const Eigen::MatrixXd& samples, const Stream& stream);

}  // namespace feynet
