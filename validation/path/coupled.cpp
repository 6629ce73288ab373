// Claim   Several coordinates, each a network of its own, sample the path integral of coupled
//         oscillators and of anharmonic potentials: ⟨xᵢxⱼ⟩, the energy, ⟨y(0) y(t)⟩ of the softest
//         mode.
// Against the closed forms of the normal modes (D = 2, 3, 6), the transfer matrix in the plane (D =
//         2) and ⟨xᵢ ∂S/∂xᵢ⟩ = 1 (D = 3 anharmonic, where no exact answer is known).
// Bounds  the plane against one-dimensional transfer matrices and normal modes to 1e-7; pulls and
//         p-values by the ledger.

#include "feynet/path/coupled/harmonic_coupling.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/exact/mode_oscillators.hpp"
#include "feynet/path/exact/plane_transfer.hpp"
#include "feynet/study/path/coupled_analysis.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

namespace feynet::validation {
namespace {

constexpr std::string_view ring = "[time]\nspacing = 0.25\nn_slices = 48\n";

/// A chain of D oscillators, K with 1 on the diagonal and −0.3 beside it.
std::string chain_of(Index dimensions) {
    std::string rows;
    for (Index i = 0; i < dimensions; ++i) {
        std::string row;
        for (Index j = 0; j < dimensions; ++j) {
            const double element = i == j ? 1.0 : (i - j == 1 || j - i == 1 ? -0.3 : 0.0);
            row += fmt::format("{}{:.1f}", j > 0 ? ", " : "", element);
        }
        rows += fmt::format("{}[{}]", i > 0 ? ", " : "", row);
    }
    return fmt::format("dimensions = {}\ncoupling = [{}]\n", dimensions, rows);
}

std::string written(Index dimensions, std::string_view expression) {
    return fmt::format(
        "dimensions = {}\npotential = \"expression\"\nexpression = \"{}\"\n",
        dimensions,
        expression);
}

class Coupled {
public:
    explicit Coupled(Length length)
        : ledger_("Several coordinates, a network each, against exact answers at the same spacing"),
          draws_(length == Length::Full ? 20000 : 800) {}

    /// The plane where it falls apart into lines.
    void plane_of_lines() {
        const TimeGrid grid(0.25, 24, Boundary::Periodic);
        const CoupledSystem system(
            grid,
            1.0,
            std::make_shared<CoupledExpression>(2, "0.5*x1^2 + x1^4 + 0.5*2.25*x2^2 + 0.3*x2^4"));
        const auto first = exact_path(PathSystem(grid, Rule::Site, 1.0, QuarticPotential{}));
        const auto second = exact_path(
            PathSystem(grid, Rule::Site, 1.0, QuarticPotential{.frequency = 1.5, .coupling = 0.3}));
        const PlaneTransfer plane(system);
        constexpr double tolerance = 1e-7;
        ledger_.equal(
            "ln Z of a separable plane",
            plane.log_partition(),
            first->log_partition() + second->log_partition(),
            tolerance);
        for (const Index lag : {0, 3, 12}) {
            ledger_.equal(
                fmt::format("G({}) of x1", lag),
                plane.correlation(lag)(0, 0),
                first->correlation(0, lag),
                tolerance);
            ledger_.equal(
                fmt::format("G({}) of x2", lag),
                plane.correlation(lag)(1, 1),
                second->correlation(0, lag),
                tolerance);
        }
    }

    /// Every network on one system.
    void sample(const std::string& label, const std::string& system) {
        RunFile file = RunFile::parse(
            fmt::format(
                "[system]\n{}{}[sampler]\nkind = \"hmc\"\nintegrator = \"rotation\"\nwarmup = "
                "100\ndraws = {}\n",
                system,
                ring,
                draws_),
            label);
        const CoupledSettings settings = read_coupled_settings(file);
        const CoupledSystem coupled = settings.coupled_system();
        const auto exact = exact_coupled(coupled);
        const CoupledMeasurement measurement(settings, coupled);
        for (const NetworkKind kind :
             {NetworkKind::Site,
              NetworkKind::Step,
              NetworkKind::Relu,
              NetworkKind::Cosine,
              NetworkKind::Decay}) {
            const CoupledExperiment experiment(settings, coupled, kind, run_);
            const CoupledRecord record =
                run_coupled(experiment, measurement, settings, run_, Execution{});
            ++run_;
            compare(
                fmt::format("{} {}", label, word(kind)),
                measurement,
                record,
                exact_numbers(measurement, coupled.dimensions(), exact.get()),
                exact_mode_curve(measurement, exact.get()));
        }
    }

    int close() { return ledger_.close(); }

private:
    /// The squares of all pulls of one quantity are added up as if independent, so that of the many
    /// numbers of one run only the first moment and the first identity are entered.
    void compare(
        const std::string& label,
        const CoupledMeasurement& measurement,
        const CoupledRecord& record,
        const std::vector<std::optional<double>>& exact,
        const std::vector<double>& curve) {
        const std::size_t energy = measurement.n_pairs() + 1;
        for (const std::size_t k : {std::size_t{0}, std::size_t{1}, energy, energy + 1}) {
            if (exact[k]) {
                const Series series(record.numbers, static_cast<Index>(k));
                ledger_.number(label, measurement.numbers()[k].name, *exact[k], estimate(series));
            }
        }
        if (!curve.empty()) {
            const CorrelatorTest test = correlator_test(record.mode, curve);
            ledger_.chance(label, "softest mode", test.p.value_or(0.0));
        }
    }

    Ledger ledger_;
    Index draws_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Coupled coupled(length);
    coupled.plane_of_lines();
    for (const Index dimensions : {2, 3, 6}) {
        coupled.sample(fmt::format("chain of {}", dimensions), chain_of(dimensions));
    }
    coupled.sample("x1² x2²", written(2, "0.5*(x1^2 + x2^2) + x1^2*x2^2"));
    coupled.sample("ring of wells", written(2, "0.25*(x1^2 + x2^2 - 2)^2"));
    coupled.sample(
        "three quartics",
        written(3, "0.5*(x1^2+x2^2+x3^2) + 0.5*(x1*x2)^2 + 0.5*(x2*x3)^2 + x1*x3/4"));
    return coupled.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
