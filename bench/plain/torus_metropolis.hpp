#pragma once

#include "torus.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_01.hpp>

#include <array>
#include <random>
#include <vector>

namespace feynet::plain {

/// Metropolis as a textbook has it: the local action before and after, neighbours by remainders,
/// std::mt19937 with the uniforms of the standard library.
class TextbookMetropolis {
public:
    explicit TextbookMetropolis(const Torus& torus);

    /// One sweep with shifts uniform in ±reach; the number of accepted ones.
    int sweep(double reach);

private:
    double local_action(int x, int y, double value) const;
    double uniform() { return std::generate_canonical<double, 53>(engine_); }

    Torus torus_;
    std::vector<double> field_;
    std::mt19937 engine_{1};
};

/// The same by somebody who cares: ΔS in factors, neighbours from a table, 32-bit uniforms of
/// Boost's twister, no exponential for ΔS ≤ 0.
class CarefulMetropolis {
public:
    explicit CarefulMetropolis(const Torus& torus);

    int sweep(double reach);

    const std::vector<double>& nodes() const { return field_; }

protected:
    double uniform() { return unit_(engine_); }

    Torus torus_;
    std::vector<double> field_;
    std::vector<std::array<int, 4>> neighbours_;

private:
    boost::random::mt19937 engine_{1};
    boost::random::uniform_01<double> unit_;
};

/// A careful sweep and `n_clusters` Wolff flips with a stack, no exponential where nothing is
/// decided.
class TorusClusters : public CarefulMetropolis {
public:
    TorusClusters(const Torus& torus, double reach, int n_clusters);

    void step();

private:
    void flip_cluster();

    double reach_;
    int n_clusters_;
    std::vector<int> stack_;
};

}  // namespace feynet::plain
