#include "commands.hpp"
#include "console.hpp"
#include "feynet/io/notation.hpp"
#include "feynet/io/summary_reader.hpp"
#include "feynet/study/path/refitted_gap.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

void print_gaps(const std::vector<RefittedGap>& gaps) {
    print(
        "{:<14} {:>10} {:>6} {:>16} {:>16} {:>12} {:>8}  {:<12} {}\n",
        "network",
        "lags",
        "points",
        "E1 - E0",
        "E2 - E0",
        "chi2/dof",
        "p",
        "exact",
        "pull");
    for (const RefittedGap& gap : gaps) {
        if (!gap.fit) {
            print("{:<14} no fit: {}\n", gap.network, gap.problem);
            continue;
        }
        const DecayFit& fit = *gap.fit;
        print(
            "{:<14} {:>10} {:>6} {:>16} {:>16} {:>12} {:>8}  {:<12} {}\n",
            gap.network,
            fmt::format("{}..{}", gap.lags.front(), gap.lags.back()),
            fit.lags.size(),
            value_with_error(fit.rates[0], fit.rate_errors[0]),
            fit.rates.size() > 1 ? value_with_error(fit.rates[1], fit.rate_errors[1]) : "",
            fmt::format("{:.1f}/{}", fit.t2, fit.dof),
            significant(fit.p, 2),
            significant(gap.exact, 8),
            signed_pull(gap.pull));
    }
}

}  // namespace

ExitCode analyze_command(const AnalyzeOptions& options) {
    const std::vector<Group> store = read_store(options.directory / "samples.h5");
    const Summary known = read_summary(options.directory / "summary.json");
    if (!options.fit.empty()) {
        const FitWindow window = fit_window(options.fit, options.n_states);
        print_gaps(refitted_gaps(
            RunFile::read(options.directory / "resolved.toml"),
            store,
            window,
            known,
            options.how.discard));
        return ExitCode::Success;
    }
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
