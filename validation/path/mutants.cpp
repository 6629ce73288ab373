// Claim   The checks of oscillator_cells and quartic_cells fail when the action or the sampler is
// made
//         wrong, and pass for the right ones.
// Mutants of the action: m, ω, λ off by a few per cent, an end weight 1 for ½, the other rule, a
// link
//         missing, V forgotten at a node. Of the sampler: no accept step, a wrong temperature in it
//         or in H, velocities too wide, a rotation about 0. A force of wrong scale is invisible to
//         every mean, for the accept step repairs it: it is caught by the force test, and the means
//         are seen to pass.
// Each mutant has to be caught on both potentials where it exists, in the network named.
// False alarms  the right samplers are 20 cells of 3 checks: 4e-3 by pulls, 2e-2 by p.

#include "ledger.hpp"
#include "path/mutant_checks.hpp"
#include "sampler/wrong_steps.hpp"
#include "support/cells.hpp"

#include <fmt/format.h>

#include <array>

namespace feynet::validation {
namespace {

/// An action with one term added: c (u·x)²/2 over the nodes.
class WithTerm final : public Action {
public:
    WithTerm(std::unique_ptr<Action> right, Eigen::VectorXd u, double coefficient)
        : right_(std::move(right)), u_(std::move(u)), coefficient_(coefficient) {}

    Index dimension() const override { return right_->dimension(); }
    Lanes value(const Block& q) const override {
        return right_->value(q) + 0.5 * coefficient_ * projection(q).square();
    }
    void gradient(const Block& q, Block& gradient) const override {
        right_->gradient(q, gradient);
        const Lanes force = coefficient_ * projection(q);
        for (Index n = 0; n < q.cols(); ++n) {
            gradient.col(n) += u_[n] * force;
        }
    }

private:
    Lanes projection(const Block& q) const { return (q.matrix() * u_).array(); }

    std::unique_ptr<Action> right_;
    Eigen::VectorXd u_;
    double coefficient_;
};

/// The right value with a force of another scale.
class WithForceScale final : public Action {
public:
    WithForceScale(std::unique_ptr<Action> right, double scale)
        : right_(std::move(right)), scale_(scale) {}

