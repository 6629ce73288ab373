#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <cstddef>
#include <vector>

namespace feynet::plain {

/// Hamiltonian Monte Carlo as a careful programmer writes it: unit masses in the nodes, leapfrog
/// with the force vectorised along them, half drifts merged, Boost's ziggurat normals, step and
/// length tuned by the caller, the length jittered by 15 %.
class UnitHmc {
public:
    virtual ~UnitHmc() = default;

    const std::vector<double>& nodes() const { return nodes_; }
    void step();

protected:
    UnitHmc(std::vector<double> start, double step_size, std::size_t n_steps);
    UnitHmc(const UnitHmc&) = default;
    UnitHmc& operator=(const UnitHmc&) = default;

private:
    virtual double action(const std::vector<double>& nodes) const = 0;

    /// p ← p − dt ∂S/∂x.
    virtual void kick(double dt, const std::vector<double>& x, std::vector<double>& p) const = 0;

    void drift(double dt);

    double step_size_;
    std::size_t n_steps_;
    boost::random::mt19937 random_{1};
    boost::random::normal_distribution<double> normal_;
    boost::random::uniform_01<double> uniform_;
    std::vector<double> nodes_;
    std::vector<double> proposal_;
    std::vector<double> momentum_;
};

}  // namespace feynet::plain
