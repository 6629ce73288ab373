#include "feynet/study/run_size.hpp"

#include "feynet/core/block.hpp"
#include "feynet/io/io_error.hpp"
#include "feynet/io/machine_room.hpp"
#include "feynet/study/run_configuration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <thread>
#include <vector>

namespace feynet {
namespace {

constexpr double number = sizeof(double);

/// What the program has before the first draw: code, libraries, and the transfer matrix of a plane.
constexpr double program = 24e6;
constexpr double plane = 25e6;

/// A series grows by doubling and is copied by its analysis and for samples.h5: so many times its
/// numbers are in memory at the peak. Measured: 2.4 … 5.
constexpr double copies = 3.5;

/// A trajectory has so many Blocks: state, velocity, forces, proposal, path, what transforms need.
constexpr double blocks_at_work = 12.0;

/// The keys of a resolved run file as numbers.
class Keys {
public:
    explicit Keys(std::string_view resolved) : resolved_(resolved) {}

    std::string text(std::string_view key) const {
        return resolved_value(resolved_, key).value_or("");
    }

    double whole(std::string_view key, double otherwise) const {
        const std::string value = text(key);
        return value.empty() ? otherwise : std::strtod(value.c_str(), nullptr);
    }

    /// The numbers of a list.
    std::vector<double> list(std::string_view key) const {
        const std::string value = text(key);
        std::vector<double> numbers;
        const char* rest = value.c_str();
        while (*rest != '\0') {
            char* end = nullptr;
            const double entry = std::strtod(rest, &end);
            if (end == rest) {
                ++rest;
            } else {
                numbers.push_back(entry);
                rest = end;
            }
        }
        return numbers;
    }

    double n_networks() const {
        const std::string value = text("network.kind");
        return std::max(
            1.0, 0.5 * static_cast<double>(std::count(value.begin(), value.end(), '"')));
    }

private:
    std::string_view resolved_;
};

/// What a kind of run keeps of every chain.
struct Kept {
    double scalars = 0.0;      ///< components of which samples.h5 has every bin
    double others = 0.0;       ///< numbers of curves, all their bins
    double n_variables = 0.0;  ///< of one path or field
};

Kept kept_of_path(const Keys& keys, double bins) {
    const double n = keys.whole("time.n_slices", 0.0);
    const double dimensions = keys.whole("system.dimensions", 1.0);
    const double lags = std::min({keys.whole("measure.max_lag", 1000.0), 0.5 * n + 1.0, 200.0});
    if (dimensions > 1.0) {
        const double pairs = 0.5 * dimensions * (dimensions + 1.0);
        const double curves = lags * bins + 30.0 * dimensions * std::min(bins, 1024.0);
        return {pairs + 2.0 * dimensions + 3.0, curves, n * dimensions};
    }
    const double powers = 0.5 * keys.whole("measure.levels", 4.0);
    constexpr double n_lags = 5.0;
    const double levels = 2.0 * (powers + 0.5 * n_lags * powers * (powers + 1.0));
    const bool tunnels = keys.text("system.potential") == "\"double_well\"";
    const double signs = tunnels ? lags * std::min(bins, 8192.0) : 0.0;
    const bool tempers = keys.text("sampler.kind") == "\"tempering\"";
    return {
        8.0,
        2.0 * lags * std::min(bins, 512.0) + levels * std::min(bins, 8192.0) + signs,
        n * (tempers ? keys.whole("sampler.replicas", 8.0) : 1.0)};
}

Kept kept_of_field(const Keys& keys, double bins) {
    double volume = keys.whole("system.components", 1.0);
    double axes = 0.0;
    double longest = 1.0;
    for (const double extent : keys.list("system.extents")) {
        volume *= extent;
        axes += 0.5 * extent + 1.0;
        longest = std::max(longest, extent);
    }
    const double curves = 2.0 * axes + longest;
    return {11.0, curves * std::min(bins, 8192.0), volume};
}

std::string in_words(double bytes) {
    return bytes < 1e9 ? fmt::format("{:.0f} MB", std::ceil(bytes / 1e6))
                       : fmt::format("{:.1f} GB", bytes / 1e9);
}

}  // namespace

std::optional<RunSize> run_size(std::string_view resolved) {
    const Keys keys(resolved);
    const std::string study = keys.text("study.kind");
    const bool is_field = keys.text("system.kind") == "\"field\"";
    const bool is_path = keys.text("system.kind") == "\"path\"";
    const bool is_known = study.empty() || study == "\"path_integral\"" || study == "\"field\"" ||
                          study == "\"coupled\"";
    if (!is_known || !(is_field || is_path)) {
        return std::nullopt;
    }
    const double chains = lanes * std::ceil(keys.whole("sampler.chains", 16.0) / lanes);
    const double draws = keys.whole("sampler.draws", 0.0);
    const double bins = std::min(draws, keys.whole("measure.kept", 65536.0));
    const Kept kept = is_field ? kept_of_field(keys, bins) : kept_of_path(keys, bins);

    const double n_networks = keys.n_networks();
    const double samples = number * chains * kept.scalars * bins;
    const double series = samples + number * chains * kept.others;
    const double n_threads =
        std::min(chains / lanes, std::max(1.0, 1.0 * std::thread::hardware_concurrency()));
    const double at_work =
        number * kept.n_variables * (blocks_at_work * lanes * n_threads + chains);
    return RunSize{
        .memory = program + (keys.whole("system.dimensions", 1.0) == 2.0 ? plane : 0.0) +
                  copies * series + (n_networks - 1.0) * samples + at_work,
        .disk = n_networks * (samples + series),
        .most = at_work > copies * series
                    ? fmt::format("{:.0f} variables of each chain at work", kept.n_variables)
                    : fmt::format("{:.0f} chains × {:.0f} measurements", chains, bins)};
}

void require_room(std::string_view resolved, const std::filesystem::path& directory) {
    const std::optional<RunSize> size = run_size(resolved);
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
