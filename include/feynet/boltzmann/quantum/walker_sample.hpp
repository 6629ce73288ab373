#pragma once

#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "feynet/boltzmann/quantum/rbm_walkers.hpp"
#include "feynet/core/random.hpp"

#include <Eigen/Core>

namespace feynet {

/// How often one block of walkers is looked at.
struct WalkerPlan {
    Index n_warm = 8;     ///< sweeps before the first look
    Index n_looks = 8;    ///< looks at each lane
    Index n_between = 1;  ///< sweeps from look to look
};

/// What one block of walkers saw: samples × (parameters), lane by lane within a look.
struct WalkerSample {
    Eigen::MatrixXcd derivatives;  ///< ∂ ln ψ/∂w
    Eigen::VectorXcd energies;     ///< local energies
    double acceptance = 0.0;       ///< moves taken, of those tried
};

/// Configurations that a model's Hamiltonian connects with its ground state, drawn evenly: any
/// where the magnetisation changes, else as many spins up as down (of an odd number one more up).
///
/// @param stream  of purpose Start; lanes have their own
Block random_spins(const SpinModel& model, const Stream& stream);

/// Sweeps a block of walkers and looks at them; between warm-up and looks all spins of a lane may
/// turn over.
///
/// @param stream  its trajectory is the number of the first sweep; every sweep takes the next one,
///                n_warm + n_looks · n_between in all
WalkerSample look_at(
    RbmWalkers& walkers,
    const RbmMoves& moves,
    const RbmFamily& family,
    const WalkerPlan& plan,
    Stream stream);

}  // namespace feynet
