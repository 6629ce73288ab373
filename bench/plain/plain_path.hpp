#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace feynet::plain {

/// A particle on a ring of n sites, S = Σ [m (xₙ₊₁ − xₙ)²/(2a) + a V(xₙ)], V = c₂x² + c₄x⁴: the
/// oscillator, the quartic oscillator and the double well up to a constant.
struct Ring {
    std::size_t n = 1000;
    double spacing = 0.1;
    double mass = 1.0;
    double quadratic = 0.5;  ///< c₂
    double quartic = 0.0;    ///< c₄

    double potential(double x) const { return x * x * (quadratic + quartic * x * x); }
    double slope(double x) const { return x * (2.0 * quadratic + 4.0 * quartic * x * x); }
};

/// The mean of x² over a path, and the mean of x.
double mean_square(const std::vector<double>& x);
double mean(const std::vector<double>& x);

/// Metropolis as in a textbook: one site after the other, the standard library's generator, one
/// exponential per uphill move.
class RingMetropolis {
public:
    RingMetropolis(const Ring& ring, double width, unsigned seed)
        : ring_(ring), width_(width), random_(seed), path_(ring.n, 0.0) {}

    const std::vector<double>& path() const { return path_; }
    void step();

private:
    Ring ring_;
    double width_;
    std::mt19937 random_;
    std::vector<double> path_;
};

/// Hamiltonian Monte Carlo as a careful programmer writes it: unit masses in the sites, leapfrog
/// with the force vectorised along the path, half kicks merged, Boost's ziggurat normals, step and
/// length tuned by the caller, the length jittered by 15 %.
class RingHmc {
public:
    RingHmc(const Ring& ring, double step_size, std::size_t n_steps, unsigned seed)
        : ring_(ring),
          step_size_(step_size),
          n_steps_(n_steps),
          random_(seed),
          path_(ring.n, 0.0),
          proposal_(ring.n),
          momentum_(ring.n) {}

    const std::vector<double>& path() const { return path_; }
    void step();
    double acceptance() const { return accepted_ / steps_; }

private:
    double action(const std::vector<double>& x) const;
    void kick(double dt);
    void drift(double dt);

    Ring ring_;
    double step_size_;
    std::size_t n_steps_;
    boost::random::mt19937 random_;
    boost::random::normal_distribution<double> normal_;
    boost::random::uniform_01<double> uniform_;
    std::vector<double> path_;
    std::vector<double> proposal_;
    std::vector<double> momentum_;
    double accepted_ = 0.0;
    double steps_ = 0.0;
};

}  // namespace feynet::plain
