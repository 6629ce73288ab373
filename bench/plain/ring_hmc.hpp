#pragma once

#include "ring.hpp"
#include "unit_hmc.hpp"

namespace feynet::plain {

/// Hamiltonian Monte Carlo of a path.
class RingHmc final : public UnitHmc {
public:
    RingHmc(const Ring& ring, double step_size, std::size_t n_steps);

private:
    double action(const std::vector<double>& x) const override;
    void kick(double dt, const std::vector<double>& x, std::vector<double>& p) const override;

    Ring ring_;
};

}  // namespace feynet::plain
