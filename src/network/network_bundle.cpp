#include "feynet/network/network_bundle.hpp"

#include <cassert>
#include <utility>

namespace feynet {
namespace {

/// output ← map(member, its columns of input) for every member.
template <typename Map>
void for_each_member(const NetworkBundle& bundle, const Block& input, Block& output, Map map) {
    const Index n_in = input.cols() / bundle.size();
    Block part(lanes, n_in);
    Block result;
    for (Index i = 0; i < bundle.size(); ++i) {
        part = input.middleCols(i * n_in, n_in);
        map(bundle.member(i), part, result);
        if (i == 0) {
            output.resize(lanes, bundle.size() * result.cols());
        }
        output.middleCols(i * result.cols(), result.cols()) = result;
    }
}

}  // namespace

NetworkBundle::NetworkBundle(std::vector<std::unique_ptr<LinearNetwork>> members)
    : members_(std::move(members)) {
    assert(!members_.empty());
}

void NetworkBundle::evaluate(const Block& theta, Block& paths) const {
    for_each_member(
        *this, theta, paths, [](const LinearNetwork& member, const Block& part, Block& result) {
            result.resize(lanes, member.n_nodes());
            member.evaluate(part, result);
        });
}

/// The members are linear, so their gradient does not depend on the weights.
void NetworkBundle::pull_back(const Block& /*theta*/, const Block& g, Block& gradient) const {
    apply_transposed(g, gradient);
}

void NetworkBundle::apply(const Block& theta, Block& paths) const {
    for_each_member(
        *this, theta, paths, [](const LinearNetwork& member, const Block& part, Block& result) {
            result.resize(lanes, member.n_nodes());
            member.apply(part, result);
        });
}

void NetworkBundle::apply_transposed(const Block& g, Block& gradient) const {
    for_each_member(
        *this, g, gradient, [](const LinearNetwork& member, const Block& part, Block& result) {
            result.resize(lanes, member.n_weights());
            member.apply_transposed(part, result);
        });
}

void NetworkBundle::solve(const Block& paths, Block& theta) const {
    for_each_member(
        *this, paths, theta, [](const LinearNetwork& member, const Block& part, Block& result) {
            result.resize(lanes, member.n_weights());
            member.solve(part, result);
        });
}

void NetworkBundle::solve_transposed(const Block& h, Block& g) const {
    for_each_member(*this, h, g, [](const LinearNetwork& member, const Block& part, Block& result) {
        result.resize(lanes, member.n_nodes());
        member.solve_transposed(part, result);
    });
}

}  // namespace feynet
