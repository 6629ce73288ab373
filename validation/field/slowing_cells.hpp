#pragma once

#include "feynet/statistics/gamma_method.hpp"
#include "feynet/study/field/field_settings.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace feynet::validation {

/// One way to move the field, and what is expected of it.
struct Method {
    std::string name;
    FieldNetworkKind network;
    std::vector<FieldUpdate> updates;
    MetricKind metric;
    double reach;     ///< 1/M of the Gaussian part over L
    double tau_at_8;  ///< plans the length of a run and nothing else
    double exponent;  ///< likewise

    bool is_hmc() const { return updates.front().kind == UpdateKind::Hmc; }
    bool is_wolff() const { return updates.back().kind == UpdateKind::Wolff; }
    bool has_clusters() const { return updates.size() > 1; }

    /// Steps of each of the chains for N = independent × τ.
    Index draws(Index extent, double independent) const;
};

/// Local, Hamiltonian and cluster updates, "Metropolis" first.
std::vector<Method> every_method();

/// What one method costs on one lattice.
struct Cell {
    Index extent = 0;
    GammaResult m2;
    double acceptance = 0.0;
    double passes = 1.0;        ///< over the lattice, in each step
    double microseconds = 0.0;  ///< of processor time, each step of a chain
    double cluster = 0.0;       ///< fraction of the sites in the cluster of a random one
};

/// Runs 16 chains of a method on the critical lattice L², from equilibrium.
///
/// @param draws  steps of each chain
/// @param run    which of several runs, below 1000
Cell measured(const Method& method, Index extent, Index draws, std::uint16_t run);

}  // namespace feynet::validation
