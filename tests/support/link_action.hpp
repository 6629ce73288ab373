#pragma once

#include "feynet/core/local_action.hpp"
#include "feynet/network/lattice_oscillator.hpp"
#include "feynet/network/time_grid.hpp"

#include <vector>

namespace feynet::test {

/// V(x) = ½ k x² + c x³ + λ x⁴ over any number type.
struct QuarticWell {
    double quadratic = 1.0;
    double cubic = 0.0;
    double quartic = 0.0;

    template <typename T>
    T value(const T& x) const {
        const T square = x * x;
        const T cube = square * x;
        const T fourth = square * square;
        const T odd = cubic * cube;
        const T even = (0.5 * quadratic) * square;
        const T top = quartic * fourth;
        const T low = even + odd;
        return low + top;
    }
    Lanes force(const Lanes& x) const {
        return quadratic * x + 3.0 * cubic * x.square() + 4.0 * quartic * x.cube();
    }
};

/// A path action summed over its time slices, one term per link between neighbouring nodes, over
/// all nodes of a grid: written for reading and for testing, independent of the room `path`.
class LinkAction final : public LocalAction {
public:
    LinkAction(const TimeGrid& grid, Rule rule, double mass, const QuarticWell& well)
        : grid_(grid), rule_(rule), mass_(mass), well_(well) {}

    Index dimension() const override { return grid_.n_nodes(); }
    Index n_moves() const override { return grid_.n_free(); }

    /// S of one path of any number type.
    template <typename T>
    T total(const std::vector<T>& x) const {
        T sum = slice(x[0], x[1]);
        for (Index left = 1; left < grid_.n_slices(); ++left) {
            sum = sum + slice(x[node(left)], x[node(left + 1)]);
        }
        return sum;
    }

    Lanes value(const Block& q) const override {
        std::vector<Lanes> x;
        for (Index n = 0; n < q.cols(); ++n) {
            x.emplace_back(q.col(n));
        }
        return total(x);
    }

    void gradient(const Block& q, Block& gradient) const override {
        const double a = grid_.spacing();
        gradient.setZero(lanes, q.cols());
        for (Index left = 0; left < grid_.n_slices(); ++left) {
            const Index right = (left + 1) % grid_.n_nodes();
            const Lanes pull = mass_ / a * (q.col(right) - q.col(left));
            gradient.col(right) += pull;
            gradient.col(left) -= pull;
            const bool site = rule_ == Rule::Site;
            const Lanes middle = 0.5 * (q.col(left) + q.col(right));
            const Lanes at_left = site ? Lanes(q.col(left)) : middle;
            const Lanes at_right = site ? Lanes(q.col(right)) : middle;
            gradient.col(left) += 0.5 * a * well_.force(at_left);
            gradient.col(right) += 0.5 * a * well_.force(at_right);
        }
    }

    /// From the two slices that touch the node.
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        const Index here = grid_.first_free() + i;
        const Lanes old_x = q.col(here);
        const Lanes new_x = old_x + shift;
        Lanes change = Lanes::Zero();
        if (grid_.is_ring() || here > 0) {
            const Lanes left = q.col((here + grid_.n_nodes() - 1) % grid_.n_nodes());
            change += slice(left, new_x) - slice(left, old_x);
        }
        if (grid_.is_ring() || here < grid_.n_slices()) {
            const Lanes right = q.col((here + 1) % grid_.n_nodes());
            change += slice(new_x, right) - slice(old_x, right);
        }
        return change;
    }

    void move(Block& q, Index i, const Lanes& shift) const override {
        q.col(grid_.first_free() + i) += shift;
    }

private:
    std::size_t node(Index n) const { return static_cast<std::size_t>(n % grid_.n_nodes()); }

    template <typename T>
    T slice(const T& left, const T& right) const {
        const double a = grid_.spacing();
        const T step = right - left;
        const T square = step * step;
        const T kinetic = (0.5 * mass_ / a) * square;
        if (rule_ == Rule::Midpoint) {
            const T sum = left + right;
            const T middle = 0.5 * sum;
            const T potential = a * well_.value(middle);
            return kinetic + potential;
        }
        const T both = well_.value(left) + well_.value(right);
        const T potential = (0.5 * a) * both;
        return kinetic + potential;
    }

    TimeGrid grid_;
    Rule rule_;
    double mass_;
    QuarticWell well_;
};

}  // namespace feynet::test
