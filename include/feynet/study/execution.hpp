#pragma once

#include "feynet/core/block.hpp"

#include <functional>
#include <string>

namespace feynet {

/// The chains that a run makes when so many are asked for: whole blocks of eight.
constexpr Index in_whole_blocks(Index chains) {
    return (chains + lanes - 1) / lanes * lanes;
}

class PartKeeper;

/// How a run is executed; nothing here changes a number.
struct Execution {
    int n_threads = 0;                                  ///< 0: one per core
    std::function<bool()> stop = [] { return false; };  ///< asked before every trajectory
    /// Told after every trajectory of a block: trajectories × chains done, mean acceptance.
    std::function<void(Index, double)> progress = [](Index, double) {};
    /// Told how a training stands, in words: "loss 0.081, accuracy 0.77".
    std::function<void(const std::string&)> says = [](const std::string&) {};
    /// Told of trajectories × chains that an earlier process has done.
    std::function<void(Index)> restored = [](Index) {};
    PartKeeper* keeper = nullptr;  ///< keeps what is computed; nothing is kept without
};

}  // namespace feynet
