#pragma once

#include "feynet/boltzmann/learning/ising_machine.hpp"
#include "feynet/boltzmann/learning/spin_data.hpp"
#include "feynet/io/data_table.hpp"

#include <filesystem>
#include <optional>

namespace feynet {

/// What is known of the law that samples were drawn from.
struct SpinTruth {
    IsingLaw law;
    double log_partition = 0.0;       ///< ln Z: enumerated, else Kaufman's
    double neighbours = 0.0;          ///< ⟨s s'⟩
    std::optional<SpinData> written;  ///< all configurations, of at most 16 spins

    /// ⟨ln p⟩ = K Σ⟨s s'⟩ − ln Z, less the entropy.
    double mean_log() const;
};

/// The Ising model on a torus of L × L at coupling K, and its exact numbers.
///
/// @throws InvalidInput for L < 2 or K not positive
SpinTruth ising_truth(Index side, double coupling);

/// Samples come from so many chains in turn: row r is of chain r mod sample_chains.
inline constexpr Index sample_chains = 64;

/// Configurations of an Ising law: independent draws where it is written out, else Swendsen–Wang
/// clusters, ten sweeps apart.                                                  n_samples × N
///
/// @param stream  of purposes DataPoint, Start, Bond and Flip
Eigen::MatrixXd ising_samples(
    const SpinTruth& truth, Index n_samples, const Stream& stream, int n_threads);

/// The rows of a table, a column for each spin, of values ±1 or 0 and 1.           rows × columns
///
/// @throws ConfigError with the place of another value
Eigen::MatrixXd spins_of(const DataTable& table);

/// The rows of a file: a table, or (.h5, .hdf5, .nc) the first dataset of an HDF5 file that has two
/// axes or more, the last one for the spins.                                        rows × columns
///
/// @throws ConfigError if there is no such file, or with the place of another value
/// @throws IoError if it cannot be read
Eigen::MatrixXd spins_of(const std::filesystem::path& path);

/// A mean over samples with its error from the spread among chains.
struct SampleMean {
    double value = 0.0;
    double error = 0.0;
};

/// @param values  of rows in the order of ising_samples
SampleMean mean_of_samples(const Eigen::VectorXd& values);

}  // namespace feynet
