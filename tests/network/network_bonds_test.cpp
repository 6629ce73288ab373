#include "feynet/network/network_bonds.hpp"

#include "feynet/network/network_kind.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::network_bonds_test {
namespace {

/// Bonds between neighbouring nodes with couplings that name them; fixed ends are fixed.
class NodeBonds final : public SignedBonds {
public:
    explicit NodeBonds(const TimeGrid& grid) : n_(grid.n_nodes()) {
        for (Index n = 0; n + 1 < n_; ++n) {
            bonds_.push_back({n, n + 1});
        }
        for (Index n = 0; n < n_; ++n) {
            if (n < grid.first_free() || n >= grid.first_free() + grid.n_free()) {
                fixed_.push_back(n);
            }
        }
    }
    Index dimension() const override { return n_; }
    Index n_sites() const override { return n_; }
    const std::vector<Bond>& bonds() const override { return bonds_; }
    const std::vector<Index>& fixed_sites() const override { return fixed_; }
    void break_costs(const Block& q, Block& costs) const override {
        costs = q.leftCols(n_ - 1) * q.rightCols(n_ - 1);
    }
    void flip(Block& q, const Block& signs) const override { q *= signs; }

private:
    Index n_;
    std::vector<Bond> bonds_;
    std::vector<Index> fixed_;
};

/// Signs of both kinds in all lanes but the third, +1 at fixed ends.
Block some_signs(const NodeBonds& bonds) {
    Block signs = normal_block(bonds.n_sites(), 5).sign();
    signs.row(3).setOnes();
    for (const Index site : bonds.fixed_sites()) {
        signs.col(site).setOnes();
    }
    return signs;
}

}  // namespace

TEST_CASE("network bonds: a flip in the weights is the flip of the path, in every network") {
    for (const Boundary boundary : every_boundary) {
        for (const NetworkKind kind : every_network) {
            CAPTURE(word(kind));
            CAPTURE(word(boundary));
            const TimeGrid grid = grid_with_ends(0.4, 9, boundary);
            const auto network = make_network(kind, grid, Rule::Site, 1.3, 0.9);
            const NodeBonds path_bonds(grid);
            const NetworkBonds bonds(*network, path_bonds);
            const Block theta = normal_block(grid.n_free());
            const Block signs = some_signs(path_bonds);
            Block before;
            Block after;
            Block costs;
            Block path_costs;
            Block flipped = theta;

            bonds.flip(flipped, signs);
            bonds.break_costs(theta, costs);

            network->evaluate(theta, before);
            network->evaluate(flipped, after);
            path_bonds.break_costs(before, path_costs);
            CHECK((after - signs * before).abs().maxCoeff() < 1e-12);
            CHECK((costs == path_costs).all());
            CHECK(bonds.dimension() == grid.n_free());
            CHECK(bonds.n_sites() == grid.n_nodes());
        }
    }
}

TEST_CASE("network bonds: a chain in which nothing flips keeps its bits") {
    for (const NetworkKind kind : every_network) {
        const TimeGrid grid = grid_with_ends(0.4, 9, Boundary::HalfLine);
        const auto network = make_network(kind, grid, Rule::Site, 1.3, 0.9);
        const NodeBonds path_bonds(grid);
        const Block theta = normal_block(grid.n_free());
        Block flipped = theta;

        NetworkBonds(*network, path_bonds).flip(flipped, some_signs(path_bonds));

        CHECK((flipped.row(3) == theta.row(3)).all());
        CHECK((flipped.row(2) != theta.row(2)).any());
    }
}

}  // namespace feynet::test::network_bonds_test
