#pragma once

#include "feynet/io/store.hpp"

#include <string>

namespace feynet {

/// The bytes of a NumPy file (.npy, version 1.0): doubles, the last axis fastest.
std::string npy_bytes(const Dataset& dataset);

}  // namespace feynet
