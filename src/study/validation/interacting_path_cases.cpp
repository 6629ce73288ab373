#include "case_lists.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

constexpr std::string_view every_network = R"(["site", "step", "relu", "cosine", "decay"])";
constexpr std::string_view by_rotation = "kind = \"hmc\"\nintegrator = \"rotation\"";

std::string path_file(
    std::string_view system,
    std::string_view time,
    std::string_view networks,
    std::string_view sampler,
    std::string_view measure = "levels = 0") {
    return fmt::format(
        "[system]\n{}\n[time]\n{}\n[network]\nkind = {}\n[sampler]\n{}\n[measure]\nkept = "
        "2048\n{}\n",
        system,
        time,
        networks,
        sampler,
        measure);
}

constexpr std::string_view quartic_system =
    "potential = \"quartic\"\nfrequency = 1.0\ncoupling = 1.0";

struct AnharmonicCell {
    std::string_view name;
    std::string_view boundary;
    std::string_view rule;
    std::string_view sampler = by_rotation;
};

constexpr AnharmonicCell anharmonic_cells[] = {
    {"periodic-site", "\"periodic\"", "site", "kind = \"auto\""},
    {"periodic-midpoint", "\"periodic\"", "midpoint"},
    {"periodic-midpoint-corrected", "\"periodic\"", "midpoint_corrected"},
    {"periodic-takahashi-imada", "\"periodic\"", "takahashi_imada"},
    {"dirichlet-site", "\"dirichlet\"\nx_initial = 0.5\nx_final = -0.3", "site"},
    {"half-line-site", "\"half_line\"\nx_initial = 0.5", "site"},
    {"free-site", "\"free\"", "site"}};

ValidationCase anharmonic(const AnharmonicCell& cell) {
    const std::string time = fmt::format(
        "spacing = 0.25\nn_slices = 32\nboundary = {}\nrule = \"{}\"", cell.boundary, cell.rule);
    return {
        .name = fmt::format("anharmonic-{}", cell.name),
        .question = fmt::format("x²/2 + x⁴, {}, in five networks", cell.name),
        .run_file = path_file(quartic_system, time, every_network, cell.sampler),
        .quick = {"sampler.draws=1000"},
        .full = {"sampler.draws=160000"},
        .independent = {{"x2"}}};
}

ValidationCase sampled_case(
    std::string name,
    std::string question,
    std::string run_file,
    std::vector<std::string> lengths,
    std::string observable = "x2") {
    return {
        .name = std::move(name),
        .question = std::move(question),
        .run_file = std::move(run_file),
        .quick = {"sampler.draws=" + lengths[0]},
        .full = {"sampler.draws=" + lengths[1]},
        .independent = {{std::move(observable)}}};
}

constexpr std::string_view ring_of_40 =
    "spacing = 0.2\nn_slices = 40\nboundary = \"periodic\"\nrule = \"site\"";

std::vector<ValidationCase> well_cases() {
    return {
        sampled_case(
            "double-well",
            "tunnelling between two wells, signs flipped in clusters",
            path_file(
                "potential = \"double_well\"\nmass = 0.5\ncoupling = 1.0\nminimum = 1.4",
                "spacing = 0.1\nn_slices = 120\nboundary = \"periodic\"\nrule = \"site\"",
                R"(["site", "step", "relu", "cosine", "decay"])",
                "kind = \"auto\""),
            {"1000", "160000"}),
        sampled_case(
            "tilted-well",
            "two unequal wells by tempering",
            path_file(
                "potential = \"polynomial\"\nmass = 0.5\ncoefficients = [6.5536, 0.05, -5.12, 0.0, "
                "1.0]",
                "spacing = 0.1\nn_slices = 80\nboundary = \"periodic\"\nrule = \"site\"",
                R"(["site", "decay"])",
                "kind = \"tempering\""),
            {"3000", "400000"}),
        sampled_case(
            "expression",
            "a potential as written, two wells with a spike",
            path_file(
                "potential = \"expression\"\nexpression = \"lambda*(x^2 - 1)^2 + "
                "height*exp(-4*x^2)\"\nlambda = 0.5\nheight = 0.4",
                ring_of_40,
                R"(["step", "cosine", "decay"])",
                "kind = \"auto\""),
            {"1000", "240000"}),
        sampled_case(
            "morse",
            "a bond that can break, held at both ends",
            path_file(
                "potential = \"morse\"\ndepth = 8.0\nsteepness = 0.5",
                "spacing = 0.1\nn_slices = 120\nboundary = \"dirichlet\"\nx_initial = 0.0\nx_final "
                "= 0.0\nrule = \"site\"",
                R"(["step", "cosine", "decay"])",
                by_rotation),
            {"800", "160000"})};
}

}  // namespace

std::vector<ValidationCase> interacting_path_cases() {
    std::vector<ValidationCase> cases;
    for (const AnharmonicCell& cell : anharmonic_cells) {
        cases.push_back(anharmonic(cell));
    }
    for (ValidationCase& one : well_cases()) {
        cases.push_back(std::move(one));
    }
    cases.push_back(sampled_case(
        "anharmonic-levels",
        "E₀ … E₃ of x²/2 + x⁴ from correlators of powers",
        path_file(
            quartic_system,
            "spacing = 0.125\nn_slices = 64\nboundary = \"periodic\"\nrule = \"site\"",
            R"(["step", "decay"])",
            by_rotation,
            "levels = 4"),
        {"1500", "320000"},
        "energy"));
    cases.push_back(sampled_case(
        "classical-limit",
        "ħ = 0.01: paths crowd about the classical one",
        path_file(
            fmt::format("{}\nhbar = 0.01", quartic_system),
            "spacing = 0.05\nn_slices = 40\nboundary = \"dirichlet\"\nx_initial = -0.5\nx_final = "
            "1.5\nrule = \"site\"",
            R"(["step", "relu", "cosine", "decay"])",
            "kind = \"auto\"",
            "levels = 0\nreference = 28"),
        {"1000", "240000"},
        "x"));
    cases.push_back(sampled_case(
        "free-particle",
        "a random step network is Brownian motion",
        path_file(
            "potential = \"free\"",
            "spacing = 0.05\nn_slices = 100\nboundary = \"half_line\"\nx_initial = 0.0\nrule = "
            "\"site\"",
            R"(["step", "relu", "cosine", "decay"])",
            "kind = \"hmc\""),
        {"800", "240000"}));
    return cases;
}

}  // namespace feynet
