// Claim   φ⁴ in two dimensions comes out the same from unit-mass HMC in field values, from exact
//         rotation in momentum and in Fourier weights, from clusters with local sweeps, and from
//         step networks with clusters.
// Against numbers of another Monte Carlo with their errors, L = 6, 8, 10 at m_p L ≈ 4; the identity
//         ⟨φ ∂S/∂φ⟩ = 1 and ⟨M⟩ = 0 in every cell; for L = 16 and 32 two methods against each
//         other.
// Full    ⟨φ²⟩ and E to 0.2 %, χ, U₄ and m_p to 0.5 %; short fifty times as few draws.
// Source  the couplings: Albergo, Kanwar & Shanahan, Phys. Rev. D 100 (2019) 034515,
//         arXiv:1904.12072.

#include "feynet/study/field/field_analysis.hpp"
#include "feynet/study/field/field_pilot.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

struct Value {
    std::string_view name;
    double value;
    double error;
    double limit;  ///< relative error asked for
};

struct Row {
    Index extent;
    double lambda;
    std::vector<Value> values;
};

constexpr double fine = 0.002;
constexpr double coarse = 0.005;

std::vector<Row> reference_table() {
    // clang-format off
    return {
        {6, 6.975, {{"phi2", 0.161366, 1.1e-5, fine}, {"phi4", 0.0525587, 6.2e-6, fine},
                    {"ising_energy", 0.058337, 1.3e-5, fine}, {"susceptibility", 1.06283, 4.8e-4, coarse},
                    {"binder", 0.19163, 2.4e-4, coarse}, {"pole_mass", 0.66247, 2.2e-4, coarse},
                    {"correlation_length", 1.48330, 5.6e-4, coarse}}},
        {8, 6.008, {{"phi2", 0.183894, 1.0e-5, fine}, {"phi4", 0.0667810, 6.2e-6, fine},
                    {"ising_energy", 0.075610, 1.3e-5, fine}, {"susceptibility", 1.89811, 8.8e-4, coarse},
                    {"binder", 0.20921, 2.4e-4, coarse}, {"pole_mass", 0.49548, 1.7e-4, coarse},
                    {"correlation_length", 2.00131, 7.8e-4, coarse}}},
        {10, 5.55, {{"phi2", 0.199013, 1.2e-5, fine}, {"phi4", 0.0769720, 7.4e-6, fine},
                    {"ising_energy", 0.088589, 1.5e-5, fine}, {"susceptibility", 2.9069, 1.6e-3, coarse},
                    {"binder", 0.21874, 3.0e-4, coarse}, {"pole_mass", 0.39874, 1.5e-4, coarse},
                    {"correlation_length", 2.4982, 1.1e-3, coarse}}}};
    // clang-format on
}

/// A way to sample, and how many steps of it make the errors asked for.
struct Method {
    std::string_view label;
    FieldNetworkKind network;
    std::vector<FieldUpdate> updates;
    MetricKind metric = MetricKind::Action;
    Index draws = 100000;
};

std::vector<Method> methods() {
    using enum UpdateKind;
    return {
        {"unit masses, site", FieldNetworkKind::Site, {{.kind = Hmc}}, MetricKind::Unit},
        {"rotation, momentum",
         FieldNetworkKind::Momentum,
         {{.kind = Hmc}},
         MetricKind::Action,
         200000},
        {"rotation, cosine", FieldNetworkKind::Cosine, {{.kind = Hmc}}, MetricKind::Action, 200000},
        {"sweeps and clusters, site",
         FieldNetworkKind::Site,
         {{.kind = Metropolis}, {.kind = Overrelaxation, .times = 2}, {.kind = SwendsenWang}}},
        {"rotation and clusters, step",
         FieldNetworkKind::Step,
         {{.kind = Hmc}, {.kind = Wolff, .times = 2}}}};
}

FieldSettings settings_of(Index extent, double lambda, const Method& method, Length length) {
    FieldSettings settings;
    settings.system.extents = {extent, extent};
    settings.system.convention = Convention::Flow;
    settings.system.mass_squared = -4.0;
    settings.system.lambda = lambda;
    settings.sampler.updates = method.updates;
    settings.sampler.metric = method.metric;
    const Index share = length == Length::Short ? 50 : extent > 10 ? 3 : 1;
    settings.sampler.draws = method.draws / share;
    check_settings(settings);
    return settings;
}

