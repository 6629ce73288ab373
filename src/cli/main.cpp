#include "commands.hpp"
#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"
#include "feynet/io/provenance.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <exception>
#include <functional>
#include <map>
#include <new>

namespace feynet {
namespace {

void add_file_options(CLI::App& command, RunOptions& options) {
    command.add_option("file", options.file, "run file (TOML)")->required();
    command.add_option("--set", options.assignments, "override a key: --set sampler.draws=500")
        ->type_name("SECTION.KEY=VALUE")
        ->expected(1)
        ->take_all();
    command.add_option("--seed", options.seed, "override run.seed");
}

void add_run_options(CLI::App& command, RunOptions& options) {
    static const std::map<std::string, ProgressStyle> styles{
        {"auto", ProgressStyle::Auto},
        {"redrawn", ProgressStyle::Redrawn},
        {"plain", ProgressStyle::Plain},
        {"off", ProgressStyle::Off}};
    command.add_option("--threads", options.n_threads, "threads (default: one per core)")
        ->check(CLI::Range(1, 4096));
    command.add_option("--out", options.out, "directory of the results (default: runs/NAME-n)");
    command.add_option("--progress", options.progress, "auto, redrawn, plain or off")
        ->transform(CLI::CheckedTransformer(styles));
    command.add_flag("--dry-run", options.dry_run, "check and print the resolved run file only");
}

/// Parses the words and returns the command they mean.
std::function<ExitCode()> command_of(CLI::App& app, RunOptions& options, std::string& family) {
    app.require_subcommand(1);
    app.set_version_flag("--version", version());
    CLI::App* run = app.add_subcommand("run", "sample a run file; exit 3 if its verdict fails");
    CLI::App* check = app.add_subcommand("check", "print a run file with all its defaults");
    CLI::App* exact = app.add_subcommand("exact", "print the exact answers of a run file");
    CLI::App* list = app.add_subcommand("list", "print what a run file can name");
    for (CLI::App* command : {run, check, exact}) {
        add_file_options(*command, options);
    }
    for (CLI::App* command : {run, exact}) {
        command->add_flag("--json", options.json, "results as JSON on stdout");
    }
    add_run_options(*run, options);
    list->add_option("family", family, "networks, potentials, samplers, observables or keys")
        ->required()
        ->check(CLI::IsMember({"networks", "potentials", "samplers", "observables", "keys"}));
    return [=, &options, &family] {
        if (run->parsed()) {
            return run_command(options);
        }
        if (check->parsed()) {
            return check_command(options);
        }
        return exact->parsed() ? exact_command(options) : list_command(family);
    };
}

ExitCode complain(std::string_view message, ExitCode code) {
    fmt::print(stderr, "feynet: {}\n", message);
    return code;
}

ExitCode guarded(const std::function<ExitCode()>& command) {
    try {
        return command();
    } catch (const ConfigError& error) {
        fmt::print(stderr, "{}\n", error.what());
        return ExitCode::BadInput;
    } catch (const InvalidInput& error) {
        return complain(error.what(), ExitCode::BadInput);
    } catch (const IoError& error) {
        return complain(error.what(), ExitCode::InputOutput);
    } catch (const std::bad_alloc&) {
        return complain("out of memory", ExitCode::OutOfMemory);
    } catch (const std::exception& error) {
        return complain(fmt::format("this is a bug: {}", error.what()), ExitCode::Bug);
    }
}

}  // namespace
}  // namespace feynet

int main(int argc, char** argv) {
    CLI::App app("feynet: a quantum path integral as a statistical sum over neural networks");
    feynet::RunOptions options;
    options.command_line = feynet::command_line(argc, argv);
    std::string family;
    const auto command = feynet::command_of(app, options, family);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : static_cast<int>(feynet::ExitCode::BadInput);
    }
    return static_cast<int>(feynet::guarded(command));
}
