#pragma once

#include "feynet/core/local_action.hpp"
#include "feynet/core/random.hpp"
#include "feynet/network/site_network.hpp"
#include "support/dense_oscillator.hpp"
#include "support/link_action.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <vector>

namespace feynet::test {

/// A tilted double well in x that squeezes a second coordinate y: peaked, asymmetric and not
/// Gaussian,
///
///     S(x, y) = 2x⁴ − 4x² + x/2 + (1 + x²) y².
///
/// Moves  0 shifts x, 1 shifts y.
class TiltedWell final : public LocalAction {
public:
    Index dimension() const override { return 2; }
    Index n_moves() const override { return 2; }

    /// S over any number type.
    template <typename T>
    static T total(const T& x, const T& y) {
        const T x2 = x * x;
        const T x4 = x2 * x2;
        const T y2 = y * y;
        const T even = 2.0 * x4 + (-4.0) * x2;
        const T odd = 0.5 * x;
        const T squeeze = x2 * y2 + y2;
        const T well = even + odd;
        return well + squeeze;
    }

    Lanes value(const Block& q) const override { return total(Lanes(q.col(0)), Lanes(q.col(1))); }
    void gradient(const Block& q, Block& gradient) const override {
        const Lanes x = q.col(0);
        const Lanes y = q.col(1);
        gradient.resize(lanes, 2);
        gradient.col(0) = 8.0 * x.cube() - 8.0 * x + 0.5 + 2.0 * x * y.square();
        gradient.col(1) = 2.0 * (1.0 + x.square()) * y;
    }
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        Block moved = q;
        moved.col(i) += shift;
        return value(moved) - value(q);
    }
    void move(Block& q, Index i, const Lanes& shift) const override { q.col(i) += shift; }

    /// S after integration over y, up to a constant: y given x is Gaussian of variance ½/(1 + x²).
    static double marginal(double x) {
        return 2.0 * std::pow(x * x - 1.0, 2) + 0.5 * x + 0.5 * std::log1p(x * x);
    }
};

/// The law exp(−S(x)) dx of one variable, tabulated: exact to 1e-8 for smooth S that is large at
/// ±3.
class TabulatedLaw {
public:
    explicit TabulatedLaw(const std::function<double(double)>& action)
        : cumulative_(n_cells + 1, 0.0) {
        // Simpson's rule on each interval.
        for (std::size_t i = 0; i < n_cells; ++i) {
            const double left = node(i);
            const double sum = std::exp(-action(left)) +
                               4.0 * std::exp(-action(left + 0.5 * cell_width)) +
                               std::exp(-action(left + cell_width));
            cumulative_[i + 1] = cumulative_[i] + sum * cell_width / 6.0;
        }
        for (double& value : cumulative_) {
            value /= cumulative_.back();
        }
    }

    double distribution(double x) const {
        const double place =
            std::clamp((x + 3.0) / cell_width, 0.0, static_cast<double>(n_cells) - 1e-9);
        const auto i = static_cast<std::size_t>(place);
        const double fraction = place - static_cast<double>(i);
        return cumulative_[i] + fraction * (cumulative_[i + 1] - cumulative_[i]);
    }

    double quantile(double p) const {
        const auto above = std::upper_bound(cumulative_.begin(), cumulative_.end(), p);
        const auto i = static_cast<std::size_t>(above - cumulative_.begin()) - 1;
        return node(i) + cell_width * (p - cumulative_[i]) / (cumulative_[i + 1] - cumulative_[i]);
    }

private:
    static double node(std::size_t i) { return -3.0 + cell_width * static_cast<double>(i); }

    static constexpr std::size_t n_cells = 20000;
    static constexpr double cell_width = 6.0 / static_cast<double>(n_cells);
    std::vector<double> cumulative_;
};

/// A law that can be drawn from exactly, with a formula for its S that shares nothing with the
/// action under test.
struct Target {
    std::shared_ptr<const LocalAction> action;
    std::function<void(const Stream&, Block&)> draw;
    std::function<Lanes(const Block&)> closed_form;  ///< S up to a constant
};

inline const TabulatedLaw& well_law() {
    static const TabulatedLaw law(&TiltedWell::marginal);
    return law;
}

