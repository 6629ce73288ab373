#include "feynet/field/network/field_network.hpp"

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/core/error.hpp"
#include "feynet/network/cosine_network.hpp"
#include "feynet/network/decay_network.hpp"
#include "feynet/network/fourier_mixing.hpp"
#include "feynet/network/identity_network.hpp"
#include "feynet/network/mode_network.hpp"
#include "feynet/network/network_gaussian.hpp"
#include "feynet/network/relu_network.hpp"
#include "feynet/network/step_network.hpp"

#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace feynet {
namespace {

using Members = NetworkBundle::Members;

void check_gaussian_field(const GaussianField& field) {
    require(
        std::isfinite(field.stiffness) && field.stiffness > 0.0,
        "stiffness",
        "must be positive and finite, got {}",
        field.stiffness);
    require(
        std::isfinite(field.mass_squared) && field.mass_squared > 0.0,
        "mass_squared",
        "must be positive and finite, got {}",
        field.mass_squared);
    require(
        field.n_components >= 1, "n_components", "must be at least 1, got {}", field.n_components);
    require(
        !field.lattice.is_open() || field.lattice.n_times() >= 3,
        "extents",
        "must have at least 3 time slices between open ends, got {}",
        field.lattice.n_times());
}

TimeGrid time_grid(const Lattice& lattice) {
    return lattice.is_open() ? TimeGrid(1.0, lattice.n_times() - 1, Boundary::Free)
                             : TimeGrid(1.0, lattice.n_times(), Boundary::Periodic);
}

/// The oscillator of frequency² Ω² in time; mass 2κ, because S has κ and not ½ m.
std::shared_ptr<const DecayNetwork> decay(const GaussianField& field, double square_frequency) {
    return std::make_shared<DecayNetwork>(
        time_grid(field.lattice), Rule::Site, 2.0 * field.stiffness, std::sqrt(square_frequency));
}

/// The same network on every time line.
NetworkBundle on_every_line(
    const GaussianField& field, const std::shared_ptr<const LinearNetwork>& network) {
    const Index n_lines = field.lattice.n_lines() * field.n_components;
    return NetworkBundle(Members(static_cast<std::size_t>(n_lines), network));
}

/// The real Fourier basis of space; a lattice without space is a torus of one point.
std::shared_ptr<const FourierMixing> space_basis(const GaussianField& field) {
    std::vector<Index> space(field.lattice.extents().begin() + 1, field.lattice.extents().end());
    if (space.empty()) {
        space.push_back(1);
    }
    return std::make_shared<FourierMixing>(space, field.lattice.n_times(), field.n_components);
}

/// Ω² = M² + k̂² of every line of momentum space, component after component.
Eigen::ArrayXd mode_frequencies_squared(const GaussianField& field, const FourierMixing& basis) {
    return (basis.momentum_squared() + field.mass_squared).replicate(field.n_components, 1);
}

std::unique_ptr<ModeNetwork> momentum_network(const GaussianField& field) {
    const auto basis = space_basis(field);
    std::map<double, std::shared_ptr<const LinearNetwork>> of_frequency;
    Members members;
    for (const double square : mode_frequencies_squared(field, *basis)) {
        std::shared_ptr<const LinearNetwork>& network = of_frequency[square];
        if (!network) {
            network = decay(field, square);
        }
        members.push_back(network);
    }
    return std::make_unique<ModeNetwork>(
        word(FieldNetworkKind::Momentum), basis, NetworkBundle(std::move(members)));
}

/// Twice the action of each Fourier coefficient of norm 1.
Eigen::ArrayXd fourier_stiffness(const GaussianField& field) {
    const CosineNetwork cosine(time_grid(field.lattice));
    const auto basis = space_basis(field);
    const Eigen::ArrayXd squares = mode_frequencies_squared(field, *basis);
    const Index n = cosine.n_weights();
    Eigen::ArrayXd stiffness(squares.size() * n);
    for (Index line = 0; line < squares.size(); ++line) {
        stiffness.segment(line * n, n) =
            cosine.stiffness(Rule::Site, 2.0 * field.stiffness, std::sqrt(squares[line]));
    }
    return stiffness;
}

}  // namespace

std::string_view meaning_of_weights(FieldNetworkKind kind) {
    switch (kind) {
        case FieldNetworkKind::Site:
            return "weights are the values of the field";
        case FieldNetworkKind::Step:
            return "at each point of space a step network in time: weights are velocities";
        case FieldNetworkKind::Relu:
            return "at each point of space a ReLU network in time: weights are changes of slope";
        case FieldNetworkKind::Cosine:
            return "weights are Fourier coefficients in all directions";
        case FieldNetworkKind::Decay:
            return "at each point of space a decay network in time: weights are the noise of an "
                   "oscillator";
        default:
            return "for each momentum in space a decay network in time: weights are the noise of "
                   "the free field";
    }
}

std::unique_ptr<LinearNetwork> make_field_network(
    FieldNetworkKind kind, const GaussianField& field) {
    check_gaussian_field(field);
    const TimeGrid grid = time_grid(field.lattice);
    switch (kind) {
        case FieldNetworkKind::Site:
            return std::make_unique<IdentityNetwork>(field.lattice.n_sites() * field.n_components);
        case FieldNetworkKind::Step:
            return std::make_unique<NetworkBundle>(
                on_every_line(field, std::make_shared<StepNetwork>(grid)));
        case FieldNetworkKind::Relu:
            return std::make_unique<NetworkBundle>(
                on_every_line(field, std::make_shared<ReluNetwork>(grid)));
        case FieldNetworkKind::Cosine:
            return std::make_unique<ModeNetwork>(
                word(kind),
                space_basis(field),
                on_every_line(field, std::make_shared<CosineNetwork>(grid)));
        case FieldNetworkKind::Decay: {
            const auto n_space = static_cast<double>(field.lattice.n_dimensions() - 1);
            return std::make_unique<NetworkBundle>(
                on_every_line(field, decay(field, field.mass_squared + 2.0 * n_space)));
        }
        default:
            return momentum_network(field);
    }
}

std::unique_ptr<GaussianPart> free_field_part(
    FieldNetworkKind kind, const LinearNetwork& network, const GaussianField& field) {
    switch (kind) {
        case FieldNetworkKind::Momentum:
            return std::make_unique<DiagonalGaussian>(network.n_weights());
        case FieldNetworkKind::Cosine:
            return std::make_unique<DiagonalGaussian>(
                fourier_stiffness(field), Block::Zero(lanes, network.n_weights()));
        default:
            return std::make_unique<NetworkGaussian>(network, momentum_network(field));
    }
}

}  // namespace feynet
