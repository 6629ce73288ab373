#pragma once

#include "feynet/path/potential/potential.hpp"

namespace feynet {

/// V(x) = 0.
struct FreeParticle {
    static constexpr std::string_view name = "free";
    static constexpr std::string_view formula = "V(x) = 0";

    /// V(x) = 0 of any number type.
    template <typename T>
    T value(const T& x) const {
        return 0.0 * x;
    }
    void check() const {}

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& /*self*/, Visitor&& /*visit*/) {}
};

static_assert(Potential<FreeParticle>);

}  // namespace feynet
