#pragma once

#include "feynet/holography/learning/label_training.hpp"

#include <fmt/format.h>

#include <string>

namespace feynet {

/// "loss 0.081, accuracy 0.77": how a training on labels stands after an epoch.
inline std::string in_words(const Epoch& epoch) {
    return fmt::format("loss {:.3g}, accuracy {:.2f}", epoch.total(), epoch.accuracy);
}

}  // namespace feynet
