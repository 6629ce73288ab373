// Claim   Where networks of finite width, or below a sharp cut-off, are no quantum theory, it
// shows:
//         reflection positivity, clustering, growth with the cut-off.
// Against the exact kernels and four-point functions; lowest eigenvalues −0.0795, −0.0367, −0.0124,
//         −0.0030 at Λ = 4, 8, 16, 64, 0.18160 for pairs far apart at N = 2, N G₄ᶜ/G(0)² = 6.3,
//         13.3, 70.5, 285 at Λ = 5, 10, 50, 200, all of another computation.
// Points  nine times in [0, 2]; pairs (0, 0.3) and (20, 20.5); one input.
// Twins   momenta with the weight of the propagator: not negative, no growth; weights ±1 at one
//         point: no correlation left.

#include "feynet/nnft/exact/clustering.hpp"
#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/observable/connected_functions.hpp"
#include "feynet/nnft/observable/reflection_matrix.hpp"
#include "ledger.hpp"
#include "nnft/ensemble.hpp"

#include <Eigen/Eigenvalues>
#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

Eigen::VectorXd point(double x) {
    return Eigen::VectorXd::Constant(1, x);
}

/// v·Mv of one vector, a linear function of the elements of M.
class Norm {
public:
    Norm(const ReflectionMatrix& reflection, Eigen::VectorXd v)
        : reflection_(reflection), v_(std::move(v)) {}

    double operator()(std::span<const double> means) const {
        return v_.dot(reflection_.matrix(means) * v_);
    }

    std::vector<double> gradient(std::span<const double> means) const {
        std::vector<double> result;
        std::vector<double> unit(means.size(), 0.0);
        for (double& element : unit) {
            element = 1.0;
            result.push_back((*this)(unit));
            element = 0.0;
        }
        return result;
    }

private:
    const ReflectionMatrix& reflection_;
    Eigen::VectorXd v_;
};

class Failures {
public:
    explicit Failures(Length length)
        : ledger_("Where random networks are no quantum theory"), length_(length) {}

    /// Nine times under uniform momenta below Λ.
    void sharp_cutoff(double cutoff, double known) {
        const CosineNeuron neuron({MomentumLaw::Uniform, 1, 1.0, 1.0, cutoff});
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(reflection_.exact(neuron));
        const double lowest = solver.eigenvalues()[0];
        ledger_.equal(fmt::format("lowest eigenvalue, Λ = {}", cutoff), lowest, known, 6e-5);
        for (const Index width : {1, 8, 64}) {
            const VectorSeries series = reflected(neuron, width);
            const std::string label = fmt::format("Λ = {}, N = {}", cutoff, width);
            const Norm norm(reflection_, solver.eigenvectors().col(0));
            ledger_.number(label, "v·Mv", lowest, estimate_of(measured(norm, 1.0, series)));
            const LowestEigenvalue found = lowest_eigenvalue(reflection_, series, 32);
            say(label, found);
            if (cutoff == 4.0) {
                ledger_.fact(
                    label + ": negative by more than four errors", found.errors_below_zero() > 4.0);
            }
        }
    }

    void no_cutoff() {
        const CosineNeuron neuron({});
        for (const Index width : {1, 8, 64}) {
            const LowestEigenvalue found =
                lowest_eigenvalue(reflection_, reflected(neuron, width), 32);
            const std::string label = fmt::format("no cut-off, N = {}", width);
            say(label, found);
            ledger_.fact(label + ": not negative by four errors", found.errors_below_zero() < 4.0);
        }
    }

