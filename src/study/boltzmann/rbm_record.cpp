#include "feynet/study/boltzmann/rbm_record.hpp"

#include "feynet/boltzmann/quantum/rbm_walkers.hpp"
#include "feynet/statistics/gamma_method.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"
#include "feynet/study/measured_number.hpp"

#include <cmath>
#include <utility>

namespace feynet {
namespace {

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
        if (stream_.trajectory % turn_over_every == 0 && !moves_.is_even()) {
            fill_uniforms(stream_, Purpose::Flip, uniforms_);
            walkers_.turn_over(uniforms_.col(0));
        } else if (stream_.trajectory % refresh_every == 0) {
            walkers_.refresh();
        }
        share_ = taken / static_cast<double>(moves_.n_moves());
        return {.acceptance = share_};
    }

    void measure(const Transition& /*transition*/) {
        const auto first = static_cast<Index>(stream_.first_chain);
        const ComplexRegister energy = walkers_.local_energy();
        record_.energy.append(first, lanes_of(energy.real));
        record_.square.append(first, lanes_of(squared_modulus(energy)));
        record_.flip.append(first, mean_flip(energy));
        record_.correlator.append(first, correlations());
        record_.taken.append(first, share_);
    }

    void finish() {}

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        const auto first = static_cast<Index>(stream_.first_chain);
        visit(stream_.trajectory, walkers_);
        for (Series* series : {&record_.energy, &record_.square, &record_.flip, &record_.taken}) {
            series->visit_chains(first, visit);
        }
        record_.correlator.visit_chains(first, visit);
    }

private:
    static constexpr std::uint32_t turn_over_every = 50;
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
    Lanes share_ = Lanes::Zero();
};

/// Var E = ⟨|E|²⟩ − ⟨E⟩² with its error.
ObservableResult variance_of(const RbmRecord& record) {
    const VectorSeries both = join({record.energy, record.square});
    const GammaResult variance = gamma_method(
        [](std::span<const double> m) { return m[1] - m[0] * m[0]; },
        [](std::span<const double> m) {
            return std::vector<double>{-2.0 * m[0], 1.0};
        },
        both);
    return {
        .name = "variance",
        .formula = "⟨H²⟩ − ⟨H⟩²",
        .value = variance.mean,
        .error = variance.error,
        .exact = 0.0};
}

/// A number times a constant, with its error and what it should be.
ObservableResult scaled(
    const ObservableResult& number, double factor, std::string name, std::string formula) {
    ObservableResult result = number;
    result.name = std::move(name);
    result.formula = std::move(formula);
    result.value *= factor;
    for (std::optional<double>* part : {&result.error, &result.exact}) {
        if (*part) {
            **part *= factor;
        }
    }
    return result;
}

}  // namespace

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
        VectorSeries(n_chains, model.n_spins / 2 + 1, 1024),
        Series(n_chains, 1024)};
    const RbmMoves moves(weights, model);
    const ChainLengths lengths{.chains = n_chains, .warmup = draws / 10, .draws = draws};
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        return MeasuredBlock(
            moves, spins[static_cast<std::size_t>(block)], stream_of_block(stream, block), record);
    });
    for (Series* series : {&record.energy, &record.square, &record.flip, &record.taken}) {
        series->cut_to_shortest();
    }
    record.correlator.cut_to_shortest();
    return record;
}

ObservableResult without_pull(ObservableResult result) {
    result.pull.reset();
    return result;
}

std::vector<ObservableResult> energy_numbers(
    const RbmRecord& record, Index n_spins, std::optional<double> exact_energy) {
    const auto n = static_cast<double>(n_spins);
    const ObservableResult energy =
        without_pull(result_of("energy", "⟨H⟩", record.energy, exact_energy));
    std::vector<ObservableResult> numbers{
        energy, scaled(energy, 1.0 / n, "energy_per_spin", "⟨H⟩/N")};
    if (exact_energy) {
        const double scale = 1.0 / std::abs(*exact_energy);
        numbers.push_back(
            {.name = "relative_error",
             .formula = "(E − E₀)/|E₀|",
             .value = scale * (energy.value - *exact_energy),
             .error = numbers.front().error});
        if (numbers.back().error) {
            *numbers.back().error *= scale;
        }
    }
    const ObservableResult variance = variance_of(record);
    numbers.push_back(variance);
    const double score = n / (energy.value * energy.value);
    numbers.push_back(scaled(variance, score, "v_score", "N Var H/⟨H⟩²"));
    numbers.back().exact.reset();
    return numbers;
}

}  // namespace feynet
