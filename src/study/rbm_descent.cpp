#include "feynet/study/rbm_descent.hpp"

#include "feynet/core/error.hpp"
#include "feynet/sampler/chains.hpp"
#include "feynet/study/chain_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace feynet {
namespace {

constexpr Index looks_per_step = 8;
constexpr Index warm_sweeps = 2;

Eigen::VectorXcd first_weights(Index n, double width, std::uint64_t seed, std::uint16_t run) {
    Block normals(lanes, (2 * n + columns_at_once - 1) / columns_at_once * columns_at_once);
    fill_normals({.seed = seed, .run = run}, Purpose::Start, normals);
    Eigen::VectorXcd weights(n);
    for (Index k = 0; k < n; ++k) {
        weights(k) = {width * normals(0, 2 * k), width * normals(0, 2 * k + 1)};
    }
    return weights;
}

/// All walkers of one descent.
class Crowd {
public:
    Crowd(const SpinModel& model, const RbmFamily& family, Index n_blocks, const Stream& stream)
        : model_(model),
          family_(family),
          stream_(stream),
          seen_(static_cast<std::size_t>(n_blocks)) {
        for (Index block = 0; block < n_blocks; ++block) {
            spins_.push_back(random_spins(model, of_block(block)));
        }
    }

    /// Looks at |ψ|² of the present weights and moves on.
    DescentPoint look(
        const Eigen::VectorXcd& parameters,
        const WalkerPlan& plan,
        int n_threads,
        TangentSample& sample) {
        const RbmMoves moves(family_.weights(parameters), model_);
        for_each_block(std::ssize(spins_), n_threads, [&](Index block) {
            const auto b = static_cast<std::size_t>(block);
            RbmWalkers walkers(moves, spins_[b]);
            seen_[b] = look_at(walkers, moves, family_, plan, of_block(block));
            spins_[b] = walkers.spins();
        });
        stream_.trajectory +=
            static_cast<std::uint32_t>(plan.n_warm + plan.n_looks * plan.n_between);
        return gathered(sample);
    }

    std::vector<Block> spins() && { return std::move(spins_); }

private:
    Stream of_block(Index block) const {
        Stream stream = stream_;
        stream.first_chain = static_cast<std::uint32_t>(block * lanes);
        return stream;
    }

    DescentPoint gathered(TangentSample& sample) const {
        const Index rows = seen_.front().energies.size();
        const Index n = rows * std::ssize(seen_);
        sample.derivatives.resize(n, family_.n_parameters());
        sample.energies.resize(n);
        sample.weights.setConstant(n, 1.0 / static_cast<double>(n));
        DescentPoint point;
        for (std::size_t b = 0; b < seen_.size(); ++b) {
            const Index first = static_cast<Index>(b) * rows;
            sample.derivatives.middleRows(first, rows) = seen_[b].derivatives;
            sample.energies.segment(first, rows) = seen_[b].energies;
            point.acceptance += seen_[b].acceptance / static_cast<double>(seen_.size());
        }
        point.energy = sample.energies.real().mean();
        point.variance = (sample.energies.array() - sample.energies.mean()).abs2().mean();
        return point;
    }

    const SpinModel& model_;
    const RbmFamily& family_;
    Stream stream_;
    std::vector<Block> spins_;
    std::vector<WalkerSample> seen_;
};

/// γ at one step: constant, then falling to zero over the last third.
double rate_at(const RbmTrainingSettings& settings, Index step) {
    const double left =
        static_cast<double>(settings.iterations - step) / static_cast<double>(settings.iterations);
    return settings.rate * std::min(1.0, 3.0 * left);
}

/// The walkers of one task while they are measured.
class MeasuredBlock {
public:
    MeasuredBlock(
        const RbmMoves& moves, const Block& spins, const Stream& stream, RbmRecord& record)
        : moves_(moves),
          walkers_(moves, spins),
          stream_(stream),
          record_(record),
          uniforms_(
              lanes, (moves.n_moves() + columns_at_once - 1) / columns_at_once * columns_at_once) {}

    Transition advance(Index /*n_relax*/) {
        fill_uniforms(stream_, Purpose::Acceptance, uniforms_);
        ++stream_.trajectory;
        const Lanes taken = walkers_.sweep(uniforms_.leftCols(moves_.n_moves()));
        if (stream_.trajectory % refresh_every == 0) {
            walkers_.refresh();
        }
        return {.acceptance = taken / static_cast<double>(moves_.n_moves())};
    }

    void measure(const Transition& /*transition*/) {
        const auto first = static_cast<Index>(stream_.first_chain);
        const ComplexRegister energy = walkers_.local_energy();
        record_.energy.append(first, lanes_of(energy.real));
        record_.square.append(first, lanes_of(squared_modulus(energy)));
        record_.flip.append(first, mean_flip(energy));
        record_.correlator.append(first, correlations());
    }

    void finish() {}

private:
    static constexpr std::uint32_t refresh_every = 500;

