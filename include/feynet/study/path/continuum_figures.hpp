#pragma once

#include "feynet/io/figure.hpp"
#include "feynet/study/path/convergence_order.hpp"

#include <vector>

namespace feynet {

/// |gap(a) − gap(0)| of every discretisation in logarithms, without points yet.
Figure convergence_figure();

/// Adds the transfer matrices of one discretisation and the law through them.
void draw(Discretisation rule, const ExactOrder& order, Figure& figure);

/// The sampled decay rates beside those of the transfer matrices, without points yet.
Figure sampled_rate_figure(const ContinuumSettings& settings);

/// Adds the networks of one discretisation; the points are independent, so that the squares of
/// their pulls are tested as a χ².
void draw(Discretisation rule, const std::vector<SampledRate>& rates, Figure& figure);

}  // namespace feynet