    /// Two pairs far apart.
    void clustering(OutputLaw law, double r, double r_prime) {
        const CosineNeuron neuron({});
        Inputs inputs(1, 4);
        inputs << 0.0, r, 20.0, 20.0 + r_prime;
        const double defect = clustering_defect(neuron, kurtosis(law), point(r), point(r_prime));
        for (const Index width : {2, 8, 32}) {
            const auto n = static_cast<double>(width);
            const IntegratedNetworks networks(neuron, law, width);
            const VectorSeries integrated =
                sample(networks, inputs, products_, draws(width), ++run_);
            const std::string label =
                fmt::format("pairs of {} and {}, {} weights, N = {}", r, r_prime, word(law), width);
            const Estimate found = estimate_of(measured(connected_, 1.0, integrated));
            ledger_.number(label, "G₄ᶜ", defect / n, found);
            if (width == 2 && defect > 0.0) {
                const RandomNetworks plain(neuron, law, width);
                const VectorSeries series =
                    sample(plain, inputs, products_, 4 * draws(width), ++run_);
                const Estimate field = estimate_of(measured(connected_, 1.0, series));
                ledger_.number(label + ", plain", "G₄ᶜ", defect / n, field);
                ledger_.fact(
                    label + ": does not cluster, by more than ten errors",
                    field.mean > 10.0 * field.error.value_or(HUGE_VAL));
            }
        }
    }

    /// N G₄ᶜ/G(0)² of one input below Λ.
    void growth(MomentumLaw law, double cutoff, double known, double tolerance) {
        const CosineNeuron neuron({law, 1, 1.0, 1.0, cutoff});
        const Inputs inputs = Inputs::Zero(1, 4);
        const double g = neuron.two_point(point(0.0), point(0.0));
        const double exact = connected_four_point(neuron, 3.0, inputs) / (g * g);
        const std::string label = fmt::format("{} momenta, Λ = {}", word(law), cutoff);
        ledger_.equal("N G₄ᶜ/G(0)², " + label, exact, known, tolerance);
        for (const Index width : {2, 16, 128}) {
            const auto n = static_cast<double>(width);
            const IntegratedNetworks networks(neuron, OutputLaw::Gaussian, width);
            const VectorSeries series = sample(networks, inputs, products_, draws(width), ++run_);
            ledger_.number(
                fmt::format("{}, N = {}", label, width),
                "NG₄",
                exact,
                estimate_of(measured(connected_, g * g / n, series)));
        }
    }

    int close() { return ledger_.close(); }

private:
    Index draws(Index width) const {
        const double most = length_ == Length::Full ? 400'000.0 : 16'000.0;
        return static_cast<Index>(most / std::sqrt(static_cast<double>(width)));
    }

    VectorSeries reflected(const Neuron& neuron, Index width) {
        const RandomNetworks networks(neuron, OutputLaw::Gaussian, width);
        return sample(networks, reflection_.inputs(), reflection_, draws(width), ++run_);
    }

    void say(const std::string& label, const LowestEigenvalue& found) {
        ledger_.note(fmt::format(
            "{}: v·Mv = {:.5f} ± {:.5f} with v of other networks; lowest eigenvalue of the mean of "
            "M "
            "{:.5f}",
            label,
            found.bound,
            found.error,
            found.plain));
    }

    const ReflectionMatrix reflection_{evenly_spaced_times(2.0, 9)};
    const ConnectedFourPoint connected_{{0, 1, 2, 3}};
    const NPointFunctions products_{connected_.products()};
    Ledger ledger_;
    Length length_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Failures cells(length);
    cells.sharp_cutoff(4.0, -0.0795);
    cells.sharp_cutoff(8.0, -0.0367);
    cells.sharp_cutoff(16.0, -0.0124);
    cells.sharp_cutoff(64.0, -0.0030);
    cells.no_cutoff();
    cells.clustering(OutputLaw::Gaussian, 0.3, 0.5);
    cells.clustering(OutputLaw::Rayleigh, 0.3, 0.5);
    cells.clustering(OutputLaw::Constant, 0.0, 0.0);
    cells.growth(MomentumLaw::Uniform, 5.0, 6.3, 0.05);
    cells.growth(MomentumLaw::Uniform, 10.0, 13.3, 0.05);
    cells.growth(MomentumLaw::Uniform, 50.0, 70.5, 0.05);
    cells.growth(MomentumLaw::Uniform, 200.0, 285.0, 0.5);
    cells.growth(MomentumLaw::Propagator, 200.0, 1.5, 1e-12);
    return cells.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
