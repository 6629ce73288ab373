#pragma once

#include "feynet/nnft/integrated_networks.hpp"
#include "feynet/nnft/random_networks.hpp"
#include "feynet/statistics/gamma_method.hpp"
#include "feynet/statistics/vector_series.hpp"

#include <cstdint>

namespace feynet::validation {

/// Products of field values of `draws` × lanes networks.
inline VectorSeries sample(
    const RandomNetworks& networks,
    const Inputs& inputs,
    const Observable& products,
    Index draws,
    std::uint16_t run) {
    VectorSeries series(lanes, products.size(), 4096);
    Stream stream{.seed = 2008, .run = run};
    Block f;
    Block values;
    for (Index i = 0; i < draws; ++i) {
        ++stream.trajectory;
        networks.draw(stream, inputs, f);
        products.measure(f, values);
        series.append(0, values);
    }
    return series;
}

/// The same with output weights integrated out.
inline VectorSeries sample(
    const IntegratedNetworks& networks,
    const Inputs& inputs,
    const NPointFunctions& products,
    Index draws,
    std::uint16_t run) {
    VectorSeries series(lanes, products.size(), 4096);
    Stream stream{.seed = 2008, .run = run};
    Block values;
    for (Index i = 0; i < draws; ++i) {
        ++stream.trajectory;
        networks.draw(stream, inputs, products, values);
        series.append(0, values);
    }
    return series;
}

/// A function of their means, with its own gradient, in units of `unit`.
template <typename Function>
GammaResult measured(const Function& f, double unit, const VectorSeries& series) {
    const auto value = [&](std::span<const double> means) { return f(means) / unit; };
    const auto gradient = [&](std::span<const double> means) {
        std::vector<double> result = f.gradient(means);
        for (double& derivative : result) {
            derivative /= unit;
        }
        return result;
    };
    return gamma_method(value, gradient, series);
}

}  // namespace feynet::validation
