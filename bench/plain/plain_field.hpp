#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace feynet::plain {

/// φ⁴ on a square torus, S = Σ [½ (∂φ)² + ½ μ² φ² + ¼ λ φ⁴].
struct Torus {
    std::size_t extent = 64;
    double mass_squared = -0.72;
    double quartic = 0.5;

    std::size_t n_sites() const { return extent * extent; }
};

/// |Σ φ|/V.
double modulus(const std::vector<double>& field);

/// One Metropolis sweep in the order of the sites and `n_clusters` Wolff flips, both as a careful
/// programmer writes them: tables of neighbours, a stack, no exponential where nothing is decided.
class TorusClusters {
public:
    TorusClusters(const Torus& torus, double width, std::size_t n_clusters, unsigned seed);

    const std::vector<double>& field() const { return field_; }
    void step();

private:
    void sweep();
    void flip_cluster();

    Torus torus_;
    double width_;
    std::size_t n_clusters_;
    boost::random::mt19937 random_;
    boost::random::uniform_01<double> uniform_;
    std::vector<double> field_;
    std::vector<std::size_t> neighbours_;  // four of each site
    std::vector<std::size_t> stack_;
};

/// Hamiltonian Monte Carlo with unit masses, leapfrog vectorised along the rows, Boost's ziggurat
/// normals; step and length tuned by the caller, the length jittered by 15 %.
class TorusHmc {
public:
    TorusHmc(const Torus& torus, double step_size, std::size_t n_steps, unsigned seed);

    const std::vector<double>& field() const { return field_; }
    void step();
    double acceptance() const { return accepted_ / steps_; }

private:
    double action(const std::vector<double>& field) const;
    void kick(double dt);
    void drift(double dt);

    Torus torus_;
    double step_size_;
    std::size_t n_steps_;
    boost::random::mt19937 random_;
    boost::random::normal_distribution<double> normal_;
    boost::random::uniform_01<double> uniform_;
    std::vector<double> field_;
    std::vector<double> proposal_;
    std::vector<double> momentum_;
    double accepted_ = 0.0;
    double steps_ = 0.0;
};

}  // namespace feynet::plain
