#include "feynet/study/study_kind.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/nearest_word.hpp"
#include "feynet/study/boltzmann/bulk_dbm_study.hpp"
#include "feynet/study/boltzmann/dbm_study.hpp"
#include "feynet/study/boltzmann/ising_phases_study.hpp"
#include "feynet/study/boltzmann/rbm_ground_state_study.hpp"
#include "feynet/study/boltzmann/rbm_learn_study.hpp"
#include "feynet/study/boltzmann/rbm_quench_study.hpp"
#include "feynet/study/boltzmann/rg_flow_study.hpp"
#include "feynet/study/boltzmann/wave_functions_study.hpp"
#include "feynet/study/field/binder_study.hpp"
#include "feynet/study/field/critical_line_study.hpp"
#include "feynet/study/field/field_study.hpp"
#include "feynet/study/holography/ads_meson_study.hpp"
#include "feynet/study/holography/ads_metric_study.hpp"
#include "feynet/study/holography/ads_qcd_study.hpp"
#include "feynet/study/holography/friction_study.hpp"
#include "feynet/study/nnft/deep_oscillator_study.hpp"
#include "feynet/study/nnft/duality_study.hpp"
#include "feynet/study/nnft/nnft_study.hpp"
#include "feynet/study/nnft/width_study.hpp"
#include "feynet/study/path/approximation_study.hpp"
#include "feynet/study/path/continuum_study.hpp"
#include "feynet/study/path/coupled_study.hpp"
#include "feynet/study/path/free_energy_study.hpp"
#include "feynet/study/path/ground_state_study.hpp"
#include "feynet/study/path/path_study.hpp"
#include "feynet/study/path/propagator_study.hpp"
#include "feynet/study/path/real_time_study.hpp"
#include "feynet/study/path/stochastic_quantisation_study.hpp"
#include "feynet/study/path/time_division_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace feynet {
namespace {

/// What a run file without [study] samples.
struct SystemKind {
    std::string kind = "path";

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("kind", self.kind, "what is sampled: path, field or nnft");
    }
};

std::unique_ptr<Study> read_sampled_system(RunFile& file) {
    SystemKind system;
    file.read("system", system);
    constexpr std::array<std::string_view, 3> words{"path", "field", "nnft"};
    file.locate([&] { require_word("kind", system.kind, words); }, "system");
    if (system.kind == "field") {
        return read_field_study(file);
    }
    if (system.kind == "nnft") {
        return read_nnft_study(file);
    }
    return read_path_study(file);
}

