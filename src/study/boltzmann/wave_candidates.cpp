#include "feynet/study/boltzmann/wave_candidates.hpp"

#include "feynet/boltzmann/quantum/feed_forward_state.hpp"
#include "feynet/boltzmann/quantum/jastrow.hpp"
#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "feynet/boltzmann/tensor/matrix_product_family.hpp"
#include "feynet/boltzmann/tensor/product_pooling.hpp"
#include "feynet/core/error.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

constexpr Index most_wave_size = 64;

std::vector<SpinPermutation> symmetries(const SpinSystemSettings& system) {
    return system.ends == ChainEnds::Periodic ? system.translations()
                                              : no_symmetry(system.spins().n_spins);
}

SiteMatrices site_matrices(const SpinSystemSettings& system) {
    return system.lattice == SpinLattice::Chain && system.ends == ChainEnds::Periodic
               ? SiteMatrices::Shared
               : SiteMatrices::Own;
}

/// One of each kind that is asked for.
WaveCandidate candidate(
    WaveKind kind,
    Index size,
    const SpinSystemSettings& system,
    const std::vector<SpinPermutation>& group) {
    const Index n = system.spins().n_spins;
    switch (kind) {
        case WaveKind::Jastrow:
            break;
        case WaveKind::Rbm:
        case WaveKind::ComplexRbm:
            return {
                kind,
                fmt::format("{}rbm α = {}", kind == WaveKind::Rbm ? "" : "complex ", size),
                std::make_shared<RbmFamily>(n, size, group)};
        case WaveKind::FeedForward:
            return {
                kind,
                fmt::format("feed-forward {}", size),
                std::make_shared<FeedForwardState>(n, size, group)};
        case WaveKind::MatrixProduct:
            return {
                kind,
                fmt::format("matrix product D = {}", size),
                std::make_shared<MatrixProductFamily>(n, size, site_matrices(system))};
        case WaveKind::Tree:
            return {
                kind, fmt::format("tree r = {}", size), std::make_shared<ProductPooling>(n, size)};
    }
    return {kind, "jastrow", std::make_shared<Jastrow>(n, group)};
}

const std::vector<Index>& sizes_of(const WaveNetworksSettings& settings, WaveKind kind) {
    static const std::vector<Index> one{1};
    switch (kind) {
        case WaveKind::Jastrow:
            break;
        case WaveKind::Rbm:
            return settings.rbm;
        case WaveKind::ComplexRbm:
            return settings.complex_rbm;
        case WaveKind::FeedForward:
            return settings.feed_forward;
        case WaveKind::MatrixProduct:
            return settings.matrix_product;
        case WaveKind::Tree:
            return settings.tree;
    }
    return one;
}

}  // namespace

std::vector<WaveCandidate> wave_candidates(
    const WaveNetworksSettings& settings, const SpinSystemSettings& system) {
    const std::vector<SpinPermutation> group = symmetries(system);
    std::vector<WaveCandidate> all;
    for (const WaveKind kind : settings.kinds) {
        for (const Index size : sizes_of(settings, kind)) {
            all.push_back(candidate(kind, size, system, group));
        }
    }
    return all;
}

void check(const WaveNetworksSettings& settings) {
    for (const WaveKind kind : settings.kinds) {
        for (const Index size : sizes_of(settings, kind)) {
            require(
                size >= 1 && size <= most_wave_size,
                word(kind),
                "must be 1 … {}, got {}",
                most_wave_size,
                size);
        }
    }
}

}  // namespace feynet
