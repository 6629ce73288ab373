// Claim   Every update samples interacting fields right, at strong coupling too: ⟨φ²⟩, ⟨φ⁴⟩, E,
//         ⟨|M|⟩, ⟨M²⟩, U₄, C(t), ⟨φ ∂S/∂φ⟩ = 1 and ⟨M⟩ = 0.
// Against direct quadrature over all sites of the 2 × 2 torus and of the open 3 × 2 lattice, and
// the
//         transfer matrix of rings.
//         In the last of them signs freeze without clusters, which alone are held to it.
// Methods HMC by rotation, by leapfrog and with unit masses; Metropolis, with over-relaxation;
//         Wolff and Swendsen–Wang clusters with partners that move the moduli; each in a network or
//         two, so that all six have their turn.
// Full    relative errors of ⟨φ²⟩ of at most 0.5 %.
// Twin    samples of one coupling are more than 4 standard errors away from the ⟨φ²⟩ of a λ 2 %
//         larger.

#include "field/field_case.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace feynet::validation {
namespace {

struct Schedule {
    FieldMethod method;
    std::vector<FieldNetworkKind> networks;
    double draws = 1.0;  ///< relative to others

    bool flips_clusters() const {
        return std::any_of(
            method.updates.begin(), method.updates.end(), [](const FieldUpdate& update) {
                return update.kind == UpdateKind::Wolff || update.kind == UpdateKind::SwendsenWang;
            });
    }
};

struct Subject {
    FieldSystemSettings system;
    bool freezes_signs = false;  ///< single values do not change sign within a run
};

std::vector<Schedule> schedules() {
    using Network = FieldNetworkKind;
    const FieldUpdate hmc{.kind = UpdateKind::Hmc};
    const FieldUpdate metropolis{.kind = UpdateKind::Metropolis, .times = 2};
    const FieldUpdate overrelaxation{.kind = UpdateKind::Overrelaxation};
    const FieldUpdate wolff{.kind = UpdateKind::Wolff, .times = 2};
    const FieldUpdate swendsen_wang{.kind = UpdateKind::SwendsenWang};
    constexpr MetricKind action = MetricKind::Action;
    constexpr MetricKind unit = MetricKind::Unit;
    constexpr Integrator leapfrog = Integrator::Leapfrog;
    constexpr Integrator rotation = Integrator::Rotation;
    return {
        {{"hmc rotation", {hmc}, action, rotation}, {Network::Momentum, Network::Cosine}, 2.0},
        {{"hmc leapfrog", {hmc}, action, leapfrog}, {Network::Step, Network::Relu}, 2.0},
        {{"hmc unit", {hmc}, unit, leapfrog}, {Network::Site, Network::Decay}, 3.0},
        {{"metropolis", {metropolis}}, {Network::Site, Network::Momentum}, 4.0},
        {{"metropolis overrelaxation", {metropolis, overrelaxation}},
         {Network::Site, Network::Relu},
         4.0},
        {{"metropolis wolff", {metropolis, wolff}}, {Network::Site, Network::Cosine}},
        {{"metropolis swendsen_wang", {metropolis, swendsen_wang}},
         {Network::Site, Network::Decay}},
        {{"hmc wolff", {hmc, wolff}, action, rotation}, {Network::Momentum, Network::Step}},
        {{"hmc swendsen_wang", {hmc, swendsen_wang}, action, rotation},
         {Network::Decay, Network::Cosine}}};
}

std::vector<Subject> subjects() {
    using enum Convention;
    constexpr TimeEnds open = TimeEnds::Open;
    return {
        {{.extents = {2, 2}, .mass_squared = 0.5, .lambda = 1.0}},
        {{.extents = {2, 2}, .convention = Flow, .mass_squared = -4.0, .lambda = 5.0}},
        {{.extents = {3, 2},
          .time = open,
          .convention = Flow,
          .mass_squared = -2.0,
          .lambda = 8.0}},
        {{.extents = {12}, .mass_squared = -1.0, .lambda = 2.0}},
        {{.extents = {10}, .convention = Flow, .mass_squared = 1.0, .lambda = 50.0}},
        {{.extents = {2, 2}, .convention = Hopping, .kappa = 0.12, .lambda = 10.0}, true}};
}

class Cells {
public:
    explicit Cells(Length length)
        : ledger_("Every update of interacting fields on few sites"), length_(length) {}

