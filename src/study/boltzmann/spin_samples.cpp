#include "feynet/study/boltzmann/spin_samples.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/signed_bonds.hpp"
#include "feynet/field/exact/ising_torus.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/store.hpp"
#include "feynet/sampler/chains.hpp"
#include "feynet/sampler/swendsen_wang.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace feynet {
namespace {

constexpr Index most_spins_written = 16;
constexpr Index cluster_warm_sweeps = 100;
constexpr Index cluster_sweeps_between = 10;

/// The pairs of an Ising law as bonds of clusters; spins are ±1.
class IsingBonds final : public SignedBonds {
public:
    explicit IsingBonds(const IsingLaw& law) : law_(law) {
        for (const IsingPair& pair : law.pairs) {
            bonds_.push_back({pair.first, pair.second});
        }
    }

    Index dimension() const override { return law_.n_spins(); }
    Index n_sites() const override { return law_.n_spins(); }
    const std::vector<Bond>& bonds() const override { return bonds_; }
    const std::vector<Index>& fixed_sites() const override { return none_; }

    void break_costs(const Block& q, Block& costs) const override {
        costs.resize(lanes, std::ssize(bonds_));
        for (std::size_t b = 0; b < bonds_.size(); ++b) {
            costs.col(static_cast<Index>(b)) =
                2.0 * law_.pairs[b].coupling * q.col(bonds_[b].first) * q.col(bonds_[b].second);
        }
    }

    void flip(Block& q, const Block& signs) const override { q *= signs; }

private:
    const IsingLaw& law_;
    std::vector<Bond> bonds_;
    std::vector<Index> none_;
};

Block any_spins(Index n_spins, const Stream& stream) {
    Block uniforms(lanes, n_spins);
    fill_uniforms(stream, Purpose::Start, uniforms);
    return (uniforms - 0.5).sign();
}

Eigen::MatrixXd cluster_samples(
    const IsingLaw& law, Index n_samples, const Stream& stream, int n_threads) {
    const IsingBonds bonds(law);
    const SwendsenWang clusters(bonds);
    Eigen::MatrixXd samples(n_samples, law.n_spins());
    for_each_block(sample_chains / lanes, n_threads, [&](Index block) {
        Stream own = stream;
        own.first_chain += static_cast<std::uint32_t>(block * lanes);
        Block spins = any_spins(law.n_spins(), own);
        const auto sweep = [&](Index n_sweeps) {
            for (Index k = 0; k < n_sweeps; ++k) {
                clusters.step(spins, StreamSource(own));
                ++own.trajectory;
            }
        };
        sweep(cluster_warm_sweeps);
        for (Index first = block * lanes; first < n_samples; first += sample_chains) {
            sweep(cluster_sweeps_between);
            const Index n = std::min<Index>(lanes, n_samples - first);
            samples.middleRows(first, n) = spins.topRows(n).matrix();
        }
    });
    return samples;
}

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Rows of ±1, from rows of ±1 or of 0 and 1.
///
/// @param place  of a row, for the message that says what is wrong with it
Eigen::MatrixXd as_spins(
    const Eigen::MatrixXd& values, const std::function<std::string(Index)>& place) {
    const bool is_binary = (values.array() == 0.0).any();
    const double low = is_binary ? 0.0 : -1.0;
    for (Index k = 0; k < values.rows(); ++k) {
        for (Index i = 0; i < values.cols(); ++i) {
            if (values(k, i) != 1.0 && values(k, i) != low) {
                throw ConfigError(fmt::format(
                    "{}: a spin must be 1 or −1, in the whole table, or 1 or 0, got {}",
                    place(k),
                    values(k, i)));
            }
        }
    }
    return is_binary ? Eigen::MatrixXd(2.0 * values.array() - 1.0) : values;
}

}  // namespace

double SpinTruth::mean_log() const {
    double sum = -log_partition;
    for (const IsingPair& pair : law.pairs) {
        sum += pair.coupling * neighbours;
    }
    return sum;
}

SpinTruth ising_truth(Index side, double coupling) {
    require(side >= 2, "size", "must be at least 2, got {}", side);
    require(
        std::isfinite(coupling) && coupling > 0.0,
        "coupling",
        "must be positive and finite, got {}",
        coupling);
    const IsingTorus torus(side, side, coupling);
    SpinTruth truth{
        ising_square(side, side, coupling),
        torus.log_partition(),
        -0.5 * torus.energy(),
        std::nullopt};
    if (truth.law.n_spins() <= most_spins_written) {
        truth.written = written_out(truth.law).law;
    }
    return truth;
}

Eigen::MatrixXd ising_samples(
    const SpinTruth& truth, Index n_samples, const Stream& stream, int n_threads) {
    require(n_samples >= 1, "samples", "must be positive, got {}", n_samples);
    return truth.written ? drawn(*truth.written, n_samples, stream)
                         : cluster_samples(truth.law, n_samples, stream, n_threads);
}

Eigen::MatrixXd spins_of(const DataTable& table) {
    const auto n_rows = static_cast<Index>(table.rows());
    Eigen::MatrixXd spins(n_rows, std::ssize(table.columns()));
    for (Index i = 0; i < spins.cols(); ++i) {
        const std::vector<double>& column =
            table.column(table.columns()[static_cast<std::size_t>(i)]);
        spins.col(i) = Eigen::Map<const Eigen::VectorXd>(column.data(), n_rows);
    }
    return as_spins(
        spins, [&table](Index row) { return table.place(static_cast<std::size_t>(row)); });
}

Eigen::MatrixXd spins_of(const std::filesystem::path& path) {
    const std::string ending = path.extension().string();
    if (ending != ".h5" && ending != ".hdf5" && ending != ".nc") {
        return spins_of(DataTable::read(path));
    }
    for (const Group& group : read_store(path)) {
        for (const Dataset& dataset : group.datasets) {
            if (dataset.shape.size() >= 2 && !dataset.values.empty()) {
                const Index n_spins = dataset.shape.back();
                const Index n_rows = static_cast<Index>(dataset.values.size()) / n_spins;
                const Eigen::Map<const RowMatrix> rows(dataset.values.data(), n_rows, n_spins);
                return as_spins(rows, [&](Index row) {
                    return fmt::format(
                        "{}: {}/{}, row {}", path.string(), group.path, dataset.name, row);
                });
            }
        }
    }
    throw ConfigError(path.string() + ": expected a dataset of samples × spins");
}

SampleMean mean_of_samples(const Eigen::VectorXd& values) {
    const Index n_chains = std::min(sample_chains, values.size());
    Eigen::ArrayXd sums = Eigen::ArrayXd::Zero(n_chains);
    Eigen::ArrayXd counts = Eigen::ArrayXd::Zero(n_chains);
    for (Index k = 0; k < values.size(); ++k) {
        sums(k % n_chains) += values(k);
        counts(k % n_chains) += 1.0;
    }
    const Eigen::ArrayXd means = sums / counts;
    const double spread = (means - means.mean()).square().sum();
    const auto n = static_cast<double>(n_chains);
    return {values.mean(), n_chains > 1 ? std::sqrt(spread / (n * (n - 1.0))) : 0.0};
}

}  // namespace feynet
