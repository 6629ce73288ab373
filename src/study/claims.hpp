#pragma once

#include "feynet/io/summary.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace feynet {

/// The statements of a part of a study that must hold; those that do not become its remarks.
class Claims {
public:
    /// The verdict is "pass" until a claim does not hold.
    explicit Claims(NetworkRun& run) : run_(run) {
        if (run_.verdict.empty()) {
            run_.verdict = "pass";
        }
    }

    void hold(bool holds, const std::string& otherwise) {
        if (!holds) {
            run_.verdict = "fail";
            run_.remarks.push_back(otherwise);
        }
    }

private:
    NetworkRun& run_;
};

/// The verdict of the whole: that of its worst part; partial where one is missing or partial.
inline void conclude(Summary& summary, std::size_t n_parts, const std::string& success) {
    std::size_t n_failed = 0;
    bool is_partial = summary.runs.size() < n_parts;
    for (const NetworkRun& run : summary.runs) {
        n_failed += run.verdict == "pass" ? 0 : 1;
        is_partial = is_partial || run.verdict == "partial";
    }
    if (is_partial) {
        summary.verdict = "partial";
        summary.conclusion = "Partial: the study was stopped early.";
    } else if (n_failed > 0) {
        summary.verdict = "fail";
        summary.conclusion =
            fmt::format("Fail: {} of {} parts do not hold.", n_failed, summary.runs.size());
    } else {
        summary.verdict = "pass";
        summary.conclusion = "Pass: " + success;
    }
}

}  // namespace feynet
