#include "feynet/statistics/side_changes.hpp"

namespace feynet {

SideChanges side_changes(const Series& series) {
    SideChanges result{.n_chains = series.n_chains()};
    for (Index chain = 0; chain < series.n_chains(); ++chain) {
        double side = 0.0;
        double sum = 0.0;
        for (const double value : series.chain(chain)) {
            sum += value;
            if (value * side < 0.0) {
                ++result.changes;
            }
            side = value > 0.0 ? 1.0 : value < 0.0 ? -1.0 : side;
        }
        result.positive += sum > 0.0 ? 1 : 0;
    }
    return result;
}

}  // namespace feynet