    Index dimension() const override { return right_->dimension(); }
    Lanes value(const Block& q) const override { return right_->value(q); }
    void gradient(const Block& q, Block& gradient) const override {
        right_->gradient(q, gradient);
        gradient *= scale_;
    }

private:
    std::unique_ptr<Action> right_;
    double scale_;
};

std::unique_ptr<Action> right_action(const PathSystem& system) {
    return make_path_action(system);
}

/// The action of a system with one number changed.
std::unique_ptr<Action> changed(
    const PathSystem& system, double mass_factor, double frequency_factor, double coupling_factor) {
    AnyPotential potential = system.continuum_potential();
    // V keeps its own strength m ω² when the kinetic mass is wrong.
    if (auto* harmonic = std::get_if<HarmonicPotential>(&potential)) {
        harmonic->frequency *= frequency_factor;
    }
    if (auto* quartic = std::get_if<QuarticPotential>(&potential)) {
        quartic->frequency *= frequency_factor;
        quartic->coupling *= coupling_factor;
    }
    return make_path_action(
        PathSystem(system.grid(), system.discretisation(), mass_factor * system.mass(), potential));
}

std::unique_ptr<Action> wrong_mass(const PathSystem& system) {
    return changed(system, 1.05, 1.0, 1.0);
}
std::unique_ptr<Action> wrong_frequency(const PathSystem& system) {
    return changed(system, 1.0, 1.1, 1.0);
}
std::unique_ptr<Action> wrong_coupling(const PathSystem& system) {
    return changed(system, 1.0, 1.0, 1.1);
}

std::unique_ptr<Action> other_rule(const PathSystem& system) {
    const Rule rule = system.rule() == Rule::Site ? Rule::Midpoint : Rule::Site;
    return make_path_action(
        PathSystem(system.grid(), rule, system.mass(), system.continuum_potential()));
}

/// The last node with the harmonic potential of an inner one.
std::unique_ptr<Action> full_end_weight(const PathSystem& system) {
    const Index n_nodes = system.grid().n_nodes();
    return std::make_unique<WithTerm>(
        right_action(system),
        Eigen::VectorXd::Unit(n_nodes, n_nodes - 1),
        0.5 * system.grid().spacing() * system.mass());
}

/// The kinetic link that closes the ring is not there.
std::unique_ptr<Action> open_ring(const PathSystem& system) {
    const Index n_nodes = system.grid().n_nodes();
    const Eigen::VectorXd link =
        Eigen::VectorXd::Unit(n_nodes, 0) - Eigen::VectorXd::Unit(n_nodes, n_nodes - 1);
    return std::make_unique<WithTerm>(
        right_action(system), link, -system.mass() / system.grid().spacing());
}

std::unique_ptr<Action> forgotten_node(const PathSystem& system) {
    const Index n_nodes = system.grid().n_nodes();
    return std::make_unique<WithTerm>(
        right_action(system),
        Eigen::VectorXd::Unit(n_nodes, n_nodes / 2),
        -system.grid().spacing() * system.mass());
}

std::unique_ptr<Action> weak_force(const PathSystem& system) {
    return std::make_unique<WithForceScale>(right_action(system), 0.98);
}

/// HMC of the given elementary steps.
template <typename Steps = HmcSteps>
SamplerMaker hmc_of(const HmcSettings& settings) {
    return [settings](const Action& action, const GaussianPart& metric) {
        return std::make_unique<Hmc<Steps>>(action, metric, settings);
    };
}

struct ActionMutant {
    std::string_view name;
    Boundary boundary;
    std::unique_ptr<Action> (*make)(const PathSystem&);
    bool needs_coupling = false;
};

constexpr auto action_mutants = std::to_array<ActionMutant>({
    {"m + 5 %", Boundary::Periodic, &wrong_mass},
    {"m + 5 %", Boundary::HalfLine, &wrong_mass},
    {"ω + 10 %", Boundary::Periodic, &wrong_frequency},
    {"ω + 10 %", Boundary::Free, &wrong_frequency},
    {"λ + 10 %", Boundary::Periodic, &wrong_coupling, true},
    {"λ + 10 %", Boundary::Dirichlet, &wrong_coupling, true},
    {"the other rule", Boundary::Periodic, &other_rule},
    {"the other rule", Boundary::HalfLine, &other_rule},
    {"end weight 1 for ½", Boundary::HalfLine, &full_end_weight},
    {"end weight 1 for ½", Boundary::Free, &full_end_weight},
    {"the ring is not closed", Boundary::Periodic, &open_ring},
    {"V forgotten at one node", Boundary::Dirichlet, &forgotten_node},
});

constexpr HmcSettings coarse{
    .integrator = Integrator::Leapfrog, .step_size = 0.78, .n_leapfrog = 2};
constexpr HmcSettings fine{.integrator = Integrator::Leapfrog, .step_size = 0.39, .n_leapfrog = 4};
constexpr HmcSettings turning{
    .integrator = Integrator::Rotation, .step_size = 0.39, .n_leapfrog = 4};

using namespace test::mutant;

struct SamplerMutant {
    std::string_view name;
    Boundary boundary;
    SamplerMaker make;
};

std::vector<SamplerMutant> sampler_mutants() {
    return {
        {"no accept step", Boundary::Periodic, hmc_of<AlwaysAccepts>(coarse)},
        {"no accept step", Boundary::Dirichlet, hmc_of<AlwaysAccepts>(coarse)},
        {"accepts 20 % too hot", Boundary::Periodic, hmc_of<HotAcceptance>(coarse)},
        {"accepts uphill", Boundary::HalfLine, hmc_of<AcceptsUphill>(coarse)},
        {"S 10 % too cold in H", Boundary::Periodic, hmc_of<ColdPotential>(coarse)},
        {"no kinetic energy in H", Boundary::Free, hmc_of<NoKineticEnergy>(coarse)},
        {"velocities not refreshed", Boundary::Periodic, hmc_of<VelocityNotRefreshed>(fine)},
        {"friction", Boundary::Periodic, hmc_of<Friction>(fine)},
    };
}

class Suspects {
public:
    explicit Suspects(Length length)
        : ledger_("Wrong actions and wrong samplers are caught"),
          draws_(length == Length::Full ? 400000 : 120000) {}

