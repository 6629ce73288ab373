#include "feynet/study/kept_run.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/atomic_file.hpp"
#include "feynet/io/provenance.hpp"
#include "feynet/io/text_file.hpp"
#include "feynet/study/part_keeper.hpp"
#include "feynet/study/run_configuration.hpp"
#include "feynet/study/run_output.hpp"
#include "feynet/study/run_size.hpp"
#include "feynet/study/setting_changes.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

std::filesystem::path configuration_file(const RunDirectory& directory) {
    return directory.file("checkpoints") / "configuration.toml";
}

/// Where the run file was, which data files are named from.
std::filesystem::path origin_file(const RunDirectory& directory) {
    return directory.file("checkpoints") / "origin";
}

/// The whole text of a file; nothing if there is none.
/// @throws IoError if there is one and it cannot be read
std::optional<std::string> text_in(const std::filesystem::path& path) {
    constexpr std::size_t largest = std::size_t{1} << 28U;
    return std::filesystem::exists(path)
               ? std::optional(text_of_file(path, "a file of a run", largest))
               : std::nullopt;
}

JsonObject outcome(const NetworkRun& run) {
    return {
        {{"network", run.network},
         {"verdict", run.verdict},
         {"seconds", run.sampler.seconds},
         {"draws", std::int64_t{run.sampler.draws}},
         {"acceptance", run.sampler.acceptance}}};
}

/// The hooks, which write to the log besides.
StudyHooks with_log(StudyHooks hooks, EventLog& log) {
    StudyHooks logged = hooks;
    logged.part_starts = [&log, starts = hooks.part_starts](std::string_view network) {
        starts(network);
        log.write("network_starts", {{{"network", std::string(network)}}});
    };
    logged.part_ends = [&log, ends = hooks.part_ends](const NetworkRun& run) {
        ends(run);
        log.write("network_ends", outcome(run));
    };
    return logged;
}

/// The resolved run file, in the place of the one that the run began with.
RunFile resolved_file(const RunDirectory& directory) {
    const std::filesystem::path path = directory.file("resolved.toml");
    const auto text = text_in(path);
    const auto origin = text_in(origin_file(directory));
    return text && origin ? RunFile::parse(*text, *origin) : RunFile::read(path);
}

/// The same run with more draws.
ReadRun lengthened(const RunDirectory& directory, const ReadRun& run, std::int64_t draws) {
    const std::optional<std::int64_t> least = run.draws();
    require(least.has_value(), "--draws", "must not be given: this kind of study has one length");
    require(draws >= *least, "--draws", "must be at least the {} of before, got {}", *least, draws);
    RunFile file = resolved_file(directory);
    file.set(fmt::format("{}={}", run.study->length_key(), draws));
    return ReadRun::from(std::move(file));
}

/// @throws InvalidInput with the difference if the checkpoints belong to another configuration
void require_unchanged(const RunDirectory& directory, const ReadRun& run) {
    const auto before = text_in(configuration_file(directory));
    const RunConfiguration now(run.file.resolved(), run.study->length_key());
    if (!before || *before == now.text()) {
        return;
    }
    const std::vector<std::string> differences = now.differences_from(*before);
    throw InvalidInput(
        directory.file("resolved.toml").string(),
        fmt::format(
            "must be that of the checkpoints, and of the same build; it differs in\n  {}",
            fmt::join(differences, "\n  ")));
}

void log_beginning(const Keeping& keeping, const PartKeeper& keeper, RunOutput& output) {
    if (output.is_continued()) {
        output.log().write("run_resumes", {{{"command", keeping.command_line}}});
    }
    if (!keeper.warning().empty()) {
        keeping.warn(keeper.warning());
        output.log().write("checkpoint_left_aside", {{{"reason", keeper.warning()}}});
    }
}

StudyResult run_kept(const ReadRun& run, StudyHooks hooks, PartKeeper& keeper) {
    hooks.execution.keeper = &keeper;
    hooks.execution.stop = [&keeper, stop = hooks.execution.stop] {
        return stop() || keeper.is_stopping();
    };
    return run.study->run(hooks);
}

/// The run on a rank that writes no results, once rank 0 has made its directory.
Summary sample_beside(
    const std::filesystem::path& known,
    const RunConfiguration& configuration,
    const ReadRun& run,
    const Keeping& keeping,
    const StudyHooks& hooks) {
    keeping.ranks->exchange("");
    PartKeeper keeper(
        known.parent_path(), configuration.hash(), keeping.checkpoint_every, keeping.ranks);
    return run_kept(run, hooks, keeper).summary;
}

}  // namespace

Summary sample_into(
    const RunDirectory& directory, const ReadRun& run, const Keeping& keeping, StudyHooks hooks) {
    // What is continued has some of its room already.
    if (!std::filesystem::exists(directory.file("resolved.toml"))) {
        require_room(run.study->size(), directory.path());
    }
    const RunConfiguration configuration(run.file.resolved(), run.study->length_key());
    if (keeping.ranks != nullptr && keeping.ranks->number() != 0) {
        return sample_beside(configuration_file(directory), configuration, run, keeping, hooks);
    }
    const auto now = std::chrono::system_clock::now();
    RunOutput output(
        directory,
        {.config = run.file.text(),
         .resolved = run.file.resolved(),
         .provenance = provenance(keeping.command_line, run.study->seed(), now),
         .changes = setting_changes(run.file)});
    const std::filesystem::path known = configuration_file(directory);
    PartKeeper keeper(
        known.parent_path(), configuration.hash(), keeping.checkpoint_every, keeping.ranks);
    if (!std::filesystem::exists(known)) {
        write_file(origin_file(directory), std::filesystem::absolute(run.file.name()).string());
        write_file(known, configuration.text());
    }
    log_beginning(keeping, keeper, output);
    if (keeping.ranks != nullptr) {
        keeping.ranks->exchange("");
    }
    const StudyResult result = run_kept(run, with_log(std::move(hooks), output.log()), keeper);
    if (keeping.ranks != nullptr && !keeper.has_shared()) {
        keeping.warn("every process did all of this run: its kind has no chains to divide");
    }
    output.write(result);
    output.log().write("run_ends", {{{"verdict", result.summary.verdict}}});
    return result.summary;
}

ReadRun begun_run(const RunDirectory& directory, std::optional<std::int64_t> draws) {
    ReadRun run = ReadRun::from(resolved_file(directory));
    if (draws) {
        run = lengthened(directory, run, *draws);
    }
    require_unchanged(directory, run);
    return run;
}

}  // namespace feynet
