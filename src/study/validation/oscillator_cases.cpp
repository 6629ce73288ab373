#include "case_lists.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

constexpr std::string_view five_networks = R"(["site", "step", "relu", "cosine", "decay"])";

struct OscillatorCell {
    std::string_view name;
    std::string_view boundary;  ///< with its ends
    std::string_view rule;
    std::string_view sampler;
    std::string_view meaning;
};

constexpr OscillatorCell oscillator_cells[] = {
    {"periodic-site", "\"periodic\"", "site", "kind = \"hmc\"", "on a ring by leapfrog"},
    {"periodic-midpoint", "\"periodic\"", "midpoint", "kind = \"exact\"", "on a ring, drawn"},
    {"dirichlet-site",
     "\"dirichlet\"\nx_initial = 0.5\nx_final = -0.3",
     "site",
     "kind = \"hmc\"\nintegrator = \"rotation\"",
     "between fixed ends by rotation"},
    {"dirichlet-midpoint",
     "\"dirichlet\"\nx_initial = 0.5\nx_final = -0.3",
     "midpoint",
     "kind = \"hmc\"",
     "between fixed ends by leapfrog"},
    {"half-line-site",
     "\"half_line\"\nx_initial = 0.5",
     "site",
     "kind = \"hmc\"",
     "from a fixed end by leapfrog"},
    {"half-line-midpoint",
     "\"half_line\"\nx_initial = 0.5",
     "midpoint",
     "kind = \"hmc\"\nintegrator = \"rotation\"",
     "from a fixed end by rotation"},
    {"free-site", "\"free\"", "site", "kind = \"exact\"", "with free ends, drawn"},
    {"free-midpoint", "\"free\"", "midpoint", "kind = \"hmc\"", "with free ends by leapfrog"}};

constexpr std::string_view time_of_cells = "spacing = 0.25\nn_slices = 40\n";

std::string oscillator_file(
    std::string_view time,
    std::string_view networks,
    std::string_view sampler,
    std::string_view measure = "levels = 0") {
    return fmt::format(
        R"([system]
potential = "harmonic"
mass = 1.0
frequency = 1.0
[time]
{}
[network]
kind = {}
[sampler]
{}
[measure]
kept = 2048
{}
)",
        time,
        networks,
        sampler,
        measure);
}

ValidationCase oscillator_in(const OscillatorCell& cell) {
    const std::string time =
        fmt::format("{}boundary = {}\nrule = \"{}\"", time_of_cells, cell.boundary, cell.rule);
    return {
        .name = fmt::format("oscillator-{}", cell.name),
        .question =
            fmt::format("the oscillator {}, {} rule, in five networks", cell.meaning, cell.rule),
        .run_file = oscillator_file(time, five_networks, cell.sampler),
        .quick = {"sampler.draws=2000"},
        .full = {"sampler.draws=320000"},
        .independent = {{"x2"}}};
}

std::string site_ring(std::string_view size) {
    return fmt::format("{}\nboundary = \"periodic\"\nrule = \"site\"", size);
}

}  // namespace

std::vector<ValidationCase> oscillator_cases() {
    std::vector<ValidationCase> cases;
    for (const OscillatorCell& cell : oscillator_cells) {
        cases.push_back(oscillator_in(cell));
    }
    cases.push_back(
        {.name = "oscillator-main",
         .question = "the main job, β = 100, with its levels",
         .run_file = oscillator_file(
             site_ring("spacing = 0.1\nn_slices = 1000"),
             five_networks,
             "kind = \"hmc\"",
             "levels = 4"),
         .quick = {"sampler.draws=500"},
         .full = {"sampler.draws=80000"},
         .independent = {{"x2"}}});
    cases.push_back(
        {.name = "oscillator-unit-masses",
         .question = "the oscillator by HMC with unit masses",
         .run_file = oscillator_file(
             site_ring("spacing = 0.25\nn_slices = 32"),
             R"(["site", "step", "cosine", "decay"])",
             "kind = \"hmc\"\nmetric = \"unit\""),
         .quick = {"sampler.draws=4000"},
         .full = {"sampler.draws=800000"},
         .independent = {{"x2"}}});
    cases.push_back(
        {.name = "oscillator-metropolis",
         .question = "the oscillator node by node",
         .run_file = oscillator_file(
             site_ring("spacing = 0.5\nn_slices = 16"),
             R"(["site", "decay"])",
             "kind = \"metropolis\"\nmove = \"node\""),
         .quick = {"sampler.draws=8000"},
         .full = {"sampler.draws=800000"},
         .independent = {{"x2"}}});
    cases.push_back(
        {.name = "oscillator-staging",
         .question = "the oscillator by segments",
         .run_file = oscillator_file(
             site_ring("spacing = 0.25\nn_slices = 32"), "\"site\"", "kind = \"staging\""),
         .quick = {"sampler.draws=8000"},
         .full = {"sampler.draws=800000"},
         .independent = {{"x2"}}});
    cases.push_back(
        {.name = "oscillator-weights",
         .question = "what the weights of an oscillator mean",
         .run_file = oscillator_file(
             site_ring("spacing = 0.25\nn_slices = 40"),
             R"(["site", "step", "cosine", "decay"])",
             "kind = \"auto\"\nwarmup = 0",
             "levels = 0\nobservables = \"weights\""),
         .quick = {"sampler.draws=2000"},
         .full = {"sampler.draws=320000"},
         .independent = {{"weight_width"}}});
    return cases;
}

}  // namespace feynet
