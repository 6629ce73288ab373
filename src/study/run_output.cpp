#include "feynet/study/run_output.hpp"

#include "feynet/io/atomic_file.hpp"
#include "feynet/io/correlator_csv.hpp"
#include "feynet/io/figure_csv.hpp"
#include "feynet/io/report.hpp"
#include "feynet/io/summary_json.hpp"
#include "feynet/study/run_configuration.hpp"

#include <fmt/format.h>

#include <utility>

namespace feynet {
namespace {

std::string text_of(const JsonObject::Value& value);

/// "Eigen 3.4.0, Boost 1.74.0".
std::string words_of(const JsonObject& object) {
    std::string words;
    for (const auto& [key, value] : object.fields) {
        words += (words.empty() ? "" : ", ") + key + " " + text_of(value);
    }
    return words;
}

std::string text_of(const JsonObject::Value& value) {
    return std::visit(
        []<typename T>(const T& item) -> std::string {
            if constexpr (std::is_same_v<T, JsonObject>) {
                return words_of(item);
            } else {
                return fmt::format("{}", item);
            }
        },
        value);
}

/// The provenance tells which files of data the run began with.
RunOutput::Identity with_data_files(RunOutput::Identity identity) {
    JsonObject files;
    for (auto& [name, mark] : data_files_in(identity.resolved)) {
        files.fields.emplace_back(name, mark);
    }
    if (!files.fields.empty()) {
        identity.provenance.fields.emplace_back("data_files", std::move(files));
    }
    return identity;
}

/// The path of the log; without what a process left that was killed before the run was begun.
std::filesystem::path log_file(const RunDirectory& directory, bool is_continued) {
    const std::filesystem::path path = directory.file("log.ndjson");
    if (!is_continued) {
        std::error_code error;
        std::filesystem::remove(path, error);
    }
    return path;
}

}  // namespace

RunOutput::RunOutput(RunDirectory directory, Identity identity)
    : directory_(std::move(directory)),
      lock_(directory_.path()),
      is_continued_(std::filesystem::exists(directory_.file("resolved.toml"))),
      identity_(with_data_files(std::move(identity))),
      log_(
          log_file(directory_, is_continued_),
          is_continued_ ? EventLog::Start::Continued : EventLog::Start::New) {
    remove_unfinished_files(directory_.path());
    if (!is_continued_) {
        directory_.write("config.toml", identity_.config);
        directory_.write("provenance.json", to_json(identity_.provenance));
    }
    directory_.write("resolved.toml", identity_.resolved);
}

void RunOutput::write(const StudyResult& study) const {
    ReportContext context{
        .configuration = identity_.resolved,
        .provenance = {},
        .command = "feynet run resolved.toml",
        .changes = identity_.changes};
    for (const auto& [key, value] : identity_.provenance.fields) {
        context.provenance.emplace_back(key, text_of(value));
    }
    write_store(directory_.file("samples.h5"), study.samples);
    directory_.write("correlator.csv", correlator_csv(study.summary));
    for (const Figure& figure : study.summary.figures) {
        directory_.write(figure.name + ".csv", figure_csv(figure));
    }
    for (const FieldPicture& picture : study.summary.pictures) {
        directory_.write(picture.name + ".csv", figure_csv(picture));
    }
    directory_.write("report.html", render_report(study.summary, context).str());
    directory_.write("summary.json", to_json(study.summary));
}

}  // namespace feynet
