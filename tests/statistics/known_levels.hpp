#pragma once

#include "feynet/core/random.hpp"
#include "feynet/statistics/correlator_matrix.hpp"
#include "feynet/statistics/vector_series.hpp"

#include <Eigen/Core>

#include <cmath>
#include <vector>

namespace feynet::test {

/// Correlators of known energies: operators Oᵢ(t) = μᵢ + Σₙ zᵢₙ ξₙ(t) of independent stationary
/// states ⟨ξₙ(0) ξₙ(t)⟩ = e^{−Eₙt}, t = 0, 1, …, so that Cᵢⱼ(t) = Σₙ zᵢₙ zⱼₙ e^{−Eₙt} exactly.
///
/// A measurement is an average over the times of a path; successive measurements are a Markov chain
/// of paths with the autocorrelation memoryᵗ.
struct KnownLevels {
    Eigen::VectorXd energies;
    Eigen::MatrixXd overlaps;  ///< z, one row per operator
    Eigen::VectorXd vacuum;    ///< μ
    Index n_slices = 64;
    double memory = 0.0;

    Index n_operators() const { return overlaps.rows(); }

    Eigen::MatrixXd correlator(double t) const {
        const Eigen::VectorXd decay = (-t * energies.array()).exp();
        return overlaps * decay.asDiagonal() * overlaps.transpose();
    }

    /// The exact means of all components of a matrix at those times.
    std::vector<double> means(const std::vector<Index>& times) const {
        const CorrelatorMatrix layout(n_operators(), static_cast<Index>(times.size()));
        std::vector<double> result(static_cast<std::size_t>(layout.n_components()));
        const auto at = [&](Index component) -> double& {
            return result[static_cast<std::size_t>(component)];
        };
        for (Index i = 0; i < n_operators(); ++i) {
            at(CorrelatorMatrix::mean(i)) = vacuum[i];
            for (Index j = i; j < n_operators(); ++j) {
                for (std::size_t t = 0; t < times.size(); ++t) {
                    at(layout.product(static_cast<Index>(t), i, j)) =
                        correlator(static_cast<double>(times[t]))(i, j) + vacuum[i] * vacuum[j];
                }
            }
        }
        return result;
    }

    /// Eight chains of n measurements of the matrix at those times.
    VectorSeries measure(const Stream& stream, Index n, const std::vector<Index>& times) const {
        const CorrelatorMatrix layout(n_operators(), static_cast<Index>(times.size()));
        VectorSeries series(lanes, layout.n_components());
        std::vector<Block> noise(static_cast<std::size_t>(energies.size()));
        Block values(lanes, layout.n_components());
        for (Index draw = 0; draw < n; ++draw) {
            refresh(stream, draw, noise);
            measure_path(operators_on(noise), times, layout, values);
            series.append(0, values);
        }
        return series;
    }

private:
    void refresh(const Stream& stream, Index draw, std::vector<Block>& noise) const {
        const auto n_states = static_cast<Index>(noise.size());
        for (Index state = 0; state < n_states; ++state) {
            Stream named = stream;
            named.trajectory = static_cast<std::uint32_t>(
                (static_cast<Index>(stream.trajectory) + draw) * n_states + state);
            Block fresh(lanes, n_slices);
            fill_normals(named, Purpose::Test, fresh);
            Block& kept = noise[static_cast<std::size_t>(state)];
            kept =
                draw == 0 ? fresh : Block(memory * kept + std::sqrt(1.0 - memory * memory) * fresh);
        }
    }

    std::vector<Block> operators_on(const std::vector<Block>& noise) const {
        std::vector<Block> operators;
        for (Index i = 0; i < n_operators(); ++i) {
            operators.emplace_back(Block::Constant(lanes, n_slices, vacuum[i]));
        }
        for (Index state = 0; state < energies.size(); ++state) {
            const double rho = std::exp(-energies[state]);
            Block xi = noise[static_cast<std::size_t>(state)];
            for (Index t = 1; t < n_slices; ++t) {
                xi.col(t) = rho * xi.col(t - 1) + std::sqrt(1.0 - rho * rho) * xi.col(t);
            }
            for (Index i = 0; i < n_operators(); ++i) {
                operators[static_cast<std::size_t>(i)] += overlaps(i, state) * xi;
            }
        }
        return operators;
    }

    void measure_path(
        const std::vector<Block>& operators,
        const std::vector<Index>& times,
        const CorrelatorMatrix& layout,
        Block& values) const {
        for (Index i = 0; i < n_operators(); ++i) {
            const Block& left = operators[static_cast<std::size_t>(i)];
            values.col(CorrelatorMatrix::mean(i)) = left.rowwise().mean();
            for (Index j = i; j < n_operators(); ++j) {
                const Block& right = operators[static_cast<std::size_t>(j)];
                for (std::size_t t = 0; t < times.size(); ++t) {
                    const Index n = n_slices - times[t];
                    values.col(layout.product(static_cast<Index>(t), i, j)) =
                        0.5 * (left.leftCols(n) * right.rightCols(n) +
                               right.leftCols(n) * left.rightCols(n))
                                  .rowwise()
                                  .mean();
                }
            }
        }
    }
};

}  // namespace feynet::test
