#include "commands.hpp"
#include "console.hpp"
#include "feynet/core/error.hpp"
#include "feynet/io/notation.hpp"
#include "feynet/io/summary_reader.hpp"
#include "feynet/study/run_comparison.hpp"

#include <fmt/format.h>

#include <cmath>

namespace feynet {
namespace {

Summary summary_of(const std::filesystem::path& directory) {
    return read_summary(directory / "summary.json");
}

std::string in_words(const ComparedNumber& number) {
    return fmt::format(
        "{:<12} {:<24} {:>18} {:>18}  {}",
        number.network,
        number.observable,
        value_with_error(number.first, number.first_error),
        value_with_error(number.second, number.second_error),
        signed_pull(number.pull()));
}

}  // namespace

ExitCode compare_command(const CompareOptions& options) {
    const std::vector<ComparedNumber> numbers =
        compare(summary_of(options.first), summary_of(options.second));
    require(
        !numbers.empty(),
        "DIR",
        "must be runs with an observable in common, got {} and {}",
        options.first.string(),
        options.second.string());
    std::size_t n_apart = 0;
    std::size_t n_judged = 0;
    for (const ComparedNumber& number : numbers) {
        const std::optional<double> pull = number.pull();
        n_judged += pull ? 1 : 0;
        n_apart += pull && std::abs(*pull) > options.limit ? 1 : 0;
        print("{}\n", in_words(number));
    }
    print(
        "\n{} of {} numbers differ by more than {} standard errors\n",
        n_apart,
        n_judged,
        options.limit);
    return n_apart == 0 ? ExitCode::Success : ExitCode::VerdictFailed;
}

}  // namespace feynet