const ObservableResult& named(const NetworkRun& run, std::string_view name) {
    const auto found = std::find_if(
        run.observables.begin(), run.observables.end(), [&](const ObservableResult& result) {
            return result.name == name;
        });
    require(found != run.observables.end(), "observable", "must be measured, got no {}", name);
    return *found;
}

Estimate estimate_of(const ObservableResult& measured, double reference_error) {
    Estimate result;
    result.mean = measured.value;
    if (measured.error) {
        result.error = std::hypot(*measured.error, reference_error);
    }
    result.tau_int = measured.tau_int.value_or(0.5);
    result.ess = measured.ess.value_or(0.0);
    return result;
}

class Table {
public:
    explicit Table(Length length)
        : ledger_("φ⁴ in two dimensions, m² = −4 (flow convention), by five methods"),
          length_(length) {}

    void against_reference(const Row& row) {
        for (const Method& method : methods()) {
            const std::string label =
                fmt::format("L={} λ={} {}", row.extent, row.lambda, method.label);
            const NetworkRun run = sampled(row.extent, row.lambda, method);
            identities(label, run);
            for (const Value& value : row.values) {
                const ObservableResult& measured = named(run, value.name);
                ledger_.number(
                    label,
                    std::string(value.name),
                    value.value,
                    estimate_of(measured, value.error));
                precision(label, value, measured);
            }
        }
    }

    /// The first method is the reference of the second.
    void against_each_other(Index extent, double lambda) {
        const std::vector<Method> all = methods();
        const Method& first = all[3];
        const Method& second = all[4];
        const NetworkRun reference = sampled(extent, lambda, first);
        const NetworkRun other = sampled(extent, lambda, second);
        const std::string label = fmt::format("L={} λ={}", extent, lambda);
        identities(label, reference);
        identities(label, other);
        for (const std::string_view name :
             {"phi2", "phi4", "ising_energy", "susceptibility", "binder", "correlation_length"}) {
            const ObservableResult& a = named(reference, name);
            const ObservableResult& b = named(other, name);
            ledger_.number(
                label, std::string(name), a.value, estimate_of(b, a.error.value_or(HUGE_VAL)));
            ledger_.note(fmt::format(
                "  {} {}: {:.6g} ± {:.2g} ({}), {:.6g} ± {:.2g} ({})",
                label,
                name,
                a.value,
                a.error.value_or(HUGE_VAL),
                first.label,
                b.value,
                b.error.value_or(HUGE_VAL),
                second.label));
        }
    }

    int close() { return ledger_.close(); }

private:
    NetworkRun sampled(Index extent, double lambda, const Method& method) {
        FieldSettings settings = settings_of(extent, lambda, method, length_);
        settings.run.seed = ++seed_;
        const FieldMeasurement measurement(settings);
        const FieldExperiment experiment(
            settings, method.network, gaussian_mass(settings).mass_squared, 0);
        const FieldRecord record =
            run_field(experiment, measurement, settings, 0, {.n_threads = 1});
        std::vector<Figure> no_figures;
        return analyse_field(
            settings,
            measurement,
            experiment,
            record,
            ExactField(settings, measurement),
            no_figures);
    }

    void identities(const std::string& label, const NetworkRun& run) {
        for (const std::string_view name : {"schwinger_dyson", "magnetisation"}) {
            const ObservableResult& measured = named(run, name);
            ledger_.number(label, std::string(name), *measured.exact, estimate_of(measured, 0.0));
        }
    }

    void precision(const std::string& label, const Value& value, const ObservableResult& measured) {
        if (length_ == Length::Short) {
            return;
        }
        const double relative = measured.error.value_or(HUGE_VAL) / std::abs(value.value);
        ledger_.fact(
            fmt::format("{}: {} to {:.2g} %", label, value.name, 100.0 * relative),
            relative <= value.limit);
    }

    Ledger ledger_;
    Length length_;
    std::uint64_t seed_ = 20;
};

int validate_table(Length length) {
    Table table(length);
    for (const Row& row : reference_table()) {
        table.against_reference(row);
    }
    if (length == Length::Full) {
        for (const double lambda : {6.975, 6.008, 5.55}) {
            table.against_each_other(16, lambda);
            table.against_each_other(32, lambda);
        }
        table.against_each_other(32, 4.572);
    }
    return table.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate_table);
}
