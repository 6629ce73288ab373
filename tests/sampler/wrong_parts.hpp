#pragma once

#include "sampler/enumeration.hpp"
#include "sampler/subjects.hpp"

#include <utility>

/// Deliberately wrong actions, Gaussian parts and random numbers (see mutants.hpp).
namespace feynet::test::mutant {

/// The action of a target with one part replaced.
class WrongAction : public LocalAction {
public:
    explicit WrongAction(std::shared_ptr<const LocalAction> right) : right_(std::move(right)) {}

    Index dimension() const override { return right_->dimension(); }
    Index n_moves() const override { return right_->n_moves(); }
    Lanes value(const Block& q) const override { return right_->value(q); }
    void gradient(const Block& q, Block& g) const override { right_->gradient(q, g); }
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        return right_->delta(q, i, shift);
    }
    void move(Block& q, Index i, const Lanes& shift) const override { right_->move(q, i, shift); }

protected:
    const LocalAction& right() const { return *right_; }

private:
    std::shared_ptr<const LocalAction> right_;
};

/// Value and gradient without the term (1 + x²) y²: consistent, so no identity of HMC sees it.
struct MissingTerm final : WrongAction {
    using WrongAction::WrongAction;
    Lanes value(const Block& q) const override {
        Block on_axis = q;
        on_axis.col(1).setZero();
        return right().value(on_axis) + q.col(1).square();
    }
    void gradient(const Block& q, Block& g) const override {
        Block on_axis = q;
        on_axis.col(1).setZero();
        right().gradient(on_axis, g);
        g.col(1) = 2.0 * q.col(1);
    }
};

/// Value and gradient scaled by 1.0001: below the resolution of every statistical test.
struct WrongCoupling final : WrongAction {
    using WrongAction::WrongAction;
    Lanes value(const Block& q) const override { return 1.0001 * right().value(q); }
    void gradient(const Block& q, Block& g) const override {
        right().gradient(q, g);
        g *= 1.0001;
    }
};

struct MissingForce final : WrongAction {
    using WrongAction::WrongAction;
    void gradient(const Block& q, Block& g) const override {
        right().gradient(q, g);
        g.col(0) -= 2.0 * q.col(0) * q.col(1).square();
    }
};

/// The first force of a trajectory is the last of the trajectory before: right only if that was
/// accepted.
class StaleForce final : public WrongAction {
public:
    using WrongAction::WrongAction;
    Lanes value(const Block& q) const override {
        begins_ = true;
        return right().value(q);
    }
    void gradient(const Block& q, Block& g) const override {
        right().gradient(q, g);
        if (std::exchange(begins_, false) && kept_.size() > 0 && kept_.isFinite().all()) {
            g.swap(kept_);
        } else {
            kept_ = g;
        }
    }

private:
    mutable bool begins_ = false;
    mutable Block kept_;
};

// Wrong changes of the action under local moves.

struct DeltaSign final : WrongAction {
    using WrongAction::WrongAction;
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        return -right().delta(q, i, shift);
    }
};
struct DeltaZero final : WrongAction {
    using WrongAction::WrongAction;
    Lanes delta(const Block&, Index, const Lanes&) const override { return Lanes::Zero(); }
};
struct DeltaHot final : WrongAction {
    using WrongAction::WrongAction;
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        return right().delta(q, i, shift) / 1.1;
    }
};
/// β wrong by 1e-6: only enumeration resolves it.
struct DeltaSlightlyHot final : WrongAction {
    using WrongAction::WrongAction;
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        return right().delta(q, i, shift) * (1.0 + 1e-6);
    }
};
struct DeltaForgetsNeighbour final : WrongAction {
    using WrongAction::WrongAction;
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        Block alone = q;
        alone.col(1 - i).setZero();
        return right().delta(alone, i, shift);
    }
};
/// ΔS of every move of a sweep taken at the configuration before the sweep.
class DeltaStale final : public WrongAction {
public:
    using WrongAction::WrongAction;
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        if (i == 0) {
            before_ = q;
        }
        return right().delta(before_, i, shift);
    }

