#pragma once

#include "sampler/subjects.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

/// Deliberately wrong elementary steps of Hamiltonian Monte Carlo (see mutants.hpp).
namespace feynet::test::mutant {

struct AlwaysAccepts : HmcSteps {
    static Lanes accept(const Lanes&, const Lanes&) { return Lanes::Ones(); }
};
struct NeverAccepts : HmcSteps {
    static Lanes accept(const Lanes&, const Lanes&) { return Lanes::Zero(); }
};
struct AcceptsUphill : HmcSteps {
    static Lanes accept(const Lanes& error, const Lanes& u) { return accepts(-error, u); }
};
struct HotAcceptance : HmcSteps {
    static Lanes accept(const Lanes& error, const Lanes& u) { return accepts(error / 1.2, u); }
};
struct HeatBathAcceptance : HmcSteps {
    static Lanes accept(const Lanes& error, const Lanes& u) {
        return (u < 1.0 / (1.0 + error.exp())).select(Lanes::Ones(), Lanes::Zero());
    }
};
/// min(1, NaN) is 1 in this order of arguments.
struct AcceptsNan : HmcSteps {
    static Lanes accept(const Lanes& error, const Lanes& u) {
        Lanes accepted;
        for (int lane = 0; lane < lanes; ++lane) {
            accepted[lane] = u[lane] < std::min(1.0, std::exp(-error[lane])) ? 1.0 : 0.0;
        }
        return accepted;
    }
};
struct AcceptanceReusesMomentum : HmcSteps {
    static constexpr Purpose acceptance_purpose = Purpose::Momentum;
};
struct KineticOfPosition : HmcSteps {
    static Lanes energy(const Action& s, const GaussianPart& m, const Block& q, const Block&) {
        return s.value(q) + 0.5 * m.norm(q);
    }
};
struct NoKineticEnergy : HmcSteps {
    static Lanes energy(const Action& s, const GaussianPart&, const Block& q, const Block&) {
        return s.value(q);
    }
};
struct KineticWithoutHalf : HmcSteps {
    static Lanes energy(const Action& s, const GaussianPart& m, const Block& q, const Block& v) {
        return s.value(q) + m.norm(v);
    }
};
struct KineticOfUnitMetric : HmcSteps {
    static Lanes energy(const Action& s, const GaussianPart&, const Block& q, const Block& v) {
        return s.value(q) + 0.5 * v.square().rowwise().sum();
    }
};
struct ColdPotential : HmcSteps {
    static Lanes energy(const Action& s, const GaussianPart& m, const Block& q, const Block& v) {
        return 1.1 * s.value(q) + 0.5 * m.norm(v);
    }
};
/// The 24 bits of a float; GCC 12 drops a conversion to float and back from vector code.
struct SinglePrecisionEnergy : HmcSteps {
    static Lanes energy(const Action& s, const GaussianPart& m, const Block& q, const Block& v) {
        const Lanes energy = HmcSteps::energy(s, m, q, v);
        return energy.unaryExpr([](double x) {
            constexpr std::uint64_t beyond_float = 0x1FFFFFFF;
            return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~beyond_float);
        });
    }
};
struct VelocityOfUnitMetric : HmcSteps {
    static void draw(const GaussianPart&, const Block& normals, Block& v) { v = normals; }
};
struct VelocityTooWide : HmcSteps {
    static void draw(const GaussianPart& m, const Block& normals, Block& v) {
        m.draw(normals, v);
        v *= 1.01;
    }
};
struct VelocityNotRefreshed : HmcSteps {
    static void draw(const GaussianPart& m, const Block& normals, Block& v) {
        m.draw(Block::Ones(lanes, normals.cols()), v);
    }
};
struct HalfGaussianVelocity : HmcSteps {
    static void draw(const GaussianPart& m, const Block& normals, Block& v) {
        m.draw(normals.abs(), v);
    }
};
struct ForceSign : HmcSteps {
    static void kick(
        Integrator i,
        const Action& s,
        const GaussianPart& m,
        const Lanes& dt,
        const Block& q,
        Block& v) {
        HmcSteps::kick(i, s, m, -dt, q, v);
    }
};
struct ForceScale : HmcSteps {
    static void kick(
        Integrator i,
        const Action& s,
        const GaussianPart& m,
        const Lanes& dt,
        const Block& q,
        Block& v) {
        HmcSteps::kick(i, s, m, 1.001 * dt, q, v);
    }
};
struct Friction : HmcSteps {
    static void kick(
        Integrator i,
        const Action& s,
        const GaussianPart& m,
        const Lanes& dt,
        const Block& q,
        Block& v) {
        HmcSteps::kick(i, s, m, dt, q, v);
        v *= 0.97;
    }
};
/// The rotation already carries the Gaussian force.
struct GaussianForceTwice : HmcSteps {
    static void kick(
        Integrator,
        const Action& s,
        const GaussianPart& m,
        const Lanes& dt,
        const Block& q,
        Block& v) {
        HmcSteps::kick(Integrator::Leapfrog, s, m, dt, q, v);
    }
};
struct StateDependentStep : HmcSteps {
    static void drift(Integrator i, const GaussianPart& m, const Lanes& dt, Block& q, Block& v) {
        HmcSteps::drift(i, m, dt * (1.0 + 0.3 * q.col(0).tanh()), q, v);
    }
};
/// (q, v) → (q cos ε + v sin ε, v cos ε + q sin ε).
struct RotationSign : HmcSteps {
    static void drift(Integrator, const GaussianPart& m, const Lanes& dt, Block& q, Block& v) {
        const Block old_q = q - m.mean();
        q = m.mean() + old_q.colwise() * dt.cos() + v.colwise() * dt.sin();
        v = Block(v.colwise() * dt.cos()) + old_q.colwise() * dt.sin();
    }
};
struct RotationAboutZero : HmcSteps {
    static void drift(Integrator, const GaussianPart&, const Lanes& dt, Block& q, Block& v) {
        const Block old_q = q;
        q = old_q.colwise() * dt.cos() + v.colwise() * dt.sin();
        v = Block(v.colwise() * dt.cos()) - old_q.colwise() * dt.sin();
    }
};

/// The force of half a step later: not the same forwards and backwards.
struct ForceTooLate : HmcSteps {
    static void kick(
        Integrator i,
        const Action& s,
        const GaussianPart& m,
        const Lanes& dt,
        const Block& q,
        Block& v) {
        const Block later = q + v.colwise() * (0.5 * dt);
        HmcSteps::kick(i, s, m, dt, later, v);
    }
};

}  // namespace feynet::test::mutant
