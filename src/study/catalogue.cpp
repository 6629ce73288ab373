#include "feynet/study/catalogue.hpp"

#include "feynet/field/observable/derived.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "feynet/study/boltzmann/bulk_dbm_settings.hpp"
#include "feynet/study/boltzmann/dbm_study.hpp"
#include "feynet/study/boltzmann/ising_phases_settings.hpp"
#include "feynet/study/boltzmann/rbm_ground_state_study.hpp"
#include "feynet/study/boltzmann/rbm_learn_settings.hpp"
#include "feynet/study/boltzmann/rbm_quench_study.hpp"
#include "feynet/study/boltzmann/rg_flow_study.hpp"
#include "feynet/study/boltzmann/wave_functions_study.hpp"
#include "feynet/study/field/field_settings.hpp"
#include "feynet/study/holography/ads_meson_settings.hpp"
#include "feynet/study/holography/ads_metric_settings.hpp"
#include "feynet/study/holography/ads_qcd_settings.hpp"
#include "feynet/study/holography/friction_settings.hpp"
#include "feynet/study/nnft/deep_oscillator_study.hpp"
#include "feynet/study/nnft/duality_settings.hpp"
#include "feynet/study/nnft/ensemble_settings.hpp"
#include "feynet/study/path/coupled_settings.hpp"
#include "feynet/study/path/path_settings.hpp"
#include "feynet/study/study_kind.hpp"

#include <fmt/format.h>

#include <iterator>

