#include "feynet/core/error.hpp"
#include "feynet/io/interrupt.hpp"
#include "feynet/study/run_configuration.hpp"
#include "feynet/study/study_kind.hpp"
#include "sampling.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <sstream>

namespace feynet {
namespace {

/// The whole text of a file; nothing if it cannot be read.
std::optional<std::string> text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return file ? std::optional(text.str()) : std::nullopt;
}

/// The run file of a directory and its study.
struct BegunRun {
    RunFile file;
    std::unique_ptr<Study> study;
};

/// The resolved run file, in the place of the one that the run began with.
RunFile read_file(const RunDirectory& directory) {
    const std::filesystem::path path = directory.file("resolved.toml");
    const auto text = text_of(path);
    const auto origin = text_of(origin_file(directory));
    return text && origin ? RunFile::parse(*text, *origin) : RunFile::read(path);
}

BegunRun read_run(const RunDirectory& directory) {
    RunFile file = read_file(directory);
    auto study = read_study(file);
    return {std::move(file), std::move(study)};
}

/// The same run with more draws.
BegunRun lengthened(const RunDirectory& directory, const BegunRun& run, std::int64_t draws) {
    const std::string key = run.study->length_key();
    require(!key.empty(), "--draws", "must not be given: this kind of study has one length");
    const std::string before = resolved_value(run.file.resolved(), key).value_or("0");
    std::int64_t least = 0;
    std::from_chars(before.data(), before.data() + before.size(), least);
    require(draws >= least, "--draws", "must be at least the {} of before, got {}", least, draws);
    RunFile file = read_file(directory);
    file.set(fmt::format("{}={}", key, draws));
    auto study = read_study(file);
    return {std::move(file), std::move(study)};
}

/// @throws InvalidInput with the difference if the checkpoints belong to another configuration
void require_unchanged(const RunDirectory& directory, const BegunRun& run) {
    const auto before = text_of(configuration_file(directory));
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

}  // namespace

ExitCode resume_command(const ResumeOptions& options) {
    const InterruptGuard guard;
    const RunDirectory directory = RunDirectory::existing(options.directory);
    BegunRun run = read_run(directory);
    if (options.draws) {
        run = lengthened(directory, run, *options.draws);
    }
    require_unchanged(directory, run);
    return sample_into(directory, run.file, *run.study, options.run, EventLog::Start::Continued);
}

}  // namespace feynet
