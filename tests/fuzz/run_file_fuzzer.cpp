// Any bytes as a run file: they are refused with their name, or the file that they give is read,
// written and read again as the same.

#include "feynet/io/config_error.hpp"
#include "feynet/io/run_file.hpp"
#include "holds.hpp"

namespace feynet::fuzz {
namespace {

constexpr const char* file_name = "run.toml";

/// Keys of every type that a run file can have.
struct Settings {
    std::string title = "a run";
    double mass = 1.0;
    std::int64_t n_slices = 10;
    std::uint64_t seed = 1;
    bool cluster = false;
    std::optional<double> step_size;
    std::vector<double> widths{1.0, 2.0};

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("title", self.title, "words");
        visit("mass", self.mass, "m > 0");
        visit("n_slices", self.n_slices, "N");
        visit("seed", self.seed, "seed");
        visit("cluster", self.cluster, "or not");
        visit("step_size", self.step_size, "default: tuned");
        visit("widths", self.widths, "one or several");
    }
};

void refused_by_name(const ConfigError& error) {
    holds(std::string_view(error.what()).find(file_name) != std::string_view::npos);
}

void read_settings(RunFile& file) {
    Settings top;
    Settings system;
    file.read("", top);
    file.read("system", system);
}

/// What the settings resolve to must be read as itself.
void settings_come_back(RunFile file) {
    try {
        read_settings(file);
        const std::string resolved = file.resolved();
        RunFile again = RunFile::parse(resolved, file_name);
        read_settings(again);
        again.reject_unread();
        holds(again.resolved() == resolved);
    } catch (const ConfigError& error) {
        refused_by_name(error);
        return;
    }
    try {
        file.reject_unread();
    } catch (const ConfigError& error) {
        refused_by_name(error);
    }
}

void one_input(const std::string& text) {
    try {
        RunFile file = RunFile::parse(text, file_name);
        const std::string given = file.given();
        holds(RunFile::parse(given, file_name).given() == given);
        settings_come_back(file);
        file.take("sweep");
    } catch (const ConfigError& error) {
        refused_by_name(error);
    }
}

}  // namespace
}  // namespace feynet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    feynet::fuzz::one_input(feynet::fuzz::text_of(bytes, size));
    return 0;
}
