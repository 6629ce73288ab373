#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_01.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <random>
#include <vector>

namespace feynet::bench {

/// φ⁴ on an L × L torus in the canonical convention, S = Σ [½ Σ_μ (φ_{+μ} − φ)² + ½ m² φ² + ¼ λ
/// φ⁴].
struct ScalarField {
    int extent = 64;
    double mass_squared = -0.72;
    double lambda = 0.5;
};

/// Metropolis as a textbook has it: the local action before and after, neighbours by remainders,
/// std::mt19937 with the uniforms of the standard library.
class TextbookMetropolis {
public:
    explicit TextbookMetropolis(const ScalarField& field);

    /// One sweep with shifts uniform in ±reach; the number of accepted ones.
    int sweep(double reach);

    const std::vector<double>& phi() const { return phi_; }

private:
    double local_action(int x, int y, double value) const;
    double uniform() { return std::generate_canonical<double, 53>(engine_); }

    ScalarField field_;
    std::vector<double> phi_;
    std::mt19937 engine_{1};
};

/// The same by somebody who cares: ΔS in factors, neighbours from a table, 32-bit uniforms of
/// Boost's twister, no exponential for ΔS ≤ 0.
class CarefulMetropolis {
public:
    explicit CarefulMetropolis(const ScalarField& field);

    int sweep(double reach);

    const std::vector<double>& phi() const { return phi_; }

private:
    ScalarField field_;
    std::vector<double> phi_;
    std::vector<std::array<int, 4>> neighbours_;
    boost::random::mt19937 engine_{1};
    boost::random::uniform_01<double> unit_;
};

}  // namespace feynet::bench
