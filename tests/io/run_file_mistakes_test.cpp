#include "feynet/io/config_error.hpp"
#include "feynet/io/run_file.hpp"
#include "io/run_settings.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace feynet::test::run_file_mistakes_test {

using namespace feynet::run_settings;

namespace {

std::string refusal(const std::string& text) {
    return message_of<ConfigError>([&] {
        RunFile file = RunFile::parse(text, "f.toml");
        Everything().read(file);
    });
}

}  // namespace

TEST_CASE("a misspelt key is refused with its place and the nearest key") {
    CHECK(
        refusal("[time]\n\nspacng = 0.1\n") ==
        "f.toml:3:1: unknown key \"spacng\" in [time], did you mean \"spacing\"?");
    CHECK(
        refusal("[time]\n  colour = 0.1\n") ==
        "f.toml:2:3: unknown key \"colour\" in [time]; known: spacing, n_slices, x_initial");
    CHECK(
        refusal("n_slices = 3\n") ==
        "f.toml:1:1: unknown key \"n_slices\" at the top of the file, it belongs into [time]");
    CHECK(
        refusal("[tmie]\nspacing = 0.1\n") ==
        "f.toml:1:2: unknown section [tmie], did you mean [time]?");
    CHECK(refusal("[colours]\n") == "f.toml:1:2: unknown section [colours]; known: time, network");
    CHECK(
        refusal("[time]\nspacing = {a = 1}\n") ==
        "f.toml:2:1: unknown section [time.spacing]; spacing is a key of [time], expected spacing "
        "= value");
}

TEST_CASE("every unknown name has a line of its own") {
    CHECK(
        refusal("[time]\nspacng = 0.1\nn_slice = 3\n") ==
        "f.toml:2:1: unknown key \"spacng\" in [time], did you mean \"spacing\"?\n"
        "f.toml:3:1: unknown key \"n_slice\" in [time], did you mean \"n_slices\"?");
}

TEST_CASE("unknown names are told in the order of the file, the first ten of them") {
    std::string text = "[time]\nspacng = 0.1\n[colours]\n";
    CHECK(
        refusal(text) ==
        "f.toml:2:1: unknown key \"spacng\" in [time], did you mean \"spacing\"?\n"
        "f.toml:3:2: unknown section [colours]; known: time, network");

    for (int i = 0; i < 1000; ++i) {
        text += "[colours." + std::to_string(i) + "]\n";
    }
    const std::string many = refusal(text);

    CHECK(std::count(many.begin(), many.end(), '\n') == 10);
    CHECK(many.substr(many.rfind('\n')) == "\nf.toml: and 991 more");
}

TEST_CASE("a wrong type is refused with the place of its key") {
    CHECK(
        refusal("[time]\nspacing = \"abc\"\n") ==
        "f.toml:2:1: [time] spacing: expected a number, got \"abc\"");
    CHECK(
        refusal("[time]\nn_slices = 1.5\n") ==
        "f.toml:2:1: [time] n_slices: expected a whole number, got 1.5");
    CHECK(
        refusal("[time]\nspacing = nan\n") ==
        "f.toml:2:1: [time] spacing: expected a finite number, got nan");
    CHECK(
        refusal("[time]\nx_initial = inf\n") ==
        "f.toml:2:1: [time] x_initial: expected a finite number, got inf");
    CHECK(refusal("title = 3\n") == "f.toml:1:1: title: expected a text in quotes, got 3");
}

TEST_CASE("an unknown network is refused with the networks there are") {
    CHECK(
        refusal("[network]\nkind = \"cosin\"\n") ==
        "f.toml:2:1: [network] kind: expected one of site, step, relu, cosine, decay, got "
        "\"cosin\", did you mean \"cosine\"?");
    CHECK(
        refusal("[network]\nkind = [\"site\", \"wavelet\"]\n") ==
        "f.toml:2:1: [network] kind: expected one of site, step, relu, cosine, decay, got "
        "\"wavelet\"");
}

}  // namespace feynet::test::run_file_mistakes_test
