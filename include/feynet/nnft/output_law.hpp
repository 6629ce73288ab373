#pragma once

#include "feynet/core/random.hpp"
#include "feynet/core/words.hpp"

#include <array>
#include <string_view>

namespace feynet {

/// The law of the output weights a of a random network, all with ⟨a⟩ = 0 and ⟨a²⟩ = 1.
enum class OutputLaw {
    Gaussian,  ///< κ = ⟨a⁴⟩ = 3
    Constant,  ///< a = ±1, κ = 1
    Rayleigh,  ///< |a| of density 2|a| e^{−a²}, either sign, κ = 2
};

template <>
struct Words<OutputLaw> {
    static constexpr std::array<std::string_view, 3> value{"gaussian", "constant", "rayleigh"};
};

/// κ = ⟨a⁴⟩.
double kurtosis(OutputLaw law);

/// ⟨a⁶⟩ = 15, 1, 6.
double sixth_moment(OutputLaw law);

/// a ← independent output weights of that law.
void fill_output_weights(OutputLaw law, const RandomSource& random, Purpose purpose, Block& a);

}  // namespace feynet
