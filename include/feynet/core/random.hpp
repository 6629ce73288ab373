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
    Offer = 12,
    NeuronNormal = 13,
    NeuronUniform = 14,
    OutputWeight = 15,
    OutputBias = 16,
    LayerNormal = 17,
    DataPoint = 18,
    DataNoise = 19,
    Shuffle = 20,
    StartWeight = 21,
    StartScale = 22,
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

/// Random numbers can be filled from any multiple of so many columns on.
inline constexpr Index columns_at_once = 8;

/// normals ← independent standard normals; column j of lane c depends on the stream, c and first +
/// j alone.
///
/// Box–Muller of fixed consumption: one Philox output of 128 bits gives four normals, whose radius
/// comes from 32 bits, so that |z| ≤ 6.77. Only +, −, ×, ÷, √ and integer operations are used: the
/// bits are the same on every IEEE machine. Logarithm, sine and cosine are polynomials that err by
/// less than 5e-12, so that z errs by less than 5e-11; the bits of the angle resolve 1.5e-9.
///
/// @param first  a multiple of `columns_at_once`
/// Source  Box & Muller, Ann. Math. Stat. 29 (1958) 610.
void fill_normals(const Stream& stream, Purpose purpose, Block& normals, Index first = 0);

/// uniforms ← independent uniforms in (0, 1) with 53 bits; column j of lane c depends on the
/// stream, c and first + j alone: one Philox output gives two columns.
///
/// @param first  a multiple of `columns_at_once`
void fill_uniforms(const Stream& stream, Purpose purpose, Block& uniforms, Index first = 0);

/// What a stretch of consecutive Metropolis moves draws, a column for each move: move i is offered
/// to shift, and taken if ΔS < limit.
struct Offers {
    explicit Offers(Index n_at_once) : shifts(lanes, n_at_once), limits(lanes, n_at_once) {}

    Index n() const { return shifts.cols(); }
    /// Room for n moves; what was in it is lost.
    void resize(Index n) {
        shifts.resize(lanes, n);
        limits.resize(lanes, n);
    }

    Index first = 0;  ///< the first move; a multiple of `at_once`
    Block shifts;     ///< uniform in (−√3 w, √3 w), of standard deviation w
    Block limits;     ///< −ln u, exponential: P(limit > ΔS) = min(1, e^{−ΔS})

    /// Philox outputs are made for so many moves at once.
    static constexpr Index at_once = 8;
};

/// offers ← those of moves offers.first, …: what is offered to move i of lane c depends on the
/// stream, c and i alone. One Philox output gives two moves, 32 bits each for shift and limit: no
/// offer is taken whose ΔS is beyond 22.9, and ΔS is compared with a relative error below 1e-9.
///
/// @param widths  w of each move that is offered
void fill_offers(
    const Stream& stream,
    Purpose purpose,
    const Eigen::Ref<const Eigen::ArrayXd>& widths,
    Offers& offers);

/// Where a sampler takes its random numbers from: the door through which a test can script them.
class RandomSource {
public:
    virtual ~RandomSource() = default;

    /// Independent standard normals for each variable of each chain.
    virtual void normals(Purpose purpose, Block& normals) const = 0;

    /// Independent uniforms in (0, 1) for each variable of each chain.
    virtual void uniforms(Purpose purpose, Block& uniforms) const = 0;

    /// What the moves offers.first, … of a Metropolis sweep are offered, given their widths.
    virtual void offers(
        Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers) const = 0;
};

/// The random numbers of one trajectory, from Philox.
class StreamSource final : public RandomSource {
public:
    /// @param first  the column of normals and uniforms to begin with: what is too long for memory
    /// is
    ///               filled piece by piece; a multiple of `columns_at_once`
    explicit StreamSource(const Stream& stream, Index first = 0) : stream_(stream), first_(first) {}

    void normals(Purpose purpose, Block& normals) const override {
        fill_normals(stream_, purpose, normals, first_);
    }
    void uniforms(Purpose purpose, Block& uniforms) const override {
        fill_uniforms(stream_, purpose, uniforms, first_);
    }
    void offers(Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers)
        const override {
        fill_offers(stream_, purpose, widths, offers);
    }

private:
    Stream stream_;
    Index first_;
};

/// The random numbers of one chain as a generator of 32-bit words, for Boost.Random's
/// distributions.
///
/// Word i is the same Philox output word that fill_normals uses for column i of this chain.
class Engine {
public:
    /// A word of 32 bits, as Boost.Random asks for.
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
