// Claim   Both cluster updates on moduli of 1 sample the Ising model: energy, specific heat, ⟨M²⟩
// and
//         U₄ on L × L tori, at β_c and on both sides of it.
// Against Kaufman's solution of the finite torus; U₄ and ⟨M²⟩ by the transfer matrix of whole rows
//         in a source, ln Z of which is Kaufman's.
// Points  L = 4, 6, 8, in full 10 and 16 (without U₄) too; β = 0.3, β_c, 0.5.
// Full    relative errors of E of at most 0.1 % at β_c, of U₄ of at most 0.3 %.

#include "feynet/core/powers.hpp"
#include "feynet/core/random.hpp"
#include "feynet/field/action/field_bonds.hpp"
#include "feynet/field/exact/ising_torus.hpp"
#include "feynet/field/observable/derived.hpp"
#include "feynet/field/observable/field_numbers.hpp"
#include "feynet/sampler/swendsen_wang.hpp"
#include "feynet/sampler/wolff.hpp"
#include "field/ising_rows.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace feynet::validation {
namespace {

constexpr Index most_rows = 10;

/// The measured columns.
enum Column : std::size_t { Energy, Energy2, Magnetisation2, Magnetisation4 };

/// A field of moduli 1 with J = 2κ = β; u only gives it a measure.
class Torus {
public:
    Torus(Index length, double beta)
        : action_(Lattice({length, length}), ScalarCouplings::hopping(0.5 * beta, 1.0, 2)),
          bonds_(action_),
          numbers_(action_.lattice()) {}

    const FieldBonds& bonds() const { return bonds_; }

    /// Energy, its square and the even moments of M, from hot starts.
    VectorSeries sample(
        const Sampler& sampler, Index warmup, Index draws, std::uint16_t run) const {
        VectorSeries series(lanes, 4);
        Stream stream{.seed = 4, .run = run};
        Block start(lanes, action_.dimension());
        StreamSource(stream).uniforms(Purpose::Start, start);
        Block field = (start - 0.5).sign();
        Block values;
        for (Index i = 0; i < warmup + draws; ++i) {
            ++stream.trajectory;
            sampler.step(field, StreamSource(stream));
            if (i >= warmup) {
                numbers_.measure(action_, field, values);
                series.append(0, columns(values));
            }
        }
        return series;
    }

private:
    Block columns(const Block& values) const {
        Block chosen(lanes, 4);
        chosen.col(Energy) = -2.0 * values.col(*numbers_.find("ising_energy"));
        chosen.col(Energy2) = chosen.col(Energy).square();
        chosen.col(Magnetisation2) = values.col(*numbers_.find("magnetisation2"));
        chosen.col(Magnetisation4) = values.col(*numbers_.find("magnetisation4"));
        return chosen;
    }

    FieldAction action_;
    FieldBonds bonds_;
    FieldNumbers numbers_;
};

class Tori {
public:
    explicit Tori(Length length)
        : ledger_("The Ising limit: clusters of signs on moduli of 1"), length_(length) {}

    /// The transfer matrix beside Kaufman's partition function and its numbers as they are known.
    void references() {
        struct Known {
            Index length;
            double binder;
        };
        const std::array<Known, 4> known{
            {{4, 0.617199318}, {6, 0.614356239}, {8, 0.613045385}, {10, 0.612340534}}};
        const double beta = IsingPlane::critical_beta();
        for (const auto& [length, binder] : known) {
            if (length == most_rows && length_ == Length::Short) {
                continue;
            }
            const IsingMoments moments = ising_moments(length, beta);
            const double log_partition = IsingTorus(length, length, beta).log_partition();
            ledger_.equal(fmt::format("L={} U₄", length), moments.binder(), binder, 6e-10);
            ledger_.equal(
                fmt::format("L={} ln Z", length), moments.log_partition, log_partition, 1e-9);
        }
    }

    void every_update(Index length, double beta) {
        const Torus torus(length, beta);
        std::optional<IsingMoments> moments;
        if (length <= most_rows) {
            moments = ising_moments(length, beta);
        }
        const std::string label = fmt::format("L={} β={:.4f}", length, beta);
        const Index draws = length_ == Length::Full ? 80000 : 800;
        const Index warmup = 50;
        const SwendsenWang swendsen_wang(torus.bonds());
        const Wolff wolff(torus.bonds());
        compare(
            label + " swendsen_wang",
            length,
            beta,
            moments,
            torus.sample(swendsen_wang, warmup, draws, ++run_));
        compare(
            label + " wolff",
            length,
            beta,
            moments,
            torus.sample(wolff, 4 * warmup, draws, ++run_));
    }

    int close() { return ledger_.close(); }

private:
    void compare(
        const std::string& label,
        Index length,
        double beta,
        const std::optional<IsingMoments>& moments,
        const VectorSeries& series) {
        const IsingTorus exact(length, length, beta);
        const auto n_sites = static_cast<double>(length * length);
        const Estimate energy = estimate(Series(series, Energy));
        ledger_.number(label, "E", exact.energy(), energy);
        ledger_.number(label, "C", exact.specific_heat(), specific_heat(series, beta, n_sites));
        if (!moments) {
            return;
        }
        ledger_.number(
            label, "M²", moments->magnetisation2, estimate(Series(series, Magnetisation2)));
        const Estimate binder = binder_of(series);
        ledger_.number(label, "U₄", moments->binder(), binder);
        if (length_ == Length::Full && beta == IsingPlane::critical_beta()) {
            const double of_energy = energy.error.value_or(HUGE_VAL) / std::abs(exact.energy());
            const double of_binder = binder.error.value_or(HUGE_VAL) / moments->binder();
            ledger_.fact(
                fmt::format(
                    "{}: E to {:.3f} %, U₄ to {:.3f} %",
                    label,
                    100.0 * of_energy,
                    100.0 * of_binder),
                of_energy <= 0.001 && of_binder <= 0.003);
        }
    }

    static Estimate specific_heat(const VectorSeries& series, double beta, double n_sites) {
        const double scale = square(beta) * n_sites;
        return estimate_of(gamma_method(
            [=](std::span<const double> means) {
                return scale * (means[Energy2] - square(means[Energy]));
            },
            [=](std::span<const double> means) {
                return std::vector<double>{-2.0 * scale * means[Energy], scale, 0.0, 0.0};
            },
            series));
    }

    static Estimate binder_of(const VectorSeries& series) {
        return estimate_of(gamma_method(
            [](std::span<const double> means) {
                return 1.0 - means[Magnetisation4] / (3.0 * square(means[Magnetisation2]));
            },
            [](std::span<const double> means) {
                const double m2 = means[Magnetisation2];
                const double ratio = means[Magnetisation4] / (3.0 * square(m2));
                return std::vector<double>{0.0, 0.0, 2.0 * ratio / m2, -1.0 / (3.0 * square(m2))};
            },
            series));
    }

    Ledger ledger_;
    Length length_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    constexpr double disordered = 0.3;
    constexpr double ordered = 0.5;
    Tori tori(length);
    tori.references();
    std::vector<Index> lengths{4, 6, 8};
    if (length == Length::Full) {
        lengths.insert(lengths.end(), {most_rows, 16});
    }
    for (const Index side : lengths) {
        for (const double beta : {disordered, IsingPlane::critical_beta(), ordered}) {
            tori.every_update(side, beta);
        }
    }
    return tori.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
