#include "feynet/boltzmann/quantum/exact/lanczos.hpp"

#include "feynet/core/error.hpp"

#include <Spectra/SymEigsSolver.h>
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <stdexcept>

namespace feynet {
namespace {

using Bits = std::uint32_t;

Bits bit(Index spin) {
    return Bits{1} << static_cast<unsigned>(spin);
}

/// The Hamiltonian as a map of vectors.
class Hamiltonian {
public:
    using Scalar = double;

    explicit Hamiltonian(const SpinModel& model)
        : model_(model), dimension_(Index{1} << model.n_spins) {}

    Index rows() const { return dimension_; }
    Index cols() const { return dimension_; }

    void perform_op(const double* in, double* out) const {
        for (Index k = 0; k < dimension_; ++k) {
            out[k] = row(static_cast<Bits>(k), in);
        }
    }

private:
    double row(Bits state, const double* in) const {
        double sum = 0.0;
        for (const SpinBond& bond : model_.bonds) {
            const Bits ends = bit(bond.first) | bit(bond.second);
            const Bits here = state & ends;
            const bool equal = here == 0 || here == ends;
            sum += (equal ? bond.diagonal : -bond.diagonal) * in[state];
            if (!equal) {
                sum += bond.exchange * in[state ^ ends];
            }
        }
        if (model_.field != 0.0) {
            double flipped = 0.0;
            for (Index i = 0; i < model_.n_spins; ++i) {
                flipped += in[state ^ bit(i)];
            }
            sum -= model_.field * flipped;
        }
        return sum;
    }

    const SpinModel& model_;
    Index dimension_;
};

}  // namespace

ExactState lanczos_ground_state(const SpinModel& model) {
    require(
        model.n_spins >= 2 && model.n_spins <= most_exact_spins,
        "n_spins",
        "must be from 2 to {}, got {}",
        most_exact_spins,
        model.n_spins);
    Hamiltonian hamiltonian(model);
    const Index krylov = std::min<Index>(24, hamiltonian.rows());
    Spectra::SymEigsSolver<Hamiltonian> solver(hamiltonian, 1, krylov);
    solver.init();
    solver.compute(Spectra::SortRule::SmallestAlge, 1000, 1e-13);
    if (solver.info() != Spectra::CompInfo::Successful) {
        throw std::runtime_error("the ground state was not found: Lanczos's iteration did not end");
    }
    return {.energy = solver.eigenvalues()(0), .amplitudes = solver.eigenvectors().col(0)};
}

Eigen::VectorXd hamiltonian_times(const SpinModel& model, const Eigen::VectorXd& amplitudes) {
    assert(amplitudes.size() == Index{1} << model.n_spins);
    Eigen::VectorXd result(amplitudes.size());
    Hamiltonian(model).perform_op(amplitudes.data(), result.data());
    return result;
}

}  // namespace feynet
