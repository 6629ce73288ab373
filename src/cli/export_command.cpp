#include "commands.hpp"
#include "console.hpp"
#include "feynet/study/run_export.hpp"

namespace feynet {

ExitCode export_command(const ExportOptions& options) {
    const RunDirectory directory =
        RunDirectory::made(options.out.value_or(options.directory / "export"));
    for (const std::string& name : export_run(options.directory, options.format, directory)) {
        print("{}\n", directory.file(name).string());
    }
    return ExitCode::Success;
}

}  // namespace feynet