namespace feynet {
namespace {

void list_networks(std::string& text) {
    for (std::size_t i = 0; i < Words<NetworkKind>::value.size(); ++i) {
        const auto kind = static_cast<NetworkKind>(i);
        fmt::format_to(
            std::back_inserter(text), "{:<8} {}\n", word(kind), meaning_of_weights(kind));
    }
    text += "\nof a lattice field ([system] kind = \"field\")\n";
    for (std::size_t i = 0; i < Words<FieldNetworkKind>::value.size(); ++i) {
        const auto kind = static_cast<FieldNetworkKind>(i);
        fmt::format_to(
            std::back_inserter(text), "{:<8} {}\n", word(kind), meaning_of_weights(kind));
    }
    text += "\nneurons of random networks ([study] kind = \"nnft\" or \"width\")\n";
    for (std::size_t i = 0; i < Words<NeuronKind>::value.size(); ++i) {
        const auto kind = static_cast<NeuronKind>(i);
        fmt::format_to(std::back_inserter(text), "{:<8} {}\n", word(kind), meaning_of_neuron(kind));
    }
}

template <typename V>
void list_potential(std::string& text) {
    fmt::format_to(std::back_inserter(text), "{:<12} {}\n", V::name, V::formula);
    for (const ParameterInfo& parameter : describe<V>()) {
        fmt::format_to(
            std::back_inserter(text),
            "    {:<12} {} (default {})\n",
            parameter.key,
            parameter.help,
            parameter.default_value);
    }
}

template <std::size_t... I>
void list_potentials(std::string& text, std::index_sequence<I...> /*indices*/) {
    (list_potential<std::variant_alternative_t<I, AnyPotential>>(text), ...);
}

void list_samplers(std::string& text) {
    fmt::format_to(
        std::back_inserter(text),
        "hmc         Hamiltonian Monte Carlo; metric = unit or action, integrator = leapfrog or "
        "rotation\n"
        "metropolis  one weight or one node at a time; move = weight or node\n"
        "exact       independent draws, for quadratic actions\n"
        "tempering   hmc in replicas between an oscillator and the action, which are exchanged: "
        "for wells\n"
        "            of any shape; replicas = their number\n"
        "staging     segments of a ring drawn anew from the bridge of an oscillator; network.kind "
        "= site\n"
        "auto        exact where the action is quadratic, otherwise hmc with exact rotation and "
        "the "
        "cheapest\n"
        "            steps of a pilot, and clusters of signs where V is even with two wells\n"
        "\n"
        "of a lattice field: updates = a list of them, each with a number if done several times;\n"
        "without one: exact for a free field, otherwise hmc with the cheapest steps of a pilot, "
        "swendsen_wang\n"
        "hmc             as above, in the weights of the network\n"
        "exact           independent fields, for a free field\n"
        "metropolis      a checkerboard sweep of single sites\n"
        "overrelaxation  a checkerboard sweep of reflections, beside clusters\n"
        "swendsen_wang   clusters of signs, each flipped with probability ½\n"
        "wolff           one cluster of signs, flipped\n");
}

void list_observables(std::string& text) {
    const PathSystem ring(
        TimeGrid(0.1, 10, Boundary::Periodic), Rule::Site, 1.0, HarmonicPotential{});
    for (const NamedObservable& named : scalar_observables(ring, 0)) {
        fmt::format_to(
            std::back_inserter(text), "{:<18} {}\n", named.observable->name(), named.formula);
    }
    fmt::format_to(
        std::back_inserter(text),
        "{:<18} {}\n",
        "gap",
        "arcosh[(G(k−1) + G(k+1))/(2G(k))]/a at one decay time");
    fmt::format_to(
        std::back_inserter(text),
        "{:<18} {}\n",
        "En_minus_E0",
        "n = 1, 2, 3: levels from the correlators of x, x², x³, x⁴; with them E0, the virial "
        "energy");
    fmt::format_to(
        std::back_inserter(text),
        "{:<18} {}\n",
        "E1_minus_E0_fit",
        "the lowest level from correlated fits of decays to the correlator, over all windows");
    fmt::format_to(
        std::back_inserter(text),
        "{:<18} {}\n",
        "weights",
        "observables = \"weights\": width, kurtosis and neighbour correlation of the weights");
    fmt::format_to(
        std::back_inserter(text),
        "{:<18} {}\n",
        "schwinger_dyson",
        "⟨θ ∂S/∂θ⟩ = 1 per weight: a self-test");
    fmt::format_to(
        std::back_inserter(text), "{:<18} {}\n", "correlator", "G(k) = ⟨xₙ xₙ₊ₖ⟩ for every lag");
    const FieldNumbers field(Lattice({4, 4}));
    text += "\nof a lattice field\n";
    for (const NamedNumber& number : field.numbers()) {
        fmt::format_to(std::back_inserter(text), "{:<25} {}\n", number.name, number.formula);
    }
    for (const DerivedNumber& derived : derived_numbers(field)) {
        fmt::format_to(
            std::back_inserter(text), "{:<25} {}\n", derived.number.name, derived.number.formula);
    }
    text +=
        "effective_mass, pole_mass  from time slices at zero momentum\n"
        "propagators               G(x), G̃(p), C_k(t): pictures and csv files\n";
}

void list_studies(std::string& text) {
    for (const StudyKind& kind : study_kinds()) {
        fmt::format_to(std::back_inserter(text), "{:<16} {}\n", kind.name, kind.meaning);
    }
}

template <typename Settings>
void list_section(std::string& text, std::string_view section) {
    fmt::format_to(std::back_inserter(text), "[{}]\n", section);
    for (const ParameterInfo& parameter : describe<Settings>()) {
        fmt::format_to(
            std::back_inserter(text),
            "{:<16} {:<12} {}\n",
            parameter.key,
            parameter.default_value,
            parameter.help);
    }
    fmt::format_to(std::back_inserter(text), "\n");
}

void list_keys(std::string& text) {
    list_section<SystemSettings>(text, "system");
    list_section<CoupledSystemSettings>(text, "system, several coordinates");
    list_section<CouplingSettings>(text, "system, several coordinates, harmonic");
    list_section<FieldSystemSettings>(text, "system, lattice field");
    list_section<FieldNetworkSettings>(text, "network, lattice field");
    list_section<FieldSamplerSettings>(text, "sampler, lattice field");
    list_section<FieldMeasureSettings>(text, "measure, lattice field");
    list_section<TimeSettings>(text, "time");
    list_section<NetworkSettings>(text, "network");
    list_section<SamplerSettings>(text, "sampler");
    list_section<MeasureSettings>(text, "measure");
    list_section<DualitySettings>(text, "study, kind = duality");
    list_section<EnsembleNetworkSettings>(text, "network, kind = nnft or width");
    list_section<InputSettings>(text, "inputs, kind = nnft or width");
    list_section<EnsembleSamplerSettings>(text, "sampler, kind = nnft or width");
    list_section<EnsembleMeasureSettings>(text, "measure, kind = nnft or width");
    list_section<DeepOscillatorSettings>(text, "study, kind = deep_oscillator");
    list_section<SpinSystemSettings>(
        text, "system, kind = rbm-ground-state, dbm or wave-functions");
    list_section<RbmNetworkSettings>(text, "network, kind = rbm-ground-state");
    list_section<RbmTrainingSettings>(text, "training, kind = rbm-ground-state or dbm");
    list_section<RbmMeasureSettings>(text, "measure, kind = rbm-ground-state");
    list_section<RbmVerdictSettings>(text, "verdict, kind = rbm-ground-state");
    list_section<DbmNetworkSettings>(text, "network, kind = dbm");
    list_section<DbmSamplerSettings>(text, "sampler, kind = dbm");
    list_section<DbmRivalSettings>(text, "rbm, kind = dbm");
    list_section<DbmVerdictSettings>(text, "verdict, kind = dbm");
    list_section<SpinDataSettings>(text, "data, kind = rbm-learn");
    list_section<MachineSettings>(text, "network, kind = rbm-learn");
    list_section<MachineTrainingSettings>(text, "training, kind = rbm-learn");
    list_section<MachineMeasureSettings>(text, "measure, kind = rbm-learn");
    list_section<MachineVerdictSettings>(text, "verdict, kind = rbm-learn");
    list_section<PhasesDataSettings>(text, "data, kind = ising-phases");
    list_section<PhasesNetworkSettings>(text, "network, kind = ising-phases");
    list_section<PhasesTrainingSettings>(text, "training, kind = ising-phases");
    list_section<PhasesVerdictSettings>(text, "verdict, kind = ising-phases");
    list_section<BulkSettings>(text, "bulk, kind = bulk-dbm");
    list_section<BulkSamplerSettings>(text, "sampler, kind = bulk-dbm");
    list_section<BulkTreeSettings>(text, "tree, kind = bulk-dbm");
    list_section<BulkVerdictSettings>(text, "verdict, kind = bulk-dbm");
    list_section<RgChainSettings>(text, "chain, kind = rg-flow");
    list_section<RgNetworkSettings>(text, "network, kind = rg-flow");
    list_section<RgVerdictSettings>(text, "verdict, kind = rg-flow");
    list_section<RbmQuenchSettings>(text, "quench, kind = rbm-quench");
    list_section<QuenchVerdictSettings>(text, "verdict, kind = rbm-quench");
    list_section<WaveNetworksSettings>(text, "networks, kind = wave-functions");
    list_section<WaveTrainingSettings>(text, "training, kind = wave-functions");
    list_section<WaveVerdictSettings>(text, "verdict, kind = wave-functions");
    list_section<FrictionBodySettings>(text, "system, kind = friction");
    list_section<FrictionDataSettings>(text, "data, kind = friction");
    list_section<FrictionSearchSettings>(text, "study, kind = friction");
    list_section<AdsMesonSettings>(text, "study, kind = ads-meson");
    list_section<AdsQuestion>(text, "study, kind = ads-metric");
    list_section<AdsBulk>(text, "bulk, kind = ads-metric");
    list_section<AdsPoints>(text, "data, kind = ads-metric");
    list_section<AdsTraining>(text, "training, kind = ads-metric");
    list_section<AdsVerdict>(text, "verdict, kind = ads-metric");
    list_section<QcdSettings>(text, "study, kind = ads-qcd");
    list_section<QcdFitSettings>(text, "fit, kind = ads-qcd");
    list_section<QcdTrainingSettings>(text, "training, kind = ads-qcd");
    list_section<QcdPolynomialSettings>(text, "polynomial, kind = ads-qcd");
    list_section<VerdictSettings>(text, "verdict");
    list_section<RunSettings>(text, "run");
}

}  // namespace

std::string catalogue(CatalogueFamily family) {
    std::string text;
    switch (family) {
        case CatalogueFamily::Networks:
            list_networks(text);
            break;
        case CatalogueFamily::Potentials:
            list_potentials(text, std::make_index_sequence<std::variant_size_v<AnyPotential>>{});
            break;
        case CatalogueFamily::Samplers:
            list_samplers(text);
            break;
        case CatalogueFamily::Observables:
            list_observables(text);
            break;
        case CatalogueFamily::Studies:
            list_studies(text);
            break;
        case CatalogueFamily::Keys:
            list_keys(text);
    }
    return text;
}

}  // namespace feynet
