#include "feynet/network/lane_transform.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>

namespace feynet::test::lane_transform_test {
namespace {

constexpr double pi = std::numbers::pi;

/// Coefficient of Xⱼ in Yₖ, as FFTW's manual defines the transforms.
double coefficient(TransformKind kind, Index n_columns, Index column_out, Index column_in) {
    const auto n = static_cast<double>(n_columns);
    const auto k = static_cast<double>(column_out);
    const auto j = static_cast<double>(column_in);
    const bool real_out = column_out <= n_columns / 2;
    const bool real_in = column_in <= n_columns / 2;
    const bool is_extreme = column_in == 0 || 2 * column_in == n_columns;
    switch (kind) {
        case TransformKind::Cosine:
            return (column_in == 0 || column_in == n_columns - 1 ? 1.0 : 2.0) *
                   std::cos(pi * j * k / (n - 1.0));
        case TransformKind::Sine:
            return 2.0 * std::sin(pi * (j + 1.0) * (k + 1.0) / (n + 1.0));
        case TransformKind::HalfSine:
            return 2.0 * std::sin(pi * (j + 0.5) * (k + 1.0) / n);
        case TransformKind::HalfSineInverse:
            return column_in == n_columns - 1 ? std::cos(pi * k)
                                              : 2.0 * std::sin(pi * (j + 1.0) * (k + 0.5) / n);
        case TransformKind::Fourier:
            return real_out ? std::cos(2.0 * pi * j * k / n)
                            : -std::sin(2.0 * pi * j * (n - k) / n);
        default:
            if (!real_in) {
                return -2.0 * std::sin(2.0 * pi * (n - j) * k / n);
            }
            return (is_extreme ? 1.0 : 2.0) * std::cos(2.0 * pi * j * k / n);
    }
}

Block transformed_by_definition(TransformKind kind, const Block& x) {
    Block y = Block::Zero(lanes, x.cols());
    for (Index k = 0; k < x.cols(); ++k) {
        for (Index j = 0; j < x.cols(); ++j) {
            y.col(k) += coefficient(kind, x.cols(), k, j) * x.col(j);
        }
    }
    return y;
}

constexpr auto every_kind = std::to_array<TransformKind>(
    {TransformKind::Cosine,
     TransformKind::Sine,
     TransformKind::HalfSine,
     TransformKind::HalfSineInverse,
     TransformKind::Fourier,
     TransformKind::FourierInverse});

Block transformed(TransformKind kind, Block x) {
    const LaneTransform transform(kind, x.cols());
    transform(x);
    return x;
}

}  // namespace

TEST_CASE("lane transforms: they are the sums of their definition") {
    for (const TransformKind kind : every_kind) {
        for (const Index n : {2, 3, 4, 7, 16, 45}) {
            CAPTURE(static_cast<int>(kind));
            CAPTURE(n);
            const Block x = normal_block(n);

            const Block y = transformed(kind, x);

            CHECK((y - transformed_by_definition(kind, x)).abs().maxCoeff() < 1e-12);
        }
    }
}

TEST_CASE("lane transforms: Fourier's for lengths with every prime factor, even and odd") {
    for (const TransformKind kind : {TransformKind::Fourier, TransformKind::FourierInverse}) {
        for (Index n = 1; n <= 64; ++n) {
            CAPTURE(n);
            const Block x = normal_block(n);

            const Block y = transformed(kind, x);

            CHECK((y - transformed_by_definition(kind, x)).abs().maxCoeff() < 1e-12);
        }
    }
}

TEST_CASE("lane transforms: Fourier's of a thousand columns have the rounding of a few") {
    const Index n = 1000;
    const Block x = normal_block(n);

    const Block y = transformed(TransformKind::Fourier, x);

    // the sums of the definition round their phases, which reach 2πn
    CHECK((y - transformed_by_definition(TransformKind::Fourier, x)).abs().maxCoeff() < 1e-10);
    const Block back = transformed(TransformKind::FourierInverse, y) / static_cast<double>(n);
    CHECK((back - x).abs().maxCoeff() < 1e-14);
}

TEST_CASE("lane transforms: the inverses undo them up to FFTW's factor") {
    const Index n = 12;
    const Block x = normal_block(n);
    const auto there_and_back = [&](TransformKind there, TransformKind back, double factor) {
        const Block y = transformed(back, transformed(there, x));
        return (y / factor - x).abs().maxCoeff();
    };

    CHECK(there_and_back(TransformKind::Cosine, TransformKind::Cosine, 2.0 * (n - 1)) < 1e-14);
    CHECK(there_and_back(TransformKind::Sine, TransformKind::Sine, 2.0 * (n + 1)) < 1e-14);
    CHECK(there_and_back(TransformKind::HalfSine, TransformKind::HalfSineInverse, 2.0 * n) < 1e-14);
    CHECK(there_and_back(TransformKind::Fourier, TransformKind::FourierInverse, n) < 1e-14);
}

TEST_CASE("lane transforms: only the columns asked for are touched") {
    const LaneTransform transform(TransformKind::Sine, 5);
    const Block before = normal_block(9);
    Block block = before;

    transform(block, 2);

    const Block inside = before.middleCols(2, 5);
    CHECK((block.middleCols(2, 5) == transformed(TransformKind::Sine, inside)).all());
    CHECK((block.leftCols(2) == before.leftCols(2)).all());
    CHECK((block.rightCols(2) == before.rightCols(2)).all());
}

TEST_CASE("lane transforms: a moved transform works as before, equal input gives equal bits") {
    LaneTransform first(TransformKind::Fourier, 10);
    const LaneTransform moved(std::move(first));
    Block x = normal_block(10);
    const Block expected = transformed(TransformKind::Fourier, x);

    moved(x);

    CHECK((x == expected).all());
}

}  // namespace feynet::test::lane_transform_test
