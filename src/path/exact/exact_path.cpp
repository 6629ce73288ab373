#include "feynet/path/exact/exact_path.hpp"

#include "feynet/path/exact/oscillator.hpp"
#include "feynet/path/exact/transfer_matrix.hpp"

namespace feynet {

std::unique_ptr<ExactPath> exact_path(const PathSystem& system) {
    if (system.is_quadratic()) {
        return std::make_unique<ExactOscillator>(system);
    }
    return std::make_unique<TransferMatrix>(system);
}

}  // namespace feynet
