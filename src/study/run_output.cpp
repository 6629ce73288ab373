#include "feynet/study/run_output.hpp"

#include "feynet/io/atomic_file.hpp"
#include "feynet/io/correlator_csv.hpp"
#include "feynet/io/figure_csv.hpp"
#include "feynet/io/report.hpp"
#include "feynet/io/summary_json.hpp"

#include <fmt/format.h>

#include <utility>

namespace feynet {
namespace {

std::string text_of(const JsonObject::Value& value) {
    return std::visit(
        []<typename T>(const T& item) -> std::string {
            if constexpr (std::is_same_v<T, JsonObject>) {
                return to_json_line(item);
            } else {
                return fmt::format("{}", item);
            }
        },
        value);
}

}  // namespace

RunOutput::RunOutput(RunDirectory directory, Identity identity, EventLog::Start start)
    : directory_(std::move(directory)),
      lock_(directory_.path()),
      identity_(std::move(identity)),
      log_(directory_.file("log.ndjson"), start) {
    if (start == EventLog::Start::New) {
        directory_.write("config.toml", identity_.config);
        directory_.write("provenance.json", to_json(identity_.provenance));
    } else {
        remove_unfinished_files(directory_.path());
    }
    directory_.write("resolved.toml", identity_.resolved);
}

void RunOutput::write(const StudyResult& study) const {
    ReportContext context{
        .configuration = identity_.resolved,
        .provenance = {},
        .command = "feynet run resolved.toml"};
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
