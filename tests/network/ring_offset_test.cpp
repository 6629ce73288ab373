#include "feynet/network/ring_offset.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::ring_offset_test {
namespace {

constexpr Index n = 7;

/// A pinned loop: y₀ = 0.
Block some_loop() {
    Block loop = normal_block(n);
    loop.col(0).setZero();
    return loop;
}

}  // namespace

TEST_CASE("ring offset: the mean of the ring is the offset, differences are those of the loop") {
    const Block loop = some_loop();
    const Lanes offset = normal_block(1, 1).col(0);
    Block x = loop;

    ring_offset::apply(offset, x);

    CHECK((x.rowwise().mean() - offset).abs().maxCoeff() < 1e-15);
    for (Index i = 1; i < n; ++i) {
        CHECK((x.col(i) - x.col(0) - loop.col(i)).abs().maxCoeff() < 1e-14);
    }
}

TEST_CASE("ring offset: solve gives the offset and the loop back") {
    const Block loop = some_loop();
    const Lanes offset = normal_block(1, 1).col(0);
    Block x = loop;
    Block back;

    ring_offset::apply(offset, x);
    const Lanes mean = ring_offset::solve(x, back);

    CHECK((mean - offset).abs().maxCoeff() < 1e-15);
    CHECK((back - loop).abs().maxCoeff() < 1e-14);
}

TEST_CASE("ring offset: the transpose obeys ⟨g, x⟩ = ⟨Aᵀg, (θ₀, y)⟩") {
    const Block g = normal_block(n, 2);
    const Block loop = some_loop();
    const Lanes offset = normal_block(1, 1).col(0);
    Block x = loop;
    Block pulled;

    ring_offset::apply(offset, x);
    const Lanes pulled_offset = ring_offset::apply_transposed(g, pulled);

    const Lanes left = (g * x).rowwise().sum();
    const Lanes right = pulled_offset * offset + (pulled * loop).rowwise().sum();
    CHECK((left - right).abs().maxCoeff() < 1e-13);
}

TEST_CASE("ring offset: the inverse transpose undoes the transpose") {
    const Block g = normal_block(n, 3);
    Block pulled;

    const Lanes pulled_offset = ring_offset::apply_transposed(g, pulled);
    ring_offset::solve_transposed(pulled_offset, pulled);

    CHECK((pulled - g).abs().maxCoeff() < 1e-14);
}

}  // namespace feynet::test::ring_offset_test
