#pragma once

#include <string>

namespace feynet {

/// A number that is measured on every configuration, by its name in result files and for people.
struct NamedNumber {
    std::string name;
    std::string formula;
};

}  // namespace feynet
