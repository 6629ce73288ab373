// How does a random network become Gaussian? ⟨f⁴⟩ − 3⟨f²⟩² of cosine networks f(t) = Σᵢ aᵢ
// hᵢ(t)/√N, whose momenta have the weight of the oscillator's propagator, times N: it does not
// depend on N.
#include "beside.hpp"
#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/random_networks.hpp"
#include "feynet/statistics/gamma_method.hpp"
#include "feynet/statistics/vector_series.hpp"

#include <fmt/format.h>

#include <span>

int main() {
    using namespace feynet;
    const CosineNeuron neuron(MomentumEnsemble{});
    const Inputs at_one_time = Inputs::Zero(1, 1);
    const Inputs four_times = Inputs::Zero(1, 4);
    const double exact = connected_four_point(neuron, kurtosis(OutputLaw::Gaussian), four_times);

    Beside table("N (⟨f⁴⟩ − 3⟨f²⟩²)");
    for (const Index width : {1, 2, 4, 8, 16}) {
        const RandomNetworks networks(neuron, OutputLaw::Gaussian, width);
        VectorSeries powers(lanes, 2);
        Block f;
        for (Stream stream{.seed = 1}; stream.trajectory < 40000; ++stream.trajectory) {
            networks.draw(stream, at_one_time, f);
            Block values(lanes, 2);
            values.col(0) = f.col(0).square();
            values.col(1) = values.col(0).square();
            powers.append(0, values);
        }
        const auto n = static_cast<double>(width);
        const GammaResult found = gamma_method(
            [n](std::span<const double> m) { return n * (m[1] - 3.0 * m[0] * m[0]); },
            [n](std::span<const double> m) {
                return std::vector<double>{-6.0 * n * m[0], n};
            },
            powers);
        const std::string name = fmt::format("N = {}", width);
        table.row(name, found.mean, found.error.value_or(NAN), exact);
    }
    return table.verdict();
}
