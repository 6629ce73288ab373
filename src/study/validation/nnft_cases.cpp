#include "case_lists.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

ValidationCase kernel_case(std::string_view kind) {
    return {
        .theory = Theory::Nnft,
        .name = fmt::format("random-{}", kind),
        .question = fmt::format("the kernel of random {} networks at widths 1, 4, 100", kind),
        .run_file = fmt::format(
            "[study]\nkind = \"nnft\"\n[network]\nkind = \"{}\"\nwidth = [1, 4, 100]\n", kind),
        .quick = {"sampler.networks=50000"},
        .full = {"sampler.networks=12000000"},
        .independent = {{"two_point"}}};
}

constexpr const char* nnft_gaussian_limit = R"toml([study]
kind = "width"
[network]
kind = ["cosine", "erf", "decay"]
width = [4, 8, 16, 32]
)toml";

constexpr const char* nnft_deep_oscillator = R"toml([study]
kind = "deep_oscillator"
activation = ["erf", "relu", "square"]
)toml";

constexpr const char* nnft_duality = R"toml([study]
kind = "duality"
couplings = [0.0, 1.0]
networks = ["cosine", "decay"]
widths = [8, 16, 32, 128]
[time]
spacing = 0.25
n_slices = 32
)toml";

}  // namespace

std::vector<ValidationCase> nnft_cases() {
    std::vector<ValidationCase> cases;
    for (const std::string_view kind : {"cosine", "gauss", "relu", "erf", "step", "decay"}) {
        cases.push_back(kernel_case(kind));
    }
    cases.push_back(
        {.theory = Theory::Nnft,
         .name = "width",
         .question = "N G₄ᶜ as networks become Gaussian",
         .run_file = nnft_gaussian_limit,
         .quick = {"sampler.networks=30000"},
         .full = {"sampler.networks=6000000"},
         .independent = {{"four_point_0"}}});
    cases.push_back(
        {.theory = Theory::Nnft,
         .name = "deep-oscillator",
         .question = "units on top of an Ornstein and Uhlenbeck path",
         .run_file = nnft_deep_oscillator,
         .quick = {"study.paths=100000"},
         .full = {"study.paths=40000000"},
         .independent = {{"variance"}}});
    cases.push_back(
        {.theory = Theory::Nnft,
         .name = "duality",
         .question = "fixed and random frequencies, λ = 0 and 1",
         .run_file = nnft_duality,
         .quick = {"study.draws=1000"},
         .full = {"study.draws=200000"},
         .independent = {
             {"x2", "λ = 0, cosine"},
             {"x2", "λ = 0, decay"},
             {"x2", "λ = 0, N = "},
             {"x2", "λ = 1, cosine"},
             {"x2", "λ = 1, decay"}}});
    return cases;
}

}  // namespace feynet
