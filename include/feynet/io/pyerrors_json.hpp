#pragma once

#include "feynet/io/store.hpp"

#include <string>
#include <string_view>

namespace feynet {

/// What pyerrors 2 reads by `pe.input.json.load_json` once it is packed with gzip: format 1.0 of
/// its json_schema.json. Every dataset of chain × draw is an observable whose tag is its name; each
/// chain is a replica "ensemble|r01", …, and draws are numbered from 1.
///
/// @param ensemble  the name of what was sampled: the network
/// @throws InvalidInput if a number is not finite, or nothing is of chain × draw
std::string pyerrors_json(
    const Group& posterior, std::string_view ensemble, std::string_view description);

}  // namespace feynet
