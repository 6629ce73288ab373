// Claim   The effective action of networks at O(1/N) can be read off their fields: its couplings,
// its
//         mass matrix, the local coupling of arXiv:2008.08601, and it gives the density of the
//         field.
// Against the action made of exact kernels and connected four-point functions; N² G₆ᶜ beside it.
// Points  three inputs of a cosine-net (weights ±1 and Gaussian) and of a ReLU-net with bias, N =
// 8,
//         32, 128; densities of two field values at N = 32 and 128; six-point functions at N = 1,
//         2, 4.
// Full    densities from 4 × 10⁶ networks.
// Twin    the same networks refuse the Gaussian density of the same two-point function.

#include "feynet/core/powers.hpp"
#include "feynet/nnft/edgeworth_action.hpp"
#include "feynet/nnft/exact/kernel_overlap.hpp"
#include "feynet/nnft/exact/six_point.hpp"
#include "feynet/nnft/gauss_tilt.hpp"
#include "feynet/nnft/neuron/relu_neuron.hpp"
#include "feynet/nnft/observable/leading_coupling.hpp"
#include "feynet/statistics/distribution.hpp"
#include "feynet/statistics/jackknife.hpp"
#include "ledger.hpp"
#include "nnft/ensemble.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

Inputs line(const std::vector<double>& x) {
    return Eigen::Map<const Eigen::RowVectorXd>(x.data(), static_cast<Index>(x.size()));
}

/// A plane of n × n equal bins about zero, what is beyond being one more.
class Bins {
public:
    Bins(double reach, Index n) : reach_(reach), n_(n) {}

    Index size() const { return n_ * n_ + 1; }

    Index of(double x, double y) const {
        const Index i = along(x);
        const Index j = along(y);
        return i < 0 || i >= n_ || j < 0 || j >= n_ ? n_ * n_ : i * n_ + j;
    }

    /// The probability of each bin, by Gauss's rule of three points in either direction.
    template <typename Density>
    Eigen::ArrayXd probabilities(const Density& density) const {
        const double width = 2.0 * reach_ / static_cast<double>(n_);
        const std::array<double, 3> nodes{-std::sqrt(0.6), 0.0, std::sqrt(0.6)};
        const std::array<double, 3> weights{5.0 / 18.0, 8.0 / 18.0, 5.0 / 18.0};
        Eigen::ArrayXd p = Eigen::ArrayXd::Zero(size());
        for (Index bin = 0; bin < n_ * n_; ++bin) {
            const Eigen::Vector2d middle(centre(bin / n_), centre(bin % n_));
            for (std::size_t i = 0; i < 3; ++i) {
                for (std::size_t j = 0; j < 3; ++j) {
                    const Eigen::Vector2d offset(nodes.at(i), nodes.at(j));
                    p[bin] += weights.at(i) * weights.at(j) * square(width) *
                              density(middle + 0.5 * width * offset);
                }
            }
        }
        p[size() - 1] = 1.0 - p.sum();
        return p;
    }

private:
    Index along(double x) const {
        return static_cast<Index>(
            std::floor((x + reach_) / (2.0 * reach_) * static_cast<double>(n_)));
    }
    double centre(Index i) const {
        return reach_ * ((2.0 * static_cast<double>(i) + 1.0) / static_cast<double>(n_) - 1.0);
    }

    double reach_;
    Index n_;
};

class Actions {
public:
    explicit Actions(Length length)
        : ledger_("The effective action of networks at O(1/N)"), length_(length) {}

    /// Couplings and masses of three inputs at three widths, times N where they fall with it.
    void couplings(
        const std::string& name, const Neuron& neuron, OutputLaw law, const Inputs& inputs) {
        const MeasuredAction action(3);
        const NPointFunctions functions(action.products());
        for (const Index width : {8, 32, 128}) {
            const auto n = static_cast<double>(width);
            const VectorSeries series = sample(
                IntegratedNetworks(neuron, law, width), inputs, functions, draws(width), ++run_);
            const EdgeworthAction exact = edgeworth_action(neuron, kurtosis(law), width, inputs);
            const std::string label = fmt::format("{}, {} weights, N = {}", name, word(law), width);
            const auto compare = [&](const char* quantity, const auto& number_of) {
                const JackknifeResult found = jackknife(
                    [&](std::span<const double> means) { return number_of(action(means)); },
                    series,
                    32);
                Estimate estimated;
                estimated.mean = found.value;
                estimated.error = found.error;
                estimated.ess = static_cast<double>(series.n_measurements());
                ledger_.number(label, quantity, number_of(exact), estimated);
            };
            compare("λ₀₀₀₀", [&](const auto& s) { return n * s.coupling(0, 0, 0, 0); });
            compare("λ₀₀₁₁", [&](const auto& s) { return n * s.coupling(0, 0, 1, 1); });
            compare("λ₀₁₂₂", [&](const auto& s) { return n * s.coupling(0, 1, 2, 2); });
            compare("K₀₁", [&](const auto& s) { return s.quadratic()(0, 1); });
        }
    }

