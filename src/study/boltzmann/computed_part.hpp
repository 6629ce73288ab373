#pragma once

#include "feynet/io/summary.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace feynet {

/// A part of a study whose numbers are computed, with what it draws.
struct ComputedPart {
    NetworkRun run;
    std::vector<Figure> figures;
};

/// A number that was computed, beside the one it must be.
inline ObservableResult computed(
    std::string name, std::string formula, double value, std::optional<double> exact) {
    return {.name = std::move(name), .formula = std::move(formula), .value = value, .exact = exact};
}

}  // namespace feynet
