// Claim   Z is absolute: with the measure Π √(m/2πa) dxₙ per slice, any network A gives
//
//             ln Z = (N/2) ln(m/2πa) + ln |det ∂x/∂θ| + (n/2) ln 2π − ½ ln det M + ln ⟨e^{−S(θ) + ½
//             δθᵀMδθ}⟩
//
//         over n weights drawn from the Gaussian part M = AᵀKA of an oscillator Ω, and with decay
//         weights Z = Z_HO(Ω) ⟨e^{−U}⟩, U = S − S_HO(Ω).
// Tests   log_jacobian() of every network: ln det M comes from M itself, written out column by
// column
//         through solve() and factorised, and not from log_jacobian(), which would cancel.
// Against the oscillator, where the mean has no variance, to 1e-10, and V = x²/2 + x⁴ by the
// transfer
//         matrix: the thermal trace, the kernel ⟨x_N|e^{−TH}|x₀⟩ at two pairs of end points, its
//         integrals over one end (half line) and both (free).

#include "feynet/path/exact/oscillator.hpp"
#include "ledger.hpp"
#include "path/cell.hpp"
#include "support/cells.hpp"
#include "support/dense_map.hpp"

#include <Eigen/Cholesky>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numbers>

namespace feynet::validation {
namespace {

constexpr double two_pi = 2.0 * std::numbers::pi;

/// Where a path integral stands: a boundary with its end points.
struct Place {
    std::string_view name;
    Boundary boundary;
    double x_initial = 0.0;
    double x_final = 0.0;
};

constexpr std::array<Place, 5> places{
    {{"ring", Boundary::Periodic},
     {"kernel 0.3 → −0.7", Boundary::Dirichlet, 0.3, -0.7},
     {"kernel 0 → 1.2", Boundary::Dirichlet, 0.0, 1.2},
     {"half line from 0.5", Boundary::HalfLine, 0.5},
     {"free", Boundary::Free}}};

PathSystem system_at(
    const Place& place, Discretisation rule, const AnyPotential& potential, double mass) {
    const TimeGrid grid(0.25, 16, place.boundary, place.x_initial, place.x_final);
    return {grid, rule, mass, potential};
}

/// ln det M = −ln det M⁻¹, whose columns are solve() of unit covectors.
double log_determinant(const GaussianPart& gaussian) {
    const Index n = gaussian.dimension();
    const Eigen::MatrixXd inverse =
        test::dense_map(n, n, [&](const Block& in, Block& out) { gaussian.solve(in, out); });
    const Eigen::MatrixXd symmetric = 0.5 * (inverse + inverse.transpose());
    const Eigen::MatrixXd factor = symmetric.llt().matrixL();
    return -2.0 * factor.diagonal().array().log().sum();
}

/// ln Z from the estimate of a mean weight e^{w}, where w has been shifted by `shift`.
Estimate logarithm(const Estimate& mean, double shift) {
    Estimate result = mean;
    result.mean = std::log(mean.mean) + shift;
    if (mean.error) {
        result.error = *mean.error / mean.mean;
    }
    return result;
}

/// Independent draws of a network, with a weight for each.
class Draws {
public:
    Draws(const PathSystem& system, NetworkKind kind, double frequency)
        : action_(make_path_action(system)),
          network_(make_network(kind, system.grid(), system.rule(), system.mass(), frequency)),
          gaussian_(network_->oscillator_part(system.rule(), system.mass(), frequency)) {}

    const PathNetwork& network() const { return *network_; }
    const GaussianPart& gaussian() const { return *gaussian_; }

    /// −S + ½ δθᵀMδθ at one draw of eight.
    Lanes log_weight(const Stream& stream) {
        draw(stream);
        return 0.5 * gaussian_->norm(deviation_) - action_->value(path_);
    }

    /// −U = S_HO − S at one draw of eight.
    Lanes log_weight_against(const Action& oscillator, const Stream& stream) {
        draw(stream);
        return oscillator.value(path_) - action_->value(path_);
    }

private:
    void draw(const Stream& stream) {
        Block normals(lanes, gaussian_->dimension());
        fill_normals(stream, Purpose::Exact, normals);
        gaussian_->draw(normals, deviation_);
        const Block theta = gaussian_->mean() + deviation_;
        network_->evaluate(theta, path_);
    }