    /// The local coupling λ that four inputs see, times N.
    void local(
        const std::string& name,
        const Neuron& neuron,
        const Inputs& inputs,
        double cutoff,
        const Eigen::VectorXd& shift) {
        const double overlap = kernel_overlap(neuron, inputs, cutoff);
        const LeadingCoupling coupling(ConnectedFourPoint({0, 1, 2, 3}), overlap);
        const NPointFunctions functions(coupling.products());
        const double exact = -connected_four_point(neuron, 3.0, inputs) / (24.0 * overlap);
        for (const Index width : {4, 32, 256}) {
            const IntegratedNetworks networks(neuron, OutputLaw::Gaussian, width, shift);
            const VectorSeries series = sample(networks, inputs, functions, draws(width), ++run_);
            // in units of the exact one, as they differ by many orders of magnitude
            const double unit = std::abs(exact) / static_cast<double>(width);
            ledger_.number(
                fmt::format("{}: Nλ = {:.4g}, N = {}", name, exact, width),
                "λ/|λ|",
                exact < 0.0 ? -1.0 : 1.0,
                estimate_of(measured(coupling, unit, series)));
        }
    }

    /// The density of two field values of networks of so many neurons that O(1/N²) cannot be seen.
    void density(OutputLaw law, Index width) {
        const CosineNeuron neuron({});
        const Inputs inputs = line({0.0, 0.7});
        const Index n_draws = length_ == Length::Full ? 500'000 : 50'000;
        const Bins bins(2.0, 12);
        Eigen::ArrayXd counts = Eigen::ArrayXd::Zero(bins.size());
        const RandomNetworks networks(neuron, law, width);
        Stream stream{.seed = 2008, .run = ++run_};
        Block f;
        for (Index i = 0; i < n_draws; ++i) {
            ++stream.trajectory;
            networks.draw(stream, inputs, f);
            for (Index lane = 0; lane < lanes; ++lane) {
                counts[bins.of(f(lane, 0), f(lane, 1))] += 1.0;
            }
        }
        const auto chance_of = [&](double kurtosis_of_action, Index width_of_action) {
            const EdgeworthAction action =
                edgeworth_action(neuron, kurtosis_of_action, width_of_action, inputs);
            const Eigen::ArrayXd expected =
                counts.sum() *
                bins.probabilities([&](const Eigen::Vector2d& x) { return action.density(x); });
            const double chi_squared = ((counts - expected).square() / expected).sum();
            return chi_squared_survival(chi_squared, static_cast<double>(bins.size() - 1));
        };
        const double p = chance_of(kurtosis(law), width);
        const double p_gauss = chance_of(kurtosis(law), width * 1'000'000'000);
        const std::string label = fmt::format("density of {} weights, N = {}", word(law), width);
        ledger_.chance(label, "density", p);
        ledger_.note(fmt::format(
            "{}: p = {:.3g} for O(1/N), {:.3g} for the Gaussian field", label, p, p_gauss));
        if (length_ == Length::Full) {
            ledger_.fact(label + ": the Gaussian field is refused", p_gauss < 1e-6);
        }
    }

    /// N² G₆ᶜ of plain products at six inputs.
    template <typename SomeNeuron>
    void six(const std::string& name, const SomeNeuron& neuron, OutputLaw law) {
        const Inputs inputs = line({0.1, 0.15, 0.5, 0.55, 0.9, 0.95});
        const SeparatedSixPoint connected({0, 1, 2, 3, 4, 5});
        const NPointFunctions functions(connected.products());
        const double exact = connected_six_point(neuron, law, six_point(neuron, inputs), inputs);
        for (const Index width : {1, 2, 4}) {
            const VectorSeries series =
                sample(RandomNetworks(neuron, law, width), inputs, functions, 2 * draws(1), ++run_);
            const auto n = static_cast<double>(width);
            ledger_.number(
                fmt::format("{}, {} weights, N = {}", name, word(law), width),
                "N²G₆",
                exact,
                estimate_of(measured(connected, 1.0 / (n * n), series)));
        }
    }

    int close() { return ledger_.close(); }

private:
    Index draws(Index width) const {
        const double most = length_ == Length::Full ? 400'000.0 : 16'000.0;
        return static_cast<Index>(most / std::sqrt(static_cast<double>(width)));
    }

    Ledger ledger_;
    Length length_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Actions cells(length);
    const CosineNeuron cosine({});
    const ReluNeuron relu({1, 1.0, 0.6});
    const GaussNeuron gauss({1, 1.0, 1.0});
    const GaussNeuron narrow({1, 0.3, 0.1});
    cells.couplings("cosine", cosine, OutputLaw::Constant, line({0.0, 0.5, 1.2}));
    cells.couplings("cosine", cosine, OutputLaw::Gaussian, line({0.0, 0.5, 1.2}));
    cells.couplings("ReLU", relu, OutputLaw::Gaussian, line({0.2, 0.7, -0.4}));
    const Inputs at_relu = line({0.2, 0.4, 0.6, 1.2});
    const Inputs at_gauss = 0.01 * line({-1.0, -0.6, 0.6, 1.0});
    cells.local("cosine", cosine, line({0.0, 0.4, 1.0, 1.7}), HUGE_VAL, {});
    cells.local("ReLU, |y| < 100", relu, at_relu, 100.0, {});
    cells.local("Gauss", gauss, at_gauss, HUGE_VAL, gauss_tilt(gauss, at_gauss));
    cells.density(OutputLaw::Constant, 32);
    cells.density(OutputLaw::Gaussian, 128);
    cells.six("cosine", cosine, OutputLaw::Constant);
    cells.six("cosine", cosine, OutputLaw::Gaussian);
    cells.six("Gauss", narrow, OutputLaw::Constant);
    return cells.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
