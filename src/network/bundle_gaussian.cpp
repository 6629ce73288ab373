#include "feynet/network/bundle_gaussian.hpp"

#include "feynet/network/decay_network.hpp"

#include <cassert>
#include <utility>

namespace feynet {
namespace {

NetworkBundle decay_bundle(
    const TimeGrid& grid, Rule rule, double mass, const Eigen::ArrayXd& frequencies) {
    std::vector<std::unique_ptr<LinearNetwork>> members;
    for (const double frequency : frequencies) {
        members.push_back(std::make_unique<DecayNetwork>(grid, rule, mass, frequency));
    }
    return NetworkBundle(std::move(members));
}

/// output ← R input, node by node.
void mix(const Eigen::MatrixXd& r, const Block& input, Block& output) {
    const Index n = input.cols() / r.cols();
    output.setZero(lanes, input.cols());
    for (Index i = 0; i < r.rows(); ++i) {
        for (Index k = 0; k < r.cols(); ++k) {
            if (r(i, k) != 0.0) {
                output.middleCols(i * n, n) += r(i, k) * input.middleCols(k * n, n);
            }
        }
    }
}

}  // namespace

BundleGaussian::BundleGaussian(
    const NetworkBundle& bundle,
    Rule rule,
    double mass,
    Eigen::MatrixXd directions,
    const Eigen::ArrayXd& frequencies)
    : bundle_(bundle),
      oscillators_(decay_bundle(bundle.grid(), rule, mass, frequencies)),
      directions_(std::move(directions)),
      mean_(Block::Zero(lanes, bundle.n_weights())) {
    assert(bundle.grid().is_ring());
    assert(directions_.rows() == bundle.size() && directions_.cols() == frequencies.size());
}

void BundleGaussian::draw(const Block& normals, Block& v) const {
    Block modes;
    Block paths;
    oscillators_.apply(normals, modes);
    mix(directions_, modes, paths);
    bundle_.solve(paths, v);
}

void BundleGaussian::solve(const Block& g, Block& v) const {
    Block paths;
    Block modes;
    Block noise;
    bundle_.solve_transposed(g, paths);
    mix(directions_.transpose(), paths, modes);
    oscillators_.apply_transposed(modes, noise);
    oscillators_.apply(noise, modes);
    mix(directions_, modes, paths);
    bundle_.solve(paths, v);
}

Lanes BundleGaussian::norm(const Block& v) const {
    Block paths;
    Block modes;
    Block noise;
    bundle_.apply(v, paths);
    mix(directions_.transpose(), paths, modes);
    oscillators_.solve(modes, noise);
    return noise.square().rowwise().sum();
}

}  // namespace feynet
