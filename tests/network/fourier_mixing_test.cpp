#include "feynet/network/fourier_mixing.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::fourier_mixing_test {
namespace {

const std::vector<std::vector<Index>> every_torus{{2}, {5}, {6}, {4, 3}, {2, 3, 4}};

Index volume(const std::vector<Index>& extents) {
    Index product = 1;
    for (const Index n : extents) {
        product *= n;
    }
    return product;
}

/// The basis function of number k at s on n points.
double basis(Index k, Index s, Index n) {
    const auto count = static_cast<double>(n);
    const double phase =
        2.0 * std::numbers::pi * static_cast<double>(k) * static_cast<double>(s) / count;
    if (k == 0 || 2 * k == n) {
        return std::cos(phase) / std::sqrt(count);
    }
    return std::sqrt(2.0 / count) * (2 * k < n ? std::cos(phase) : std::sin(phase));
}

/// y of all points s for the unit mode k, the product over the directions.
double product_basis(Index k, Index s, const std::vector<Index>& extents) {
    double product = 1.0;
    for (const Index n : extents) {
        product *= basis(k % n, s % n, n);
        k /= n;
        s /= n;
    }
    return product;
}

}  // namespace

TEST_CASE("fourier mixing: a mode is the product of a cosine or sine in each direction") {
    for (const auto& extents : every_torus) {
        const Index v = volume(extents);
        const FourierMixing mixing(extents, 1, 1);
        for (Index k = 0; k < v; ++k) {
            Block modes = Block::Zero(lanes, v);
            modes.col(k).setOnes();
            Block lines;

            mixing.mix(modes, lines);

            for (Index s = 0; s < v; ++s) {
                CHECK(lines(3, s) == doctest::Approx(product_basis(k, s, extents)).epsilon(1e-12));
            }
        }
    }
}

TEST_CASE("fourier mixing: it is orthogonal, for every column of a line and every component") {
    for (const auto& extents : every_torus) {
        const FourierMixing mixing(extents, 3, 2);
        const Index n = 6 * volume(extents);
        const Block lines = normal_block(n, 1);
        const Block other = normal_block(n, 2);
        Block modes;
        Block back;
        Block mixed;

        mixing.unmix(lines, modes);
        mixing.mix(modes, back);
        mixing.mix(other, mixed);

        CHECK((back - lines).abs().maxCoeff() < 1e-13);
        const Lanes left = (mixed * lines).rowwise().sum();
        const Lanes right = (other * modes).rowwise().sum();
        CHECK((left - right).abs().maxCoeff() < 1e-11);
    }
}

TEST_CASE("fourier mixing: the lattice Laplacian is k̂² in every mode") {
    for (const auto& extents : every_torus) {
        const Index v = volume(extents);
        const FourierMixing mixing(extents, 1, 1);
        const Block modes = normal_block(v);
        Block field;
        mixing.mix(modes, field);

        Block minus_laplacian = Block::Zero(lanes, v);
        Index stride = 1;
        for (const Index n : extents) {
            for (Index s = 0; s < v; ++s) {
                const Index place = s / stride % n;
                const Index next = s + stride * (place + 1 == n ? 1 - n : 1);
                minus_laplacian.col(s) += field.col(s) - field.col(next);
                minus_laplacian.col(next) += field.col(next) - field.col(s);
            }
            stride *= n;
        }
        Block spectrum;
        mixing.unmix(minus_laplacian, spectrum);

        const Block expected = modes.rowwise() * mixing.momentum_squared().transpose();
        CHECK((spectrum - expected).abs().maxCoeff() < 1e-12);
    }
}

}  // namespace feynet::test::fourier_mixing_test
