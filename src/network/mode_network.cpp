#include "feynet/network/mode_network.hpp"

#include <utility>

namespace feynet {
namespace {

Eigen::ArrayXd mixed_offset(const Mixing& mixing, const NetworkBundle& modes) {
    Block offset(lanes, modes.n_nodes());
    offset.rowwise() = modes.offset().transpose();
    Block mixed;
    mixing.mix(offset, mixed);
    return mixed.row(0).transpose();
}

}  // namespace

ModeNetwork::ModeNetwork(
    std::string_view name, std::shared_ptr<const Mixing> mixing, NetworkBundle modes)
    : LinearNetwork(mixed_offset(*mixing, modes)),
      name_(name),
      mixing_(std::move(mixing)),
      modes_(std::move(modes)) {}

void ModeNetwork::apply(const Block& theta, Block& path) const {
    Block paths;
    modes_.apply(theta, paths);
    mixing_->mix(paths, path);
}

void ModeNetwork::apply_transposed(const Block& g, Block& gradient) const {
    Block forces;
    mixing_->unmix(g, forces);
    modes_.apply_transposed(forces, gradient);
}

void ModeNetwork::solve(const Block& path, Block& theta) const {
    Block paths;
    mixing_->unmix(path, paths);
    modes_.solve(paths, theta);
}

void ModeNetwork::solve_transposed(const Block& h, Block& g) const {
    Block forces;
    modes_.solve_transposed(h, forces);
    mixing_->mix(forces, g);
}

}  // namespace feynet
