#include "feynet/boltzmann/learning/ising_machine.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {
namespace {

void check_pairs(const IsingLaw& law) {
    for (const IsingPair& pair : law.pairs) {
        require(
            pair.first >= 0 && pair.second >= 0 && pair.first < law.n_spins() &&
                pair.second < law.n_spins() && pair.first != pair.second,
            "pairs",
            "must tie two different spins of {}, got {} and {}",
            law.n_spins(),
            pair.first,
            pair.second);
        require(std::isfinite(pair.coupling), "coupling", "must be finite, got {}", pair.coupling);
    }
}

}  // namespace

IsingLaw ising_square(Index n_rows, Index n_columns, double coupling) {
    for (const Index side : {n_rows, n_columns}) {
        require(side >= 2, "side", "must be at least 2, got {}", side);
    }
    require(std::isfinite(coupling), "coupling", "must be finite, got {}", coupling);
    IsingLaw law{{}, Eigen::VectorXd::Zero(n_rows * n_columns)};
    for (Index r = 0; r < n_rows; ++r) {
        for (Index c = 0; c < n_columns; ++c) {
            const Index here = r * n_columns + c;
            law.pairs.push_back({here, r * n_columns + (c + 1) % n_columns, coupling});
            law.pairs.push_back({here, (r + 1) % n_rows * n_columns + c, coupling});
        }
    }
    return law;
}

IsingMachine machine_of(const IsingLaw& law) {
    check_pairs(law);
    IsingMachine result{BoltzmannMachine(law.n_spins(), static_cast<Index>(law.pairs.size()))};
    for (Index i = 0; i < law.n_spins(); ++i) {
        result.machine.visible(i) = law.fields(i);
    }
    Index unit = 0;
    for (const IsingPair& pair : law.pairs) {
        const double strength = std::abs(pair.coupling);
        // cosh 2W = e^{2|K|}: W = arsinh √((e^{2|K|} − 1)/2), without loss where K is small
        const double weight = std::asinh(std::sqrt(0.5 * std::expm1(2.0 * strength)));
        result.machine.coupling(pair.first, unit) = weight;
        result.machine.coupling(pair.second, unit) = std::copysign(weight, pair.coupling);
        result.log_factor -= strength + std::log(2.0);
        ++unit;
    }
    return result;
}

Eigen::VectorXd log_weights(const IsingLaw& law, const Eigen::MatrixXd& spins) {
    check_pairs(law);
    Eigen::VectorXd logs = spins * law.fields;
    for (const IsingPair& pair : law.pairs) {
        logs += pair.coupling * spins.col(pair.first).cwiseProduct(spins.col(pair.second));
    }
    return logs;
}

WrittenIsing written_out(const IsingLaw& law) {
    WrittenIsing result{{all_spins(law.n_spins()), {}}};
    const Eigen::ArrayXd logs = log_weights(law, result.law.spins).array();
    const double largest = logs.maxCoeff();
    const Eigen::ArrayXd weights = (logs - largest).exp();
    result.law.probabilities = (weights / weights.sum()).matrix();
    result.log_partition = largest + std::log(weights.sum());
    return result;
}

}  // namespace feynet
