#include "sampler/mutants.hpp"

#include "sampler/rotation_subject.hpp"

namespace feynet::test {
namespace mutant {
namespace {

/// HMC as in the textbook, with the parts of a subject.
class PlainHmc final : public Sampler {
public:
    explicit PlainHmc(Subject parts) : parts_(std::move(parts)) {}

    Transition step(Block& q, const RandomSource& random) const override {
        Block normals(lanes, q.cols());
        Block v(lanes, q.cols());
        Block u(lanes, 1);
        random.normals(Purpose::Momentum, normals);
        random.uniforms(Purpose::Acceptance, u);
        parts_.draw_velocity(normals, v);
        Block proposal = q;
        const Lanes before = parts_.energy(q, v);
        parts_.follow(proposal, v, 0.4, 4);
        const Lanes error = parts_.energy(proposal, v) - before;
        const Lanes accepted = accepts(error, u.col(0));
        for (Index i = 0; i < q.cols(); ++i) {
            q.col(i) = (accepted > 0.5).select(proposal.col(i), q.col(i));
        }
        return {accepted, error, Lanes::Zero()};
    }

private:
    Subject parts_;
};

/// An open path in LinkAction's words; the last node has twice the potential it should have.
struct FullEndWeight final : Action {
    explicit FullEndWeight(std::shared_ptr<const Action> right) : right_(std::move(right)) {}
    Index dimension() const override { return right_->dimension(); }
    Lanes value(const Block& q) const override {
        return right_->value(q) + 0.125 * q.col(q.cols() - 1).square();
    }
    void gradient(const Block& q, Block& g) const override {
        right_->gradient(q, g);
        g.col(q.cols() - 1) += 0.25 * q.col(q.cols() - 1);
    }
    std::shared_ptr<const Action> right_;
};

}  // namespace

Subject missing_half_step() {
    Subject subject = well_hmc();
    const auto action = subject.action;
    const auto metric = subject.metric;
    subject.follow = [action, metric](Block& q, Block& v, double dt, Index n) {
        const Lanes step = Lanes::Constant(dt);
        HmcSteps::drift(Integrator::Leapfrog, *metric, 0.5 * step, q, v);
        for (Index i = 0; i < n; ++i) {
            HmcSteps::kick(Integrator::Leapfrog, *action, *metric, step, q, v);
            const Lanes drift = i + 1 < n ? step : Lanes(0.0 * step);
            HmcSteps::drift(Integrator::Leapfrog, *metric, drift, q, v);
        }
    };
    subject.sampler = std::make_shared<PlainHmc>(subject);
    return subject;
}

Subject accepts_nan_on_cliff() {
    const Target target = cliff_target();
    return hmc_subject<AcceptsNan>(
        target,
        target.action,
        std::make_shared<DiagonalGaussian>(2),
        well_settings(Integrator::Leapfrog));
}

Subject hides_nan_on_cliff() {
    const Target target = cliff_target();
    return metropolis_subject(target, std::make_shared<DeltaHidesNan>(target.action), 1.0);
}

Subject wrong_end_weight() {
    const Target target = ring_target(0.0);
    return hmc_subject(
        target, std::make_shared<FullEndWeight>(target.action), ring_metric(), {.step_size = 0.5});
}

constexpr Integrator rotation = Integrator::Rotation;

template <typename Split>
Subject rotated() {
    return rotation_subject<Split>();
}

const std::vector<Mutant> all{
    {"accepts everything", "exact start", &law_changes, &steps<AlwaysAccepts>},
    {"accepts nothing", "acceptance", &acceptance_is_wrong, &steps<NeverAccepts>},
    {"accepts uphill", "exact start", &law_changes, &steps<AcceptsUphill>},
    {"accepts too hot", "exact start", &law_changes, &steps<HotAcceptance>},
    {"accepts as heat bath", "acceptance", &acceptance_is_wrong, &steps<HeatBathAcceptance>},
    {"accepts NaN", "nan", &accepts_nan, &accepts_nan_on_cliff},
    {"u from the momenta", "exact start", &law_changes, &steps<AcceptanceReusesMomentum>},
    {"kinetic energy of q", "exact start", &law_changes, &steps<KineticOfPosition>},
    {"no kinetic energy",
     "bounded Creutz identity",
     &creutz_identity_fails,
     &steps<NoKineticEnergy>},
    {"kinetic energy without ½", "exact start", &law_changes, &steps<KineticWithoutHalf>},
    {"kinetic energy without M", "exact start", &law_changes, &steps<KineticOfUnitMetric>},
    {"potential too cold", "exact start", &law_changes, &steps<ColdPotential>},
    {"energy in float32",
     "energy error order",
     &energy_error_has_wrong_order,
     &steps<SinglePrecisionEnergy>},
    {"velocity without M", "velocity law", &velocity_law_is_wrong, &steps<VelocityOfUnitMetric>},
    {"velocity 1 % too wide", "velocity law", &velocity_law_is_wrong, &steps<VelocityTooWide>},
    {"velocity not refreshed", "exact start", &law_changes, &steps<VelocityNotRefreshed>},
    {"velocity of one sign", "exact start", &law_changes, &steps<HalfGaussianVelocity>},
    {"force of wrong sign", "energy error order", &energy_error_has_wrong_order, &steps<ForceSign>},
    {"force 0.1 % too strong",
     "energy error order",
     &energy_error_has_wrong_order,
     &steps<ForceScale>},
    {"friction", "reversibility", &is_irreversible, &steps<Friction>},
    {"force half a step late", "reversibility", &is_irreversible, &steps<ForceTooLate>},
    {"step depends on q", "reversibility", &is_irreversible, &steps<StateDependentStep>},
    {"missing half step", "energy error order", &energy_error_has_wrong_order, &missing_half_step},
    {"missing half step, sampled", "exact start", &law_changes, &missing_half_step},
    {"Gaussian force twice",
     "energy error order",
     &energy_error_has_wrong_order,
     &steps<GaussianForceTwice, rotation>},
    {"rotation is a boost", "reversibility", &is_irreversible, &steps<RotationSign, rotation>},
    {"rotation about 0",
     "energy error order",
     &energy_error_has_wrong_order,
     &steps<RotationAboutZero, rotation>},
    {"missing term of S", "exact start", &law_changes, &action<MissingTerm>},
    {"missing term of S, seen directly", "action", &action_is_wrong, &action<MissingTerm>},
    {"coupling + 0.01 %", "action", &action_is_wrong, &action<WrongCoupling>},
    {"wrong end weight", "action", &action_is_wrong, &wrong_end_weight},
    {"missing force term", "force", &force_is_wrong, &action<MissingForce>},
    {"stale force after rejection", "exact start", &law_changes, &action<StaleForce>},
    {"ΔS of wrong sign", "exact start", &law_changes, &local<DeltaSign>},
    {"ΔS = 0", "exact start", &law_changes, &local<DeltaZero>},
    {"ΔS too hot", "exact start", &law_changes, &local<DeltaHot>},
    {"ΔS too hot by 1e-6", "enumeration", &enumerated_kernel_is_wrong, &table<DeltaSlightlyHot>},
    {"ΔS without the neighbour", "exact start", &law_changes, &local<DeltaForgetsNeighbour>},
    {"ΔS of before the sweep", "exact start", &law_changes, &local<DeltaStale>},
    {"ΔS of before the sweep, enumerated",
     "enumeration",
     &enumerated_kernel_is_wrong,
     &table<DeltaStale>},
    {"ΔS hides NaN", "nan", &accepts_nan, &hides_nan_on_cliff},
    {"moves too far", "exact start", &law_changes, &local<MovesTooFar>},
    {"keeps rejected moves", "exact start", &law_changes, &local<KeepsRejected>},
    {"u constant, HMC", "exact start", &law_changes, &hmc_source<ConstantUniform>},
    {"u constant, Metropolis", "exact start", &law_changes, &metropolis_source<ConstantUniform>},
    {"u too large", "exact start", &law_changes, &metropolis_source<UniformsTooLarge>},
    {"u from the proposals",
     "exact start",
     &law_changes,
     &metropolis_source<AcceptanceReusesProposals>},
    {"skewed proposals", "exact start", &law_changes, &metropolis_source<SkewedProposals>},
    {"one stream for all chains",
     "chain independence",
     &chains_are_correlated,
     &hmc_source<SharedByAllChains>},
    {"the same numbers every step", "exact start", &law_changes, &hmc_source<FrozenTrajectory>},
    {"exact draws by solve", "exact start", &law_changes, &exact<DrawsBySolve>},
    {"exact draws 2 % too wide", "exact start", &law_changes, &exact<DrawsTooWide>},
    {"bonds hold by J", "sign enumeration", &sign_kernel_is_wrong, &cluster_steps<HoldsHalf>},
    {"bonds hold by J, sampled", "exact start", &law_changes, &cluster_steps<HoldsHalf>},
    {"bonds too cold by 1e-6",
     "sign enumeration",
     &sign_kernel_is_wrong,
     &cluster_steps<HoldsSlightlyMore>},
    {"bonds between unlike signs hold",
     "exact start",
     &law_changes,
     &cluster_steps<HoldsUnsatisfied>},
    {"bonds hold by exp(−2J)", "exact start", &law_changes, &cluster_steps<HoldsInverse>},
    {"every site of a cluster decides",
     "exact start",
     &law_changes,
     &cluster_steps<EverySiteDecides>},
    {"u of flips from the bonds", "exact start", &law_changes, &cluster_steps<FlipReusesBond>},
    {"one bond forgotten", "exact start", &law_changes, &cluster_bonds<ForgetsOneBond>},
    {"one bond forgotten, enumerated",
     "sign enumeration",
     &sign_kernel_is_wrong,
     &cluster_bonds<ForgetsOneBond>},
    {"fixed site forgotten", "exact start", &law_changes, &cluster_bonds<ForgetsFixedSite, true>},
    {"signs set, not flipped",
     "sign enumeration",
     &sign_kernel_is_wrong,
     &cluster_bonds<SetsSigns>},
    {"flips too far", "sign enumeration", &sign_kernel_is_wrong, &cluster_bonds<FlipsTooFar>},
    {"exchanges uphill", "exact start", &law_changes, &exchange<ExchangeUphill>},
    {"exchanges always", "exact start", &law_changes, &exchange<ExchangeAlways>},
    {"exchanges by one action", "exact start", &law_changes, &exchange<ExchangeOneSided>},
    {"exchanges too hot", "exact start", &law_changes, &exchange<ExchangeHot>},
    {"exchanges too hot by 1e-6",
     "exchange enumeration",
     &exchange_kernel_is_wrong,
     &exchange_table<ExchangeSlightlyHot>},
    {"exchanges copy", "exact start", &law_changes, &exchange<ExchangeCopies>},
    {"exchanges copy, enumerated",
     "exchange enumeration",
     &exchange_kernel_is_wrong,
     &exchange_table<ExchangeCopies>},
    {"work of the kicks forgotten", "exact start", &law_changes, &rotated<ForgetsWork>},
    {"rest of the action forgotten", "exact start", &law_changes, &rotated<ForgetsRest>},
    {"kick before the rotation", "exact start", &law_changes, &rotated<KicksBeforeTurning>},
    {"metric norm without square", "exact start", &law_changes, &metric<NormWithoutRoot>},
};

}  // namespace mutant

const std::vector<Mutant>& every_mutant() {
    return mutant::all;
}

}  // namespace feynet::test
