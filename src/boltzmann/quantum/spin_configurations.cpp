#include "feynet/boltzmann/quantum/spin_configurations.hpp"

#include "feynet/core/error.hpp"

#include <numeric>

namespace feynet {

Eigen::MatrixXd spin_configurations(const std::vector<Index>& numbers, Index n_spins) {
    Eigen::MatrixXd spins(n_spins, std::ssize(numbers));
    for (Index k = 0; k < spins.cols(); ++k) {
        for (Index i = 0; i < n_spins; ++i) {
            const bool up = (numbers[static_cast<std::size_t>(k)] >> i & 1) != 0;
            spins(i, k) = up ? 1.0 : -1.0;
        }
    }
    return spins;
}

Eigen::MatrixXd all_spin_configurations(Index n_spins) {
    require(n_spins >= 1 && n_spins <= 22, "n_spins", "must be 1 … 22, got {}", n_spins);
    std::vector<Index> numbers(std::size_t{1} << n_spins);
    std::iota(numbers.begin(), numbers.end(), Index{0});
    return spin_configurations(numbers, n_spins);
}

}  // namespace feynet
