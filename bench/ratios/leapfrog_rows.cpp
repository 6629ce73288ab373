// R3: what a leapfrog step costs, beside a triad of the same length.

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/core/random.hpp"
#include "feynet/field/action/field_action.hpp"
#include "feynet/path/action/path_action.hpp"
#include "ratio_rows.hpp"

namespace feynet::bench {
namespace {

Block normals(Index n, std::uint64_t seed) {
    Block block(lanes, n);
    fill_normals({.seed = seed}, Purpose::Test, block);
    return block;
}

/// kick(ε) drift(ε) with unit masses, ε small enough for the energy to stay what it is, beside
/// x = y + 2z over blocks of as many sites: both live in the second cache.
Ratio leapfrog(const std::string& what, const Action& action, double target, Effort effort) {
    const Index n = action.dimension();
    Block q = 0.3 * normals(n, 1);
    Block p = normals(n, 2);
    const Lanes dt = Lanes::Constant(1e-6);
    Block x(lanes, n);
    const Block y = normals(n, 3);
    const Block z = normals(n, 4);
    const Alternation alternation = alternate(
        [&] {
            action.kick_and_drift(dt, dt, q, p);
            keep(q.data());
        },
        [&] {
            x = y + 2.0 * z;
            keep(x.data());
        },
        effort);
    return row_of(
        "R3",
        "leapfrog step, " + what + " / triad",
        alternation,
        Side::AtMost,
        target,
        static_cast<double>(n * lanes));
}

Ratio path_leapfrog(
    const std::string& what, const AnyPotential& potential, double target, Effort effort) {
    const TimeGrid ring(0.1, 1000, Boundary::Periodic);
    return leapfrog(what, *make_path_action({ring, Rule::Site, 1.0, potential}), target, effort);
}

}  // namespace

std::vector<Ratio> leapfrog_rows(Effort effort) {
    const FieldAction phi4(Lattice({64, 64}), ScalarCouplings::flow(-4.0, 4.8));
    return {
        path_leapfrog("oscillator, N = 1000", HarmonicPotential{}, 2.0, effort),
        path_leapfrog("quartic, N = 1000", QuarticPotential{}, 2.5, effort),
        leapfrog("φ⁴, 64²", phi4, 2.5, effort)};
}

}  // namespace feynet::bench
