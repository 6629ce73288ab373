#include "feynet/field/network/field_network.hpp"

#include "feynet/core/error.hpp"
#include "support/cells.hpp"
#include "support/dense_map.hpp"

#include <Eigen/LU>
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace feynet::test::field_network_test {
namespace {

constexpr auto every_field_network = std::to_array<FieldNetworkKind>(
    {FieldNetworkKind::Site,
     FieldNetworkKind::Step,
     FieldNetworkKind::Relu,
     FieldNetworkKind::Cosine,
     FieldNetworkKind::Decay,
     FieldNetworkKind::Momentum});

/// Runs check(kind, field) for every network on lattices of every dimension and both time ends.
template <typename Check>
void for_every_cell(Check check) {
    const std::vector<std::vector<Index>> shapes{{5}, {4, 3}, {3, 4, 2}, {3, 2, 3, 2}};
    for (const TimeEnds ends : {TimeEnds::Periodic, TimeEnds::Open}) {
        for (const auto& extents : shapes) {
            const GaussianField field{
                .lattice = Lattice(extents, ends),
                .n_components = extents.size() == 2 ? 2 : 1,
                .stiffness = 0.7,
                .mass_squared = 0.4};
            for (const FieldNetworkKind kind : every_field_network) {
                CAPTURE(word(kind));
                CAPTURE(word(ends));
                CAPTURE(extents.size());
                check(kind, field);
            }
        }
    }
}

/// Σ_bonds κ (φ_x − φ_y)² + Σ_x κ M² φ_x², bond by bond.
Lanes free_action(const GaussianField& field, const Block& phi) {
    const Lattice& lattice = field.lattice;
    Lanes sum = Lanes::Zero();
    for (Index c = 0; c < field.n_components; ++c) {
        const Index first = c * lattice.n_sites();
        for (Index site = 0; site < lattice.n_sites(); ++site) {
            const double weight = lattice.slice_weight(lattice.coordinate(site, 0));
            sum += weight * field.mass_squared * phi.col(first + site).square();
            for (Index direction = 0; direction < lattice.n_dimensions(); ++direction) {
                const Index next = lattice.next(site, direction);
                sum += lattice.bond_weight(site, direction) *
                       (phi.col(first + next) - phi.col(first + site)).square();
            }
        }
    }
    return field.stiffness * sum;
}

}  // namespace

TEST_CASE("field network: one weight for each value, and its word for a name") {
    for_every_cell([](FieldNetworkKind kind, const GaussianField& field) {
        const auto network = make_field_network(kind, field);

        CHECK(network->n_weights() == field.lattice.n_sites() * field.n_components);
        CHECK(network->n_nodes() == network->n_weights());
        CHECK(network->name() == word(kind));
    });
}

TEST_CASE("field network: solve inverts apply, and the transposes are their adjoints") {
    for_every_cell([](FieldNetworkKind kind, const GaussianField& field) {
        const auto network = make_field_network(kind, field);
        const Index n = network->n_weights();
        const Block theta = normal_block(n, 1);
        const Block g = normal_block(n, 2);
        Block phi(lanes, n);
        Block back(lanes, n);
        Block pulled(lanes, n);
        Block pushed(lanes, n);

        network->apply(theta, phi);
        network->solve(phi, back);
        network->apply_transposed(g, pulled);
        network->solve_transposed(pulled, pushed);

        CHECK((back - theta).abs().maxCoeff() < 1e-11);
        CHECK((pushed - g).abs().maxCoeff() < 1e-11);
        const Lanes left = (phi * g).rowwise().sum();
        const Lanes right = (theta * pulled).rowwise().sum();
        CHECK(((left - right) / (1.0 + left.abs())).abs().maxCoeff() < 1e-11);
    });
}

TEST_CASE("field network: its Jacobian is the determinant of its map") {
    for_every_cell([](FieldNetworkKind kind, const GaussianField& field) {
        const auto network = make_field_network(kind, field);
        const Index n = network->n_weights();
        const Eigen::MatrixXd a =
            dense_map(n, n, [&](const Block& theta, Block& phi) { network->evaluate(theta, phi); });

        const double expected = std::log(std::abs(a.partialPivLu().determinant()));

        CHECK(network->log_jacobian() == doctest::Approx(expected).epsilon(1e-10));
    });
}

TEST_CASE("free field part: its norm is twice the free action of the field, in all weights") {
    for_every_cell([](FieldNetworkKind kind, const GaussianField& field) {
        const auto network = make_field_network(kind, field);
        const auto gaussian = free_field_part(kind, *network, field);
        const Block v = normal_block(network->n_weights());
        Block phi(lanes, network->n_nodes());
        network->apply(v, phi);

        const Lanes norm = gaussian->norm(v);

        CHECK((norm / (2.0 * free_action(field, phi)) - 1.0).abs().maxCoeff() < 1e-11);
        CHECK((gaussian->mean() == 0.0).all());
    });
}

TEST_CASE("free field part: a draw has the norm of its noise, and solve inverts the metric") {
    for_every_cell([](FieldNetworkKind kind, const GaussianField& field) {
        const auto network = make_field_network(kind, field);
        const auto gaussian = free_field_part(kind, *network, field);
        const Block noise = normal_block(network->n_weights(), 1);
        const Block g = normal_block(network->n_weights(), 2);
        Block v;
        Block u;

        gaussian->draw(noise, v);
        gaussian->solve(g, u);

        const Lanes square = noise.square().rowwise().sum();
        CHECK((gaussian->norm(v) / square - 1.0).abs().maxCoeff() < 1e-10);
        // With u = M⁻¹g: uᵀMu = gᵀu, and (u + v)ᵀM(u + v) − uᵀMu − vᵀMv = 2 gᵀv.
        CHECK((gaussian->norm(u) / (g * u).rowwise().sum() - 1.0).abs().maxCoeff() < 1e-10);
        const Block sum = u + v;
        const Lanes cross = gaussian->norm(sum) - gaussian->norm(u) - gaussian->norm(v);
        const Lanes expected = 2.0 * (g * v).rowwise().sum();
        CHECK(((cross - expected) / (1.0 + expected.abs())).abs().maxCoeff() < 1e-9);
    });
}

TEST_CASE("field network: a free field that has no measure is refused") {
    const Lattice lattice({4, 4});
    CHECK_THROWS_AS(
        make_field_network(FieldNetworkKind::Momentum, {.lattice = lattice, .mass_squared = 0.0}),
        InvalidInput);
    CHECK_THROWS_AS(
        make_field_network(FieldNetworkKind::Site, {.lattice = lattice, .stiffness = -1.0}),
        InvalidInput);
    CHECK_THROWS_AS(
        make_field_network(FieldNetworkKind::Step, {.lattice = Lattice({2, 4}, TimeEnds::Open)}),
        InvalidInput);
}

}  // namespace feynet::test::field_network_test
