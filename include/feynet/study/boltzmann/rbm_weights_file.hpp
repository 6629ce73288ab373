#pragma once

#include "feynet/boltzmann/quantum/rbm_weights.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace feynet {

/// The weights of a machine that somebody published, in one of two forms:
///
/// - numbers between blanks, N and M, then a (N), b (M) and W (N × M, spin by spin), each as
///   (re,im) or as a real number alone: the `*.wf` files of Carleo and Troyer;
/// - JSON with the keys a, b and W (a list for every spin) of NetKet's RbmSpin, there or under
///   "Machine", complex numbers as [re, im]; biases that are missing are zero.
///
/// Both write ψ(s) = exp(Σ a s) Π 2 cosh(b + Σ W s), s = ±1, on sublattices turned as here.
///
/// @throws ConfigError if there is no such file or it is of neither form, with the place
/// @throws IoError if it cannot be read or is larger than 64 MB
///
/// Source  Carleo and Troyer, Science 355, 602 (2017), supplementary programs; NetKet 2
RbmWeights read_rbm_weights(const std::filesystem::path& path);

/// @param  name  the name of the text in messages
/// @throws ConfigError as above
RbmWeights parse_rbm_weights(std::string_view text, const std::string& name);

/// The weights in the first form, with all their digits.
std::string wf_text(const RbmWeights& weights);

}  // namespace feynet
