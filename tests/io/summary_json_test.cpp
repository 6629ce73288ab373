#include "feynet/io/summary_json.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <limits>

namespace feynet::test::summary_json_test {

namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys_of(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& item : object.items()) {
        keys.push_back(item.key());
    }
    return keys;
}

Summary example() {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    NetworkRun run;
    run.network = "decay";
    run.verdict = "pass";
    ObservableResult gap;
    gap.name = "gap";
    gap.value = nan;
    run.observables = {{"x2", "⟨x²⟩", 0.5, 0.01, 0.6, 1e4, 1.001, 0.49, 1.0}, gap};
    run.correlator = {{0, 0.0, 0.5, 0.01, 0.49, 1.0}, {1, 0.1, nan, nan, 0.4, std::nullopt}};
    run.chi2 = {12.5, 30, 0.7, "0–29"};
    run.sampler.kind = "hmc";
    run.sampler.draws = 2000;
    Summary summary;
    summary.title = "a \"title\"";
    summary.verdict = "pass";
    summary.runs = {run};
    return summary;
}

}  // namespace

TEST_CASE("the summary has the names of the contract") {
    const Json json = Json::parse(to_json(example()));

    CHECK(json["verdict"] == "pass");
    CHECK(json["title"] == "a \"title\"");
    REQUIRE(json["runs"].size() == 1);
    const Json& run = json["runs"][0];
    CHECK(run["network"] == "decay");
    CHECK(
        keys_of(run) == std::vector<std::string>{
                            "network",
                            "verdict",
                            "observables",
                            "correlator",
                            "effective_gap",
                            "density",
                            "chi2",
                            "sampler",
                            "remarks"});
    CHECK(
        keys_of(run["observables"]["x2"]) ==
        std::vector<std::string>{
            "formula", "value", "error", "tau_int", "ess", "rhat", "exact", "pull", "p"});
    CHECK(
        keys_of(run["correlator"][0]) ==
        std::vector<std::string>{"lag", "time", "value", "error", "exact", "pull"});
    CHECK(run["observables"]["x2"]["exact"] == 0.49);
    CHECK(run["chi2"]["dof"] == 30);
    CHECK(run["chi2"]["p"] == 0.7);
    CHECK(run["sampler"]["draws"] == 2000);
    CHECK(run["sampler"]["acceptance"] == 1.0);
}

TEST_CASE("what is absent or not finite is null") {
    const std::string text = to_json(example());
    const Json run = Json::parse(text)["runs"][0];

    CHECK(run["observables"]["gap"]["value"].is_null());
    CHECK(run["observables"]["gap"]["error"].is_null());
    CHECK(run["correlator"][1]["value"].is_null());
    CHECK(run["correlator"][1]["pull"].is_null());
    CHECK(text.find("nan") == std::string::npos);
}

TEST_CASE("a correlator that was not tested has a χ² test without numbers") {
    Summary summary = example();
    summary.runs[0].chi2 = {};

    const Json run = Json::parse(to_json(summary))["runs"][0];

    CHECK(run["chi2"]["p"].is_null());
    CHECK(run["chi2"]["dof"] == 0);
}

TEST_CASE("a summary without runs has lists without items") {
    const Json json = Json::parse(to_json(Summary{}));

    CHECK(json["runs"].is_array());
    CHECK(json["remarks"].is_array());
}

TEST_CASE("a picture of a field is named with its size, without its numbers") {
    Summary summary = example();
    summary.pictures.push_back(
        {.name = "field", .title = "A field", .quantity = "φ", .panels = {}});
    summary.pictures[0].panels = {field_panel("L = 2", 2, 1, {0.123456789, 2.0})};

    const std::string text = to_json(summary);
    const Json picture = Json::parse(text)["pictures"][0];

    CHECK(picture["name"] == "field");
    CHECK(picture["panels"][0]["columns"] == 2);
    CHECK(picture["panels"][0]["rows"] == 1);
    CHECK(text.find("0.123456789") == std::string::npos);
}

}  // namespace feynet::test::summary_json_test
