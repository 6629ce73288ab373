// Claim   Every network reproduces the reference numbers of finite lattices at β = 8: ⟨x²⟩, ⟨x⁴⟩,
//         G(1), a far G(k) and, where the ring is cold enough, the gap.
// Against ten-digit numbers that no code of this repository has computed: matrix inversion for the
//         oscillator in both rules, a transfer matrix for x²/2 + x⁴ and (x² − 2)²/4.
// Methods exact draws of the oscillator; HMC with the exact rotation of the nearest oscillator, and
//         for the double well clusters of signs.
// Full    relative errors of at most 0.3 %; G(N/4) of the quartic rings, a fiftieth of G(0), from
// the
//         decay network alone, which draws thirty times as long; short four times as much.

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/study/path/path_analysis.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace feynet::validation {
namespace {

constexpr std::array<NetworkKind, 5> networks{
    NetworkKind::Site,
    NetworkKind::Step,
    NetworkKind::Relu,
    NetworkKind::Cosine,
    NetworkKind::Decay};

struct Row {
    std::string_view label;
    AnyPotential potential;
    Discretisation rule;
    double spacing;
    Index n_slices;
    double x2;
    double x4;
    double nearest;  ///< G(1)
    Index far_lag;
    double far;  ///< G(far_lag)
    std::optional<double> gap = std::nullopt;
};

constexpr double of_gaussian(double x2) {
    return 3.0 * x2 * x2;
}

std::vector<Row> rows() {
    using enum Discretisation;
    const HarmonicPotential oscillator;
    const QuarticPotential quartic;
    const DoubleWell wells{.coupling = 0.25, .minimum = std::sqrt(2.0)};
    constexpr double coarse = 0.4964788852;
    constexpr double coarse_midpoint = 0.5003217486;
    constexpr double fine = 0.4993629574;
    constexpr double fine_midpoint = 0.5003320885;
    // clang-format off
    return {
        {"x²/2", oscillator, Site, 0.25, 32, coarse, of_gaussian(coarse), 0.38699385, 4, 0.18351546},
        {"x²/2", oscillator, Midpoint, 0.25, 32, coarse_midpoint, of_gaussian(coarse_midpoint), 0.38922085, 4, 0.18347364},
        {"x²/2", oscillator, Site, 0.125, 64, fine, of_gaussian(fine), 0.44076423, 4, 0.30315269},
        {"x²/2", oscillator, Midpoint, 0.125, 64, fine_midpoint, of_gaussian(fine_midpoint), 0.44151116, 4, 0.30344208},
        {"x²/2 + x⁴", quartic, Site, 0.25, 32, 0.2529375603, 0.1723024949, 0.15737967, 8, 0.00571657, 1.8945529650},
        {"x²/2 + x⁴", quartic, Site, 0.125, 64, 0.2560676527, 0.1794701643, 0.20117662, 16, 0.00545801, 1.9235490454},
        {"x²/2 + x⁴", quartic, Midpoint, 0.25, 32, 0.2733956442, 0.2044267921, 0.17184302, 8, 0.00678693, 1.8464299184},
        {"(x² − 2)²/4", wells, Site, 0.25, 32, 1.2613903163, 2.9693099261, 1.15034436, 8, 0.71145026},
    };
    // clang-format on
}

bool is_faint(const Row& row) {
    return row.far < 0.05 * row.x2;
}

PathSettings settings_of(const Row& row, NetworkKind network, Length length) {
    const bool draws_long = is_faint(row) && network == NetworkKind::Decay;
    PathSettings settings;
    settings.potential = row.potential;
    settings.time.spacing = row.spacing;
    settings.time.n_slices = row.n_slices;
    settings.time.rule = row.rule;
    settings.sampler.kind = SamplerKind::Auto;
    settings.sampler.draws = length == Length::Short ? 2500 : draws_long ? 1200000 : 40000;
    settings.measure.max_lag = row.far_lag + 1;
    return settings;
}

Estimate estimate_of(double value, std::optional<double> error, const ObservableResult& beside) {
    Estimate result;
    result.mean = value;
    result.error = error;
    result.tau_int = beside.tau_int.value_or(0.5);
    result.ess = beside.ess.value_or(0.0);
    return result;
}

class Rows {
public:
    explicit Rows(Length length)
        : ledger_("Reference numbers of finite lattices from every network"), length_(length) {}

    void every_network(const Row& row) {
        for (const NetworkKind network : networks) {
            const PathSettings settings = settings_of(row, network, length_);
            const auto exact = exact_path(settings.path_system());
            const PathMeasurement measurement(settings);
            const PathExperiment experiment(settings, network, ++run_);
            const PathRecord record =
                run_chains(experiment, measurement, settings, run_, {.n_threads = 1});
            compare(row, network, analyse(settings, measurement, experiment, record, *exact));
        }
    }

    int close() { return ledger_.close(); }

private:
    void compare(const Row& row, NetworkKind network, const NetworkRun& run) {
        const std::string label =
            fmt::format("{} {} a={} {}", row.label, word(row.rule), row.spacing, word(network));
        const ObservableResult& x2 = named(run, "x2");
        number(label, "⟨x²⟩", row.x2, estimate_of(x2.value, x2.error, x2));
        const ObservableResult& x4 = named(run, "x4");
        number(label, "⟨x⁴⟩", row.x4, estimate_of(x4.value, x4.error, x2));
        point(label, "G(1)", row.nearest, run.correlator.at(1), x2);
        point(
            label,
            "G(far)",
            row.far,
            run.correlator.at(static_cast<std::size_t>(row.far_lag)),
            x2,
            is_faint(row) && (network != NetworkKind::Decay || length_ == Length::Short) ? 10.0
                                                                                         : 1.0);
        if (row.gap && length_ == Length::Full) {
            gap(label, *row.gap, named(run, "E1_minus_E0"));
        }
    }

    /// Its error contains a bound on what higher states add, so its pull is no standard normal one.
    void gap(const std::string& label, double exact, const ObservableResult& measured) {
        const double error = measured.error.value_or(HUGE_VAL);
        const double pull = (measured.value - exact) / error;
        ledger_.fact(
            fmt::format(
                "{}: the gap is {:.6g} to {:.2g} %, {:+.2f} errors away",
                label,
                measured.value,
                100.0 * error / exact,
                pull),
            std::abs(pull) <= 4.0 && error <= 0.003 * exact);
    }

    void point(
        const std::string& label,
        const std::string& quantity,
        double exact,
        const CurvePoint& measured,
        const ObservableResult& beside,
        double slack = 1.0) {
        number(label, quantity, exact, estimate_of(measured.value, measured.error, beside), slack);
    }

    void number(
        const std::string& label,
        const std::string& quantity,
        double exact,
        const Estimate& measured,
        double slack = 1.0) {
        ledger_.number(label, quantity, exact, measured);
        const double error = measured.error.value_or(HUGE_VAL);
        const double limit = slack * (length_ == Length::Full ? 0.003 : 0.012);
        ledger_.fact(
            fmt::format("{}: {} to {:.2g} %", label, quantity, 100.0 * error / exact),
            error <= limit * exact);
    }

    static const ObservableResult& named(const NetworkRun& run, std::string_view name) {
        const auto found = std::find_if(
            run.observables.begin(), run.observables.end(), [&](const ObservableResult& result) {
                return result.name == name;
            });
        require(found != run.observables.end(), "observable", "must be measured, got no {}", name);
        return *found;
    }

    Ledger ledger_;
    Length length_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Rows table(length);
    for (const Row& row : rows()) {
        table.every_network(row);
    }
    return table.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