    void every_update(const Subject& subject) {
        const FieldCase known(subject.system);
        for (const Schedule& schedule : schedules()) {
            if (subject.freezes_signs && !schedule.flips_clusters()) {
                continue;
            }
            for (const FieldNetworkKind network : schedule.networks) {
                one(known, network, schedule);
            }
        }
    }

    /// The same samples, held against λ and against 1.02 λ.
    void twin(FieldSystemSettings system) {
        const FieldCase right(system);
        system.lambda *= 1.02;
        const FieldCase wrong(system);
        const FieldMethod method{
            .name = "hmc swendsen_wang",
            .updates = {{.kind = UpdateKind::Hmc}, {.kind = UpdateKind::SwendsenWang}},
            .integrator = Integrator::Rotation};
        const FieldRecord record =
            right.sample(FieldNetworkKind::Momentum, method, {16, 500, 8000}, ++run_);
        const Estimate measured = right.number(record, "phi2");
        const auto pull = [&measured](const FieldCase& subject) {
            return (measured.mean - *subject.exact().number("phi2")) / measured.error.value_or(0.0);
        };
        ledger_.fact(
            fmt::format(
                "{}: ⟨φ²⟩ is {:+.2f} errors from its λ, {:+.2f} from 1.02 λ",
                right.label(),
                pull(right),
                pull(wrong)),
            std::abs(pull(right)) <= 4.0 && std::abs(pull(wrong)) > 4.0);
    }

    int close() {
        if (length_ == Length::Full) {
            ledger_.fact(
                fmt::format(
                    "every relative error of ⟨φ²⟩ is at most 0.5 %, {:.3f} % at most",
                    100.0 * worst_),
                worst_ <= 0.005);
        }
        return ledger_.close();
    }

private:
    void one(const FieldCase& subject, FieldNetworkKind network, const Schedule& schedule) {
        const bool full = length_ == Length::Full;
        const double draws = schedule.draws * (full ? 20000.0 : 400.0);
        const FieldRecord record =
            subject.sample(network, schedule.method, {8, 500, static_cast<Index>(draws)}, ++run_);
        const std::string label =
            fmt::format("{} {} {}", subject.label(), word(network), schedule.method.name);
        constexpr std::array<std::array<std::string_view, 2>, 8> numbers{
            {{"φ²", "phi2"},
             {"φ⁴", "phi4"},
             {"E", "ising_energy"},
             {"|M|", "abs_magnetisation"},
             {"V⟨M²⟩", "susceptibility"},
             {"U₄", "binder"},
             {"φ∂S", "schwinger_dyson"},
             {"M", "magnetisation"}}};
        for (const auto& [quantity, name] : numbers) {
            if (subject.exact().number(name)) {
                subject.compare(ledger_, label, std::string(quantity), record, name);
            }
        }
        if (!subject.exact().slices().empty()) {
            const double p = chance_of(record.slices, subject.exact().slices());
            ledger_.chance(label, "C(t)", p);
            ledger_.note(fmt::format("{}: C(t) p = {:.3g}", label, p));
        }
        const double error = subject.number(record, "phi2").error.value_or(HUGE_VAL);
        worst_ = std::max(worst_, error / *subject.exact().number("phi2"));
    }

    Ledger ledger_;
    Length length_;
    std::uint16_t run_ = 0;
    double worst_ = 0.0;
};

int validate(Length length) {
    Cells cells(length);
    for (const Subject& subject : subjects()) {
        cells.every_update(subject);
    }
    cells.twin(
        {.extents = {2, 2}, .convention = Convention::Flow, .mass_squared = -4.0, .lambda = 5.0});
    return cells.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
