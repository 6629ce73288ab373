#include "case_lists.hpp"

namespace feynet {
namespace {

constexpr const char* boltzmann_ising = R"toml([study]
kind = "dbm"
[system]
model = "ising"
size = 10
field = 1.0
[network]
times = [0.5, 1.0, 2.0, 4.0]
spacing = 0.1
)toml";

constexpr const char* boltzmann_gibbs = R"toml([study]
kind = "dbm"
[system]
model = "ising"
size = 6
field = 1.0
[network]
times = [0.5, 1.0]
spacing = 0.25
[sampler]
update = "gibbs"
)toml";

constexpr const char* boltzmann_heisenberg = R"toml([study]
kind = "dbm"
[system]
model = "heisenberg"
size = 8
[network]
times = [0.5, 1.0]
spacing = 0.1
)toml";

constexpr const char* boltzmann_bulk = R"toml([study]
kind = "bulk-dbm"
[bulk]
dimension = 1
mass_squared = [0.0, -0.15, 0.5]
[sampler]
momenta = [0.5, 1.0, 2.0]
)toml";

constexpr const char* boltzmann_learning = R"toml([study]
kind = "rbm-learn"
[data]
size = 3
samples = 20000
[network]
hidden = 9
[training]
rule = "cd"
sweeps = 5
epochs = 20
[measure]
rungs = 400
)toml";

constexpr const char* boltzmann_flow = R"toml([study]
kind = "rg-flow"
[chain]
coupling = 1.0
)toml";

constexpr const char* boltzmann_quench = R"toml([study]
kind = "rbm-quench"
[system]
model = "ising"
size = 10
field = 0.5
[network]
density = 2
[training]
iterations = 200
samples = 0
rate = 0.1
first_shift = 0.1
least_shift = 1e-8
[quench]
field = 1.0
time = 1.5
step = 0.05
every = 5
samples = 0
[verdict]
deviation = 5e-3
)toml";

std::vector<ValidationCase> deep_machine_cases() {
    return {
        {.theory = Theory::Boltzmann,
         .name = "dbm-ising",
         .question = "imaginary time as a deep machine, sampled by clusters",
         .run_file = boltzmann_ising,
         .quick = {"sampler.draws=1000"},
         .full = {"sampler.draws=160000"},
         .independent = {{"sigma_z_sigma_z"}}},
        {.theory = Theory::Boltzmann,
         .name = "dbm-gibbs",
         .question = "imaginary time as a deep machine, unit by unit",
         .run_file = boltzmann_gibbs,
         .quick = {"sampler.draws=4000"},
         .full = {"sampler.draws=1200000"},
         .independent = {{"sigma_z_sigma_z"}}},
        {.theory = Theory::Boltzmann,
         .name = "dbm-heisenberg",
         .question = "Heisenberg spins by loops",
         .run_file = boltzmann_heisenberg,
         .quick = {"sampler.draws=1000"},
         .full = {"sampler.draws=160000"},
         .independent = {{"sigma_z_sigma_z"}}}};
}

}  // namespace

std::vector<ValidationCase> boltzmann_cases() {
    std::vector<ValidationCase> cases = deep_machine_cases();
    cases.push_back(
        {.theory = Theory::Boltzmann,
         .name = "bulk",
         .question = "a scalar in anti–de Sitter space as layers, sampled and eliminated",
         .run_file = boltzmann_bulk,
         .quick = {"sampler.draws=10000"},
         .full = {"sampler.draws=1200000"},
         .independent = {{"covariance_1"}},
         .computed = {{{"kernel"}, 2e-4}, {{"exponent"}, 1e-3}}});
    cases.push_back(
        {.theory = Theory::Boltzmann,
         .name = "learning",
         .question = "ln Z of a machine that has learned a magnet, by annealing",
         .run_file = boltzmann_learning,
         .full = {"measure.chains=163840"},
         .independent = {{"log_partition"}}});
    cases.push_back(
        {.theory = Theory::Boltzmann,
         .name = "rg-flow",
         .question = "decimation of an Ising ring, machines that do it, minimal cuts",
         .run_file = boltzmann_flow,
         .computed = {{{"deviation"}, 1e-5}}});
    cases.push_back(
        {.theory = Theory::Boltzmann,
         .name = "quench",
         .question = "spins in real time after their field has changed",
         .run_file = boltzmann_quench,
         .computed = {{{"sigma_x_1"}, 5e-3}, {{"sigma_x_0.5"}, 5e-3}}});
    return cases;
}

}  // namespace feynet
