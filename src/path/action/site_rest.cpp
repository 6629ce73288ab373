#include "feynet/path/action/site_rest.hpp"

#include "feynet/core/lane_register.hpp"
#include "feynet/core/powers.hpp"

#include <utility>
#include <variant>
#include <vector>

namespace feynet {
namespace {

template <Potential V>
class SiteRest final : public NodePotential {
public:
    SiteRest(const TimeGrid& grid, V potential, double stiffness)
        : spacing_(grid.spacing()),
          ends_(grid.is_ring() ? std::vector<Index>{} : std::vector<Index>{0, grid.n_slices()}),
          potential_(std::move(potential)),
          stiffness_(stiffness) {}

    [[gnu::flatten]] Lanes pull(
        Index first, const Eigen::Ref<const Block>& x, Eigen::Ref<Block> slopes) const override {
        const HeldPotential<V> potential = potential_;
        const double stiffness = stiffness_;
        const double half = 0.5 * stiffness;
        const double spacing = spacing_;
        const double* const from = x.data();
        double* const to = slopes.data();
        LaneRegister sum{};
        for (Index j = 0, n = x.cols(); j < n; ++j) {
            const Lanes here = Eigen::Map<const Lanes>(from + j * lanes);
            const Jet<1, Lanes> v = feynet::value_and_slope(potential, here);
            const Lanes value = v.c[0] - half * (here * here);
            sum += load(value.data());
            Eigen::Map<Lanes>(to + j * lanes) = spacing * (v.c[1] - stiffness * here);
        }
        for (const Index end : ends_) {
            if (first <= end && end < first + x.cols()) {
                slopes.col(end - first) *= 0.5;
            }
        }
        return spacing * lanes_of(sum) - half_of_ends(first, x);
    }

    [[gnu::flatten]] Lanes value(Index first, const Eigen::Ref<const Block>& x) const override {
        const HeldPotential<V> potential = potential_;
        const double half = 0.5 * stiffness_;
        const double* const from = x.data();
        LaneRegister sum{};
        for (Index j = 0, n = x.cols(); j < n; ++j) {
            const Lanes here = Eigen::Map<const Lanes>(from + j * lanes);
            const Lanes value = potential.value(here) - half * (here * here);
            sum += load(value.data());
        }
        return spacing_ * lanes_of(sum) - half_of_ends(first, x);
    }

private:
    /// What the sum of a r(xₙ) counts too much at open ends.
    Lanes half_of_ends(Index first, const Eigen::Ref<const Block>& x) const {
        Lanes sum = Lanes::Zero();
        for (const Index end : ends_) {
            if (first <= end && end < first + x.cols()) {
                const Lanes here = x.col(end - first);
                const Lanes value = potential_.value(here);
                sum += (0.5 * spacing_) * (value - (0.5 * stiffness_) * here.square());
            }
        }
        return sum;
    }

    double spacing_;
    std::vector<Index> ends_;  // open or fixed ones, which count half
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
