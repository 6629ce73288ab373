#pragma once

#include <string_view>
#include <vector>

namespace feynet {

/// A library that this build uses.
struct BuildLibrary {
    const char* name;
    const char* version;
};

std::string_view build_version();       ///< of Feynet: "0.1.0"
std::string_view build_commit();        ///< of its sources, "-dirty" if changed since, or "unknown"
std::string_view build_compiler();      ///< "GNU 12.2.0"
std::string_view build_options();       ///< the compiler's options for every file
std::string_view build_architecture();  ///< what -march was asked for: "native"
/// Every library that is linked, with its version.
std::vector<BuildLibrary> build_libraries();

}  // namespace feynet
