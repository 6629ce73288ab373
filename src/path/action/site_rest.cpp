#include "feynet/path/action/site_rest.hpp"

#include "feynet/core/lane_register.hpp"
#include "feynet/core/powers.hpp"

#include <utility>
#include <variant>

namespace feynet {
namespace {

/// a cₙ of every node.
Eigen::ArrayXd node_weights(const TimeGrid& grid) {
    Eigen::ArrayXd weights = Eigen::ArrayXd::Constant(grid.n_nodes(), grid.spacing());
    if (!grid.is_ring()) {
        weights[0] *= 0.5;
        weights[grid.n_nodes() - 1] *= 0.5;
    }
    return weights;
}

template <Potential V>
class SiteRest final : public NodePotential {
public:
    SiteRest(const TimeGrid& grid, V potential, double stiffness)
        : weights_(node_weights(grid)), potential_(std::move(potential)), stiffness_(stiffness) {}

    [[gnu::flatten]] Lanes pull(
        Index first, const Eigen::Ref<const Block>& x, Eigen::Ref<Block> slopes) const override {
        const HeldPotential<V> potential = potential_;
        const double stiffness = stiffness_;
        const double* const weights = weights_.data() + first;
        const double* const from = x.data();
        double* const to = slopes.data();
        LaneRegister sum{};
        for (Index j = 0, n = x.cols(); j < n; ++j) {
            const Lanes here = Eigen::Map<const Lanes>(from + j * lanes);
            const Jet<1, Lanes> v = potential.value(Jet<1, Lanes>::variable(here));
            const Lanes spring = stiffness * here;
            const Lanes value = weights[j] * (v.c[0] - 0.5 * spring * here);
            sum += load(value.data());
            Eigen::Map<Lanes>(to + j * lanes) = weights[j] * (v.c[1] - spring);
        }
        return lanes_of(sum);
    }

private:
    Eigen::ArrayXd weights_;
    V potential_;
    double stiffness_;  // m Ω²
};

}  // namespace

std::unique_ptr<const NodePotential> site_rest(const PathSystem& system, double frequency) {
    if (system.rule() != Rule::Site) {
        return nullptr;
    }
    return std::visit(
        [&]<typename V>(const V& potential) -> std::unique_ptr<const NodePotential> {
            return std::make_unique<SiteRest<V>>(
                system.grid(), potential, system.mass() * square(frequency));
        },
        system.lattice_potential());
}

}  // namespace feynet
