// R12: two threads beside one. R14: how soon a run samples, and that its memory does not grow.

#include "feynet/core/error.hpp"
#include "feynet/study/study_kind.hpp"
#include "ratio_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace feynet::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The quartic oscillator of N = 1000 slices in decay weights.
std::string run_file(Index chains, Index warmup, Index draws, Index kept) {
    return fmt::format(
        "[system]\npotential = \"quartic\"\ncoupling = 1.0\n"
        "[time]\nspacing = 0.1\nn_slices = 1000\n"
        "[network]\nkind = \"decay\"\n"
        "[sampler]\nkind = \"hmc\"\nchains = {}\nwarmup = {}\ndraws = {}\n"
        "[measure]\nmax_lag = 40\nkept = {}\n",
        chains,
        warmup,
        draws,
        kept);
}

std::unique_ptr<Study> study_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "bench.toml");
    return read_study(file);
}

/// Whether two runs measured the same bits.
bool same_bits(const StudyResult& a, const StudyResult& b) {
    if (a.samples.size() != b.samples.size()) {
        return false;
    }
    for (std::size_t g = 0; g < a.samples.size(); ++g) {
        const auto& mine = a.samples[g].datasets;
        const auto& theirs = b.samples[g].datasets;
        const auto equal = [](const Dataset& x, const Dataset& y) { return x.values == y.values; };
        if (!std::equal(mine.begin(), mine.end(), theirs.begin(), theirs.end(), equal)) {
            return false;
        }
    }
    return true;
}

/// Sampling and measuring, in wall time.
Ratio threads(Effort effort) {
    const bool full = effort == Effort::Full;
    const auto study = study_of(run_file(64, 20, full ? 400 : 20, 1024));
    std::vector<double> ratios;
    double one = 0.0;
    double two = 0.0;
    for (int round = 0; round < (full ? 7 : 1); ++round) {
        StudyHooks hooks;
        hooks.execution.n_threads = 1;
        const StudyResult alone = study->run(hooks);
        hooks.execution.n_threads = 2;
        const StudyResult together = study->run(hooks);
        if (!same_bits(alone, together)) {
            throw std::runtime_error("R12: two threads give other bits than one");
        }
        one = alone.summary.runs.front().sampler.seconds;
        two = together.summary.runs.front().sampler.seconds;
        ratios.push_back(one / two);
    }
    std::sort(ratios.begin(), ratios.end());
    const std::size_t n = ratios.size();
    return {
        "R12",
        "one thread / two threads, equal bits",
        ratios[n / 2],
        ratios[n / 4],
        ratios[3 * n / 4],
        Side::AtLeast,
        1.9,
        fmt::format("{:.3g} s / {:.3g} s", one, two)};
}

/// From the text of a run file to the end of the first trajectory, the pilot included.
double seconds_to_first_sample() {
    const Clock::time_point start = Clock::now();
    const auto study = study_of(run_file(8, 0, 8, 1024));
    std::optional<double> first;
    StudyHooks hooks;
    hooks.execution.n_threads = 1;
    hooks.execution.progress = [&](Index, double) { first = first.value_or(seconds_since(start)); };
    hooks.execution.stop = [&] { return first.has_value(); };
    study->run(hooks);
    return first.value_or(seconds_since(start));
}

/// The program feynet of the same build or installation.
std::filesystem::path find_feynet() {
    const auto here = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    for (const auto& path : {here / "feynet", here.parent_path() / "src/feynet"}) {
        if (std::filesystem::is_regular_file(path)) {
            return path;
        }
    }
    throw std::runtime_error("the program feynet is not beside feynet-bench");
}

struct Process {
    double seconds = 0.0;
    double megabytes = 0.0;  ///< largest resident set
};

/// Runs the program feynet to its end, in silence.
Process run_feynet(std::vector<std::string> words) {
    words.insert(words.begin(), find_feynet().string());
    std::vector<char*> argv;
    for (std::string& word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    posix_spawn_file_actions_t silence;
    posix_spawn_file_actions_init(&silence);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) {
        posix_spawn_file_actions_addopen(&silence, stream, "/dev/null", 1 /* O_WRONLY */, 0);
    }
    const Clock::time_point start = Clock::now();
    pid_t child = 0;
    if (posix_spawn(&child, argv.front(), &silence, nullptr, argv.data(), environ) != 0) {
        throw std::runtime_error("cannot start " + words.front());
    }
    posix_spawn_file_actions_destroy(&silence);
    rusage usage{};
    int status = 0;
    wait4(child, &status, 0, &usage);
    return {seconds_since(start), static_cast<double>(usage.ru_maxrss) / 1024.0};
}

/// A directory for results, removed at the end.
class Scratch {
public:
    Scratch() : path_(std::filesystem::temp_directory_path() / "feynet-bench-XXXXXX") {
        std::string pattern = path_.string();
        if (mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("cannot make a directory in " + path_.parent_path().string());
        }
        path_ = pattern;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

Ratio first_sample(Effort effort) {
    std::vector<double> milliseconds;
    double start_up = 0.0;
    for (int round = 0; round < (effort == Effort::Full ? 9 : 1); ++round) {
        start_up = run_feynet({"--version"}).seconds;
        milliseconds.push_back(1e3 * (start_up + seconds_to_first_sample()));
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    const std::size_t n = milliseconds.size();
    return {
        "R14",
        "time to the first sample, in ms",
        milliseconds[n / 2],
        milliseconds[n / 4],
        milliseconds[3 * n / 4],
        Side::AtMost,
        50.0,
        fmt::format("of which start of the process {:.3g} ms", 1e3 * start_up)};
}

Ratio memory(Effort effort) {
    const Scratch scratch;
    const auto megabytes = [&](Index draws) {
        const auto file = scratch.path() / fmt::format("{}.toml", draws);
        std::FILE* out = std::fopen(file.c_str(), "w");
        fmt::print(out, "{}", run_file(8, 20, draws / lanes, 1024));
        std::fclose(out);
        const auto results = scratch.path() / fmt::format("{}", draws);
        return run_feynet({"run", file.string(), "--out", results.string(), "--threads", "1"})
            .megabytes;
    };
    const Index few = 10'000;
    const Index many = effort == Effort::Full ? 1'000'000 : 20'000;
    const double small = megabytes(few);
    const double large = megabytes(many);
    return row_of(
        "R14",
        fmt::format("peak memory, {} draws / {} draws", many, few),
        large / small,
        0.0,
        Side::AtMost,
        1.05,
        fmt::format("{:.3g} MB / {:.3g} MB", large, small));
}

}  // namespace

std::vector<Ratio> program_rows(Effort effort) {
    return {threads(effort), first_sample(effort), memory(effort)};
}

}  // namespace feynet::bench
