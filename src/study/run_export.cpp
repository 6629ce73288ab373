#include "feynet/study/run_export.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/gzip.hpp"
#include "feynet/io/npy_file.hpp"
#include "feynet/io/provenance.hpp"
#include "feynet/io/pyerrors_json.hpp"
#include "feynet/io/store_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace feynet {
namespace {

using Write = std::function<void(const std::string& name, const std::string& bytes)>;

/// A path of groups as the name of a file.
std::string plain_name(std::string path) {
    std::replace(path.begin(), path.end(), '/', '.');
    return path;
}

/// "decay" and "posterior" of "decay/posterior"; only the latter where a store has one network.
std::pair<std::string, std::string> network_and_rest(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::pair{std::string("run"), path}
                                      : std::pair{path.substr(0, slash), path.substr(slash + 1)};
}

void export_csv(const std::vector<Group>& store, const Write& write) {
    for (const Group& group : store) {
        for (const CsvTable& table : csv_tables(group)) {
            write(plain_name(group.path) + "." + table.axes + ".csv", table.text);
        }
    }
}

void export_npy(const std::vector<Group>& store, const Write& write) {
    for (const Group& group : store) {
        for (const Dataset& dataset : group.datasets) {
            write(plain_name(group.path + "/" + dataset.name) + ".npy", npy_bytes(dataset));
        }
    }
}

void export_pyerrors(
    const std::vector<Group>& store, const std::string& description, const Write& write) {
    for (const Group& group : store) {
        const auto [network, rest] = network_and_rest(group.path);
        if (rest == "posterior") {
            write(
                plain_name(network) + ".json.gz",
                gzip_bytes(pyerrors_json(group, network, description)));
        }
    }
}

void export_netcdf(std::vector<Group> store, const RunDirectory& to, const Write& name_only) {
    while (!store.empty()) {
        const std::string network = network_and_rest(store.front().path).first;
        std::vector<Group> own;
        std::vector<Group> others;
        for (Group& group : store) {
            auto [of, rest] = network_and_rest(group.path);
            if (of == network) {
                group.path = rest;
                group.attributes.emplace_back("inference_library", "feynet");
                group.attributes.emplace_back("inference_library_version", version());
                own.push_back(std::move(group));
            } else {
                others.push_back(std::move(group));
            }
        }
        const std::string name = plain_name(network) + ".nc";
        write_store(to.file(name), own);
        name_only(name, "");
        store = std::move(others);
    }
}

}  // namespace

std::vector<std::string> export_run(
    const std::filesystem::path& run, ExportFormat format, const RunDirectory& directory) {
    const std::vector<Group> store = read_store(run / "samples.h5");
    require(!store.empty(), "DIR", "must be a run with samples; {} has none", run.string());
    std::vector<std::string> names;
    const Write note = [&](const std::string& name, const std::string&) { names.push_back(name); };
    const Write write = [&](const std::string& name, const std::string& bytes) {
        directory.write(name, bytes);
        names.push_back(name);
    };
    switch (format) {
        case ExportFormat::Csv:
            export_csv(store, write);
            break;
        case ExportFormat::Npy:
            export_npy(store, write);
            break;
        case ExportFormat::Pyerrors:
            export_pyerrors(store, "samples of " + run.string(), write);
            break;
        case ExportFormat::Netcdf:
            export_netcdf(store, directory, note);
            break;
    }
    require(!names.empty(), "DIR", "must be a run with chains; {} has none", run.string());
    return names;
}

}  // namespace feynet