private:
    mutable Block before_;
};
/// NaN < anything is false, so !(ΔS > 0) accepts it.
struct DeltaHidesNan final : WrongAction {
    using WrongAction::WrongAction;
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        const Lanes change = right().delta(q, i, shift);
        return change.isNaN().select(Lanes::Zero(), change);
    }
};
struct MovesTooFar final : WrongAction {
    using WrongAction::WrongAction;
    void move(Block& q, Index i, const Lanes& shift) const override {
        right().move(q, i, 1.2 * shift);
    }
};
/// A rejected proposal is kept.
class KeepsRejected final : public WrongAction {
public:
    using WrongAction::WrongAction;
    Lanes delta(const Block& q, Index i, const Lanes& shift) const override {
        proposed_ = shift;
        return right().delta(q, i, shift);
    }
    void move(Block& q, Index i, const Lanes&) const override { right().move(q, i, proposed_); }

private:
    mutable Lanes proposed_ = Lanes::Zero();
};

// Wrong random numbers.

class WrongSource : public RandomSource {
public:
    explicit WrongSource(const Stream& stream) : stream_(stream) {}
    void normals(Purpose purpose, Block& z) const override { fill_normals(stream_, purpose, z); }
    void uniforms(Purpose purpose, Block& u) const override { fill_uniforms(stream_, purpose, u); }
    void offers(Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers)
        const override {
        fill_offers(stream_, purpose, widths, offers);
    }

protected:
    const Stream& stream() const { return stream_; }

private:
    Stream stream_;
};

struct ConstantUniform final : WrongSource {
    using WrongSource::WrongSource;
    void uniforms(Purpose, Block& u) const override { u.setConstant(0.5); }
    void offers(Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers)
        const override {
        fill_offers(stream(), purpose, widths, offers);
        offers.limits.setConstant(std::log(2.0));
    }
};
/// Limits −ln u whose u is never below 0.1.
struct UniformsTooLarge final : WrongSource {
    using WrongSource::WrongSource;
    void offers(Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers)
        const override {
        fill_offers(stream(), purpose, widths, offers);
        offers.limits = -(0.1 + 0.9 * (-offers.limits).exp()).log();
    }
};
struct SkewedProposals final : WrongSource {
    using WrongSource::WrongSource;
    void offers(Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers)
        const override {
        fill_offers(stream(), purpose, widths, offers);
        offers.shifts.rowwise() += 0.1 * widths.transpose();
    }
};
struct AcceptanceReusesProposals final : WrongSource {
    using WrongSource::WrongSource;
    void offers(Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers)
        const override {
        fill_offers(stream(), purpose, widths, offers);
        const Block in_widths = offers.shifts.rowwise() / widths.transpose();
        offers.limits = -(0.5 + in_widths / std::sqrt(12.0)).log();
    }
};
struct SharedByAllChains final : WrongSource {
    using WrongSource::WrongSource;
    void normals(Purpose purpose, Block& z) const override {
        fill_normals(stream(), purpose, z);
        z = Block(z.row(0).replicate(lanes, 1));
    }
};
/// The same numbers at every step.
struct FrozenTrajectory final : RandomSource {
    explicit FrozenTrajectory(const Stream& stream) : stream_(stream) { stream_.trajectory = 1; }
    void normals(Purpose purpose, Block& z) const override { fill_normals(stream_, purpose, z); }
    void uniforms(Purpose purpose, Block& u) const override { fill_uniforms(stream_, purpose, u); }
    void offers(Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers)
        const override {
        fill_offers(stream_, purpose, widths, offers);
    }

private:
    Stream stream_;
};

// Wrong Gaussian parts.

class WrongGaussian : public GaussianPart {
public:
    explicit WrongGaussian(std::shared_ptr<const GaussianPart> right) : right_(std::move(right)) {}
    Index dimension() const override { return right_->dimension(); }
    const Block& mean() const override { return right_->mean(); }
    void draw(const Block& normals, Block& v) const override { right_->draw(normals, v); }
    void solve(const Block& g, Block& v) const override { right_->solve(g, v); }
    Lanes norm(const Block& v) const override { return right_->norm(v); }

protected:
    const GaussianPart& right() const { return *right_; }

private:
    std::shared_ptr<const GaussianPart> right_;
};

/// M⁻¹ξ where M^{−1/2}ξ is due.
struct DrawsBySolve final : WrongGaussian {
    using WrongGaussian::WrongGaussian;
    void draw(const Block& normals, Block& v) const override { right().solve(normals, v); }
};
struct DrawsTooWide final : WrongGaussian {
    using WrongGaussian::WrongGaussian;
    void draw(const Block& normals, Block& v) const override {
        right().draw(normals, v);
        v *= 1.02;
    }
};
struct NormWithoutRoot final : WrongGaussian {
    using WrongGaussian::WrongGaussian;
    Lanes norm(const Block& v) const override { return right().norm(v).sqrt(); }
};

}  // namespace feynet::test::mutant
