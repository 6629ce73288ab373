#pragma once

#include "feynet/core/words.hpp"
#include "feynet/network/lattice_oscillator.hpp"
#include "feynet/network/path_network.hpp"

#include <memory>

namespace feynet {

/// The networks a run file can name. A new one is its own header, a word here and a line in
/// make_network().
enum class NetworkKind { Site, Step, Relu, Cosine, Decay };

template <>
struct Words<NetworkKind> {
    static constexpr std::array<std::string_view, 5> value{
        "site", "step", "relu", "cosine", "decay"};
};

/// One sentence on what the weights of a network are, for lists and captions.
std::string_view meaning_of_weights(NetworkKind kind);

/// Builds a network on a grid.
///
/// @param rule, mass, frequency  the oscillator whose noise are the weights of `decay`; other
/// networks
///                               ignore them
/// @throws InvalidInput as DecayNetwork does
std::unique_ptr<PathNetwork> make_network(
    NetworkKind kind, const TimeGrid& grid, Rule rule, double mass, double frequency);

}  // namespace feynet
