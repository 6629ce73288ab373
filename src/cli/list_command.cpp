#include "commands.hpp"
#include "feynet/core/error.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "feynet/study/path_settings.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

void list_networks() {
    for (std::size_t i = 0; i < Words<NetworkKind>::value.size(); ++i) {
        const auto kind = static_cast<NetworkKind>(i);
        fmt::print("{:<8} {}\n", word(kind), meaning_of_weights(kind));
    }
}

template <typename V>
void list_potential() {
    fmt::print("{:<10} {}\n", V::name, V::formula);
    for (const ParameterInfo& parameter : describe<V>()) {
        fmt::print(
            "    {:<12} {} (default {})\n", parameter.key, parameter.help, parameter.default_value);
    }
}

template <std::size_t... I>
void list_potentials(std::index_sequence<I...> /*indices*/) {
    (list_potential<std::variant_alternative_t<I, AnyPotential>>(), ...);
}

void list_samplers() {
    fmt::print(
        "hmc         Hamiltonian Monte Carlo; metric = unit or action, integrator = leapfrog or "
        "rotation\n"
        "metropolis  one weight or one node at a time; move = weight or node\n"
        "exact       independent draws, for quadratic actions\n"
        "auto        exact where the action is quadratic, otherwise hmc with exact rotation\n");
}

void list_observables() {
    const PathSystem ring(
        TimeGrid(0.1, 10, Boundary::Periodic), Rule::Site, 1.0, HarmonicPotential{});
    for (const NamedObservable& named : scalar_observables(ring, 0)) {
        fmt::print("{:<18} {}\n", named.observable->name(), named.formula);
    }
    fmt::print("{:<18} {}\n", "gap", "arcosh[(G(k−1) + G(k+1))/(2G(k))]/a at one decay time");
    fmt::print("{:<18} {}\n", "schwinger_dyson", "⟨θ ∂S/∂θ⟩ = 1 per weight: a self-test");
    fmt::print("{:<18} {}\n", "correlator", "G(k) = ⟨xₙ xₙ₊ₖ⟩ for every lag");
}

template <typename Settings>
void list_section(std::string_view section) {
    fmt::print("[{}]\n", section);
    for (const ParameterInfo& parameter : describe<Settings>()) {
        fmt::print("{:<16} {:<12} {}\n", parameter.key, parameter.default_value, parameter.help);
    }
    fmt::print("\n");
}

void list_keys() {
    list_section<SystemSettings>("system");
    list_section<TimeSettings>("time");
    list_section<NetworkSettings>("network");
    list_section<SamplerSettings>("sampler");
    list_section<MeasureSettings>("measure");
    list_section<VerdictSettings>("verdict");
    list_section<RunSettings>("run");
}

}  // namespace

ExitCode list_command(const std::string& family) {
    if (family == "networks") {
        list_networks();
    } else if (family == "potentials") {
        list_potentials(std::make_index_sequence<std::variant_size_v<AnyPotential>>{});
    } else if (family == "samplers") {
        list_samplers();
    } else if (family == "observables") {
        list_observables();
    } else {
        list_keys();
    }
    return ExitCode::Success;
}

}  // namespace feynet
