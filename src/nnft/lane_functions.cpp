#include "feynet/nnft/lane_functions.hpp"

#include "lane_series.hpp"

namespace feynet {

Lanes lane_cosine(const Lanes& z) {
    return lanes_of(series_cosine(load(z.data())));
}

Lanes lane_erf(const Lanes& z) {
    return lanes_of(series_erf(load(z.data())));
}

Lanes lane_exponential(const Lanes& x) {
    return lanes_of(series_exponential(load(x.data())));
}

}  // namespace feynet
