#pragma once

#include "feynet/core/block.hpp"

#include <array>
#include <cassert>
#include <cstdint>

namespace feynet {

/// What a random number is for. Every purpose has counters of its own, so that a new draw in one
/// place never shifts the numbers seen in another. Values are part of reproducibility: append only.
enum class Purpose : std::uint16_t {
    Start = 1,
    Momentum = 2,
    Acceptance = 3,
    Length = 4,
    Proposal = 5,
    Exact = 6,
    Test = 7,
    StartWidth = 8,
    Bond = 9,
    Flip = 10,
    Exchange = 11,
    NeuronNormal = 12,
    NeuronUniform = 13,
    OutputWeight = 14,
    OutputBias = 15,
};

/// How many parts one step of a chain can have.
inline constexpr int max_parts = 128;

/// The same purpose in one part of a step that consists of several: parts share no number. Part 0
/// is the purpose itself; parts have no parts.
constexpr Purpose in_part(Purpose purpose, int part) {
    // The eight low bits are the purpose, the ninth is left to the phase.
    const auto bits = static_cast<unsigned>(purpose);
    assert(part >= 0 && part < max_parts && bits < 256);
    return static_cast<Purpose>(bits | static_cast<unsigned>(part) << 9U);
}

/// When a random number is drawn: the pilot that tunes a sampler shares no number with the run
/// itself.
enum class Phase : std::uint8_t { Run = 0, Pilot = 1 };

/// Names the random numbers of one trajectory of a block of chains.
///
/// Numbers are a pure function of (seed, run, phase, chain, purpose, part, trajectory, index): no
/// state is kept, so a checkpoint needs none and threads cannot change them.
struct Stream {
    std::uint64_t seed = 1;
    std::uint16_t run = 0;  ///< which of several runs under one seed, so that they are independent
    Phase phase = Phase::Run;
    std::uint32_t first_chain = 0;  ///< chain of lane 0; lane c is chain first_chain + c
    std::uint32_t trajectory = 0;
};

/// The Philox 4×32 block cipher with ten rounds.
///
/// Source  Salmon, Moraes, Dror & Shaw, SC'11 (2011), doi:10.1145/2063384.2063405.
std::array<std::uint32_t, 4> philox(
    std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// normals ← independent standard normals; column j of lane c depends on the stream, c and j alone.
///
/// Box–Muller of fixed consumption: one Philox output of 128 bits gives four normals, whose radius
/// comes from 32 bits, so that |z| ≤ 6.77. Only +, −, ×, ÷, √ and integer operations are used: the
/// bits are the same on every IEEE machine.
///
/// Source  Box & Muller, Ann. Math. Stat. 29 (1958) 610.
void fill_normals(const Stream& stream, Purpose purpose, Block& normals);

/// uniforms ← independent uniforms in (0, 1) with 53 bits; column j of lane c depends on the
/// stream, c and j alone: one Philox output gives two columns.
void fill_uniforms(const Stream& stream, Purpose purpose, Block& uniforms);

/// Where a sampler takes its random numbers from: the door through which a test can script them.
class RandomSource {
public:
    virtual ~RandomSource() = default;

    /// Independent standard normals for each variable of each chain.
    virtual void normals(Purpose purpose, Block& normals) const = 0;

    /// Independent uniforms in (0, 1) for each variable of each chain.
    virtual void uniforms(Purpose purpose, Block& uniforms) const = 0;
};

/// The random numbers of one trajectory, from Philox.
class StreamSource final : public RandomSource {
public:
    explicit StreamSource(const Stream& stream) : stream_(stream) {}

    void normals(Purpose purpose, Block& normals) const override {
        fill_normals(stream_, purpose, normals);
    }
    void uniforms(Purpose purpose, Block& uniforms) const override {
        fill_uniforms(stream_, purpose, uniforms);
    }

private:
    Stream stream_;
};

/// The random numbers of one chain as a generator of 32-bit words, for Boost.Random's
/// distributions.
///
/// Word i is the same Philox output word that fill_normals uses for column i of this chain.
class Engine {
public:
    using result_type = std::uint32_t;

    /// The words of lane 0 of `stream`.
    Engine(const Stream& stream, Purpose purpose);

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return UINT32_MAX; }
    result_type operator()();

private:
    std::array<std::uint32_t, 4> counter_;
    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> words_{};
    unsigned next_ = 4;
};

}  // namespace feynet