constexpr std::array kinds{
    StudyKind{
        "path_integral",
        "each network samples the path integral; its observables stand beside the exact answers",
        "[system]\npotential = \"harmonic\"\n",
        &read_sampled_system},
    StudyKind{
        "real_time",
        "the kernel in real time from the weights of each network, phase and caustics included",
        "[system]\nfrequency = 1.0\n",
        &read_real_time_study},
    StudyKind{
        "time_division",
        "networks with free biases: no correlator depends on how time is divided",
        "[system]\nfrequency = 1.0\n",
        &read_time_division_study},
    StudyKind{
        "approximation",
        "how fast the error of the best network falls with its width",
        "title = \"Universal approximation\"\n",
        &read_approximation_study},
    StudyKind{
        "continuum",
        "the order p with which the gap of each discretisation approaches its limit as a → 0",
        "[system]\npotential = \"quartic\"\n",
        &read_continuum_study},
    StudyKind{
        "propagator",
        "half-line networks give ⟨x_f| e^{−TH} |x_i⟩ at many end points, normalisation included",
        "[system]\npotential = \"quartic\"\n",
        &read_propagator_study},
    StudyKind{
        "free_energy",
        "annealed networks give ln Z: the thermal trace, a kernel, or its integral over free ends",
        "[system]\npotential = \"quartic\"\n[time]\nspacing = 0.25\nn_slices = 32\n",
        &read_free_energy_study},
    StudyKind{
        "ground_state",
        "the ends of long networks give ψ₀(y) and E₀, their middle |ψ₀|²",
        "[system]\npotential = \"quartic\"\n[time]\nn_slices = 100\n",
        &read_ground_state_study},
    StudyKind{
        "stochastic_quantisation",
        "the step network as a process, drawn from its ancestors; the Langevin process of V",
        "[system]\npotential = \"quartic\"\n[time]\nspacing = 0.125\nn_slices = 240\n",
        &read_stochastic_quantisation_study},
    StudyKind{
        "coupled",
        "several coordinates, each a network: coupled oscillators or V of x1 … xD",
        "[system]\ncoupling = [[1.0, -0.2], [-0.2, 1.0]]\n[time]\nn_slices = 200\n",
        &read_coupled_study},
    StudyKind{
        "field",
        "a scalar field on a lattice of 1 … 4 dimensions, φ⁴ or free, each network beside the "
        "others",
        "[system]\nkind = \"field\"\nmass_squared = 0.25\n",
        &read_field_study},
    StudyKind{
        "binder",
        "where U₄ of several sizes of a lattice field cross: its critical coupling",
        "[system]\nkind = \"field\"\nmass_squared = -4.0\nlambda = 4.3\n",
        &read_binder_study},
    StudyKind{
        "critical_line",
        "the critical coupling λ/μ² of φ⁴ in the two-dimensional continuum, from λ → 0 on lattices",
        "[system]\nkind = \"field\"\n",
        &read_critical_line_study},
    StudyKind{
        "nnft",
        "random networks as fields: kernels and connected functions at every width",
        "title = \"Random networks are fields\"\n",
        &read_nnft_study},
    StudyKind{
        "width",
        "how random networks become Gaussian: connected functions fall as 1/N",
        "title = \"Networks become Gaussian\"\n",
        &read_width_study},
    StudyKind{
        "rbm-ground-state",
        "the ground state of a chain or square of spins, learned by a restricted Boltzmann machine",
        "[system]\nmodel = \"ising\"\nsize = 20\nfield = 1.0\n",
        &read_rbm_ground_state_study},
    StudyKind{
        "dbm",
        "imaginary time as a deep Boltzmann machine, no weight learned: its units sampled",
        "[system]\nmodel = \"ising\"\nsize = 10\nfield = 1.0\n",
        &read_dbm_study},
    StudyKind{
        "rbm-learn",
        "a restricted Boltzmann machine learns a law of spins: Ising samples, or those of a table",
        "[training]\nrule = \"cd\"\n",
        &read_rbm_learn_study},
    StudyKind{
        "ising-phases",
        "which side of the transition an Ising configuration is from: feed-forward networks learn "
        "it",
        "[data]\nsize = 8\n",
        &read_ising_phases_study},
    StudyKind{
        "bulk-dbm",
        "a scalar in anti–de Sitter space as a deep Boltzmann machine, eliminated and sampled",
        "[bulk]\nmass_squared = [0.0, 0.5]\n",
        &read_bulk_dbm_study},
    StudyKind{
        "rg-flow",
        "an Ising chain decimated, the machines that do it, and minimal cuts of tree and MERA",
        "[chain]\ncoupling = 1.0\n",
        &read_rg_flow_study},
    StudyKind{
        "rbm-quench",
        "Ising spins whose field changes at once, in real time, as a Boltzmann machine",
        "[system]\nmodel = \"ising\"\nsize = 10\nfield = 0.5\n",
        &read_rbm_quench_study},
    StudyKind{
        "wave-functions",
        "ground states of few spins as Jastrow, Boltzmann machine, feed-forward network, matrix "
        "product and tree, by their numbers of weights",
        "[system]\nmodel = \"ising\"\nsize = 10\n",
        &read_wave_functions_study},
    StudyKind{
        "deep_oscillator",
        "deep quantum mechanics: a unit on top of an oscillator and the levels it sees",
        "title = \"Deep quantum mechanics\"\n",
        &read_deep_oscillator_study},
    StudyKind{
        "duality",
        "networks with fixed frequencies (the path integral) and with random ones (NNFT), side by "
        "side",
        "[system]\nfrequency = 1.0\n",
        &read_duality_study},
    StudyKind{
        "friction",
        "the friction h(t) under which given motions stop at T, with its band and what determines "
        "it",
        "title = \"A friction from the motions it stops\"\n",
        &read_friction_study},
    StudyKind{
        "ads-meson",
        "the bulk of AdS/QCD, warp factor and dilaton, from towers of mesons",
        "title = \"The bulk behind mesons\"\n",
        &read_ads_meson_study},
    StudyKind{
        "ads-metric",
        "a spacetime from data at its boundary: the metric a bulk network learns, and its band",
        "title = \"A spacetime from its boundary\"\n",
        &read_ads_metric_study},
    StudyKind{
        "ads-qcd",
        "a bulk metric learned from the chiral condensate of QCD, its quark potential, and what "
        "the data say of it",
        "[study]\nmode = \"precise\"\n",
        &read_ads_qcd_study},
};

struct KindSettings {
    std::string kind{kinds.front().name};

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("kind", self.kind, "the question asked; feynet list studies names them");
    }
};

/// That [study] names its kind before it says anything else: what the rest means depends on it.
void require_kind(const RunFile& file) {
    RunFile copy = file;
    const TomlDocument study = copy.take("study");
    for (const TomlSection& section : study.sections) {
        if (is_in_section(section.name, "study.kind")) {
            throw ConfigError(fmt::format(
                "{}: [study] kind: expected a word, got a table; feynet list studies names the "
                "words",
                section.place));
        }
    }
    const auto is_kind = [](const TomlKey& key) { return key.name == "kind"; };
    if (study.keys.empty() || std::any_of(study.keys.begin(), study.keys.end(), is_kind)) {
        return;
    }
    constexpr std::array<std::string_view, 1> known{"kind"};
    const TomlKey& other = study.keys.front();
    throw ConfigError(fmt::format(
        "{}: unknown key {} in [study] without a kind{}",
        other.place,
        shown({other.name}),
        nearest_word(other.name, known) ? ", did you mean \"kind\"?"
                                        : "; expected kind = …, feynet list studies names them"));
}

}  // namespace

std::span<const StudyKind> study_kinds() {
    return kinds;
}

const StudyKind& study_kind_named(std::string_view name) {
    std::vector<std::string_view> names;
    names.reserve(kinds.size());
    for (const StudyKind& kind : kinds) {
        names.push_back(kind.name);
    }
    require_word("kind", name, names);
    return *std::find_if(
        kinds.begin(), kinds.end(), [&](const StudyKind& kind) { return kind.name == name; });
}

std::unique_ptr<Study> read_study(RunFile& file) {
    require_kind(file);
    KindSettings settings;
    file.read("study", settings);
    const StudyKind& kind =
        file.locate([&]() -> const StudyKind& { return study_kind_named(settings.kind); }, "study");
    return kind.read(file);
}

}  // namespace feynet
