#include "feynet/study/run_export.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/gzip.hpp"
#include "feynet/io/npy_file.hpp"
#include "feynet/io/provenance.hpp"
#include "feynet/io/pyerrors_json.hpp"
#include "feynet/io/report_pictures.hpp"
#include "feynet/io/run_directory.hpp"
#include "feynet/io/store_csv.hpp"
#include "feynet/io/text_file.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace feynet {
namespace {

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

/// The files of an export.
class ExportedFiles {
public:
    explicit ExportedFiles(const std::filesystem::path& to) : to_(RunDirectory::made(to)) {}

    /// The path of one more file.
    const std::filesystem::path& add(const std::string& name) {
        return paths_.emplace_back(to_.file(name));
    }

    void write(const std::string& name, const std::string& bytes) {
        to_.write(name, bytes);
        add(name);
    }

    std::vector<std::filesystem::path> paths() && { return std::move(paths_); }

private:
    RunDirectory to_;
    std::vector<std::filesystem::path> paths_;
};

void export_csv(const std::vector<Group>& store, ExportedFiles& files) {
    for (const Group& group : store) {
        for (const CsvTable& table : csv_tables(group)) {
            files.write(plain_name(group.path) + "." + table.axes + ".csv", table.text);
        }
    }
}

void export_npy(const std::vector<Group>& store, ExportedFiles& files) {
    for (const Group& group : store) {
        for (const Dataset& dataset : group.datasets) {
            files.write(plain_name(group.path + "/" + dataset.name) + ".npy", npy_bytes(dataset));
        }
    }
}

void export_pyerrors(
    const std::vector<Group>& store, const std::string& description, ExportedFiles& files) {
    for (const Group& group : store) {
        const auto [network, rest] = network_and_rest(group.path);
        if (rest == "posterior") {
            files.write(
                plain_name(network) + ".json.gz",
                gzip_bytes(pyerrors_json(group, network, description)));
        }
    }
}

void export_netcdf(const std::vector<Group>& store, ExportedFiles& files) {
    std::map<std::string, std::vector<Group>> of_network;
    for (const Group& group : store) {
        const auto [network, rest] = network_and_rest(group.path);
        Group own = group;
        own.path = rest;
        own.attributes.emplace_back("inference_library", "feynet");
        own.attributes.emplace_back("inference_library_version", version());
        of_network[network].push_back(std::move(own));
    }
    for (const auto& [network, groups] : of_network) {
        write_store(files.add(plain_name(network) + ".nc"), groups);
    }
}

std::vector<std::filesystem::path> export_pictures(
    const std::filesystem::path& run, const std::filesystem::path& to) {
    const std::vector<PictureFile> pictures =
        picture_files(text_of_file(run / "report.html", "a report", std::size_t{1} << 26U));
    require(
        !pictures.empty(), "DIR", "must be a run with a report; {} shows no picture", run.string());
    ExportedFiles files(to);
    for (const PictureFile& picture : pictures) {
        files.write(picture.name, picture.svg);
    }
    return std::move(files).paths();
}

}  // namespace

std::vector<std::filesystem::path> export_run(
    const std::filesystem::path& run, ExportFormat format, const std::filesystem::path& to) {
    if (format == ExportFormat::Svg) {
        return export_pictures(run, to);
    }
    const std::vector<Group> store = read_store(run / "samples.h5");
    const bool has_chains = std::any_of(store.begin(), store.end(), [](const Group& group) {
        return network_and_rest(group.path).second == "posterior";
    });
    require(
        !store.empty() && (has_chains || format != ExportFormat::Pyerrors),
        "DIR",
        "must be a run with samples of chains; {} has none",
        run.string());
    ExportedFiles files(to);
    switch (format) {
        case ExportFormat::Svg:
        case ExportFormat::Csv:
            export_csv(store, files);
            break;
        case ExportFormat::Npy:
            export_npy(store, files);
            break;
        case ExportFormat::Pyerrors:
            export_pyerrors(store, "samples of " + run.string(), files);
            break;
        case ExportFormat::Netcdf:
            export_netcdf(store, files);
            break;
    }
    return std::move(files).paths();
}

}  // namespace feynet
