#pragma once

#include "dbm_part.hpp"
#include "feynet/io/figure.hpp"

#include <vector>

namespace feynet {

/// What a deep machine shows: exact, deep and restricted energies beside each other, the errors one
/// by one, correlations.
class DbmFigures {
public:
    DbmFigures(const DbmSettings& settings, std::optional<double> ground);

    /// One network.
    void add(double tau, const NetworkRun& run, const DbmReference& reference);

    /// The correlations of a network, or of a machine beside it.
    ///
    /// @param is_equal  whether the exact ones are of the network itself, or of the ground state
    void add_correlation(
        const std::string& label,
        const VectorSeries& measured,
        const std::vector<double>& exact,
        bool is_equal);

    /// A restricted machine, which knows no τ.
    void add_rival(const std::string& label, const NetworkRun& run);

    /// Those that mean something, in the order of the report.
    std::vector<Figure> figures() &&;

private:
    const DbmSettings& settings_;
    std::optional<double> ground_;
    double n_spins_;
    Figure energies_;
    Figure errors_;
    Figure correlations_;
};

/// The exact numbers of all networks against τ; the first run is the ground state.
Figure sums_figure(const DbmSettings& settings, const std::vector<NetworkRun>& runs);

/// How the errors of δτ fall with it at one τ, from sums: four times the spacing to half of it.
Figure trotter_figure(const DbmSettings& settings);

}  // namespace feynet
