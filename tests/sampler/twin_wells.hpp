#pragma once

#include "feynet/core/signed_bonds.hpp"
#include "feynet/sampler/schedule.hpp"
#include "feynet/sampler/wolff.hpp"
#include "sampler/subjects.hpp"

#include <array>

namespace feynet::test {

/// Four double wells on a ring with one diagonal, tied by bonds of both signs, one of them
/// frustrated:
///
///     S = Σᵢ 2 (xᵢ² − 1)² + Σ_b [ ½ |c_b| (xᵢ² + xⱼ²) − c_b xᵢ xⱼ ].
class TwinWells final : public LocalAction, public SignedBonds {
public:
    static constexpr Index n = 4;
    static constexpr std::array<double, 5> couplings{0.5, 0.3, 0.6, 0.4, -0.45};

    explicit TwinWells(bool first_is_fixed) {
        if (first_is_fixed) {
            fixed_.push_back(0);
        }
    }

    static double well(double x) { return 2.0 * (x * x - 1.0) * (x * x - 1.0); }

    Index dimension() const override { return n; }
    Index n_sites() const override { return n; }
    Index n_moves() const override { return n; }

    Lanes value(const Block& q) const override {
        Lanes sum = (2.0 * (q.square() - 1.0).square()).rowwise().sum();
        for (std::size_t b = 0; b < bonds_.size(); ++b) {
            const Lanes x = q.col(bonds_[b].first);
            const Lanes y = q.col(bonds_[b].second);
            const double c = couplings[b];
            sum += 0.5 * std::abs(c) * (x.square() + y.square()) - c * x * y;
        }
        return sum;
    }
    void gradient(const Block& q, Block& gradient) const override {
        gradient = 8.0 * q * (q.square() - 1.0);
        for (std::size_t b = 0; b < bonds_.size(); ++b) {
            const auto [i, j] = bonds_[b];
            const double c = couplings[b];
            gradient.col(i) += std::abs(c) * q.col(i) - c * q.col(j);
            gradient.col(j) += std::abs(c) * q.col(j) - c * q.col(i);
        }
    }
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        Block moved = q;
        moved.col(i) += shift;
        return value(moved) - value(q);
    }
    void move(Block& q, Index i, const Lanes& shift) const override { q.col(i) += shift; }

    const std::vector<Bond>& bonds() const override { return bonds_; }
    const std::vector<Index>& fixed_sites() const override { return fixed_; }
    void break_costs(const Block& q, Block& costs) const override {
        costs.resize(lanes, static_cast<Index>(bonds_.size()));
        for (std::size_t b = 0; b < bonds_.size(); ++b) {
            costs.col(static_cast<Index>(b)) =
                2.0 * couplings[b] * q.col(bonds_[b].first) * q.col(bonds_[b].second);
        }
    }
    void flip(Block& q, const Block& signs) const override { q *= signs; }

private:
    std::vector<Bond> bonds_{{0, 1}, {1, 2}, {2, 3}, {3, 0}, {1, 3}};
    std::vector<Index> fixed_;
};

/// The fixed value of site 0 where it is fixed.
inline constexpr double fixed_value = 0.8;

/// S in closed form: the wells, and what each bond costs beyond them.
inline Lanes twin_closed_form(const Block& q) {
    Lanes sum = (2.0 * q.square().square() - 4.0 * q.square() + 2.0).rowwise().sum();
    const auto tie = [&](Index i, Index j, double c) {
        const double sign = c > 0.0 ? 1.0 : -1.0;
        sum += 0.5 * std::abs(c) * (q.col(i) - sign * q.col(j)).square();
    };
    tie(0, 1, 0.5);
    tie(1, 2, 0.3);
    tie(2, 3, 0.6);
    tie(3, 0, 0.4);
    tie(1, 3, -0.45);
    return sum;
}

/// Draws each x from its own well. Returns what the wells cost alone.            u, x: lanes × n
inline Lanes draw_wells(const TabulatedLaw& law, const Block& u, bool first_is_fixed, Block& x) {
    Lanes alone = Lanes::Zero();
    for (int lane = 0; lane < lanes; ++lane) {
        for (Index i = 0; i < TwinWells::n; ++i) {
            const bool is_fixed = first_is_fixed && i == 0;
            x(lane, i) = is_fixed ? fixed_value : law.quantile(u(lane, i));
            alone[lane] += TwinWells::well(x(lane, i));
        }
    }
    return alone;
}

/// Exact draws: each x from its own well, all kept together with probability exp(−what ties them).
inline Target twin_target(bool first_is_fixed) {
    const auto action = std::make_shared<TwinWells>(first_is_fixed);
    const auto law = std::make_shared<TabulatedLaw>(&TwinWells::well);
    const auto draw = [=](const Stream& stream, Block& q) {
        constexpr Index n_attempts = 160;
        constexpr Index n = TwinWells::n;
        Block u(lanes, (n + 1) * n_attempts);
        fill_uniforms(stream, Purpose::Start, u);
        q.setConstant(lanes, n, std::numeric_limits<double>::quiet_NaN());
        Block x(lanes, n);
        for (Index k = 0; k < n_attempts && q.isNaN().any(); ++k) {
            const Lanes alone = draw_wells(*law, u.middleCols((n + 1) * k, n), first_is_fixed, x);
            const Lanes probability = (alone - twin_closed_form(x)).exp();
            for (int lane = 0; lane < lanes; ++lane) {
                if (std::isnan(q(lane, 0)) && u(lane, (n + 1) * k + n) < probability[lane]) {
                    q.row(lane) = x.row(lane);
                }
            }
        }
    };
    return {action, draw, &twin_closed_form};
}

/// Cluster flips of the wells, perhaps with other bonds in the place of their own.
template <typename Steps = ClusterSteps>
Subject cluster_subject(const Target& target, std::shared_ptr<const SignedBonds> bonds = nullptr) {
    if (!bonds) {
        bonds = std::dynamic_pointer_cast<const SignedBonds>(target.action);
    }
    const auto sampler = std::make_shared<BasicSwendsenWang<Steps>>(*bonds);
    return {.target = target, .action = target.action, .sampler = owning(sampler, bonds)};
}

/// Flips of one cluster of the wells.
inline Subject wolff_subject(const Target& target) {
    const auto bonds = std::dynamic_pointer_cast<const SignedBonds>(target.action);
    const auto sampler = std::make_shared<Wolff>(*bonds);
    return {.target = target, .action = target.action, .sampler = owning(sampler, bonds)};
}

/// HMC of the wells, then cluster flips.
inline Subject alternating_subject(const Target& target) {
    const std::shared_ptr<const GaussianPart> unit =
        std::make_shared<DiagonalGaussian>(TwinWells::n);
    Subject subject = hmc_subject(
        target, target.action, unit, {.step_size = 0.22, .n_leapfrog = 4, .jitter = 0.15});
    const Subject clusters = cluster_subject(target);
    const auto both =
        std::make_shared<Schedule>(std::vector<Turn>{{*subject.sampler}, {*clusters.sampler}});
    subject.sampler = owning(both, subject.sampler, clusters.sampler);
    return subject;
}

}  // namespace feynet::test
