#include "feynet/study/validation/campaign_plan.hpp"

#include "feynet/io/nearest_word.hpp"
#include "feynet/study/run_configuration.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet {
namespace {

struct PlanSettings {
    CampaignLength length = CampaignLength::Quick;
    std::string only;
    std::uint64_t seed = 1;
    std::string build;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("length", self.length, "quick or full");
        visit("only", self.only, "one theory; empty: every one");
        visit("seed", self.seed, "of the campaign");
        visit("build", self.build, "of the program that began it");
    }
};

}  // namespace

Theory theory_named(std::string_view key, std::string_view name) {
    const auto& words = Words<Theory>::value;
    require_word(key, name, words);
    return static_cast<Theory>(std::find(words.begin(), words.end(), name) - words.begin());
}

std::string CampaignPlan::text() const {
    return fmt::format(
        "[campaign]\nlength = \"{}\"\nonly = \"{}\"\nseed = {}\nbuild = '{}'\n",
        word(length),
        only ? word(*only) : "",
        seed,
        this_build());
}

CampaignPlan CampaignPlan::parse(std::string text, const std::string& name) {
    RunFile file = RunFile::parse(std::move(text), name);
    PlanSettings settings;
    file.read("campaign", settings);
    file.reject_unread();
    CampaignPlan plan{.length = settings.length, .only = {}, .seed = settings.seed};
    if (!settings.only.empty()) {
        plan.only = file.locate([&] { return theory_named("only", settings.only); }, "campaign");
    }
    return plan;
}

std::string CampaignPlan::command() const {
    return fmt::format(
        "validate --{}{} --seed {}",
        word(length),
        only ? fmt::format(" --only {}", word(*only)) : "",
        seed);
}

std::vector<ValidationCase> CampaignPlan::cases() const {
    std::vector<ValidationCase> chosen;
    for (ValidationCase& one : validation_cases()) {
        if (!only || one.theory == *only) {
            chosen.push_back(std::move(one));
        }
    }
    return chosen;
}

std::uint64_t seed_of_case(std::uint64_t campaign_seed, std::string_view name) {
    // FNV-1a of the name, then the finaliser of splitmix64, so that neighbouring seeds have nothing
    // in common.
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char letter : name) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    }
    hash += (campaign_seed + 1) * 0x9e3779b97f4a7c15U;
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
    return (hash ^ (hash >> 31U)) >> 1U;
}

ReadRun run_of_case(const ValidationCase& one, const CampaignPlan& plan) {
    RunFile file = RunFile::parse(one.run_file, one.name);
    file.set(fmt::format("title=\"{}\"", one.question));
    if (!one.independent.empty()) {  // what is computed has no seed
        file.set(fmt::format("run.seed={}", seed_of_case(plan.seed, one.name)));
    }
    for (const std::string& assignment :
         plan.length == CampaignLength::Quick ? one.quick : one.full) {
        file.set(assignment);
    }
    return ReadRun::from(std::move(file));
}

}  // namespace feynet
