#include "feynet/path/division/division_ensemble.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/division/division_network.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace feynet {

DivisionEnsemble::DivisionEnsemble(
    TimeDivision common, Index n_kinks, const LinkWeight& link, const DivisionPrior& prior)
    : common_(std::move(common)), kinks_(n_kinks), link_(link), prior_(prior) {
    require(n_kinks >= 1, "n_kinks", "must be at least 1, got {}", n_kinks);
}

std::optional<Index> DivisionEnsemble::time_column(Index node) const {
    const Index place = node % (kinks_ + 1);
    return place == 0 ? std::nullopt : std::optional(node / (kinks_ + 1) * kinks_ + place - 1);
}

std::optional<Index> DivisionEnsemble::position_column(Index node) const {
    const bool is_free = node > 0 && node <= n_free_nodes();
    return is_free ? std::optional(n_kinks() + node - 1) : std::nullopt;
}

Lanes DivisionEnsemble::time(const Block& q, Index node) const {
    const std::optional<Index> column = time_column(node);
    return column ? Lanes(q.col(*column)) : Lanes::Constant(common_.time(node / (kinks_ + 1)));
}

Lanes DivisionEnsemble::position(const Block& q, Index node) const {
    const std::optional<Index> column = position_column(node);
    return column ? Lanes(q.col(*column))
                  : Lanes::Constant(node == 0 ? common_.x_initial() : common_.x_final());
}

Index DivisionEnsemble::node_of_move(Index i) const {
    return i < n_kinks() ? i / kinks_ * (kinks_ + 1) + i % kinks_ + 1 : i - n_kinks() + 1;
}

Lanes DivisionEnsemble::link_value(
    const Lanes& t, const Lanes& x, const Lanes& u, const Lanes& y) const {
    const Lanes d = u - t;
    const Lanes length = (d > 0.0).select(d, Lanes::Ones());
    const Lanes value = link_.value(x, y, length) - prior_.log_density(length);
    return (d > 0.0).select(value, std::numeric_limits<double>::infinity());
}

Lanes DivisionEnsemble::value(const Block& q) const {
    Lanes sum = Lanes::Zero();
    for (Index n = 1; n <= n_intervals(); ++n) {
        sum += link_value(time(q, n - 1), position(q, n - 1), time(q, n), position(q, n));
    }
    return sum;
}

void DivisionEnsemble::gradient(const Block& q, Block& gradient) const {
    gradient.setZero(lanes, dimension());
    const auto add = [&gradient](std::optional<Index> column, const Lanes& slope) {
        if (column) {
            gradient.col(*column) += slope;
        }
    };
    for (Index n = 1; n <= n_intervals(); ++n) {
        const Lanes d = time(q, n) - time(q, n - 1);
        const LinkSlope slope = link_.slope(position(q, n - 1), position(q, n), d);
        const Lanes on_interval = slope.on_interval - prior_.log_density_slope(d);
        add(time_column(n - 1), -on_interval);
        add(time_column(n), on_interval);
        add(position_column(n - 1), slope.on_first);
        add(position_column(n), slope.on_second);
    }
}

Lanes DivisionEnsemble::delta(const Block& q, Index i, const Lanes& shift) const {
    const Index n = node_of_move(i);
    const Lanes t = time(q, n);
    const Lanes x = position(q, n);
    const Lanes new_t = i < n_kinks() ? Lanes(t + shift) : t;
    const Lanes new_x = i < n_kinks() ? x : Lanes(x + shift);
    const Lanes before_t = time(q, n - 1);
    const Lanes before_x = position(q, n - 1);
    Lanes change =
        link_value(before_t, before_x, new_t, new_x) - link_value(before_t, before_x, t, x);
    if (n < n_intervals()) {
        const Lanes after_t = time(q, n + 1);
        const Lanes after_x = position(q, n + 1);
        change += link_value(new_t, new_x, after_t, after_x) - link_value(t, x, after_t, after_x);
    }
    return change;
}

Block DivisionEnsemble::start() const {
    Block q(lanes, dimension());
    const double change = common_.ends_fixed() ? common_.x_final() - common_.x_initial() : 0.0;
    for (Index i = 0; i < dimension(); ++i) {
        const Index n = node_of_move(i);
        const Index interval = std::min(n / (kinks_ + 1), common_.n_intervals() - 1);
        const double part =
            static_cast<double>(n - interval * (kinks_ + 1)) / static_cast<double>(kinks_ + 1);
        const double t = common_.time(interval) + part * common_.interval(interval + 1);
        q.col(i) = i < n_kinks() ? t : common_.x_initial() + change * t / common_.duration();
    }
    return q;
}

void DivisionEnsemble::at_common_nodes(const Block& q, Block& path) const {
    path.resize(lanes, common_.n_nodes());
    for (Index n = 0; n < common_.n_nodes(); ++n) {
        path.col(n) = position(q, n * (kinks_ + 1));
    }
}

void DivisionEnsemble::expand(const Block& q, Block& times, Block& path) const {
    times.resize(lanes, n_intervals() + 1);
    path.resize(lanes, n_intervals() + 1);
    for (Index n = 0; n <= n_intervals(); ++n) {
        times.col(n) = time(q, n);
        path.col(n) = position(q, n);
    }
}

}  // namespace feynet
