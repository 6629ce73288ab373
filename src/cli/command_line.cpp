#include "command_line.hpp"

#include "console.hpp"
#include "feynet/io/duration.hpp"
#include "feynet/io/nearest_word.hpp"
#include "feynet/io/provenance.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <exception>
#include <functional>
#include <sstream>

namespace feynet {
namespace {

std::int64_t whole_number(const std::string& option, const std::string& text, std::int64_t least) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stopped != end || number < least) {
        throw CLI::ValidationError(
            option,
            fmt::format("expected a whole number, {} … {}, got {}", least, INT64_MAX, text));
    }
    return number;
}

void add_seed(CLI::App& command, RunOptions& options, const std::string& meaning) {
    const auto set_seed = [&options](const std::string& text) {
        options.seed = static_cast<std::uint64_t>(whole_number("--seed", text, 0));
    };
    command.add_option_function<std::string>("--seed", set_seed, meaning)->type_name("NUMBER");
}

void add_file_options(CLI::App& command, RunOptions& options, bool required) {
    command.add_option("file", options.file, "run file (TOML)")->required(required);
    command.add_option("--set", options.assignments, "override a key: --set sampler.draws=500")
        ->type_name("SECTION.KEY=VALUE")
        ->expected(1)
        ->take_all();
    add_seed(command, options, "override run.seed");
}

void add_family(CLI::App& list, std::string& family) {
    list.add_option(
            "family", family, "networks, potentials, samplers, observables, studies or keys")
        ->required()
        ->check(CLI::IsMember(
            {"networks", "potentials", "samplers", "observables", "studies", "keys"}));
}

/// An option that is one of a few words.
template <typename Enum>
void add_word(CLI::App& command, const std::string& name, Enum& value, const std::string& meaning) {
    const std::vector<std::string> words(Words<Enum>::value.begin(), Words<Enum>::value.end());
    const auto set = [&value, words](const std::string& word) {
        value = static_cast<Enum>(std::find(words.begin(), words.end(), word) - words.begin());
    };
    command.add_option_function<std::string>(name, set, meaning)->check(CLI::IsMember(words));
}

using Seconds = std::chrono::duration<double>;

/// An option that is a time: 0.2s, 60s, 5m.
void add_time(
    CLI::App& command,
    const std::string& name,
    const std::string& meaning,
    const std::function<void(Seconds)>& set) {
    const auto read = [name, set](const std::string& text) { set(duration_from(name, text)); };
    command.add_option_function<std::string>(name, read, meaning)->type_name("TIME");
}

/// How a run is executed: no number depends on it.
void add_process_options(CLI::App& command, RunOptions& options) {
    command.add_option("--threads", options.n_threads, "threads (default: one per core)")
        ->check(CLI::Range(1, 4096));
    add_word(command, "--progress", options.progress, "auto, redrawn, plain or off");
    add_time(
        command,
        "--checkpoint-every",
        "time between checkpoints (default: 60s)",
        [&options](Seconds time) { options.checkpoint_every = time; });
    add_time(command, "--max-time", "stop after this time, resumable", [&options](Seconds time) {
        options.max_time = time;
    });
    command.add_flag("--json", options.json, "results as JSON on stdout");
}

void add_run_options(CLI::App& command, RunOptions& options) {
    add_process_options(command, options);
    command.add_option("--out", options.out, "directory of the results (default: runs/NAME-n)");
    command.add_flag("--dry-run", options.dry_run, "check and print the resolved run file only");
}

/// One line on the words that were typed; the whole usage where there were none.
std::string usage_message(const CLI::App* app, const CLI::Error& error) {
    const std::vector<CLI::App*> commands = app->get_subcommands();
    if (!commands.empty()) {
        const std::string command = "feynet " + commands.front()->get_name();
        return fmt::format("{0}: {1}; see {0} --help\n", command, error.what());
    }
    const std::vector<std::string> words = app->remaining();
    if (words.empty()) {
        return app->help();
    }
    std::vector<std::string> names;
    for (const CLI::App* command : app->get_subcommands(nullptr)) {
        names.push_back(command->get_name());
    }
    const std::vector<std::string_view> known(names.begin(), names.end());
    const auto nearest = nearest_word(words.front(), known);
    return fmt::format(
        "feynet: expected one of {}, got \"{}\"{}\n",
        fmt::join(known, ", "),
        words.front(),
        nearest ? fmt::format(", did you mean \"{}\"?", *nearest) : "");
}

