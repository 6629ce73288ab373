#include "commands.hpp"
#include "console.hpp"
#include "feynet/io/notation.hpp"
#include "feynet/io/summary_reader.hpp"

#include <fmt/format.h>

namespace feynet {

ExitCode analyze_command(const AnalyzeOptions& options) {
    const std::vector<Group> store = read_store(options.directory / "samples.h5");
    const Summary known = read_summary(options.directory / "summary.json");
    print(
        "{:<14} {:<20} {:>16} {:>9} {:>8} {:>7}  {:<12} {}\n",
        "network",
        "observable",
        "value",
        "τ_int",
        "ESS",
        "R̂ ",
        "exact",
        "pull");
    for (const NetworkRun& run : reanalyse(store, options.how, known)) {
        for (const ObservableResult& result : run.observables) {
            print(
                "{:<14} {:<20} {:>16} {:>9} {:>8} {:>6}  {:<12} {}\n",
                run.network,
                result.name,
                value_with_error(result.value, result.error),
                significant(result.tau_int, 3),
                fixed_point(result.ess, 0),
                fixed_point(result.rhat, 3),
                significant(result.exact, 8),
                signed_pull(result.pull));
        }
    }
    return ExitCode::Success;
}

}  // namespace feynet
