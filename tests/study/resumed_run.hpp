#pragma once

#include "feynet/io/summary_json.hpp"
#include "feynet/study/part_keeper.hpp"
#include "feynet/study/study.hpp"
#include "io/scratch_directory.hpp"

#include <atomic>
#include <bit>
#include <cstdint>
#include <string>

namespace feynet::test {

/// Every bit of the samples and all of the summary but the wall time.
inline std::string all_bits(StudyResult result) {
    for (NetworkRun& run : result.summary.runs) {
        run.sampler.seconds = 0.0;
    }
    std::string bits = to_json(result.summary);
    for (const Group& group : result.samples) {
        for (const Dataset& dataset : group.datasets) {
            bits += group.path + "/" + dataset.name;
            for (const double value : dataset.values) {
                bits += " " + std::to_string(std::bit_cast<std::uint64_t>(value));
            }
        }
    }
    return bits;
}

/// How a test stops and keeps a run.
struct PieceOfRun {
    Index asks = 0;  ///< the run is told to stop when it asks more often; 0: never
    int n_threads = 1;
    std::chrono::duration<double> every{3600.0};  ///< between checkpoints
};

/// What one process makes of a study whose checkpoints are in a directory.
inline StudyResult run_piece(
    const Study& study, const ScratchDirectory& directory, const PieceOfRun& piece) {
    PartKeeper keeper(directory.path(), 1, piece.every);
    std::atomic<Index> asked{0};
    StudyHooks hooks;
    hooks.execution.n_threads = piece.n_threads;
    hooks.execution.keeper = &keeper;
    hooks.execution.stop = [&] { return piece.asks > 0 && ++asked > piece.asks; };
    return study.run(hooks);
}

/// Runs a study in as many processes as it takes, each stopped after `piece.asks`.
inline StudyResult run_in_pieces(const Study& study, const PieceOfRun& piece) {
    const ScratchDirectory directory;
    StudyResult result = run_piece(study, directory, piece);
    while (result.summary.verdict == "partial") {
        result = run_piece(study, directory, piece);
    }
    return result;
}

}  // namespace feynet::test
