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

    Lanes pull(
        Index first, const Eigen::Ref<const Block>& x, Eigen::Ref<Block> slopes) const override {
        LaneRegister sum{};
        for (Index j = 0; j < x.cols(); ++j) {
            const Lanes here = x.col(j);
            const Jet<1, Lanes> v = potential_.value(Jet<1, Lanes>::variable(here));
            const double weight = weights_[first + j];
            const Lanes spring = stiffness_ * here;
            const Lanes value = weight * (v.c[0] - 0.5 * spring * here);
            sum += load(value.data());
            slopes.col(j) = weight * (v.c[1] - spring);
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
