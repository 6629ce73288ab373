#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/study.hpp"

#include <cstdint>
#include <memory>
#include <optional>

namespace feynet {

/// A run file and the study that was read from it.
struct ReadRun {
    RunFile file;
    std::unique_ptr<Study> study;

    /// @throws ConfigError with the place of the first mistake
    static ReadRun from(RunFile file);

    /// The draws per chain of a run that can be lengthened; nothing for others.
    std::optional<std::int64_t> draws() const;
};

}  // namespace feynet
