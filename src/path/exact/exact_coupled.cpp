#include "feynet/path/exact/exact_coupled.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/exact/mode_oscillators.hpp"
#include "feynet/path/exact/plane_transfer.hpp"

namespace feynet {

std::unique_ptr<ExactCoupled> exact_coupled(const CoupledSystem& system) {
    if (system.is_quadratic()) {
        return std::make_unique<ModeOscillators>(system);
    }
    if (system.dimensions() != 2) {
        return nullptr;
    }
    try {
        return std::make_unique<PlaneTransfer>(system);
    } catch (const InvalidInput&) {
        return nullptr;
    }
}

}  // namespace feynet
