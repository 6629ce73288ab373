#include "feynet/boltzmann/learning/contrastive_training.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace feynet {
namespace {

/// Blocks of chains of one task.
constexpr Index blocks_of_task = 4;

DescentPlan descent_plan(const ContrastivePlan& plan, Index n_samples) {
    require(plan.n_sweeps >= 1, "sweeps", "must be positive, got {}", plan.n_sweeps);
    require(plan.n_epochs >= 1, "epochs", "must be positive, got {}", plan.n_epochs);
    require(
        plan.batch >= lanes && plan.batch % lanes == 0,
        "batch",
        "must be a multiple of {}, got {}",
        lanes,
        plan.batch);
    require(
        n_samples >= plan.batch,
        "batch",
        "must be at most the number of samples, {}, got {}",
        n_samples,
        plan.batch);
    return {plan.units, plan.rate, plan.n_epochs * (n_samples / plan.batch)};
}

}  // namespace

void one_after_another(Index n, const std::function<void(Index)>& task) {
    for (Index k = 0; k < n; ++k) {
        task(k);
    }
}

void add_moments(
    const GibbsSampler& sampler, const Block& visible, double scale, Eigen::VectorXd& sum) {
    const Index n = sampler.n_visible();
    const Index m = sampler.n_hidden();
    Block tangents;
    sampler.hidden_fields(visible, tangents);
    tangents = scale * (2.0 / (1.0 + (-2.0 * tangents).exp()) - 1.0);
    sum.head(n) += scale * visible.colwise().sum().transpose().matrix();
    sum.segment(n, m) += tangents.colwise().sum().transpose().matrix();
    Eigen::Map<Eigen::MatrixXd>(sum.data() + n + m, n, m).noalias() +=
        visible.matrix().transpose() * tangents.matrix();
}

ContrastiveTraining::ContrastiveTraining(
    BoltzmannMachine start,
    Eigen::MatrixXd samples,
    const ContrastivePlan& plan,
    const Stream& stream)
    : samples_(std::move(samples)),
      plan_(plan),
      stream_(stream),
      descent_(std::move(start), descent_plan(plan, samples_.rows())),
      order_(static_cast<std::size_t>(samples_.rows())) {
    require(
        samples_.cols() == machine().n_visible(),
        "samples",
        "must be of {} spins, got {}",
        machine().n_visible(),
        samples_.cols());
    for (Index b = 0; b < n_blocks() && plan.chains == ModelChains::Persistent; ++b) {
        Stream own = stream;
        own.first_chain += static_cast<std::uint32_t>(b * lanes);
        persistent_.push_back(independent_spins(machine(), own));
    }
}

void ContrastiveTraining::shuffle() {
    const Index n = samples_.rows();
    constexpr Index at_once = lanes * columns_at_once;
    Block uniforms(lanes, (n + at_once - 1) / at_once * columns_at_once);
    Stream own = stream_;
    own.trajectory = static_cast<std::uint32_t>(n_epochs_done_);
    fill_uniforms(own, Purpose::Shuffle, uniforms);
    std::iota(order_.begin(), order_.end(), Index{0});
    std::sort(order_.begin(), order_.end(), [&](Index i, Index j) {
        return uniforms.data()[i] < uniforms.data()[j];
    });
}

void ContrastiveTraining::epoch(const TaskRunner& run) {
    shuffle();
    for (Index first = 0; first + plan_.batch <= samples_.rows(); first += plan_.batch) {
        step(first, run);
    }
    ++n_epochs_done_;
}

Eigen::VectorXd ContrastiveTraining::slope_of_task(
    const GibbsSampler& sampler, Index first, Index task) {
    GibbsSampler own = sampler;
    Eigen::VectorXd slope = Eigen::VectorXd::Zero(machine().n_weights());
    const double share = 1.0 / static_cast<double>(plan_.batch);
    const Index end = std::min((task + 1) * blocks_of_task, n_blocks());
    Block visible(lanes, samples_.cols());
    for (Index b = task * blocks_of_task; b < end; ++b) {
        for (int lane = 0; lane < lanes; ++lane) {
            const auto place = static_cast<std::size_t>(first + b * lanes + lane);
            visible.row(lane) = samples_.row(order_[place]).array();
        }
        add_moments(own, visible, -share, slope);
        Block& chains = persistent_.empty() ? visible : persistent_[static_cast<std::size_t>(b)];
        Stream stream = stream_;
        stream.first_chain += static_cast<std::uint32_t>(b * lanes);
        for (Index k = 0; k < plan_.n_sweeps; ++k) {
            own.sweep(chains, stream);
            ++stream.trajectory;
        }
        add_moments(own, chains, share, slope);
    }
    return slope;
}

void ContrastiveTraining::step(Index first, const TaskRunner& run) {
    const GibbsSampler sampler(machine());
    const Index n_tasks = (n_blocks() + blocks_of_task - 1) / blocks_of_task;
    std::vector<Eigen::VectorXd> slopes(static_cast<std::size_t>(n_tasks));
    run(n_tasks, [&](Index task) {
        slopes[static_cast<std::size_t>(task)] = slope_of_task(sampler, first, task);
    });
    Eigen::VectorXd slope = slopes.front();
    for (std::size_t k = 1; k < slopes.size(); ++k) {
        slope += slopes[k];
    }
    stream_.trajectory += static_cast<std::uint32_t>(plan_.n_sweeps);
    descent_.step(slope);
}

double reconstruction_error(
    const BoltzmannMachine& machine, const Eigen::MatrixXd& samples, const Stream& stream) {
    GibbsSampler sampler(machine);
    double wrong = 0.0;
    Block visible(lanes, machine.n_visible());
    Stream own = stream;
    for (Index first = 0; first < samples.rows(); first += lanes) {
        const Index n = std::min<Index>(lanes, samples.rows() - first);
        visible.setOnes();
        visible.topRows(n) = samples.middleRows(first, n).array();
        sampler.sweep(visible, own);
        ++own.trajectory;
        wrong += 0.25 * (visible.topRows(n).matrix() - samples.middleRows(first, n)).squaredNorm();
    }
    return wrong / static_cast<double>(samples.size());
}

}  // namespace feynet
