#include "feynet/boltzmann/renormalisation/minimal_cut.hpp"

#include "feynet/core/error.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using VertexLabels = boost::property<
    boost::vertex_color_t,
    boost::default_color_type,
    boost::property<
        boost::vertex_distance_t,
        Index,
        boost::property<boost::vertex_predecessor_t, Traits::edge_descriptor>>>;
using EdgeLabels = boost::property<
    boost::edge_capacity_t,
    Index,
    boost::property<
        boost::edge_residual_capacity_t,
        Index,
        boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>;
using FlowGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, VertexLabels, EdgeLabels>;

/// A bond that carries a flow of one either way.
void add_bond(Index one, Index other, FlowGraph& graph) {
    const auto from = static_cast<std::size_t>(one);
    const auto to = static_cast<std::size_t>(other);
    const auto there = boost::add_edge(from, to, graph).first;
    const auto back = boost::add_edge(to, from, graph).first;
    boost::put(boost::edge_capacity, graph, there, Index{1});
    boost::put(boost::edge_capacity, graph, back, Index{1});
    boost::put(boost::edge_reverse, graph, there, back);
    boost::put(boost::edge_reverse, graph, back, there);
}

}  // namespace

Index minimal_cut(const TensorGraph& graph, const SiteBlock& block) {
    const Index n_sites = graph.n_sites();
    require(
        block.length > 0 && block.length < n_sites,
        "length",
        "must be 1 … {}, got {}",
        n_sites - 1,
        block.length);
    require(
        block.first >= 0 && block.first < n_sites,
        "first",
        "must be 0 … {}, got {}",
        n_sites - 1,
        block.first);
    const Index source = graph.n_tensors;
    const Index sink = graph.n_tensors + 1;
    FlowGraph flow(static_cast<std::size_t>(graph.n_tensors + 2));
    for (const std::array<Index, 2>& bond : graph.bonds) {
        add_bond(bond[0], bond[1], flow);
    }
    for (Index site = 0; site < n_sites; ++site) {
        const bool inside = (site - block.first + n_sites) % n_sites < block.length;
        add_bond(inside ? source : sink, graph.legs[static_cast<std::size_t>(site)], flow);
    }
    return boost::boykov_kolmogorov_max_flow(
        flow, static_cast<std::size_t>(source), static_cast<std::size_t>(sink));
}

CutRange minimal_cuts(const TensorGraph& graph, Index length, Index n_positions) {
    require(
        n_positions >= 1 && n_positions <= graph.n_sites(),
        "positions",
        "must be 1 … {}, got {}",
        graph.n_sites(),
        n_positions);
    CutRange range{.least = graph.n_sites()};
    Index sum = 0;
    for (Index first = 0; first < n_positions; ++first) {
        const Index cut = minimal_cut(graph, {.first = first, .length = length});
        range.least = std::min(range.least, cut);
        range.most = std::max(range.most, cut);
        sum += cut;
    }
    range.mean = static_cast<double>(sum) / static_cast<double>(n_positions);
    return range;
}

double mean_tree_cut(Index doublings) {
    const auto m = static_cast<double>(doublings);
    return (6.0 * m + 8.0 + std::pow(-0.5, m)) / 9.0;
}

double mean_mera_cut(Index doublings) {
    const auto m = static_cast<double>(doublings);
    return doublings < 3 ? 1.0 + m * (m + 3.0) / 4.0 : 2.0 * m - std::exp2(2.0 - m);
}

}  // namespace feynet
