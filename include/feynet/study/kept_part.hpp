#pragma once

#include "feynet/core/block.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// What is kept of a block: steps done and the state after them; no steps, no state.
struct BlockState {
    Index steps = 0;
    std::string state;
};

/// What is kept of a part of a run.
struct KeptPart {
    Index number = -1;
    double seconds = 0.0;  ///< wall time, of all processes one after the other
    std::vector<BlockState> blocks;

    /// Of all blocks together.
    Index steps() const;

    /// Takes every block that has come further elsewhere.
    /// @throws IoError if that is a part of other blocks
    void take_further(KeptPart other);
};

/// The payload of a checkpoint.
std::string payload_of(const KeptPart& part);

/// @throws IoError if the payload is of another kind
KeptPart part_in(std::string_view payload);

}  // namespace feynet
