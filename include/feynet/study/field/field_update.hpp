#pragma once

#include "feynet/core/words.hpp"
#include "feynet/io/parameter.hpp"

#include <array>
#include <string>
#include <string_view>

namespace feynet {

/// What moves a lattice field.
enum class UpdateKind {
    Hmc,             ///< Hamiltonian Monte Carlo in the weights of the network
    Exact,           ///< an independent draw, for a free field
    Metropolis,      ///< one sweep of single sites, even ones and then odd ones
    Overrelaxation,  ///< one sweep of reflections at the minimum of each site's potential
    SwendsenWang,    ///< clusters of signs, each flipped with probability ½
    Wolff,           ///< one cluster of signs, flipped
};

template <>
struct Words<UpdateKind> {
    static constexpr std::array<std::string_view, 6> value{
        "hmc", "exact", "metropolis", "overrelaxation", "swendsen_wang", "wolff"};
};

/// One entry of a schedule: an update, done `times` times in every step.
struct FieldUpdate {
    UpdateKind kind = UpdateKind::Hmc;
    Index times = 1;

    bool operator==(const FieldUpdate&) const = default;
};

/// An update stands as its word, followed by a number if it is done several times: "wolff 5".
template <>
struct ParameterType<FieldUpdate> {
    /// @throws InvalidInput naming the key, the words and the nearest of them
    static FieldUpdate from(std::string_view key, const TomlValue& value);
    static TomlValue to(const FieldUpdate& update);
    static std::string type();
};

}  // namespace feynet
