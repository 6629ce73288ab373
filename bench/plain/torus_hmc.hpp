#pragma once

#include "torus.hpp"
#include "unit_hmc.hpp"

namespace feynet::plain {

/// Hamiltonian Monte Carlo of φ⁴, the rows vectorised.
class TorusHmc final : public UnitHmc {
public:
    TorusHmc(const Torus& torus, double step_size, std::size_t n_steps);

private:
    double action(const std::vector<double>& field) const override;
    void kick(
        double dt, const std::vector<double>& field, std::vector<double>& momentum) const override;

    Torus torus_;
};

}  // namespace feynet::plain
