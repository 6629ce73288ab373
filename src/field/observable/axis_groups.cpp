#include "feynet/field/observable/axis_groups.hpp"

#include <algorithm>

namespace feynet {

std::vector<AxisGroup> axis_groups(const Lattice& lattice) {
    std::vector<AxisGroup> groups;
    for (Index direction = lattice.is_open() ? 1 : 0; direction < lattice.n_dimensions();
         ++direction) {
        const Index extent = lattice.extent(direction);
        auto group = std::find_if(groups.begin(), groups.end(), [&](const AxisGroup& candidate) {
            return candidate.extent == extent;
        });
        if (group == groups.end()) {
            const Index first =
                groups.empty() ? 0 : groups.back().first + groups.back().n_numbers();
            group = groups.insert(groups.end(), {.extent = extent, .first = first});
        }
        group->directions.push_back(direction);
    }
    return groups;
}

std::vector<AxisPoint> axis_points(const std::vector<AxisGroup>& groups) {
    std::vector<AxisPoint> points;
    for (const AxisGroup& group : groups) {
        for (Index number = 0; number < group.n_numbers(); ++number) {
            points.push_back({group.directions.front(), number});
        }
    }
    return points;
}

}  // namespace feynet
