#include "case_lists.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

constexpr std::string_view six_networks =
    R"(["momentum", "site", "step", "relu", "cosine", "decay"])";

struct FieldEntry {
    std::string_view name;
    std::string_view question;
    std::string_view system;
    std::string_view networks;
    std::string_view sampler;  ///< more keys
    std::string_view quick;
    std::string_view full;
};

constexpr std::string_view phi4_on_four_sites =
    "extents = [2, 2]\nconvention = \"flow\"\nmass_squared = -4.0\nlambda = 5.0";

constexpr FieldEntry field_case_list[] = {
    {"free-field-2d",
     "a free field in two dimensions, drawn",
     "extents = [8, 8]\nmass_squared = 0.25",
     six_networks,
     "",
     "600",
     "160000"},
    {"free-field-2d-hmc",
     "a free field in two dimensions by HMC",
     "extents = [8, 8]\nmass_squared = 0.25",
     six_networks,
     "updates = [\"hmc\"]\nmetric = \"action\"",
     "400",
     "100000"},
    {"free-field-open",
     "a free field with open ends of time and two components",
     "extents = [8, 6]\ntime = \"open\"\ncomponents = 2\nmass_squared = 0.5",
     six_networks,
     "",
     "600",
     "160000"},
    {"free-field-3d",
     "a free field in three dimensions",
     "extents = [6, 4, 4]\nmass_squared = 0.5",
     R"(["momentum", "cosine", "decay"])",
     "",
     "600",
     "160000"},
    {"free-field-4d",
     "a free field in four dimensions",
     "extents = [4, 4, 4, 4]\nmass_squared = 0.25",
     R"(["momentum", "cosine", "site"])",
     "",
     "400",
     "100000"},
    {"phi4-metropolis",
     "φ⁴ on four sites, site by site",
     phi4_on_four_sites,
     R"(["site", "momentum"])",
     "updates = [\"metropolis\"]",
     "20000",
     "1600000"},
    {"phi4-overrelaxation",
     "φ⁴ on four sites with overrelaxation",
     phi4_on_four_sites,
     R"(["site", "relu"])",
     "updates = [\"metropolis\", \"overrelaxation\"]",
     "20000",
     "1600000"},
    {"phi4-wolff",
     "φ⁴ on four sites with Wolff's clusters",
     phi4_on_four_sites,
     R"(["site", "cosine"])",
     "updates = [\"metropolis\", \"wolff\"]",
     "8000",
     "800000"},
    {"phi4-hmc",
     "φ⁴ on four sites by rotation and Swendsen and Wang's clusters",
     phi4_on_four_sites,
     six_networks,
     "updates = [\"hmc\", \"swendsen_wang\"]\nmetric = \"action\"\nintegrator = "
     "\"rotation\"\nacceptance = 0.99",
     "2000",
     "600000"},
    {"phi4-open",
     "φ⁴ on six sites with open ends of time",
     "extents = [3, 2]\ntime = \"open\"\nconvention = \"flow\"\nmass_squared = -2.0\nlambda = 8.0",
     six_networks,
     "",
     "2000",
     "600000"},
    {"phi4-ring",
     "φ⁴ on a ring, two wells",
     "extents = [12]\nmass_squared = -1.0\nlambda = 2.0",
     six_networks,
     "",
     "2000",
     "600000"},
    {"phi4-ising",
     "φ⁴ near its Ising limit",
     "extents = [2, 2]\nconvention = \"hopping\"\nkappa = 0.12\nlambda = 10.0",
     R"(["site", "step"])",
     "updates = [\"metropolis\", \"swendsen_wang\"]",
     "8000",
     "800000"}};

ValidationCase of_field(const FieldEntry& field) {
    return {
        .theory = Theory::Field,
        .name = std::string(field.name),
        .question = std::string(field.question),
        .run_file = fmt::format(
            "[system]\nkind = \"field\"\n{}\n[network]\nkind = {}\n[sampler]\n{}\n[measure]\nkept "
            "= "
            "2048\n",
            field.system,
            field.networks,
            field.sampler),
        .quick = {fmt::format("sampler.draws={}", field.quick)},
        .full = {fmt::format("sampler.draws={}", field.full)},
        .independent = {{"phi2"}}};
}

struct PublishedLattice {
    int extent;
    double lambda;
    std::vector<PublishedNumber> numbers;
};

/// Another Monte Carlo, m² = −4: the couplings of Albergo, Kanwar & Shanahan, Phys. Rev. D 100
/// (2019) 034515.
std::vector<PublishedLattice> published_lattices() {
    return {
        {6,
         6.975,
         {{"phi2", 0.161366, 1.1e-5},
          {"phi4", 0.0525587, 6.2e-6},
          {"ising_energy", 0.058337, 1.3e-5},
          {"susceptibility", 1.06283, 4.8e-4},
          {"binder", 0.19163, 2.4e-4}}},
        {8,
         6.008,
         {{"phi2", 0.183894, 1.0e-5},
          {"phi4", 0.0667810, 6.2e-6},
          {"ising_energy", 0.075610, 1.3e-5},
          {"susceptibility", 1.89811, 8.8e-4},
          {"binder", 0.20921, 2.4e-4}}},
        {10,
         5.55,
         {{"phi2", 0.199013, 1.2e-5},
          {"phi4", 0.0769720, 7.4e-6},
          {"ising_energy", 0.088589, 1.5e-5},
          {"susceptibility", 2.9069, 1.6e-3},
          {"binder", 0.21874, 3.0e-4}}}};
}

ValidationCase of_published(PublishedLattice known) {
    FieldEntry field{
        .name = "",
        .question = "",
        .system = "",
        .networks = R"(["momentum", "step"])",
        .sampler = "updates = [\"hmc\", \"swendsen_wang\"]",
        .quick = "1000",
        .full = "240000"};
    const std::string name = fmt::format("phi4-2d-{}", known.extent);
    const std::string question =
        fmt::format("φ⁴ on {0} × {0} beside another Monte Carlo", known.extent);
    const std::string system = fmt::format(
        "extents = [{0}, {0}]\nconvention = \"flow\"\nmass_squared = -4.0\nlambda = {1}",
        known.extent,
        known.lambda);
    field.name = name;
    field.question = question;
    field.system = system;
    ValidationCase one = of_field(field);
    one.published = std::move(known.numbers);
    return one;
}

}  // namespace

std::vector<ValidationCase> field_cases() {
    std::vector<ValidationCase> cases;
    for (const FieldEntry& field : field_case_list) {
        cases.push_back(of_field(field));
    }
    for (PublishedLattice& known : published_lattices()) {
        cases.push_back(of_published(std::move(known)));
    }
    ValidationCase critical = of_field(
        {.name = "phi4-2d-critical",
         .question = "⟨φ ∂S/∂φ⟩ = 1 of a critical field",
         .system = "extents = [16, 16]\nconvention = \"flow\"\nmass_squared = -4.0\nlambda = 4.25",
         .networks = R"(["momentum", "step", "site"])",
         .sampler = "updates = [\"hmc\", \"overrelaxation\", \"swendsen_wang\"]",
         .quick = "1000",
         .full = "120000"});
    critical.independent = {{"schwinger_dyson"}};
    cases.push_back(std::move(critical));
    return cases;
}

}  // namespace feynet
