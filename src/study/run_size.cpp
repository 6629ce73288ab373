#include "feynet/study/run_size.hpp"

#include "feynet/io/io_error.hpp"
#include "feynet/io/machine_room.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <thread>

namespace feynet {
namespace {

constexpr double bytes_of_number = sizeof(double);

/// What the program has before the first draw: code and libraries.
constexpr double program = 24e6;

/// A series grows by doubling and is copied by its analysis and for samples.h5: so many times its
/// numbers are in memory at the peak. Measured: 2.4 … 5.
constexpr double copies = 3.5;

/// A trajectory has so many Blocks: state, velocity, forces, proposal, path, what transforms need.
constexpr double blocks_at_work = 12.0;

int n_cores() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::string in_words(double bytes) {
    return bytes < 1e9 ? fmt::format("{:.0f} MB", std::ceil(bytes / 1e6))
                       : fmt::format("{:.1f} GB", bytes / 1e9);
}

}  // namespace

RunSize size_of(const ChainContents& contents) {
    const double chains = lanes * std::ceil(static_cast<double>(contents.chains) / lanes);
    const double bins = contents.bins();
    const auto networks = static_cast<double>(contents.networks);
    const double samples = bytes_of_number * chains * contents.scalars * bins;
    const double series = samples + bytes_of_number * chains * contents.curves;
    const double n_threads = std::min(chains / lanes, static_cast<double>(n_cores()));
    const double at_work =
        bytes_of_number * contents.variables * (blocks_at_work * lanes * n_threads + chains);
    return {
        .memory =
            program + contents.others + copies * series + (networks - 1.0) * samples + at_work,
        .at_work = at_work,
        .disk = networks * (samples + series),
        .most = at_work > copies * series
                    ? fmt::format("{:.0f} variables of each chain at work", contents.variables)
                    : fmt::format("{:.0f} chains × {:.0f} measurements", chains, bins)};
}

RunSize size_of_many(const RunSize& one, Index n_runs, int n_threads) {
    const Index n = std::min(n_runs, static_cast<Index>(n_threads > 0 ? n_threads : n_cores()));
    const double kept = one.memory - program - one.at_work;
    return {
        .memory = program + one.at_work + static_cast<double>(n) * kept,
        .at_work = one.at_work,
        .disk = static_cast<double>(n_runs) * one.disk,
        .most = n == 1 ? one.most : fmt::format("{} at once of {}", n, one.most)};
}

void require_room(const std::optional<RunSize>& size, const std::filesystem::path& directory) {
    if (!size) {
        return;
    }
    const auto memory = available_memory();
    if (memory && size->memory > static_cast<double>(*memory)) {
        throw NotEnoughMemory(fmt::format(
            "out of memory before it begins: the run needs about {}, most of it for {}; {} are "
            "available (a smaller measure.kept or fewer sampler.chains need less)",
            in_words(size->memory),
            size->most,
            in_words(static_cast<double>(*memory))));
    }
    const auto disk = free_space(directory);
    if (disk && size->disk > static_cast<double>(*disk)) {
        throw IoError(fmt::format(
            "{}: the run needs about {} of disk for samples and checkpoints; {} are free (a "
            "smaller measure.kept needs less)",
            directory.string(),
            in_words(size->disk),
            in_words(static_cast<double>(*disk))));
    }
}

}  // namespace feynet
