#pragma once

#include "feynet/core/words.hpp"

#include <string>

namespace feynet {

/// What a run file can name.
enum class CatalogueFamily { Networks, Potentials, Samplers, Observables, Studies, Keys };

template <>
struct Words<CatalogueFamily> {
    static constexpr std::array<std::string_view, 6> value{
        "networks", "potentials", "samplers", "observables", "studies", "keys"};
};

/// All members of a family with their meaning, one per line, for people.
std::string catalogue(CatalogueFamily family);

}  // namespace feynet
