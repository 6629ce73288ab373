#include "feynet/network/network_bundle.hpp"

#include <cassert>
#include <utility>

namespace feynet {
namespace {

Eigen::ArrayXd offsets_of(const NetworkBundle::Members& members) {
    assert(!members.empty());
    const Index n = members.front()->n_nodes();
    Eigen::ArrayXd offsets(static_cast<Index>(members.size()) * n);
    for (std::size_t i = 0; i < members.size(); ++i) {
        assert(members[i]->n_nodes() == n);
        offsets.segment(static_cast<Index>(i) * n, n) = members[i]->offset();
    }
    return offsets;
}

/// output ← map(member, its columns of input), n_out columns for every member.
template <typename Map>
void for_each_member(
    const NetworkBundle& bundle, const Block& input, Index n_out, Block& output, Map map) {
    const Index n_in = input.cols() / bundle.size();
    Block part(lanes, n_in);
    Block result(lanes, n_out);
    output.resize(lanes, bundle.size() * n_out);
    for (Index i = 0; i < bundle.size(); ++i) {
        part = input.middleCols(i * n_in, n_in);
        map(bundle.member(i), part, result);
        output.middleCols(i * n_out, n_out) = result;
    }
}

}  // namespace

NetworkBundle::NetworkBundle(Members members)
    : LinearNetwork(offsets_of(members)), members_(std::move(members)) {}

double NetworkBundle::log_jacobian() const {
    double sum = 0.0;
    for (const auto& member : members_) {
        sum += member->log_jacobian();
    }
    return sum;
}

void NetworkBundle::apply(const Block& theta, Block& path) const {
    const auto map = [](const LinearNetwork& member, const Block& part, Block& result) {
        member.apply(part, result);
    };
    for_each_member(*this, theta, member(0).n_nodes(), path, map);
}

void NetworkBundle::apply_transposed(const Block& g, Block& gradient) const {
    const auto map = [](const LinearNetwork& member, const Block& part, Block& result) {
        member.apply_transposed(part, result);
    };
    for_each_member(*this, g, member(0).n_weights(), gradient, map);
}

void NetworkBundle::solve(const Block& path, Block& theta) const {
    const auto map = [](const LinearNetwork& member, const Block& part, Block& result) {
        member.solve(part, result);
    };
    for_each_member(*this, path, member(0).n_weights(), theta, map);
}

void NetworkBundle::solve_transposed(const Block& h, Block& g) const {
    const auto map = [](const LinearNetwork& member, const Block& part, Block& result) {
        member.solve_transposed(part, result);
    };
    for_each_member(*this, h, member(0).n_nodes(), g, map);
}

}  // namespace feynet
