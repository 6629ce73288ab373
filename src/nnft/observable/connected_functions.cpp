#include "feynet/nnft/observable/connected_functions.hpp"

#include <cassert>

namespace feynet {

std::vector<std::vector<Index>> ConnectedFourPoint::products() const {
    const auto [i, j, k, l] = inputs_;
    return {{i, j}, {k, l}, {i, k}, {j, l}, {i, l}, {j, k}, {i, j, k, l}};
}

double ConnectedFourPoint::operator()(std::span<const double> means) const {
    assert(means.size() == 7);
    return means[6] - means[0] * means[1] - means[2] * means[3] - means[4] * means[5];
}

std::vector<double> ConnectedFourPoint::gradient(std::span<const double> means) const {
    return {-means[1], -means[0], -means[3], -means[2], -means[5], -means[4], 1.0};
}

std::vector<std::vector<Index>> ConnectedSixPoint::products() const {
    return {
        std::vector<Index>(2, input_),
        std::vector<Index>(4, input_),
        std::vector<Index>(6, input_)};
}

double ConnectedSixPoint::operator()(std::span<const double> means) const {
    assert(means.size() == 3);
    return means[2] - 15.0 * means[0] * means[1] + 30.0 * means[0] * means[0] * means[0];
}

std::vector<double> ConnectedSixPoint::gradient(std::span<const double> means) const {
    return {-15.0 * means[1] + 90.0 * means[0] * means[0], -15.0 * means[0], 1.0};
}

}  // namespace feynet
