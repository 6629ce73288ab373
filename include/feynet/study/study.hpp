#pragma once

#include "feynet/io/store.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/study/execution.hpp"
#include "feynet/study/run_size.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// What a study gave: the summary and the measurements it was made from.
struct StudyResult {
    Summary summary;
    std::vector<Group> samples;  ///< for samples.h5
};

/// What a study tells while it runs.
struct StudyHooks {
    Execution execution;
    /// Called with the name of each part before it.
    std::function<void(std::string_view)> part_starts = [](std::string_view) {};
    /// Called with the numbers of each part after it.
    std::function<void(const NetworkRun&)> part_ends = [](const NetworkRun&) {};
};

/// One question, as a run file asks it: read and checked, ready to run.
class Study {
public:
    virtual ~Study() = default;

    /// The title of the run file.
    virtual std::string title() const = 0;

    virtual std::uint64_t seed() const = 0;

    /// The trajectories × chains that run() tells Execution::progress about, 0 if it tells nothing.
    virtual Index work() const = 0;

    /// What run() will take; nothing where arrays are small or not known beforehand.
    virtual std::optional<RunSize> size() const { return std::nullopt; }

    /// Computes the answer with its errors beside the exact one. Asks Execution::stop often; when
    /// it says so, the verdict is "partial" and what there is is summarised.
    virtual StudyResult run(const StudyHooks& hooks) const = 0;

    /// The key "section.key" of a run file that says how long the chains are, if a longer run
    /// begins with the steps of a shorter one; empty if not.
    virtual std::string length_key() const { return {}; }

    /// The exact answers alone, in the shape of a run: values and errors are absent.
    virtual Summary exact() const = 0;
};

}  // namespace feynet
