// Claim   Unit-mass HMC in the weights of a network costs √cond of the action's Hessian in these
//         weights: leapfrog steps × 2τ_int(x²) per independent path follow it from decay (1) to
//         ReLU (hundreds). The metric M = AᵀKA makes every network equivalent, τ_int(x²) ≤ 2 at a =
//         0.1, N = 1000, where unit masses in ReLU weights end in a refusal and not in a wrong
//         error.
// Against cond of M = AᵀKA, with A and K written out as dense matrices.
// Bounds  a quarter period of the softest mode takes (π/2) √cond/ε steps, with ε in units of the
// stiffest
//         frequency; 95 % of the proposals are accepted for ε between 0.4 and 1.3, and τ_int(x²) is
//         ½ at least and some units where one stiff mode is far out now and then, as in ReLU
//         weights: cost/√cond lies between ½ and 16, while √cond spans a factor of 600, and the
//         costs are ordered as √cond is where that differs by 1.5.
// Source  a leapfrog step is stable up to 2/ω_max: Duane et al., Phys. Lett. B 195 (1987) 216.

#include "feynet/study/path/path_study.hpp"
#include "ledger.hpp"
#include "path/cell.hpp"
#include "support/cells.hpp"
#include "support/dense_map.hpp"
#include "support/dense_oscillator.hpp"

#include <Eigen/Eigenvalues>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet::validation {
namespace {

constexpr double least_ratio = 0.5;
constexpr double largest_ratio = 16.0;

/// The unit metric, with trajectories as long as they need.
PathSettings with_unit_masses(const Case& subject, NetworkKind network) {
    PathSettings settings = subject.settings(network, leapfrog);
    settings.sampler.metric = MetricKind::Unit;
    settings.sampler.max_leapfrog = 4096;
    return settings;
}

/// √cond of AᵀKA.
double root_condition(const Case& subject, NetworkKind kind) {
    const PathSystem system = subject.system();
    const TimeGrid& grid = system.grid();
    const auto network =
        make_network(kind, grid, system.rule(), system.mass(), system.oscillator_frequency());
    const Index n = grid.n_free();
    const Eigen::MatrixXd a =
        test::dense_map(n, grid.n_nodes(), [&](const Block& theta, Block& path) {
            network->apply(theta, path);
        }).middleRows(grid.first_free(), n);
    const test::DenseOscillator oscillator(
        grid, system.rule(), system.mass(), system.oscillator_frequency());
    const Eigen::MatrixXd hessian = a.transpose() * oscillator.precision() * a;
    const Eigen::VectorXd values =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(hessian, Eigen::EigenvaluesOnly)
            .eigenvalues();
    return std::sqrt(values.maxCoeff() / values.minCoeff());
}

/// cond of the Hessian on the half line at T = 4, in the order of the networks.
struct KnownConditions {
    Index n_slices;
    std::array<double, 5> cond;
};

constexpr std::array<KnownConditions, 2> known_conditions{
    {{16, {59.7, 7.37, 1.87e3, 56.2, 1.0}}, {64, {902.0, 7.48, 2.82e4, 888.0, 1.0}}}};

struct Cost {
    std::string_view network;
    double root_condition;
    double per_path;  ///< leapfrog steps × 2τ_int(x²)
};

class Costs {
public:
    explicit Costs(Length length)
        : ledger_("Unit masses cost √cond, the metric of the action costs nothing"),
          length_(length) {}

    void table(Boundary boundary, double spacing, Index n_slices) {
        const Case subject{
            .potential = HarmonicPotential{},
            .spacing = spacing,
            .n_slices = n_slices,
            .boundary = boundary};
        const CaseAnswers exact(subject);
        std::vector<Cost> costs;
        costs.reserve(std::size(test::every_network));
        for (const NetworkKind kind : test::every_network) {
            costs.push_back(measured(subject, exact, kind));
        }
        for (const Cost& cheap : costs) {
            for (const Cost& dear : costs) {
                if (dear.root_condition > 1.5 * cheap.root_condition) {
                    ledger_.fact(
                        fmt::format(
                            "{}: {} costs less than {}",
                            subject.label(),
                            cheap.network,
                            dear.network),
                        cheap.per_path < dear.per_path);
                }
            }
        }
    }

