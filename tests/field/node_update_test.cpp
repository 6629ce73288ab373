#include "feynet/field/update/node_update.hpp"

#include "feynet/core/random.hpp"
#include "feynet/field/network/field_network.hpp"

#include <doctest/doctest.h>

#include <array>

namespace feynet::test::node_update_test {
namespace {

/// Adds one to the value of site 2 of every chain and rejects in lane 3.
class AddOne final : public Sampler {
public:
    Transition step(Block& q, const RandomSource&) const override {
        q.col(2) += 1.0;
        Transition transition;
        transition.acceptance = Lanes::Ones();
        transition.acceptance[3] = 0.0;
        return transition;
    }
};

constexpr std::array all_kinds{
    FieldNetworkKind::Site,
    FieldNetworkKind::Step,
    FieldNetworkKind::Relu,
    FieldNetworkKind::Cosine,
    FieldNetworkKind::Decay,
    FieldNetworkKind::Momentum};

}  // namespace

TEST_CASE("node update: the weights of every network move so that their values do") {
    for (const FieldNetworkKind kind : all_kinds) {
        CAPTURE(static_cast<int>(kind));
        const auto network =
            make_field_network(kind, {.lattice = Lattice({4, 3}), .mass_squared = 0.7});
        Block weights(lanes, network->n_weights());
        fill_normals({.seed = 7}, Purpose::Test, weights);
        Block before;
        network->evaluate(weights, before);

        const AddOne add_one;
        const NodeUpdate update(*network, add_one);
        const Transition transition = update.step(weights, StreamSource({.seed = 7}));

        Block after;
        network->evaluate(weights, after);
        before.col(2) += 1.0;
        CHECK((after - before).abs().maxCoeff() < 1e-12);
        CHECK(transition.acceptance[3] == 0.0);
        CHECK(transition.acceptance[4] == 1.0);
    }
}

}  // namespace feynet::test::node_update_test
