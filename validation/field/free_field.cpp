// Claim   Every network samples the free field right: in d = 1 … 4 and both time ends, for one and
//         two components, the propagators G(x), G̃(p) and C_k(t) are the exact ones, and so are
//         G(0), ⟨φ ∂S/∂φ⟩ = 1 and ⟨M⟩ = 0.
// Against the closed forms of the finite lattice.
// Points  8, 8×8, 8×8×8 and 6×6×6×6 sites, each in one of the three conventions; open time; extents
//         that differ.
// Methods exact draws; leapfrog and, in momentum weights, the rotation, both with 1.5 M² in the
//         weights and the metric, so that a force is left that could be wrong.
// Full    relative errors of G(0) of at most 0.3 %.
// Twin    samples of one mass are refused by the answers of a mass 2 % larger, p < 1e-3.

#include "feynet/field/exact/free_field.hpp"

#include "feynet/core/powers.hpp"
#include "field/field_case.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace feynet::validation {
namespace {

constexpr double stretch = 1.5;

FieldMethod exact_draws() {
    return {.name = "exact", .updates = {{.kind = UpdateKind::Exact}}};
}

FieldMethod leapfrog() {
    return {
        .name = "leapfrog",
        .updates = {{.kind = UpdateKind::Hmc}},
        .integrator = Integrator::Leapfrog,
        .stretch = stretch};
}

FieldMethod rotation() {
    return {
        .name = "rotation",
        .updates = {{.kind = UpdateKind::Hmc}},
        .integrator = Integrator::Rotation,
        .stretch = stretch};
}

std::vector<FieldSystemSettings> systems() {
    using enum Convention;
    constexpr TimeEnds open = TimeEnds::Open;
    return {
        {.extents = {8}, .mass_squared = 0.25},
        {.extents = {8, 8}, .convention = Flow, .mass_squared = 0.5},
        {.extents = {8, 8, 8}, .convention = Hopping, .kappa = 0.15},
        {.extents = {6, 6, 6, 6}, .mass_squared = 0.25},
        {.extents = {8}, .time = open, .convention = Hopping, .kappa = 0.4},
        {.extents = {7, 6}, .time = open, .components = 2, .mass_squared = 0.4},
        {.extents = {5, 4, 3}, .time = open, .convention = Flow, .mass_squared = 0.7},
        {.extents = {6, 8, 4}, .components = 2, .convention = Flow, .mass_squared = 0.3}};
}

/// The share of the variance of φ² that one draw leaves to its average over the lattice.
double variance_of_square(const FieldCase& subject) {
    const Lattice lattice = subject.settings().lattice();
    const Index components = subject.settings().system.components;
    const FreeField free(lattice, subject.settings().couplings(), components);
    const Index source = lattice.reference_time();
    const Eigen::ArrayXd propagator = free.propagator(source);
    double sum = 0.0;
    Index n_seen = 0;
    for (Index site = 0; site < propagator.size(); ++site) {
        if (!lattice.is_open() || lattice.coordinate(site, 0) == source) {
            sum += square(propagator[site]);
            ++n_seen;
        }
    }
    const double at_zero = free.phi2() / static_cast<double>(components);
    return 2.0 * sum / (square(at_zero) * static_cast<double>(n_seen * components));
}

class Cells {
public:
    explicit Cells(Length length) : ledger_("The free field in every network"), length_(length) {}

    void every_network(const FieldSystemSettings& system) {
        const FieldCase subject(system);
        for (const FieldNetworkKind network : every_field_network) {
            one(subject, network, exact_draws());
            one(subject, network, leapfrog());
        }
        one(subject, FieldNetworkKind::Momentum, rotation());
    }

    /// The same field and one of 1.02 times its mass, held against the same samples.
    void twin(FieldSystemSettings system) {
        constexpr Index chains = 16;
        constexpr Index draws = 60000;
        const FieldCase right(system);
        system.mass_squared = square(1.02) * *system.mass_squared;
        const FieldCase wrong(system);
        const FieldRecord record = right.sample(
            FieldNetworkKind::Momentum, exact_draws(), {chains, 0, draws / chains}, ++run_);
        const std::string label = right.label() + " momentum exact, m";
        curves(label, right, record);
        const double p = least_chance(wrong, record);
        ledger_.fact(
            fmt::format("{}: refused as one of 1.02 m, p = {:.2g}", right.label(), p), p < 1e-3);
    }

    int close() {
        if (length_ == Length::Full) {
            ledger_.fact(
                fmt::format(
                    "every relative error of G(0) is at most 0.3 %, {:.3f} % at most",
                    100.0 * worst_),
                worst_ <= 0.003);
        }
        return ledger_.close();
    }

private:
    FieldChains chains_for(const FieldCase& subject, bool is_exact) const {
        constexpr double autocorrelation = 2.0;
        const bool full = length_ == Length::Full;
        const double resolution = full ? 0.0025 : 0.05;
        const double least = full ? 8000.0 : 640.0;
        const double needed = variance_of_square(subject) / square(resolution);
        const double draws = std::max(least, (is_exact ? 1.0 : autocorrelation) * needed);
        const Index chains = 8;
        return {
            chains,
            is_exact ? 0 : (full ? 100 : 20),
            static_cast<Index>(std::ceil(draws / static_cast<double>(chains)))};
    }

    void one(const FieldCase& subject, FieldNetworkKind network, const FieldMethod& method) {
        const bool is_exact = method.updates.front().kind == UpdateKind::Exact;
        const FieldRecord record =
            subject.sample(network, method, chains_for(subject, is_exact), ++run_);
        const std::string label =
            fmt::format("{} {} {}", subject.label(), word(network), method.name);
        subject.compare(ledger_, label, "φ²", record, "phi2");
        subject.compare(ledger_, label, "φ∂S", record, "schwinger_dyson");
        subject.compare(ledger_, label, "M", record, "magnetisation");
        curves(label, subject, record);
        const double error = subject.number(record, "phi2").error.value_or(HUGE_VAL);
        worst_ = std::max(worst_, error / *subject.exact().number("phi2"));
    }

    /// The three propagators of a record, all points of one tested together.
    void curves(const std::string& label, const FieldCase& subject, const FieldRecord& record) {
        const ExactField& exact = subject.exact();
        std::string text = label + ":";
        const auto add = [&](const std::string& name, double p) {
            ledger_.chance(label, name, p);
            text += fmt::format(" {} p = {:.3g}", name, p);
        };
        add("G(x)", chance_of(record.position, exact.position()));
        add("C_k(t)", chance_of(record.slices, exact.slices()));
        if (record.momentum) {
            add("G̃(p)", chance_of(*record.momentum, exact.momentum()));
        }
        ledger_.note(text);
    }

    static double least_chance(const FieldCase& subject, const FieldRecord& record) {
        const ExactField& exact = subject.exact();
        double p = std::min(
            chance_of(record.position, exact.position()), chance_of(record.slices, exact.slices()));
        if (record.momentum) {
            p = std::min(p, chance_of(*record.momentum, exact.momentum()));
        }
        return p;
    }

    Ledger ledger_;
    Length length_;
    std::uint16_t run_ = 0;
    double worst_ = 0.0;
};

int validate(Length length) {
    Cells cells(length);
    for (const FieldSystemSettings& system : systems()) {
        cells.every_network(system);
    }
    const std::size_t n_twins = length == Length::Full ? 4 : 2;
    for (std::size_t d = 0; d < n_twins; ++d) {
        FieldSystemSettings system{.mass_squared = 0.25};
        system.extents.assign(d + 1, d < 3 ? 8 : 6);
        cells.twin(system);
    }
    return cells.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
