#include "commands.hpp"
#include "console.hpp"
#include "feynet/study/run_export.hpp"

namespace feynet {

ExitCode export_command(const ExportOptions& options) {
    const std::filesystem::path to = options.out.value_or(options.directory / "export");
    for (const std::filesystem::path& file : export_run(options.directory, options.format, to)) {
        print("{}\n", file.string());
    }
    return ExitCode::Success;
}

}  // namespace feynet