    void conditions() {
        for (const KnownConditions& known : known_conditions) {
            const Case subject{
                .potential = HarmonicPotential{},
                .spacing = 4.0 / static_cast<double>(known.n_slices),
                .n_slices = known.n_slices,
                .boundary = Boundary::HalfLine};
            for (std::size_t i = 0; i < known.cond.size(); ++i) {
                const NetworkKind kind = test::every_network[i];
                const double root = root_condition(subject, kind);
                ledger_.equal(
                    fmt::format("cond {} {}", subject.label(), word(kind)),
                    root * root,
                    known.cond[i],
                    2e-3 * known.cond[i]);
            }
        }
    }

    void action_metric(Boundary boundary, Rule rule) {
        const Case subject{
            .potential = HarmonicPotential{},
            .spacing = 0.1,
            .n_slices = 1000,
            .boundary = boundary,
            .rule = discretisation_of(rule)};
        const CaseAnswers exact(subject);
        for (const NetworkKind kind : test::every_network) {
            PathSettings settings = subject.settings(kind, leapfrog);
            settings.sampler.acceptance = 0.8;
            const Index draws = length_ == Length::Full ? 64000 : 6400;
            const Outcome outcome = sample(settings, exact, draws, ++run_);
            const std::string label = fmt::format("{} {}", subject.label(), word(kind));
            ledger_.number(label, "x²", exact.x2(), outcome.x2);
            ledger_.fact(
                fmt::format("{}: τ_int(x²) = {:.2f} ≤ 2", label, outcome.x2.tau_int),
                outcome.x2.tau_int <= 2.0);
        }
    }

    /// ReLU weights with unit masses on the long ring.
    void refusal() {
        const Case subject{.potential = HarmonicPotential{}, .spacing = 0.1, .n_slices = 1000};
        PathSettings settings = with_unit_masses(subject, NetworkKind::Relu);
        settings.sampler.max_leapfrog = 128;
        settings.sampler.warmup = 50;
        settings.sampler.draws = length_ == Length::Full ? 1000 : 100;
        const Summary summary = PathStudy(settings).run({.execution = {.n_threads = 1}}).summary;
        const NetworkRun& run = summary.runs.front();
        const bool says_so =
            std::any_of(run.remarks.begin(), run.remarks.end(), [](const std::string& remark) {
                return remark.find("not thermalised") != std::string::npos;
            });
        for (const std::string& remark : run.remarks) {
            ledger_.note("    " + remark);
        }
        ledger_.fact(
            "ReLU with unit masses at N = 1000: the verdict is fail", run.verdict == "fail");
        ledger_.fact("ReLU with unit masses at N = 1000: not thermalised, it says", says_so);
        const ObservableResult& x2 = run.observables[1];
        const bool is_trusted = x2.error && x2.rhat && *x2.rhat < settings.verdict.rhat;
        ledger_.fact("ReLU with unit masses at N = 1000: ⟨x²⟩ is not trusted", !is_trusted);
    }

    int close() { return ledger_.close(); }

private:
    Cost measured(const Case& subject, const CaseAnswers& exact, NetworkKind kind) {
        const Index draws = length_ == Length::Full ? 64000 : 8000;
        const PathSettings settings = with_unit_masses(subject, kind);
        const Outcome outcome = sample(settings, exact, draws, ++run_);
        const PathExperiment experiment(settings, kind, run_);
        const auto n_steps = static_cast<double>(experiment.choice().n_leapfrog);
        const Cost cost{
            word(kind), root_condition(subject, kind), n_steps * 2.0 * outcome.x2.tau_int};
        const std::string label = fmt::format("{} {}", subject.label(), word(kind));
        ledger_.number(label, "x²", exact.x2(), outcome.x2);
        const double ratio = cost.per_path / cost.root_condition;
        ledger_.fact(
            fmt::format(
                "{}: √cond {:.4g}, {} steps, τ_int {:.2f}, cost {:.4g}, cost/√cond {:.2f}",
                label,
                cost.root_condition,
                n_steps,
                outcome.x2.tau_int,
                cost.per_path,
                ratio),
            ratio >= least_ratio && ratio <= largest_ratio);
        return cost;
    }

    Ledger ledger_;
    Length length_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Costs costs(length);
    costs.conditions();
    costs.table(Boundary::HalfLine, 0.25, 16);
    costs.table(Boundary::HalfLine, 0.0625, 64);
    if (length == Length::Full) {
        costs.table(Boundary::HalfLine, 0.1, 100);
        costs.table(Boundary::Dirichlet, 0.0625, 64);
        costs.table(Boundary::Free, 0.0625, 64);
        costs.table(Boundary::Periodic, 0.0625, 64);
    }
    for (const Boundary boundary : test::every_boundary) {
        for (const Rule rule : test::every_rule) {
            costs.action_metric(boundary, rule);
        }
    }
    costs.refusal();
    return costs.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
