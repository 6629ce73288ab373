#include "feynet/path/observable/ring_numbers.hpp"

#include "feynet/core/multiply_add.hpp"

#include <utility>
#include <variant>

namespace feynet {
namespace {

template <Potential V>
class RingNumbers final : public Observable {
public:
    RingNumbers(double spacing, double mass, V potential)
        : spacing_(spacing), mass_(mass), potential_(std::move(potential)) {}

    std::string_view name() const override { return "ring_numbers"; }
    Index size() const override { return 6; }

    [[gnu::flatten]] void measure(const Block& path, Block& values) const override {
        const HeldPotential<V> potential = potential_;
        const Index n_nodes = path.cols();
        const double* const from = path.data();
        LaneRegister x1{};
        LaneRegister x2{};
        LaneRegister x4{};
        LaneRegister value{};
        LaneRegister virial{};
        LaneRegister kinetic{};
        LaneRegister before = load(from + (n_nodes - 1) * lanes);
        for (Index n = 0; n < n_nodes; ++n) {
            const LaneRegister x = load(from + n * lanes);
            const Lanes here = Eigen::Map<const Lanes>(from + n * lanes);
            const Jet<1, Lanes> v = feynet::value_and_slope(potential, here);
            const LaneRegister square = x * x;
            const LaneRegister step = x - before;
            x1 += x;
            x2 += square;
            x4 = multiply_add(square, square, x4);
            value += load(v.c[0].data());
            virial = multiply_add(x, load(v.c[1].data()), virial);
            kinetic = multiply_add(step, step, kinetic);
            before = x;
        }
        const double each = 1.0 / static_cast<double>(n_nodes);
        values.resize(lanes, size());
        values.col(0) = each * lanes_of(x1);
        values.col(1) = each * lanes_of(x2);
        values.col(2) = each * lanes_of(x4);
        values.col(3) = each * lanes_of(value + 0.5 * virial);
        const double bend = 0.5 * mass_ / (spacing_ * spacing_);
        values.col(4) = 0.5 / spacing_ + each * lanes_of(value - bend * kinetic);
        values.col(5) = each * lanes_of((mass_ / spacing_) * kinetic + spacing_ * virial);
    }

private:
    double spacing_;
    double mass_;
    V potential_;
};

}  // namespace

std::unique_ptr<const Observable> ring_numbers(const PathSystem& system) {
    if (!system.grid().is_ring() || system.rule() != Rule::Site) {
        return nullptr;
    }
    return std::visit(
        [&]<typename V>(const V& potential) -> std::unique_ptr<const Observable> {
            if constexpr (requires(double x) { potential.energy(x); }) {
                return nullptr;
            } else {
                return std::make_unique<RingNumbers<V>>(
                    system.grid().spacing(), system.mass(), potential);
            }
        },
        system.lattice_potential());
}

}  // namespace feynet
