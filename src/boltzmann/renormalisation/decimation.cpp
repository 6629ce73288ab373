#include "feynet/boltzmann/renormalisation/decimation.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <numbers>

namespace feynet {

double decimated(double coupling) {
    const double k = std::abs(coupling);
    // cosh 2K = 1 + 2 sinh² K where it is near 1, e^{2K}(1 + e^{−4K})/2 where it overflows
    return k < 1.0 ? 0.5 * std::log1p(2.0 * std::sinh(k) * std::sinh(k))
                   : k + 0.5 * (std::log1p(std::exp(-4.0 * k)) - std::numbers::ln2);
}

double decimation_constant(double coupling) {
    return std::numbers::ln2 + decimated(coupling);
}

double undecimated(double coupling) {
    require(coupling >= 0.0, "coupling", "must not be negative, got {}", coupling);
    const double x = std::expm1(2.0 * coupling);
    return 0.5 * std::log1p(x + std::sqrt(x) * std::sqrt(x + 2.0));
}

double chain_correlation_length(double coupling) {
    require(coupling > 0.0, "coupling", "must be positive, got {}", coupling);
    // where tanh K rounds to 1, −ln tanh K = 2 artanh e^{−2K}
    return coupling < 1.0 ? -1.0 / std::log(std::tanh(coupling))
                          : 0.5 / std::atanh(std::exp(-2.0 * coupling));
}

std::vector<double> coupling_flow(double coupling, Index steps) {
    std::vector<double> flow{coupling};
    for (Index step = 0; step < steps; ++step) {
        flow.push_back(decimated(flow.back()));
    }
    return flow;
}

}  // namespace feynet
