#include "feynet/core/random.hpp"

#include "core/plain_random.hpp"

#include <doctest/doctest.h>

#include <Random123/philox.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <tuple>
#include <vector>

namespace feynet::test::random_test {
TEST_CASE("philox: the published known answers of philox4x32-10") {
    constexpr std::uint32_t all = 0xFFFFFFFF;

    CHECK(
        philox({0, 0, 0, 0}, {0, 0}) == FourWords{0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8});
    CHECK(
        philox({all, all, all, all}, {all, all}) ==
        FourWords{0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD});
    CHECK(
        philox({0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344}, {0xA4093822, 0x299F31D0}) ==
        FourWords{0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1});
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
    FourWords counter{1, 2, 3, 4};
    std::array<std::uint32_t, 2> key{5, 6};
    Index n_different = 0;

    for (int i = 0; i < 100000; ++i) {
        const auto theirs = r123::Philox4x32()(
            {{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
        const FourWords ours = philox(counter, key);
        n_different += std::equal(ours.begin(), ours.end(), theirs.begin()) ? 0 : 1;
        counter = ours;
        key = {key[0] + ours[0], key[1] ^ ours[3]};
    }

    CHECK(n_different == 0);
}

TEST_CASE("random numbers: column j does not depend on how many columns are asked for") {
    const Block normals = normals_of(some_stream, Purpose::Momentum, 101);
    const Block uniforms = uniforms_of(some_stream, Purpose::Momentum, 101);

    for (const Index n : {1, 2, 3, 4, 5, 50, 99, 100}) {
        CHECK((normals_of(some_stream, Purpose::Momentum, n) == normals.leftCols(n)).all());
        CHECK((uniforms_of(some_stream, Purpose::Momentum, n) == uniforms.leftCols(n)).all());
    }
}

TEST_CASE("random numbers: they can be filled piece by piece") {
    Block whole(lanes, 100);
    Block piece(lanes, 29);
    const Stream stream{.seed = 9, .trajectory = 4};
    fill_normals(stream, Purpose::Test, whole);
    StreamSource(stream, 40).normals(Purpose::Test, piece);
    CHECK((piece == whole.middleCols(40, 29)).all());
    fill_uniforms(stream, Purpose::Test, whole);
    StreamSource(stream, 40).uniforms(Purpose::Test, piece);
    CHECK((piece == whole.middleCols(40, 29)).all());
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