    std::unique_ptr<PathAction> action_;
    std::unique_ptr<PathNetwork> network_;
    std::unique_ptr<GaussianPart> gaussian_;
    Block deviation_ = Block();
    Block path_ = Block();
};

/// ln ⟨e^w⟩ over n draws of eight.
template <typename Weight>
Estimate log_mean(Index n, std::uint16_t run, const Weight& log_weight) {
    Series series(lanes);
    double shift = 0.0;
    for (Index i = 0; i < n; ++i) {
        const Stream stream{.seed = 31, .run = run, .trajectory = static_cast<std::uint32_t>(i)};
        const Lanes w = log_weight(stream);
        if (i == 0) {
            shift = w.mean();
        }
        series.append(0, Lanes((w - shift).exp()));
    }
    return logarithm(estimate(series), shift);
}

class Normalisations {
public:
    explicit Normalisations(Length length)
        : ledger_("Z is absolute in every network: trace, kernels, half line, free ends"),
          n_draws_(length == Length::Full ? 150000 : 4000) {}

    void at(const Place& place, Discretisation rule) {
        const double mass = 1.4;
        const QuarticPotential quartic{.mass = mass};
        const HarmonicPotential harmonic{.mass = mass, .frequency = 0.9};
        const PathSystem anharmonic = system_at(place, rule, quartic, mass);
        const PathSystem oscillator = system_at(place, rule, harmonic, mass);
        const double log_z = exact_path(anharmonic)->log_partition();
        for (const NetworkKind kind : test::every_network) {
            label_ = fmt::format("{} {} {}", place.name, word(rule), word(kind));
            by_jacobian(oscillator, kind);
            by_jacobian(anharmonic, kind, log_z);
        }
        by_oscillator(anharmonic, fmt::format("{} {} Z_HO(Ω)", place.name, word(rule)), log_z);
    }

    int close() { return ledger_.close(); }

private:
    static double constant(const PathSystem& system, const Draws& draws) {
        const TimeGrid& grid = system.grid();
        const auto n = static_cast<double>(grid.n_free());
        return 0.5 * static_cast<double>(grid.n_slices()) *
                   std::log(system.mass() / (two_pi * grid.spacing())) +
               draws.network().log_jacobian() + 0.5 * n * std::log(two_pi) -
               0.5 * log_determinant(draws.gaussian());
    }

    /// The oscillator with Ω = ω: every draw has the same weight.
    void by_jacobian(const PathSystem& oscillator, NetworkKind kind) {
        Draws draws(oscillator, kind, oscillator.quadratic_frequency());
        const Lanes weight = draws.log_weight(Stream{.seed = 30});
        const double log_z = constant(oscillator, draws) + weight.maxCoeff();
        const double spread = weight.maxCoeff() - weight.minCoeff();
        const double known = ExactOscillator(oscillator).log_partition();
        ledger_.equal(label_ + " oscillator", log_z, known, 1e-10);
        ledger_.fact(fmt::format("{}: no draw differs, {:.1e}", label_, spread), spread < 1e-10);
    }

    void by_jacobian(const PathSystem& system, NetworkKind kind, double log_z) {
        Draws draws(system, kind, system.oscillator_frequency());
        Estimate measured = log_mean(
            n_draws_, ++run_, [&](const Stream& stream) { return draws.log_weight(stream); });
        measured.mean += constant(system, draws);
        ledger_.number(label_ + " quartic", "ln Z", log_z, measured);
    }

    /// Decay weights, against the oscillator's own Z.
    void by_oscillator(const PathSystem& system, const std::string& label, double log_z) {
        const double frequency = system.oscillator_frequency();
        const PathSystem oscillator(
            system.grid(),
            system.rule(),
            system.mass(),
            HarmonicPotential{.mass = system.mass(), .frequency = frequency});
        const auto action = make_path_action(oscillator);
        Draws draws(system, NetworkKind::Decay, frequency);
        Estimate measured = log_mean(n_draws_, ++run_, [&](const Stream& stream) {
            return draws.log_weight_against(*action, stream);
        });
        measured.mean += ExactOscillator(oscillator).log_partition();
        ledger_.number(label, "ln Z", log_z, measured);
    }

    Ledger ledger_;
    Index n_draws_;
    std::string label_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Normalisations normalisations(length);
    for (const Place& place : places) {
        for (const Discretisation rule : test::every_discretisation) {
            normalisations.at(place, rule);
        }
    }
    return normalisations.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
