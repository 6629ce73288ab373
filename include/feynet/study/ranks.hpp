#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// The processes that do one run together, each on a rank of its own: 0 … count() − 1.
///
/// All of them read the same files and come to the same results; rank 0 alone writes and prints
/// these. They meet in exchange(), in the same order on every rank, until the first one leaves.
class Ranks {
public:
    Ranks() = default;
    Ranks(const Ranks&) = delete;
    Ranks& operator=(const Ranks&) = delete;
    virtual ~Ranks() = default;

    virtual int number() const = 0;
    virtual int count() const = 0;

    /// What every rank has to say here, by rank; waits for all of them. Nothing once a rank has
    /// left.
    virtual std::optional<std::vector<std::string>> exchange(std::string_view words) = 0;

    /// Has nothing more to say: ends with what the others have to be told, when all have left.
    virtual void leave() = 0;
};

}  // namespace feynet
