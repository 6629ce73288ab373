#include "feynet/io/store_csv.hpp"

#include "feynet/io/correlator_csv.hpp"
#include "feynet/io/csv_number.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace feynet {
namespace {

using Datasets = std::vector<const Dataset*>;

bool numbers_an_axis(const Dataset& dataset) {
    return dataset.dimensions.size() == 1 && dataset.dimensions.front() == dataset.name;
}

/// The numbers along an axis, where the group has them.
const Dataset* numbers_of(const Group& group, const std::string& axis) {
    const auto found =
        std::find_if(group.datasets.begin(), group.datasets.end(), [&axis](const Dataset& dataset) {
            return dataset.name == axis && numbers_an_axis(dataset);
        });
    return found == group.datasets.end() ? nullptr : &*found;
}

std::string table(const Group& group, const Datasets& datasets) {
    const Dataset& first = *datasets.front();
    std::vector<const Dataset*> numbers;
    std::vector<std::string> names;
    for (const std::string& axis : first.dimensions) {
        numbers.push_back(numbers_of(group, axis));
        names.push_back(csv_cell(axis));
    }
    for (const Dataset* const dataset : datasets) {
        names.push_back(csv_cell(dataset->name));
    }
    std::string text = fmt::format("{}\n", fmt::join(names, ","));
    for (std::size_t i = 0; i < first.values.size(); ++i) {
        std::vector<std::string> cells(first.shape.size());
        std::size_t rest = i;
        for (std::size_t axis = first.shape.size(); axis-- > 0;) {
            const auto size = static_cast<std::size_t>(first.shape[axis]);
            const std::size_t place = rest % size;
            cells[axis] = numbers[axis] != nullptr ? csv_number(numbers[axis]->values[place])
                                                   : fmt::format("{}", place);
            rest /= size;
        }
        for (const Dataset* const dataset : datasets) {
            cells.push_back(csv_number(dataset->values[i]));
        }
        text += fmt::format("{}\n", fmt::join(cells, ","));
    }
    return text;
}

}  // namespace

std::vector<CsvTable> csv_tables(const Group& group) {
    std::vector<std::vector<std::string>> axes;
    std::map<std::vector<std::string>, Datasets> of_axes;
    for (const Dataset& dataset : group.datasets) {
        if (numbers_an_axis(dataset)) {
            continue;
        }
        Datasets& same = of_axes[dataset.dimensions];
        if (same.empty()) {
            axes.push_back(dataset.dimensions);
        }
        same.push_back(&dataset);
    }
    std::vector<CsvTable> tables;
    for (const std::vector<std::string>& of : axes) {
        tables.push_back({fmt::format("{}", fmt::join(of, "-")), table(group, of_axes.at(of))});
    }
    return tables;
}

}  // namespace feynet