    void right_ones(const AnyPotential& potential) {
        for (const Boundary boundary : test::every_boundary) {
            for (const HmcSettings& settings : {coarse, fine, turning}) {
                const Findings findings =
                    look(potential, boundary, &right_action, hmc_of(settings));
                ledger_.note("    " + findings.text());
                ledger_.fact(
                    title(potential, boundary, "right"),
                    !findings.statistics_alarm() && !findings.force_alarm());
            }
        }
    }

    void wrong_actions(const AnyPotential& potential) {
        const bool is_quartic = std::holds_alternative<QuarticPotential>(potential);
        for (const ActionMutant& mutant : action_mutants) {
            if (mutant.needs_coupling && !is_quartic) {
                continue;
            }
            const Findings findings = look(potential, mutant.boundary, mutant.make, hmc_of(fine));
            ledger_.note("    " + findings.text());
            ledger_.fact(
                title(potential, mutant.boundary, mutant.name) + " is caught by the means",
                findings.statistics_alarm());
        }
    }

    void wrong_samplers(const AnyPotential& potential) {
        for (const SamplerMutant& mutant : sampler_mutants()) {
            const Findings findings = look(potential, mutant.boundary, &right_action, mutant.make);
            ledger_.note("    " + findings.text());
            ledger_.fact(
                title(potential, mutant.boundary, mutant.name) + " is caught by the means",
                findings.statistics_alarm());
        }
    }

    /// Right means from a wrong force, which the force test catches.
    void wrong_force(const AnyPotential& potential) {
        const Findings findings = look(potential, Boundary::Periodic, &weak_force, hmc_of(fine));
        ledger_.note("    " + findings.text());
        const std::string name = title(potential, Boundary::Periodic, "force − 2 %");
        ledger_.fact(name + " is invisible to the means", !findings.statistics_alarm());
        ledger_.fact(name + " is caught by the force test", findings.force_alarm());
    }

    int close() { return ledger_.close(); }

private:
    Findings look(
        const AnyPotential& potential,
        Boundary boundary,
        const ActionMaker& action,
        const SamplerMaker& sampler) {
        const Case subject{
            .potential = potential, .spacing = 0.5, .n_slices = 8, .boundary = boundary};
        const Case seen = boundary == Boundary::Free ? subject.from_end() : subject;
        const CaseAnswers exact(seen);
        const auto network = static_cast<NetworkKind>(run_ % std::size(test::every_network));
        return findings_of(seen, exact, network, action, sampler, {draws_, ++run_});
    }

    std::string title(
        const AnyPotential& potential, Boundary boundary, std::string_view mutant) const {
        const auto network = static_cast<NetworkKind>((run_ - 1) % std::size(test::every_network));
        const std::string_view name =
            std::visit([](const auto& v) { return std::string_view(v.name); }, potential);
        return fmt::format("{} {} {}: {}", name, word(boundary), word(network), mutant);
    }

    Ledger ledger_;
    Index draws_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Suspects suspects(length);
    const auto potentials = std::to_array<AnyPotential>({HarmonicPotential{}, QuarticPotential{}});
    for (const AnyPotential& potential : potentials) {
        suspects.right_ones(potential);
        suspects.wrong_actions(potential);
        suspects.wrong_samplers(potential);
        suspects.wrong_force(potential);
    }
    return suspects.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