/// Whether all processes do the command together; the others are for one.
bool is_shared(const CLI::App& app) {
    const std::string command = app.get_subcommands().front()->get_name();
    return command == "run" || command == "study" || command == "resume" || command == "sweep";
}

/// What the words after each command are read into.
struct AllOptions {
    ResumeOptions resumed;
    SweepOptions swept;
    CompareOptions compared;
    AnalyzeOptions analyzed;
    ExportOptions exported;
    ValidateOptions validated;
    std::string family;

    RunOptions& run() { return resumed.run; }
};

using Command = std::function<ExitCode()>;

/// The commands that read one run file.
void add_run_commands(CLI::App& app, AllOptions& all, Command& chosen) {
    RunOptions& options = all.run();
    CLI::App* run = app.add_subcommand("run", "sample a run file; exit 3 if its verdict fails");
    CLI::App* study =
        app.add_subcommand("study", "run one kind of study, on its own run file or a given one");
    CLI::App* check = app.add_subcommand("check", "print a run file with all its defaults");
    CLI::App* exact = app.add_subcommand("exact", "print the exact answers of a run file");
    study->add_option("name", options.study, "the kind of study: feynet list studies")->required();
    for (CLI::App* command : {run, study, check, exact}) {
        add_file_options(*command, options, command != study);
    }
    exact->add_flag("--json", options.json, "results as JSON on stdout");
    for (CLI::App* command : {run, study}) {
        add_run_options(*command, options);
        command->callback([&] { chosen = [&] { return run_command(options); }; });
    }
    check->callback([&] { chosen = [&] { return check_command(options); }; });
    exact->callback([&] { chosen = [&] { return exact_command(options); }; });
}

/// The commands on studies of many runs.
void add_sweep_commands(CLI::App& app, AllOptions& all, Command& chosen) {
    CLI::App* sweep = app.add_subcommand("sweep", "sample all points of a study file");
    add_file_options(*sweep, all.swept.run, true);
    add_process_options(*sweep, all.swept.run);
    sweep->add_option(
        "--out", all.swept.run.out, "directory of the results (default: runs/NAME-n)");
    sweep->add_flag("--list", all.swept.list, "print the points only");
    const auto set_index = [&all](const std::string& text) {
        all.swept.is_array_task = text.empty();
        if (!text.empty()) {
            all.swept.index = whole_number("--index", text, 1);
        }
    };
    sweep
        ->add_option_function<std::string>(
            "--index", set_index, "one point only, 1 … n (default: what the scheduler says)")
        ->type_name("NUMBER")
        ->expected(0, 1);
    sweep->callback([&] { chosen = [&] { return sweep_command(all.swept); }; });
    CLI::App* merge = app.add_subcommand("merge", "collect the points of a sweep into one table");
    merge->add_option("directory", all.run().file, "directory of the sweep")->required();
    merge->add_flag("--json", all.run().json, "results as JSON on stdout");
    merge->callback([&] { chosen = [&] { return merge_command(all.run()); }; });
}

/// The commands on what runs have left.
void add_result_commands(CLI::App& app, AllOptions& all, Command& chosen) {
    CLI::App* compare =
        app.add_subcommand("compare", "how far apart two runs are; exit 3 if too far");
    compare->add_option("first", all.compared.first, "directory of a run")->required();
    compare->add_option("second", all.compared.second, "directory of another run")->required();
    compare->add_option("--limit", all.compared.limit, "standard errors that are too far (4.5)")
        ->check(CLI::PositiveNumber);
    compare->callback([&] { chosen = [&] { return compare_command(all.compared); }; });
    CLI::App* analyze =
        app.add_subcommand("analyze", "the numbers of a run again, with other settings");
    analyze->add_option("directory", all.analyzed.directory, "directory of a run")->required();
    analyze->add_option(
        "--discard", all.analyzed.how.discard, "share of every chain to leave out: 0.2");
    analyze->add_option(
        "--window", all.analyzed.how.window_factor, "S of the Γ-method (1.5); larger: wider");
    analyze->add_option(
        "--fit", all.analyzed.fit, "E1 - E0 from these lags of the correlator: 3..20 or t=0.3..2");
    analyze->add_option(
        "--states", all.analyzed.n_states, "decays that are fitted: 1 (default), 2");
    analyze->callback([&] { chosen = [&] { return analyze_command(all.analyzed); }; });
}

