#include "feynet/nnft/exact/clustering.hpp"

namespace feynet {

double clustering_defect(
    const CosineNeuron& neuron, double kurtosis, const Input& r, const Input& r_prime) {
    const MomentumEnsemble& momenta = neuron.momenta();
    const bool is_uniform = momenta.law == MomentumLaw::Uniform;
    const int power = is_uniform ? 2 : 1;
    const double amplitude = is_uniform ? momenta.ball_volume() : momenta.integral(1, 0.0);
    const double both = momenta.integral(power, (r + r_prime).norm()) +
                        momenta.integral(power, (r - r_prime).norm());
    return 0.5 * kurtosis * amplitude * both -
           momenta.integral(1, r.norm()) * momenta.integral(1, r_prime.norm());
}

}  // namespace feynet
