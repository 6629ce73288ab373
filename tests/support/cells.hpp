#pragma once

#include "feynet/core/random.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/potential/discretisation.hpp"

#include <array>
#include <cstdint>

namespace feynet::test {

/// Every boundary, for tests that quantify over all of them.
inline constexpr std::array every_boundary = {
    Boundary::Periodic, Boundary::Dirichlet, Boundary::HalfLine, Boundary::Free};
inline constexpr std::array every_rule = {Rule::Site, Rule::Midpoint};
inline constexpr std::array every_discretisation = {
    Discretisation::Site,
    Discretisation::Midpoint,
    Discretisation::MidpointCorrected,
    Discretisation::TakahashiImada};
inline constexpr std::array every_network = {
    NetworkKind::Site,
    NetworkKind::Step,
    NetworkKind::Relu,
    NetworkKind::Cosine,
    NetworkKind::Decay};

/// A grid with end values where the boundary has fixed ends.
inline TimeGrid grid_with_ends(
    double spacing,
    Index n_slices,
    Boundary boundary,
    double x_initial = 0.3,
    double x_final = -0.7) {
    const bool starts_fixed = boundary == Boundary::Dirichlet || boundary == Boundary::HalfLine;
    return {
        spacing,
        n_slices,
        boundary,
        starts_fixed ? x_initial : 0.0,
        boundary == Boundary::Dirichlet ? x_final : 0.0};
}

/// n columns of independent standard normals.
inline Block normal_block(Index n, std::uint32_t trajectory = 0) {
    Block block(lanes, n);
    fill_normals(Stream{.seed = 2024, .trajectory = trajectory}, Purpose::Test, block);
    return block;
}

}  // namespace feynet::test
