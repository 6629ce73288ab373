#include "case_lists.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

constexpr const char* holography_metric = R"toml([study]
kind = "ads-metric"
mode = "precise"
data = "curve"
[bulk]
dimension = 3
mass_squared = -1.0
coupling = 1.0
[data]
points = 60
noise = 1e-6
source_high = 1.27
)toml";

/// The modes of the fit are those of the truth, so that no prior is in the error.
ValidationCase friction_case(
    std::string_view name, std::string_view question, std::string_view coefficients) {
    return {
        .theory = Theory::Holography,
        .name = std::string(name),
        .question = std::string(question),
        .run_file = fmt::format(
            R"toml([study]
kind = "friction"
modes = 4
[system]
duration = 10.0
potential = "-0.05*(x^2/2 + x^4/4)"
coefficients = {}
[data]
motions = 24
noise = 1e-4
)toml",
            coefficients),
        .quick = {"study.starts=2"},
        .independent = {{"h_1"}}};
}

constexpr const char* holography_mesons = R"toml([study]
kind = "ads-meson"
bulk = ["soft-wall", "curved"]
evidence = "masses+couplings"
kappa = 0.388
levels = 8
error = 1e-5
)toml";

}  // namespace

std::vector<ValidationCase> holography_cases() {
    return {
        friction_case(
            "friction", "a friction from the noisy motions it stops", "[-0.25, -0.1, 0.05, -0.02]"),
        friction_case("friction-fading", "a friction that fades", "[-0.2, 0.12, 0.03, 0.02]"),
        friction_case("friction-late", "a friction that comes late", "[-0.2, -0.08, 0.04, 0.02]"),
        {.theory = Theory::Holography,
         .name = "metric",
         .question = "a bulk metric from its boundary curve",
         .run_file = holography_metric,
         .computed =
             {{{"h_1"}, 0.03}, {{"h_2"}, 0.03}, {{"h_3"}, 0.03}, {{"h_4"}, 0.03}, {{"h_5"}, 0.03}}},
        {.theory = Theory::Holography,
         .name = "mesons",
         .question = "the bulk behind two towers of masses and couplings",
         .run_file = holography_mesons,
         .computed = {
             {{"warp"}, 1e-3},
             {{"dilaton"}, 2e-3},
             {{"mass_1_8"}, 1e-4},
             {{"mass_1_9"}, 1e-3},
             {{"mass_2_8"}, 1e-4},
             {{"mass_2_9"}, 1e-3}}}};
}

}  // namespace feynet
