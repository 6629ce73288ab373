#pragma once

#include "feynet/boltzmann/quantum/walker_sample.hpp"
#include "feynet/optimize/tangent_sample.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// A wave function as a sample of it saw it.
struct CrowdPoint {
    double energy = 0.0;
    double variance = 0.0;  ///< of the local energy
    double error = 0.0;     ///< of the energy, as if samples were independent
    double acceptance = 1.0;
};

/// Blocks of walkers that start anywhere, as `random_spins` says.
///
/// @param n_samples  of a look of the crowd they make, a multiple of 64
std::vector<Block> walkers_anywhere(const SpinModel& model, Index n_samples, const Stream& stream);

/// All walkers of a wave function while its weights change, eight a task; or none, where all
/// configurations are summed.
class RbmCrowd {
public:
    static constexpr Index looks_per_step = 8;

    /// @param spins   of the walkers; none: all configurations
    /// @param model   must outlive the crowd, as `family`
    /// @param stream  of all random numbers
    RbmCrowd(
        const SpinModel& model,
        const RbmFamily& family,
        std::vector<Block> spins,
        const Stream& stream);

    /// Looks at |ψ|² of these weights, after a few sweeps that let the walkers follow.
    ///
    /// @param n_between  sweeps from look to look
    CrowdPoint look(
        const Eigen::VectorXcd& parameters, Index n_between, int n_threads, TangentSample& sample);

    const std::vector<Block>& spins() const { return spins_; }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(spins_, stream_.trajectory);
    }

private:
    void gather(TangentSample& sample) const;

    const SpinModel& model_;
    const RbmFamily& family_;
    Stream stream_;
    std::vector<Block> spins_;
    std::vector<WalkerSample> seen_;
};

}  // namespace feynet
