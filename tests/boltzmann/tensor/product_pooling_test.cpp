#include "feynet/boltzmann/tensor/product_pooling.hpp"

#include "boltzmann/quantum/slopes_of.hpp"
#include "boltzmann/quantum/some_machine.hpp"
#include "feynet/boltzmann/quantum/spin_configurations.hpp"
#include "feynet/boltzmann/quantum/state_vector.hpp"
#include "feynet/boltzmann/tensor/entanglement.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <complex>

namespace feynet::test::product_pooling_test {
namespace {

Eigen::VectorXcd generic(const ProductPooling& wave) {
    return wave.plain() + some_machine(wave.n_parameters(), 1, 0.5).visible;
}

/// The tree of tensors T_{γ; αβ} = M_a[γ, α] M_b[γ, β], contracted over whole Hilbert spaces, from
/// the spins to the root.
Eigen::VectorXcd contracted(const ProductPooling& wave, const Eigen::VectorXcd& parameters) {
    std::vector<Eigen::MatrixXcd> states;  // 2^(spins below) × indices of the leg
    for (Index i = 0; i < wave.n_spins(); ++i) {
        states.emplace_back(Eigen::MatrixXcd::Identity(2, 2));
    }
    const Index n_channels = wave.output(parameters).size();
    for (const auto& [first, second] : wave.products()) {
        const Eigen::MatrixXcd left = wave.matrix(parameters, first);
        const Eigen::MatrixXcd right = wave.matrix(parameters, second);
        const Eigen::MatrixXcd& low = states[static_cast<std::size_t>(first)];
        const Eigen::MatrixXcd& high = states[static_cast<std::size_t>(second)];
        Eigen::MatrixXcd joined = Eigen::MatrixXcd::Zero(low.rows() * high.rows(), n_channels);
        for (Index gamma = 0; gamma < n_channels; ++gamma) {
            for (Index alpha = 0; alpha < low.cols(); ++alpha) {
                for (Index beta = 0; beta < high.cols(); ++beta) {
                    const std::complex<double> tensor = left(gamma, alpha) * right(gamma, beta);
                    joined.col(gamma) +=
                        tensor * (low.col(alpha) * high.col(beta).transpose()).reshaped();
                }
            }
        }
        states.push_back(joined);
    }
    return states.back() * wave.output(parameters);
}

std::vector<Index> spins_in(Index mask) {
    std::vector<Index> part;
    for (Index i = 0; mask >> i != 0; ++i) {
        if ((mask >> i & 1) != 0) {
            part.push_back(i);
        }
    }
    return part;
}

}  // namespace

TEST_CASE("a network that pools by products is a tree tensor network") {
    for (const Index n_spins : {8, 6, 5}) {
        const ProductPooling wave(n_spins, 3);
        const Eigen::VectorXcd parameters = generic(wave);

        const Eigen::ArrayXcd network =
            wave.log_amplitudes(parameters, all_spin_configurations(n_spins)).array().exp();
        const Eigen::ArrayXcd tree = contracted(wave, parameters).array();

        CHECK((network - tree).abs().maxCoeff() < 1e-12 * tree.abs().maxCoeff());
    }
}

TEST_CASE("no Schmidt rank is above the least cut of the tree, and many reach it") {
    const ProductPooling wave(8, 2);
    const Eigen::VectorXcd psi = state_vector(wave, generic(wave));
    Index n_reached = 0;
    bool bounded = true;
    for (Index mask = 1; mask < 128; ++mask) {
        const std::vector<Index> part = spins_in(mask);
        const Index rank = schmidt_rank(schmidt_values(psi, part));
        bounded = bounded && rank <= wave.rank_bound(part);
        n_reached += rank == wave.rank_bound(part) ? 1 : 0;
    }

    CHECK(bounded);
    CHECK(n_reached > 100);
    CHECK(wave.rank_bound({0, 1, 2, 3}) == 2);
    CHECK(wave.rank_bound({0, 2, 4, 6}) == 16);
    CHECK(wave.rank_bound({}) == 1);
}

TEST_CASE("a machine without a tree has larger ranks than the least cut") {
    const Eigen::VectorXcd psi = state_vector(some_machine(8, 4, 0.5));

    CHECK(
        schmidt_rank(schmidt_values(psi, {0, 1, 2, 3})) >
        ProductPooling(8, 2).rank_bound({0, 1, 2, 3}));
}

TEST_CASE("the slopes of a network of products are those of ln ψ, its plain state is flat") {
    for (const Index n_spins : {2, 5, 8}) {
        const ProductPooling wave(n_spins, 2);
        const Eigen::MatrixXd spins = all_spin_configurations(n_spins);

        CHECK(error_of_slopes(wave, generic(wave), spins.rightCols(4)) < 1e-7);
        CHECK(wave.log_amplitudes(wave.plain(), spins).cwiseAbs().maxCoeff() < 1e-14);
    }
    CHECK(ProductPooling(8, 2).n_parameters() == 8 * 4 + 6 * 4 + 2);
}

TEST_CASE("one spin, no channel, or a part outside is refused") {
    CHECK_THROWS_AS(ProductPooling(1, 2), InvalidInput);
    CHECK_THROWS_AS(ProductPooling(4, 0), InvalidInput);
    CHECK_THROWS_AS(ProductPooling(4, 2).rank_bound({4}), InvalidInput);
}

}  // namespace feynet::test::product_pooling_test
