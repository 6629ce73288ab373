#include "feynet/io/store.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/atomic_file.hpp"
#include "feynet/io/io_error.hpp"
#include "hdf5_handle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>

namespace feynet {

namespace {

constexpr unsigned remember_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

void put_text(hid_t object, const std::string& name, const std::string& text) {
    if (!text.empty()) {
        checked(H5LTset_attribute_string(object, ".", name.c_str(), text.c_str()));
    }
}

Handle make_group(hid_t parent, const std::string& name) {
    const Handle properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    checked(H5Pset_link_creation_order(properties, remember_order));
    checked(H5Pset_obj_track_times(properties, false));
    return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, properties, H5P_DEFAULT), H5Gclose};
}

/// Writes numbers of any of HDF5's memory types as a dataset of that type.
Handle make_dataset(
    hid_t group,
    const std::string& name,
    const std::vector<Index>& shape,
    hid_t type,
    const void* values) {
    const std::vector<hsize_t> extent(shape.begin(), shape.end());
    const Handle space(
        H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr), H5Sclose);
    const Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    checked(H5Pset_attr_creation_order(properties, remember_order));
    // Equal numbers make equal files, whenever they are written.
    checked(H5Pset_obj_track_times(properties, false));
    const hid_t id =
        H5Dcreate2(group, name.c_str(), type, space, H5P_DEFAULT, properties, H5P_DEFAULT);
    Handle dataset(id, H5Dclose);
    checked(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values));
    return dataset;
}

bool is_coordinate(const Dataset& dataset) {
    return dataset.dimensions.size() == 1 && dataset.dimensions.front() == dataset.name;
}

/// The length of every axis of a group.
std::map<std::string, Index> axes_of(const Group& group) {
    std::map<std::string, Index> axes;
    for (const Dataset& dataset : group.datasets) {
        const Index size = std::accumulate(
            dataset.shape.begin(), dataset.shape.end(), Index{1}, std::multiplies<>());
        require(
            dataset.shape.size() == dataset.dimensions.size() &&
                size == static_cast<Index>(dataset.values.size()),
            dataset.name,
            "{} values do not fill its shape",
            dataset.values.size());
        for (std::size_t i = 0; i < dataset.shape.size(); ++i) {
            const auto [axis, is_new] = axes.emplace(dataset.dimensions[i], dataset.shape[i]);
            require(
                axis->second == dataset.shape[i],
                dataset.name,
                "axis {} has {} entries here and {} elsewhere",
                axis->first,
                dataset.shape[i],
                axis->second);
        }
    }
    return axes;
}

/// The file with its groups.
class StoreWriter {
public:
    explicit StoreWriter(const std::filesystem::path& path) : file_(open(path)) {}

    void write(const Group& group) {
        const std::map<std::string, Index> axes = axes_of(group);
        const Handle place = descend(group.path);
        for (const auto& [name, text] : group.attributes) {
            put_text(place, name, text);
        }
        for (const auto& [name, length] : axes) {
            write_axis(place, group, name, length);
        }
        for (const Dataset& dataset : group.datasets) {
            if (!is_coordinate(dataset)) {
                write_dataset(place, dataset);
            }
        }
    }

    void close() {
        checked(H5Fflush(file_, H5F_SCOPE_LOCAL));
        file_.close();
    }

private:
    static Handle open(const std::filesystem::path& path) {
        const Handle properties(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
        checked(H5Pset_link_creation_order(properties, remember_order));
        // Numbers go to the disk when they are given, where an error is seen: they wait in no
        // sieve.
        const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
        checked(H5Pset_sieve_buf_size(access, 0));
        return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, properties, access), H5Fclose};
    }

    /// The group at a path, made with those above it where they are not there yet.
    Handle descend(const std::string& path) {
        for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
            const std::string part = path.substr(0, end);
            if (groups_.insert(part).second) {
                make_group(file_, part);
            }
            if (end == std::string::npos) {
                return {H5Gopen2(file_, part.c_str(), H5P_DEFAULT), H5Gclose};
            }
        }
    }

    static void write_axis(hid_t place, const Group& group, const std::string& name, Index length) {
        const auto given = std::find_if(
            group.datasets.begin(), group.datasets.end(), [&name](const Dataset& dataset) {
                return dataset.name == name && is_coordinate(dataset);
            });
        if (given != group.datasets.end()) {
            Handle axis =
                make_dataset(place, name, given->shape, H5T_NATIVE_DOUBLE, given->values.data());
            put_text(axis, "long_name", given->long_name);
            checked(H5DSset_scale(axis, name.c_str()));
            axis.close();
            return;
        }
        std::vector<std::int64_t> numbers(static_cast<std::size_t>(length));
        std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
        Handle axis = make_dataset(place, name, {length}, H5T_NATIVE_INT64, numbers.data());
        checked(H5DSset_scale(axis, name.c_str()));
        axis.close();
    }

    static void write_dataset(hid_t place, const Dataset& dataset) {
        Handle handle = make_dataset(
            place, dataset.name, dataset.shape, H5T_NATIVE_DOUBLE, dataset.values.data());
        put_text(handle, "long_name", dataset.long_name);
        for (std::size_t i = 0; i < dataset.dimensions.size(); ++i) {
            const Handle axis(
                H5Dopen2(place, dataset.dimensions[i].c_str(), H5P_DEFAULT), H5Dclose);
            checked(H5DSattach_scale(handle, axis, static_cast<unsigned>(i)));
        }
        handle.close();
    }

    Handle file_;
    std::set<std::string> groups_;
};

}  // namespace

void write_store(const std::filesystem::path& path, const std::vector<Group>& groups) {
    const std::lock_guard lock(hdf5_in_use());
    require_memory_for_hdf5();
    const SilentErrors silent;
    AtomicFile target(path);
    try {
        StoreWriter writer(target.temporary());
        for (const Group& group : groups) {
            writer.write(group);
        }
        writer.close();
    } catch (const IoError& error) {
        throw IoError(fmt::format("{}: cannot be written: {}", path.string(), error.what()));
    }
    target.commit();
}

}  // namespace feynet
