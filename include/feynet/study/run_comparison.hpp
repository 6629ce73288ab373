#pragma once

#include "feynet/io/summary.hpp"

#include <string>
#include <vector>

namespace feynet {

/// One number that two runs have measured.
struct ComparedNumber {
    std::string network;
    std::string observable;
    double first = 0.0;
    double second = 0.0;
    std::optional<double> first_error;
    std::optional<double> second_error;

    /// (first − second)/√(σ₁² + σ₂²); 0 where the two are equal, nothing where no error is known.
    std::optional<double> pull() const;
};

/// Every observable that both runs have, of every network that both have, in the order of the
/// first.
///
/// Numbers of one run are correlated with each other, those of two runs are not, unless both had
/// the same seed.
std::vector<ComparedNumber> compare(const Summary& first, const Summary& second);

}  // namespace feynet
