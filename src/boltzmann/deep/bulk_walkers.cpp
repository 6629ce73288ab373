#include "feynet/boltzmann/deep/bulk_walkers.hpp"

#include "feynet/core/error.hpp"

namespace feynet {

BulkWalkers::BulkWalkers(const BulkLayers& layers)
    : field_(Block::Zero(lanes, layers.n_layers())),
      normals_(
          lanes, (layers.n_layers() + columns_at_once - 1) / columns_at_once * columns_at_once) {
    const Index n = layers.n_layers();
    const Eigen::ArrayXd diagonal = layers.diagonal();
    require(
        (diagonal > 0.0).all(),
        "spacing",
        "must be smaller: a layer has no positive weight at this mass_squared");
    to_deeper_ = Eigen::ArrayXd::Zero(n);
    to_outer_ = Eigen::ArrayXd::Zero(n);
    to_deeper_.head(n - 1) = layers.links / diagonal.head(n - 1);
    to_outer_.tail(n - 1) = layers.links / diagonal.tail(n - 1);
    deviations_ = diagonal.rsqrt();
}

void BulkWalkers::draw(Index layer) {
    Lanes value = deviations_(layer) * normals_.col(layer);
    if (layer > 0) {
        value += to_outer_(layer) * field_.col(layer - 1);
    }
    if (layer + 1 < field_.cols()) {
        value += to_deeper_(layer) * field_.col(layer + 1);
    }
    field_.col(layer) = value;
}

void BulkWalkers::sweep(const Stream& stream) {
    fill_normals(stream, Purpose::Proposal, normals_);
    for (const Index parity : {Index{0}, Index{1}}) {
        for (Index layer = parity; layer < field_.cols(); layer += 2) {
            draw(layer);
        }
    }
}

}  // namespace feynet
