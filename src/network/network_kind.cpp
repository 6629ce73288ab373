#include "feynet/network/network_kind.hpp"

#include "feynet/network/cosine_network.hpp"
#include "feynet/network/decay_network.hpp"
#include "feynet/network/relu_network.hpp"
#include "feynet/network/site_network.hpp"
#include "feynet/network/step_network.hpp"

namespace feynet {

std::string_view meaning_of_weights(NetworkKind kind) {
    switch (kind) {
        case NetworkKind::Site:
            return "weights are the positions themselves";
        case NetworkKind::Step:
            return "weights are velocities: each step activation moves the path by a W";
        case NetworkKind::Relu:
            return "weights are changes of slope: each rectified linear unit adds a kink";
        case NetworkKind::Cosine:
            return "weights are Fourier coefficients at fixed frequencies";
        default:
            return "weights are the noise that drives an oscillator: each decaying step is "
                   "forgotten";
    }
}

std::unique_ptr<PathNetwork> make_network(
    NetworkKind kind, const TimeGrid& grid, Rule rule, double mass, double frequency) {
    switch (kind) {
        case NetworkKind::Site:
            return std::make_unique<SiteNetwork>(grid);
        case NetworkKind::Step:
            return std::make_unique<StepNetwork>(grid);
        case NetworkKind::Relu:
            return std::make_unique<ReluNetwork>(grid);
        case NetworkKind::Cosine:
            return std::make_unique<CosineNetwork>(grid);
        default:
            return std::make_unique<DecayNetwork>(grid, rule, mass, frequency);
    }
}

}  // namespace feynet