    /// ⟨σˣ⟩ from the local energy less its diagonal part: H = diagonal − h Σ σˣ.
    Lanes mean_flip(const ComplexRegister& energy) const {
        const SpinModel& model = moves_.model();
        if (model.field == 0.0) {
            return Lanes::Zero();
        }
        Lanes off_diagonal = lanes_of(energy.real);
        for (const SpinBond& bond : model.bonds) {
            off_diagonal -= bond.diagonal * walkers_.spins().col(bond.first) *
                            walkers_.spins().col(bond.second);
        }
        return -off_diagonal / (model.field * static_cast<double>(model.n_spins));
    }

    Block correlations() const {
        const Block& spins = walkers_.spins();
        const Index n = spins.cols();
        Block values(lanes, n / 2 + 1);
        for (Index r = 0; r <= n / 2; ++r) {
            values.col(r) = (spins.leftCols(n - r) * spins.rightCols(n - r)).rowwise().sum();
            if (r > 0) {
                values.col(r) += (spins.leftCols(r) * spins.rightCols(r)).rowwise().sum();
            }
        }
        return values / static_cast<double>(n);
    }

    const RbmMoves& moves_;
    RbmWalkers walkers_;
    Stream stream_;
    RbmRecord& record_;
    Block uniforms_;
};

}  // namespace

void check(const RbmTrainingSettings& settings) {
    const auto positive = [](double number, const char* name) {
        require(std::isfinite(number) && number > 0.0, name, "must be positive, got {}", number);
    };
    require(
        settings.iterations >= 10 && settings.iterations <= 1000000,
        "iterations",
        "must be 10 … 1000000, got {}",
        settings.iterations);
    require(
        settings.samples >= 64 && settings.samples % 64 == 0,
        "samples",
        "must be a multiple of 64, got {}",
        settings.samples);
    require(settings.sweeps >= 1, "sweeps", "must be positive, got {}", settings.sweeps);
    require(
        settings.attempts >= 1 && settings.attempts <= 100,
        "attempts",
        "must be 1 … 100, got {}",
        settings.attempts);
    positive(settings.rate, "rate");
    positive(settings.first_shift, "first_shift");
    positive(settings.least_shift, "least_shift");
    positive(settings.start_width, "start_width");
    require(
        settings.shift_decay > 0.0 && settings.shift_decay < 1.0,
        "shift_decay",
        "must be between 0 and 1, got {}",
        settings.shift_decay);
}

RbmDescent descend(
    const SpinModel& model,
    const RbmFamily& family,
    const RbmTrainingSettings& settings,
    std::uint64_t seed,
    std::uint16_t run,
    const Execution& execution) {
    const auto start = std::chrono::steady_clock::now();
    const Index n_blocks = settings.samples / (lanes * looks_per_step);
    Crowd crowd(model, family, n_blocks, {.seed = seed, .run = run, .phase = Phase::Pilot});
    const WalkerPlan plan{
        .n_warm = warm_sweeps, .n_looks = looks_per_step, .n_between = settings.sweeps};
    RbmDescent descent;
    Eigen::VectorXcd parameters =
        first_weights(family.n_parameters(), settings.start_width, seed, run);
    Eigen::VectorXcd sum = Eigen::VectorXcd::Zero(parameters.size());
    const Index n_last = settings.iterations / 10;
    TangentSample sample;
    for (Index step = 0; step < settings.iterations && !execution.stop(); ++step) {
        const DescentPoint point = crowd.look(parameters, plan, execution.n_threads, sample);
        descent.history.push_back(point);
        const double shift = std::max(
            settings.first_shift * std::pow(settings.shift_decay, static_cast<double>(step)),
            settings.least_shift);
        parameters -= rate_at(settings, step) *
                      reconfiguration(sample, {.relative = shift, .absolute = 1e-8});
        if (step >= settings.iterations - n_last) {
            sum += parameters;
        }
        execution.says(fmt::format("E {:.4f}, Var {:.3g}", point.energy, point.variance));
        execution.progress(settings.samples, point.acceptance);
    }
    descent.parameters = sum / static_cast<double>(n_last);
    descent.spins = std::move(crowd).spins();
    descent.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return descent;
}

RbmRecord measure(
    const SpinModel& model,
    const RbmWeights& weights,
    const std::vector<Block>& spins,
    Index draws,
    Stream stream,
    const Execution& execution) {
    const Index n_chains = std::ssize(spins) * lanes;
    RbmRecord record{
        Series(n_chains, 1024),
        Series(n_chains, 1024),
        Series(n_chains, 1024),
        VectorSeries(n_chains, model.n_spins / 2 + 1, 1024)};
    const RbmMoves moves(weights, model);
    const ChainLengths lengths{.chains = n_chains, .warmup = draws / 10, .draws = draws};
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        Stream own = stream;
        own.first_chain = static_cast<std::uint32_t>(block * lanes);
        return MeasuredBlock(moves, spins[static_cast<std::size_t>(block)], own, record);
    });
    record.energy.cut_to_shortest();
    record.square.cut_to_shortest();
    record.flip.cut_to_shortest();
    record.correlator.cut_to_shortest();
    return record;
}

}  // namespace feynet
