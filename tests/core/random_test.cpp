#include "feynet/core/random.hpp"

#include <doctest/doctest.h>

#include <Random123/philox.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <tuple>
#include <vector>

namespace feynet::test::random_test {
namespace {

using Words = std::array<std::uint32_t, 4>;

constexpr Stream some_stream{
    .seed = 0x0123456789ABCDEF, .run = 3, .phase = Phase::Run, .first_chain = 16, .trajectory = 7};

/// The Philox output of one chain as the documentation of Stream orders its counter.
Words words_of(const Stream& stream, Purpose purpose, int lane, std::uint32_t index) {
    const auto tag = static_cast<std::uint32_t>(stream.run) << 16U |
                     static_cast<std::uint32_t>(stream.phase) << 8U |
                     static_cast<std::uint32_t>(purpose);
    const auto chain = stream.first_chain + static_cast<std::uint32_t>(lane);
    return philox(
        {index, stream.trajectory, chain, tag},
        {static_cast<std::uint32_t>(stream.seed), static_cast<std::uint32_t>(stream.seed >> 32U)});
}

/// Box–Muller in the functions of the standard library, in long double: normal j of one chain.
double exact_normal(const Stream& stream, Purpose purpose, int lane, Index j) {
    const Words words = words_of(stream, purpose, lane, static_cast<std::uint32_t>(j / 4));
    const std::size_t pair = j % 4 < 2 ? 0 : 2;
    const long double u = (words[pair] + 0.5L) * 0x1p-32L;
    const std::uint32_t angle_word = words[pair + 1];
    const long double y = ((angle_word & 0x3FFFFFFFU) + 0.5L) * 0x1p-30L - 0.5L;
    const long double angle =
        0.5L * std::numbers::pi_v<long double> * (y + static_cast<long double>(angle_word >> 30U));
    const long double radius = std::sqrt(-2.0L * std::log(u));
    return static_cast<double>(radius * (j % 2 == 0 ? std::sin(angle) : std::cos(angle)));
}

/// c₀ + c₁ x + … by Horner's rule in double.
template <std::size_t n>
double polynomial(const std::array<double, n>& c, double x) {
    double sum = c[n - 1];
    for (std::size_t k = n - 1; k-- > 0;) {
        sum = sum * x + c[k];
    }
    return sum;
}

/// p((m − 1)/(m + 1)) (m − 1)/(m + 1) − scale e for u = m 2ᵉ, √½ ≤ m < √2.
template <std::size_t n>
double plain_log(double u, const std::array<double, n>& p, double scale) {
    int e = 0;
    double m = std::frexp(u, &e);
    if (m < 0x1.6a09e667f3bcdp-1) {
        m *= 2.0;
        --e;
    }
    const double s = (m - 1.0) / (m + 1.0);
    return polynomial(p, s * s) * s - e * scale;
}

double short_uniform(std::uint32_t word) {
    return (word + 0.5) * 0x1p-32;
}

/// fill_normals one number at a time, with the same polynomials and roundings.
double plain_normal(const Stream& stream, Purpose purpose, int lane, Index j) {
    const Words words = words_of(stream, purpose, lane, static_cast<std::uint32_t>(j / 4));
    const std::size_t pair = j % 4 < 2 ? 0 : 2;
    const double radius = std::sqrt(plain_log<5>(
        short_uniform(words[pair]),
        {-4.000000000016848,
         -1.3333333048090577,
         -0.8000077173812882,
         -0.5706997185510232,
         -0.4723493165260185},
        2.0 * 0.693147180559945309417));
    const std::uint32_t angle = words[pair + 1];
    const double y = ((angle & 0x3FFFFFFFU) + 0.5) * 0x1p-30 - 0.5;
    const double sine = y * polynomial<5>(
                                {1.57079632678775,
                                 -0.6459640961024182,
                                 0.0796925818428906,
                                 -0.004681260627574276,
                                 0.0001581950742841487},
                                y * y);
    const double cosine = polynomial<6>(
        {0.9999999999999445,
         -1.233700550120178,
         0.25366950715430725,
         -0.02086346800899668,
         0.0009191617678183619,
         -2.4851012738303088e-05},
        y * y);
    const std::array<double, 4> sines{sine, cosine, -sine, -cosine};
    return radius * sines[(angle >> 30U) + (j % 2 == 0 ? 0U : 1U) & 3U];
}

double plain_uniform(const Stream& stream, Purpose purpose, int lane, Index j) {
    const Words words = words_of(stream, purpose, lane, static_cast<std::uint32_t>(j / 2));
    const std::size_t pair = j % 2 == 0 ? 0 : 2;
    const std::uint64_t bits = (std::uint64_t{words[pair]} << 32U | words[pair + 1]) >> 11U;
    return (static_cast<double>(bits) + 0.5) * 0x1p-53;
}

Block normals_of(const Stream& stream, Purpose purpose, Index n) {
    Block block(lanes, n);
    fill_normals(stream, purpose, block);
    return block;
}

Block uniforms_of(const Stream& stream, Purpose purpose, Index n) {
    Block block(lanes, n);
    fill_uniforms(stream, purpose, block);
    return block;
}

}  // namespace

TEST_CASE("philox: the published known answers of philox4x32-10") {
    constexpr std::uint32_t all = 0xFFFFFFFF;

    CHECK(philox({0, 0, 0, 0}, {0, 0}) == Words{0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8});
    CHECK(
        philox({all, all, all, all}, {all, all}) ==
        Words{0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD});
    CHECK(
        philox({0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344}, {0xA4093822, 0x299F31D0}) ==
        Words{0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1});
}

TEST_CASE("parts of a step share no number with each other, with the pilot or with another run") {
    static_assert(in_part(Purpose::Flip, 0) == Purpose::Flip);
    std::vector<double> seen;
    for (const std::uint16_t run : {std::uint16_t{0}, std::uint16_t{1}}) {
        for (const Phase phase : {Phase::Run, Phase::Pilot}) {
            for (int part = 0; part < max_parts; ++part) {
                for (const Purpose purpose : {Purpose::Start, Purpose::Exchange}) {
                    const Stream stream{.run = run, .phase = phase};
                    seen.push_back(uniforms_of(stream, in_part(purpose, part), 1)(0, 0));
                }
            }
        }
    }
    std::sort(seen.begin(), seen.end());

    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("philox: agrees with Random123 on 100 000 counters and keys") {
    Words counter{1, 2, 3, 4};
    std::array<std::uint32_t, 2> key{5, 6};
    Index n_different = 0;

    for (int i = 0; i < 100000; ++i) {
        const auto theirs = r123::Philox4x32()(
            {{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
        const Words ours = philox(counter, key);
        n_different += std::equal(ours.begin(), ours.end(), theirs.begin()) ? 0 : 1;
        counter = ours;
        key = {key[0] + ours[0], key[1] ^ ours[3]};
    }

    CHECK(n_different == 0);
}

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
                    const Words words = words_of(
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

TEST_CASE("random numbers: column j does not depend on how many columns are asked for") {
    const Block normals = normals_of(some_stream, Purpose::Momentum, 101);
    const Block uniforms = uniforms_of(some_stream, Purpose::Momentum, 101);

    for (const Index n : {1, 2, 3, 4, 5, 50, 99, 100}) {
        CHECK((normals_of(some_stream, Purpose::Momentum, n) == normals.leftCols(n)).all());
        CHECK((uniforms_of(some_stream, Purpose::Momentum, n) == uniforms.leftCols(n)).all());
    }
}

TEST_CASE("random numbers: a chain has the same numbers in whatever lane it travels") {
    Stream first = some_stream;
    Stream second = some_stream;
    first.first_chain = 3;
    second.first_chain = 8;

    const Block low = normals_of(first, Purpose::Momentum, 10);
    const Block high = normals_of(second, Purpose::Momentum, 10);
    const Block low_uniforms = uniforms_of(first, Purpose::Length, 10);
    const Block high_uniforms = uniforms_of(second, Purpose::Length, 10);

    for (int chain = 8; chain < 11; ++chain) {
        CHECK((low.row(chain - 3) == high.row(chain - 8)).all());
        CHECK((low_uniforms.row(chain - 3) == high_uniforms.row(chain - 8)).all());
    }
}

TEST_CASE("random numbers: a StreamSource gives those of its stream") {
    const StreamSource source(some_stream);
    Block normals(lanes, 5);
    Block uniforms(lanes, 5);

    source.normals(Purpose::Proposal, normals);
    source.uniforms(Purpose::Proposal, uniforms);

    CHECK((normals == normals_of(some_stream, Purpose::Proposal, 5)).all());
    CHECK((uniforms == uniforms_of(some_stream, Purpose::Proposal, 5)).all());
}

TEST_CASE("engine: its words are the Philox words of lane 0") {
    Engine engine(some_stream, Purpose::Start);

    for (std::uint32_t index = 0; index < 100; ++index) {
        for (const std::uint32_t word : words_of(some_stream, Purpose::Start, 0, index)) {
            CHECK(engine() == word);
        }
    }
}

TEST_CASE("streams: no two of (seed, run, phase, chain, purpose, trajectory) begin alike") {
    std::vector<std::tuple<std::uint64_t, std::uint64_t>> firsts;
    for (const std::uint64_t seed : {0ULL, 1ULL, 2ULL, 3ULL, 255ULL, 1ULL << 32U, 3ULL << 32U}) {
        for (const int run : {0, 1, 2, 256, 65535}) {
            for (const Phase phase : {Phase::Run, Phase::Pilot}) {
                for (std::uint32_t block = 0; block < 5; ++block) {
                    for (int purpose = 1; purpose <= 7; ++purpose) {
                        for (const std::uint32_t trajectory : {0U, 1U, 2U, 256U, 0xFFFFFFFFU}) {
                            const Stream stream{
                                seed, static_cast<std::uint16_t>(run), phase, block, trajectory};
                            const Block u = uniforms_of(stream, static_cast<Purpose>(purpose), 2);
                            firsts.emplace_back(
                                std::bit_cast<std::uint64_t>(u(0, 0)),
                                std::bit_cast<std::uint64_t>(u(0, 1)));
                        }
                    }
                }
            }
        }
    }

    std::sort(firsts.begin(), firsts.end());

    CHECK(firsts.size() == 12250);
    CHECK(std::adjacent_find(firsts.begin(), firsts.end()) == firsts.end());
}

TEST_CASE("streams: seed and chain do not add up, (1, 1) differs from (2, 0)") {
    const Block one = normals_of(Stream{.seed = 1, .first_chain = 1}, Purpose::Momentum, 8);
    const Block two = normals_of(Stream{.seed = 2, .first_chain = 0}, Purpose::Momentum, 8);

    for (int lane = 0; lane < lanes; ++lane) {
        CHECK((one.row(0) != two.row(lane)).all());
    }
}

}  // namespace feynet::test::random_test
