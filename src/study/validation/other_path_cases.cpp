#include "case_lists.hpp"

namespace feynet {
namespace {

constexpr const char* coupled_oscillators_file = R"([study]
kind = "coupled"
[system]
dimensions = 3
potential = "harmonic"
coupling = [[1.0, -0.2, 0.0], [-0.2, 1.0, -0.2], [0.0, -0.2, 1.0]]
[time]
spacing = 0.25
n_slices = 40
[network]
kind = ["step", "relu", "cosine", "decay"]
[sampler]
integrator = "rotation"
[measure]
kept = 2048
)";

constexpr const char* two_coordinates_file = R"([study]
kind = "coupled"
[system]
dimensions = 2
potential = "expression"
expression = "0.5*(x1^2 + x2^2) + lambda*x1^2*x2^2"
lambda = 1.0
[time]
spacing = 0.25
n_slices = 40
[network]
kind = ["step", "relu", "cosine", "decay"]
[sampler]
kind = "auto"
[measure]
kept = 2048
)";

constexpr const char* propagator_file = R"([study]
kind = "propagator"
times = [0.5, 1.0, 2.0]
end_points = 30
[system]
potential = "quartic"
coupling = 1.0
[time]
spacing = 0.125
x_initial = 0.6
)";

constexpr const char* weak_free_energy_file = R"([study]
kind = "free_energy"
[system]
potential = "quartic"
coupling = 1.0
[time]
spacing = 0.25
n_slices = 32
)";

constexpr const char* strong_free_energy_file = R"([study]
kind = "free_energy"
[system]
potential = "quartic"
coupling = 10.0
[time]
spacing = 0.25
n_slices = 32
[network]
decay_frequency = 2.0
)";

constexpr const char* ground_state_file = R"([study]
kind = "ground_state"
[system]
potential = "quartic"
coupling = 1.0
[time]
spacing = 0.125
n_slices = 80
boundary = "free"
[network]
kind = "decay"
[sampler]
kind = "auto"
[measure]
kept = 2048
)";

constexpr const char* continuum_file = R"([study]
kind = "continuum"
rules = ["site", "midpoint", "midpoint_corrected", "takahashi_imada"]
sampled_spacings = [0.4, 0.2, 0.1, 0.08]
[system]
potential = "quartic"
coupling = 1.0
[sampler]
kind = "auto"
)";

constexpr const char* time_division_file = R"([study]
kind = "time_division"
duration = 4.0
boundary = "half_line"
x_initial = 0.5
common_intervals = 4
kinks = 3
concentrations = [0.5, 1.0, 4.0, 50.0]
)";

constexpr const char* stochastic_quantisation_file = R"([study]
kind = "stochastic_quantisation"
[system]
potential = "quartic"
coupling = 1.0
[time]
spacing = 0.125
n_slices = 240
boundary = "free"
)";

constexpr const char* real_time_file = R"([study]
kind = "real_time"
durations = [0.5, 2.0, 4.0, 7.0]
n_slices = [16, 32, 64, 128]
x_initial = 0.4
x_final = -0.9
)";

constexpr const char* approximation_file = R"([study]
kind = "approximation"
)";

std::vector<ValidationCase> sampled_paths() {
    return {
        {.name = "coupled-oscillators",
         .question = "three coupled oscillators, a network each",
         .run_file = coupled_oscillators_file,
         .quick = {"sampler.draws=1000"},
         .full = {"sampler.draws=160000"},
         .independent = {{"energy"}}},
        {.name = "two-coordinates",
         .question = "a quartic tie between two coordinates",
         .run_file = two_coordinates_file,
         .quick = {"sampler.draws=1000"},
         .full = {"sampler.draws=160000"},
         .independent = {{"energy"}}},
        {.name = "propagator",
         .question = "ln ∫ K of x²/2 + x⁴ at three times, by annealing",
         .run_file = propagator_file,
         .quick = {"annealing.paths=32000"},
         .full = {"annealing.paths=10240000"},
         .independent = {{"log_partition"}}},
        {.name = "free-energy",
         .question = "ln Z of x²/2 + x⁴ by annealing",
         .run_file = weak_free_energy_file,
         .quick = {"annealing.paths=16000"},
         .full = {"annealing.paths=5120000"},
         .independent = {{"log_partition"}}},
        {.name = "free-energy-strong",
         .question = "ln Z of x²/2 + 10 x⁴ from a far too soft oscillator",
         .run_file = strong_free_energy_file,
         .quick = {"annealing.paths=8000"},
         .full = {"annealing.paths=2560000"},
         .independent = {{"log_partition"}}},
        {.name = "ground-state",
         .question = "|ψ₀|² in the middle of long paths",
         .run_file = ground_state_file,
         .quick = {"sampler.draws=1000"},
         .full = {"sampler.draws=240000"},
         .independent = {{"x2"}}},
        {.name = "continuum",
         .question = "decay rates of four discretisations at four spacings",
         .run_file = continuum_file,
         .quick = {"sampler.draws=1000"},
         .full = {"sampler.draws=240000"},
         .independent = {{"rate_0.4"}, {"rate_0.2"}, {"rate_0.1"}, {"rate_0.08"}}},
        {.name = "time-division",
         .question = "networks with free biases: no correlator knows how time is divided",
         .run_file = time_division_file,
         .quick = {"study.draws=10000"},
         .full = {"study.draws=1200000"},
         .independent = {{"x2_3"}}},
        {.name = "stochastic-quantisation",
         .question = "the step network as a process, drawn from its ancestors",
         .run_file = stochastic_quantisation_file,
         .quick = {"study.paths=16000", "study.langevin_steps=2000"},
         .full = {"study.paths=5120000", "study.langevin_steps=2000"},
         .independent = {{"x2", "step"}}}};
}

}  // namespace

std::vector<ValidationCase> other_path_cases() {
    std::vector<ValidationCase> cases = sampled_paths();
    cases.push_back(
        {.name = "real-time",
         .question = "e^{iS} integrated over the weights: the kernel in real time",
         .run_file = real_time_file,
         .computed = {{{"lattice_error"}, 1e-10}}});
    cases.push_back(
        {.name = "approximation",
         .question = "the power with which the best network approaches a function",
         .run_file = approximation_file,
         .computed = {
             {{"slope_smooth"}, 0.1},
             {{"slope_flat"}, 0.1},
             {{"slope_kinked"}, 0.1},
             {{"slope_jumping"}, 0.1}}});
    return cases;
}

}  // namespace feynet
