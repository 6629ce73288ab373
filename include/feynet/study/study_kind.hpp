#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <span>

namespace feynet {

/// A kind of study, as `[study] kind = "…"` names it. A new one is its own header and a line in
/// study_kinds().
struct StudyKind {
    std::string_view name;
    std::string_view meaning;   ///< one sentence, for lists
    std::string_view run_file;  ///< what `feynet study NAME` runs where no file is given

    /// Reads all of the run file but `study.kind`, and says which keys nobody knows.
    /// @throws ConfigError with the place of the first mistake
    std::unique_ptr<Study> (*read)(RunFile& file);
};

/// Every kind; the first is what a run file means that names none.
std::span<const StudyKind> study_kinds();

/// The kind of that name.
/// @throws InvalidInput naming the valid words and the nearest one
const StudyKind& study_kind_named(std::string_view name);

/// The study a run file asks for.
/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_study(RunFile& file);

}  // namespace feynet