void add_export_command(CLI::App& app, ExportOptions& options, Command& chosen) {
    CLI::App* exporting = app.add_subcommand("export", "the samples of a run for other programs");
    exporting->add_option("directory", options.directory, "directory of a run")->required();
    add_word(*exporting, "--format", options.format, "csv (default), npy, pyerrors, netcdf, svg");
    exporting->add_option("--out", options.out, "where to (default: export, in the directory)");
    exporting->callback([&] { chosen = [&] { return export_command(options); }; });
}

void add_validate_command(CLI::App& app, ValidateOptions& options, Command& chosen) {
    CLI::App* validate = app.add_subcommand(
        "validate", "every theory against exact answers; exit 3 if the pulls are not normal");
    validate->add_flag("--quick")->description("a minute on two cores (default)");
    validate->add_flag("--full", options.full, "half an hour on two cores")->excludes("--quick");
    validate->add_option("--only", options.only, "path, field, nnft, holography or boltzmann");
    add_seed(*validate, options.run, "of the campaign (1); another seed, other pulls");
    add_process_options(*validate, options.run);
    validate->add_option("--out", options.run.out, "a new directory, or one to go on with");
    validate->add_option("--beside", options.beside, "campaigns of other seeds to judge with it");
    validate->callback([&] { chosen = [&] { return validate_command(options); }; });
}

/// Parses the words; `chosen` becomes the command they mean.
void add_commands(CLI::App& app, AllOptions& all, Command& chosen) {
    app.require_subcommand(1);
    app.failure_message(usage_message);
    app.set_version_flag("--version", version());
    add_run_commands(app, all, chosen);
    add_sweep_commands(app, all, chosen);
    add_result_commands(app, all, chosen);
    add_export_command(app, all.exported, chosen);
    add_validate_command(app, all.validated, chosen);
    CLI::App* resume = app.add_subcommand("resume", "go on with a run or sweep where it stopped");
    resume->add_option("directory", all.resumed.directory, "directory of the run")->required();
    resume->add_option(
        "--draws", all.resumed.draws, "make the run longer: draws in all, per chain");
    add_process_options(*resume, all.run());
    resume->callback([&] { chosen = [&] { return resume_command(all.resumed); }; });
    CLI::App* list = app.add_subcommand("list", "print what a run file can name");
    add_family(*list, all.family);
    list->callback([&] { chosen = [&] { return list_command(all.family); }; });
    CLI::App* bench = app.add_subcommand("bench", "measure this program beside plain ones");
    bench->prefix_command();
    bench->set_help_flag();
    bench->callback([&, bench] { chosen = [bench] { return bench_command(bench->remaining()); }; });
}

/// Prints the help that was asked for, or what CLI11 has to complain about.
ExitCode answer(const CLI::App& app, const CLI::ParseError& error, bool is_silent) {
    std::ostringstream help;
    std::ostringstream complaint;
    const int code = app.exit(error, help, complaint);
    if (!is_silent) {
        print_text(help.str());
        say_text(complaint.str());
    }
    return code == 0 ? ExitCode::Success : ExitCode::BadInput;
}

}  // namespace

ExitCode obey(int argc, char** argv, Processes* processes) {
    CLI::App app("feynet: a quantum path integral as a statistical sum over neural networks");
    AllOptions all;
    all.validated.run.command_line = command_line(argc, argv);
    for (RunOptions* options : {&all.run(), &all.swept.run}) {
        options->command_line = command_line(argc, argv);
        options->ranks = processes;
        options->n_threads = processes != nullptr ? default_threads(*processes) : 0;
    }
    Command chosen;
    add_commands(app, all, chosen);
    const bool is_silent = processes != nullptr && processes->number() != 0;
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return answer(app, error, is_silent);
    }
    if (is_silent && !is_shared(app)) {
        return ExitCode::Success;
    }
    return chosen();
}

}  // namespace feynet
