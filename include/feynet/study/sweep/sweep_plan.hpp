#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"
#include "feynet/io/run_file.hpp"
#include "feynet/io/toml_document.hpp"
#include "feynet/study/read_run.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// How precise one observable is to become at every point; its chains are lengthened until it is.
struct SweepTarget {
    std::string observable;
    double relative_error = 0.0;  ///< standard error over |value|, of the least precise network
    Index most_draws = 0;         ///< the budget of a point, in draws per chain
};

/// Keys of a run file that are varied together, and the values they take.
struct SweepAxis {
    std::vector<std::string> keys;          ///< "system.coupling"
    std::vector<TomlValue::List> values{};  ///< of each step, one for each key

    Index size() const { return static_cast<Index>(values.size()); }
};

/// Whether the points of a sweep have random numbers of their own.
enum class SweepSeeds { Own, Common };

template <>
struct Words<SweepSeeds> {
    static constexpr std::array<std::string_view, 2> value{"own", "common"};
};

/// A study of many runs, the points of a grid over the keys of one run file.
///
/// The study file is a run file with three sections more:
///
///     [sweep]
///     run = "oscillator.toml"     # in place of the run's own keys: a run file beside this one
///     seeds = "own"               # or "common": the same random numbers at every point
///
///     [sweep.grid]                # every combination, the last key fastest
///     system.coupling = [0.1, 1.0, 10.0]
///     time.spacing = { from = 0.05, to = 0.4, points = 4, scale = "logarithmic" }
///
///     [sweep.together]            # lists of one length, step by step together
///     run.seed = [1, 2, 3]
///
///     [sweep.target]              # longer chains until this holds
///     observable = "x2"
///     relative_error = 0.01
///     most_draws = 100000
///
/// Points are numbered from 1, as the tasks of every scheduler may be. Point n has the seed of the
/// run plus n − 1, so that the errors of the points are independent, unless seeds are common or
/// swept themselves.
class SweepPlan {
public:
    /// @throws ConfigError with the place of the first mistake in the file; keys of the run are
    ///         looked at when a point is made
    /// @throws IoError if it cannot be read
    static SweepPlan read(const std::filesystem::path& path);

    /// @param  name  the path of the text, for messages and for what lies beside it
    static SweepPlan parse(std::string text, const std::string& name);

    /// Overrides one key of every point: `sampler.draws=100`.
    /// @throws ConfigError if it is not of this form, InvalidInput if the key is swept
    void set(std::string_view assignment);

    Index n_points() const;
    const std::vector<SweepAxis>& axes() const { return axes_; }
    const std::optional<SweepTarget>& target() const { return target_; }

    /// All keys that are varied, in the order of the file.
    std::vector<std::string> keys() const;

    /// Their values at a point.
    TomlValue::List values(Index point) const;

    /// "system.coupling = 0.1, run.seed = 2".
    std::string describe(Index point) const;

    /// The run of a point, read with its seed.
    /// @throws ConfigError with the place of its first mistake
    ReadRun run(Index point) const;

    /// The study as a file of its own: what run names is in it.
    std::string text() const;

    /// The path that the study was read from.
    const std::string& name() const { return run_.name(); }

private:
    SweepPlan(
        RunFile run,
        std::vector<SweepAxis> axes,
        SweepSeeds seeds,
        std::optional<SweepTarget> target)
        : run_(std::move(run)), axes_(std::move(axes)), seeds_(seeds), target_(std::move(target)) {}

    RunFile run_file(Index point) const;

    RunFile run_;
    std::vector<SweepAxis> axes_;
    SweepSeeds seeds_;
    std::optional<SweepTarget> target_;
};

}  // namespace feynet
