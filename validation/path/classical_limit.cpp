// Claim   As ħ → 0 the path integral between fixed ends concentrates on the classical path x_cl:
//         ⟨x⟩ − x_cl and the variance of x are proportional to ħ, the latter with the factor
//         (S'')⁻¹ₙₙ of the action's Hessian at x_cl.
// Against the path of least lattice action, found by Newton's method, for V = x²/2 + x⁴, a = 0.05,
//         T = 2 from −½ to 3/2; and the transfer matrix at each ħ, which for ħ < 0.002 has no
//         answer: its weights leave the range of double numbers.
// Full    ħ = 1 … 0.003, 320000 paths each; short: 32000.

#include "feynet/path/action/path_action.hpp"
#include "feynet/statistics/function_of_means.hpp"
#include "feynet/statistics/gamma_method.hpp"
#include "ledger.hpp"
#include "path/cell.hpp"

#include <Eigen/Cholesky>
#include <fmt/format.h>

#include <array>
#include <cmath>

namespace feynet::validation {
namespace {

constexpr std::array planck_constants = {1.0, 0.3, 0.1, 0.03, 0.01, 0.005, 0.003};
constexpr Index observed_node = 28;

PathSettings settings_at(double hbar) {
    PathSettings settings;
    settings.potential = QuarticPotential{};
    settings.system.hbar = hbar;
    settings.time = {
        .spacing = 0.05,
        .n_slices = 40,
        .boundary = Boundary::Dirichlet,
        .x_initial = -0.5,
        .x_final = 1.5,
        .rule = Discretisation::Site};
    settings.sampler.kind = SamplerKind::Auto;
    settings.sampler.warmup = 100;
    settings.measure.reference = observed_node;
    settings.measure.max_lag = 1;
    return settings;
}

/// The path of least action of the site rule and the inverse of its Hessian.
class ClassicalPath {
public:
    explicit ClassicalPath(const PathSystem& system) : action_(make_path_action(system)) {
        const TimeGrid& grid = system.grid();
        const Index n_free = grid.n_free();
        Eigen::VectorXd path =
            Eigen::VectorXd::LinSpaced(grid.n_nodes(), grid.x_initial(), grid.x_final());
        Eigen::MatrixXd hessian;
        double step = 1.0;
        for (int i = 0; i < 100 && step > 1e-14; ++i) {
            hessian = hessian_at(system, path);
            const Eigen::VectorXd newton =
                hessian.llt().solve(gradient_at(path).segment(1, n_free));
            path.segment(1, n_free) -= newton;
            step = newton.cwiseAbs().maxCoeff();
        }
        x_ = path[observed_node];
        const Eigen::VectorXd column =
            hessian.llt().solve(Eigen::VectorXd::Unit(n_free, observed_node - 1));
        variance_ = column[observed_node - 1];
        force_ = gradient_at(path).cwiseAbs().maxCoeff();
    }

    double x() const { return x_; }
    double variance() const { return variance_; }  ///< (S'')⁻¹ₙₙ
    double force() const { return force_; }        ///< the largest |∂S/∂x| left

private:
    Eigen::VectorXd gradient_at(const Eigen::VectorXd& path) const {
        Block block(lanes, path.size());
        block.matrix().rowwise() = path.transpose();
        Block gradient;
        action_->gradient(block, gradient);
        return gradient.row(0).transpose().matrix();
    }

    static Eigen::MatrixXd hessian_at(const PathSystem& system, const Eigen::VectorXd& path) {
        const double link = system.mass() / system.grid().spacing();
        const Index n_free = system.grid().n_free();
        Eigen::MatrixXd hessian = Eigen::MatrixXd::Zero(n_free, n_free);
        for (Index i = 0; i < n_free; ++i) {
            const double bend = std::visit(
                [x = path[i + 1]](const auto& v) { return curvature(v, x); },
                system.continuum_potential());
            hessian(i, i) = 2.0 * link + system.grid().spacing() * bend;
            if (i > 0) {
                hessian(i, i - 1) = -link;
                hessian(i - 1, i) = -link;
            }
        }
        return hessian;
    }

