// The vectorised random numbers beside the plain ones, bit by bit.
#include "core/plain_random.hpp"
#include "feynet/core/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace feynet::test::random_bits_test {

TEST_CASE("normals: they are the plain ones bit by bit, for every number of columns") {
    for (const Index n : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 1000}) {
        const Block normals = normals_of(some_stream, Purpose::Momentum, n);

        Index n_different = 0;
        for (int lane = 0; lane < lanes; ++lane) {
            for (Index j = 0; j < n; ++j) {
                const double plain = plain_normal(some_stream, Purpose::Momentum, lane, j);
                n_different += normals(lane, j) == plain ? 0 : 1;
            }
        }
        CHECK(n_different == 0);
    }
}

TEST_CASE("normals: they err by less than 5e-11") {
    constexpr Index n = 50000;
    const Stream stream{.seed = 99};
    const Block normals = normals_of(stream, Purpose::Test, n);

    double distance = 0.0;
    for (int lane = 0; lane < lanes; ++lane) {
        for (Index j = 0; j < n; ++j) {
            const double exact = exact_normal(stream, Purpose::Test, lane, j);
            distance = std::max(distance, std::abs(normals(lane, j) - exact));
        }
    }

    CHECK(distance < 5e-11);
}

TEST_CASE("uniforms: they are the 53 high bits of two Philox words, exactly") {
    for (Index n = 1; n <= 7; ++n) {
        const Block uniforms = uniforms_of(some_stream, Purpose::Acceptance, n);

        bool equal = true;
        for (int lane = 0; lane < lanes; ++lane) {
            for (Index j = 0; j < n; ++j) {
                equal = equal && uniforms(lane, j) ==
                                     plain_uniform(some_stream, Purpose::Acceptance, lane, j);
            }
        }
        CHECK(equal);
    }
}

TEST_CASE("offers: they are the plain ones bit by bit, in whatever stretches they are drawn") {
    constexpr Index n_moves = 157;
    const double root12 = 2.0 * std::numbers::sqrt3;
    const Eigen::ArrayXd widths = Eigen::ArrayXd::LinSpaced(n_moves, 0.1, 2.0);
    for (const Index n_at_once : {8, 16, 40, 200}) {
        Index n_different = 0;
        double distance = 0.0;
        for (Index first = 0; first < n_moves; first += n_at_once) {
            Offers offers(std::min(n_at_once, n_moves - first));
            offers.first = first;
            fill_offers(some_stream, Purpose::Offer, widths.segment(first, offers.n()), offers);
            for (int lane = 0; lane < lanes; ++lane) {
                for (Index j = 0; j < offers.n(); ++j) {
                    const Index i = first + j;
                    const FourWords words = words_of(
                        some_stream, Purpose::Offer, lane, static_cast<std::uint32_t>(i / 2));
                    const std::size_t pair = i % 2 == 0 ? 0 : 2;
                    const double u = short_uniform(words[pair + 1]);
                    const double shift = root12 * widths[i] * (short_uniform(words[pair]) - 0.5);
                    const double limit = plain_log<4>(
                        u,
                        {-1.9999999986213302,
                         -0.6666681595086785,
                         -0.39974794923195,
                         -0.2992565074189279},
                        0.693147180559945309417);
                    n_different += offers.shifts(lane, j) == shift ? 0 : 1;
                    n_different += offers.limits(lane, j) == limit ? 0 : 1;
                    distance = std::max(distance, std::abs(limit / -std::log(u) - 1.0));
                }
            }
        }
        CHECK(n_different == 0);
        CHECK(distance < 1e-9);
    }
}

TEST_CASE("random numbers: golden vectors, the same bits on every IEEE machine") {
    const Block normals = normals_of(Stream{.seed = 1}, Purpose::Momentum, 4);
    const Block uniforms = uniforms_of(Stream{.seed = 1}, Purpose::Acceptance, 2);
    Offers offers(2);
    fill_offers(Stream{.seed = 1}, Purpose::Offer, Eigen::ArrayXd::Constant(2, 0.5), offers);
    constexpr std::array<std::array<double, 4>, 3> expected_normals{
        {{0x1.c2a064cdbd836p+0, -0x1.020731f7505a4p-1, 0x1.3792a7a554f65p+0, -0x1.0d8115191c1c6p+0},
         {-0x1.6d47894d81332p-1,
          -0x1.2f9de5673345cp+0,
          -0x1.de65dc3cb4e7cp-1,
          -0x1.083967100b1afp+0},
         {-0x1.92600a4d2014fp-3,
          -0x1.be31a5d9dc3b2p-2,
          0x1.73e79d2876cadp-2,
          -0x1.3e87ffab618eap-4}}};
    constexpr std::array<std::array<double, 4>, 3> expected_offers{
        {{-0x1.503b075263477p-1,
          0x1.25bad3d88d023p-2,
          -0x1.18c270522f59bp-10,
          0x1.df2e9ef0ea1a5p+0},
         {-0x1.50f68040353f4p-3, 0x1.d4ee722d42bd9p-2, -0x1.0597518b370c0p-1, 0x1.2e94803d269e1p+2},
         {0x1.8d07a2f51e74ep-1,
          0x1.39236b4ff615cp-2,
          -0x1.36f856c51e463p-1,
          0x1.72d364ba83378p+0}}};
    constexpr std::array<std::array<double, 2>, 3> expected_uniforms{
        {{0x1.a5501fceb096dp-2, 0x1.8f52037b1a9a1p-2},
         {0x1.1d08ec08e4704p-4, 0x1.37d082e97b662p-1},
         {0x1.7f3efad8a21d8p-5, 0x1.f9f1a571ba269p-2}}};

    for (int lane = 0; lane < 3; ++lane) {
        for (Index j = 0; j < 4; ++j) {
            CHECK(
                normals(lane, j) ==
                expected_normals[static_cast<std::size_t>(lane)][static_cast<std::size_t>(j)]);
        }
        for (Index j = 0; j < 2; ++j) {
            CHECK(
                uniforms(lane, j) ==
                expected_uniforms[static_cast<std::size_t>(lane)][static_cast<std::size_t>(j)]);
            const auto& expected = expected_offers[static_cast<std::size_t>(lane)];
            CHECK(offers.shifts(lane, j) == expected[static_cast<std::size_t>(2 * j)]);
            CHECK(offers.limits(lane, j) == expected[static_cast<std::size_t>(2 * j + 1)]);
        }
    }
}

}  // namespace feynet::test::random_bits_test
