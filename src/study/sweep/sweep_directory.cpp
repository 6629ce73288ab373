#include "feynet/study/sweep/sweep_directory.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/own_directory.hpp"
#include "feynet/io/summary_reader.hpp"
#include "feynet/io/text_file.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

constexpr const char* study_file = "study.toml";
constexpr const char* study_origin = "origin";
constexpr std::size_t largest_study_file = std::size_t{1} << 28U;

std::string kept_text(const RunDirectory& directory, const char* name) {
    return text_of_file(directory.file(name), "a file of a study", largest_study_file);
}

std::optional<std::string> text_if_there(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::exists(path, error)
               ? std::optional(text_of_file(path, "a file of a run", largest_study_file))
               : std::nullopt;
}

SweepPlan kept_plan(const RunDirectory& directory) {
    return SweepPlan::parse(kept_text(directory, study_file), kept_text(directory, study_origin));
}

}  // namespace

SweepDirectory::SweepDirectory(RunDirectory directory, const SweepPlan& plan)
    : directory_(std::move(directory)), plan_(plan) {
    if (is_one(directory_.path())) {
        require(
            kept_text(directory_, study_file) == plan.text(),
            "--out",
            "must be a new directory or that of the same study; {} has another study.toml",
            directory_.path().string());
        return;
    }
    directory_.write(study_origin, std::filesystem::absolute(plan.name()).string());
    directory_.write(study_file, plan.text());
}

SweepDirectory SweepDirectory::existing(const std::filesystem::path& path) {
    require(
        is_one(path),
        "DIR",
        "must be the directory of a sweep, {} has no {}",
        path.string(),
        study_file);
    const RunDirectory directory = RunDirectory::made(path);
    return {directory, kept_plan(directory)};
}

bool SweepDirectory::is_one(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::is_regular_file(path / study_file, error);
}

std::filesystem::path SweepDirectory::path_of(Index number) const {
    const std::size_t digits = fmt::formatted_size("{}", plan_.n_points());
    return directory_.path() / "points" / fmt::format("{:0{}}", number, digits);
}

RunDirectory SweepDirectory::point(Index number) const {
    const std::filesystem::path path = path_of(number);
    make_own_directory(path.parent_path());
    make_own_directory(path);
    return RunDirectory::made(path);
}

std::optional<Summary> SweepDirectory::summary(Index number) const {
    const std::filesystem::path path = path_of(number) / "summary.json";
    std::error_code error;
    return std::filesystem::exists(path, error) ? std::optional(read_summary(path)) : std::nullopt;
}

std::optional<std::string> SweepDirectory::configuration(Index number) const {
    return text_if_there(path_of(number) / "checkpoints" / "configuration.toml");
}

std::optional<std::string> SweepDirectory::resolved(Index number) const {
    return text_if_there(path_of(number) / "resolved.toml");
}

}  // namespace feynet