    std::unique_ptr<PathAction> action_;
    double x_ = 0.0;
    double variance_ = 0.0;
    double force_ = 0.0;
};

/// ⟨x²⟩ − ⟨x⟩² over ħ, from the series of both.
Estimate variance_of(const PathRecord& record, double hbar) {
    const Series& x = record.scalars[0];
    const Series& x2 = record.scalars[1];
    VectorSeries both(x.n_chains(), 2);
    for (Index chain = 0; chain < x.n_chains(); ++chain) {
        for (Index i = 0; i < x.size(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            const std::array values{x.chain(chain)[at], x2.chain(chain)[at]};
            both.append(chain, values);
        }
    }
    const GammaResult result = gamma_method(
        [hbar](std::span<const double> m) { return (m[1] - m[0] * m[0]) / hbar; },
        [hbar](std::span<const double> m) {
            return std::vector<double>{-2.0 * m[0] / hbar, 1.0 / hbar};
        },
        both);
    Estimate estimated = estimate(x2);
    estimated.mean = result.mean;
    estimated.error = result.error;
    estimated.tau_int = result.tau_int;
    return estimated;
}

class Limit {
public:
    explicit Limit(Length length)
        : ledger_("ħ → 0: paths concentrate on the classical one, with a variance ∝ ħ"),
          draws_(length == Length::Full ? 20000 : 2000),
          classical_(settings_at(1.0).path_system()) {
        ledger_.equal("force on the classical path", classical_.force(), 0.0, 1e-10);
        ledger_.note(fmt::format(
            "    classical path x = {:.8f}, (S'')⁻¹ = {:.8f}",
            classical_.x(),
            classical_.variance()));
    }

    void at(double hbar) {
        PathSettings settings = settings_at(hbar);
        settings.sampler.draws = draws_;
        const auto exact = exact_path(settings.path_system());
        const double mean = exact->expectation(observed_node, [](double x) { return x; });
        const double square = exact->expectation(observed_node, [](double x) { return x * x; });
        const double variance = (square - mean * mean) / hbar;
        shifts_.push_back((mean - classical_.x()) / hbar);
        excesses_.push_back((variance / classical_.variance() - 1.0) / hbar);
        const PathExperiment experiment(settings, NetworkKind::Decay, ++run_);
        const PathMeasurement measurement(settings);
        const PathRecord record =
            run_chains(experiment, measurement, settings, run_, Execution{.n_threads = 1});
        const std::string label = fmt::format("ħ = {:g}", hbar);
        ledger_.number(label, "x", mean, estimate(record.scalars[0]));
        ledger_.number(label, "variance/ħ", variance, variance_of(record, hbar));
        ledger_.note(fmt::format(
            "    (⟨x⟩ − x_cl)/ħ = {:.6f}, (variance/ħ)/(S'')⁻¹ = 1 + {:.5f} ħ",
            shifts_.back(),
            excesses_.back()));
    }

    int close() {
        const std::size_t last = shifts_.size() - 1;
        ledger_.fact(
            "⟨x⟩ − x_cl ∝ ħ: the last two of (⟨x⟩ − x_cl)/ħ differ by less than 1 %",
            std::abs(shifts_[last] / shifts_[last - 1] - 1.0) < 0.01);
        ledger_.fact(
            "variance ∝ ħ: the deviation from (S'')⁻¹ħ is O(ħ²), to 1 % in the last two",
            std::abs(excesses_[last] / excesses_[last - 1] - 1.0) < 0.01);
        return ledger_.close();
    }

private:
    Ledger ledger_;
    Index draws_;
    ClassicalPath classical_;
    std::vector<double> shifts_;
    std::vector<double> excesses_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Limit limit(length);
    for (const double hbar : planck_constants) {
        limit.at(hbar);
    }
    return limit.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