inline Target well_target() {
    const auto draw = [](const Stream& stream, Block& q) {
        q.resize(lanes, 2);
        Block u(lanes, 1);
        Block normals(lanes, 1);
        fill_uniforms(stream, Purpose::Start, u);
        fill_normals(stream, Purpose::Test, normals);
        for (int lane = 0; lane < lanes; ++lane) {
            q(lane, 0) = well_law().quantile(u(lane, 0));
        }
        q.col(1) = normals.col(0) / (2.0 * (1.0 + q.col(0).square())).sqrt();
    };
    const auto closed_form = [](const Block& q) -> Lanes {
        const Lanes x2 = q.col(0).square();
        return 2.0 * (x2 - 1.0).square() - 2.0 + 0.5 * q.col(0) + (1.0 + x2) * q.col(1).square();
    };
    return {std::make_shared<TiltedWell>(), draw, closed_form};
}

/// A particle on a ring of eight sites, a = 0.5, with V = x²/2 + λ x⁴.
struct Ring {
    TimeGrid grid{0.5, 8, Boundary::Periodic};
    SiteNetwork network{grid};
    double quartic;

    LinkAction action() const {
        return {grid, Rule::Site, 1.0, {.quadratic = 1.0, .quartic = quartic}};
    }
    std::unique_ptr<GaussianPart> oscillator() const {
        return network.oscillator_part(Rule::Site, 1.0, 1.0);
    }
};

/// Exact draws of the ring: those of the oscillator, kept with probability exp(−λ a Σ x⁴).
inline Target ring_target(double quartic) {
    const auto ring = std::make_shared<Ring>(Ring{.quartic = quartic});
    const Eigen::MatrixXd precision = DenseOscillator(ring->grid, Rule::Site, 1.0, 1.0).precision();
    const Eigen::MatrixXd covariance =
        DenseOscillator(ring->grid, Rule::Site, 1.0, 1.0).covariance();
    const Eigen::MatrixXd factor = covariance.llt().matrixL();
    const auto surplus = [quartic](const Block& q) -> Lanes {
        return 0.5 * quartic * q.square().square().rowwise().sum();
    };
    const auto draw = [=](const Stream& stream, Block& q) {
        constexpr Index n_attempts = 48;
        Block normals(lanes, 8 * n_attempts);
        Block u(lanes, n_attempts);
        fill_normals(stream, Purpose::Test, normals);
        fill_uniforms(stream, Purpose::Start, u);
        q.setConstant(lanes, 8, std::numeric_limits<double>::quiet_NaN());
        for (Index i = 0; i < n_attempts && q.isNaN().any(); ++i) {
            const Block path = (normals.middleCols(8 * i, 8).matrix() * factor.transpose()).array();
            const Lanes probability = (-surplus(path)).exp();
            for (int lane = 0; lane < lanes; ++lane) {
                if (std::isnan(q(lane, 0)) && u(lane, i) < probability[lane]) {
                    q.row(lane) = path.row(lane);
                }
            }
        }
    };
    const auto closed_form = [=](const Block& q) -> Lanes {
        const Eigen::MatrixXd x = q.matrix();
        return 0.5 * (x * precision).cwiseProduct(x).rowwise().sum().array() + surplus(q);
    };
    return {std::make_shared<LinkAction>(ring->action()), draw, closed_form};
}

/// S = 0 at the origin and NaN everywhere else: no proposal can be accepted.
class Cliff final : public LocalAction {
public:
    Index dimension() const override { return 2; }
    Index n_moves() const override { return 2; }
    Lanes value(const Block& q) const override {
        const Lanes distance = q.abs().rowwise().sum();
        return (distance > 0.0)
            .select(Lanes::Constant(std::numeric_limits<double>::quiet_NaN()), Lanes::Zero());
    }
    void gradient(const Block&, Block& gradient) const override { gradient.setZero(lanes, 2); }
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        Block moved = q;
        moved.col(i) += shift;
        return value(moved) - value(q);
    }
    void move(Block& q, Index i, const Lanes& shift) const override { q.col(i) += shift; }
};

inline Target cliff_target() {
    const auto origin = [](const Stream&, Block& q) { q.setZero(lanes, 2); };
    const auto closed_form = [](const Block&) -> Lanes { return Lanes::Zero(); };
    return {std::make_shared<Cliff>(), origin, closed_form};
}

}  // namespace feynet::test
