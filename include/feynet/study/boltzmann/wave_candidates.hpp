#pragma once

#include "feynet/boltzmann/quantum/wave_function.hpp"
#include "feynet/core/words.hpp"
#include "feynet/study/boltzmann/spin_settings.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// The wave functions that a run file can name.
enum class WaveKind { Jastrow, Rbm, ComplexRbm, FeedForward, MatrixProduct, Tree };

template <>
struct Words<WaveKind> {
    static constexpr std::array<std::string_view, 6> value{
        "jastrow", "rbm", "complex_rbm", "feed_forward", "matrix_product", "tree"};
};

/// The section [networks] of wave functions that are compared.
struct WaveNetworksSettings {
    std::vector<WaveKind> kinds{
        WaveKind::Jastrow,
        WaveKind::Rbm,
        WaveKind::ComplexRbm,
        WaveKind::FeedForward,
        WaveKind::MatrixProduct,
        WaveKind::Tree};
    std::vector<Index> rbm{1, 2};
    std::vector<Index> complex_rbm{1};
    std::vector<Index> feed_forward{1, 2};
    std::vector<Index> matrix_product{2, 3, 4};
    std::vector<Index> tree{2};

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("kinds", self.kinds, "the wave functions to compare; jastrow has no size");
        visit("rbm", self.rbm, "filters α of restricted Boltzmann machines with real weights");
        visit("complex_rbm", self.complex_rbm, "the same with complex weights");
        visit("feed_forward", self.feed_forward, "filters of exp(u₁ + i u₂), hidden units tanh");
        visit("matrix_product", self.matrix_product, "bond dimensions D of matrix product states");
        visit("tree", self.tree, "channels r of networks that pool by products, which are trees");
    }
};

/// A wave function that is compared with others.
struct WaveCandidate {
    WaveKind kind = WaveKind::Jastrow;
    std::string name;  ///< "rbm α = 2"
    std::shared_ptr<const WaveFunction> wave;

    bool has_real_weights() const { return kind != WaveKind::ComplexRbm; }

    /// Real numbers among the weights: a complex one is two.
    Index n_real() const { return wave->n_parameters() * (has_real_weights() ? 1 : 2); }
};

/// All that are asked for, invariant under translations on periodic lattices but for trees; on a
/// torus matrix product states have matrices for each spin.
std::vector<WaveCandidate> wave_candidates(
    const WaveNetworksSettings& settings, const SpinSystemSettings& system);

/// @throws InvalidInput naming the key that makes no sense
void check(const WaveNetworksSettings& settings);

}  // namespace feynet
