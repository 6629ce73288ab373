#include "feynet/network/bundle_action.hpp"

#include "feynet/network/network_kind.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::bundle_action_test {
namespace {

/// S = Σ x⁴/4: no member knows of the other.
class Quartic final : public Action {
public:
    explicit Quartic(Index dimension) : dimension_(dimension) {}
    Index dimension() const override { return dimension_; }
    Lanes value(const Block& q) const override {
        return 0.25 * q.square().square().rowwise().sum();
    }
    void gradient(const Block& q, Block& gradient) const override { gradient = q * q.square(); }

private:
    Index dimension_;
};

}  // namespace

TEST_CASE("bundle action: its gradient is the derivative along the weights") {
    const TimeGrid ring(0.3, 8, Boundary::Periodic);
    for (const NetworkKind kind : every_network) {
        CAPTURE(word(kind));
        std::vector<std::unique_ptr<LinearNetwork>> members;
        members.push_back(make_network(kind, ring, Rule::Site, 1.0, 0.8));
        members.push_back(make_network(kind, ring, Rule::Site, 1.0, 1.6));
        const NetworkBundle bundle(std::move(members));
        const Quartic quartic(bundle.n_nodes());
        const BundleAction action(bundle, quartic);
        const Block theta = normal_block(action.dimension());
        constexpr double h = 1e-6;
        Block gradient;

        action.gradient(theta, gradient);
        const Lanes slope =
            (action.value(theta * (1.0 + h)) - action.value(theta * (1.0 - h))) / (2.0 * h);

        const Lanes expected = (gradient * theta).rowwise().sum();
        CHECK((slope / expected - 1.0).abs().maxCoeff() < 1e-7);
    }
}

}  // namespace feynet::test::bundle_action_test
