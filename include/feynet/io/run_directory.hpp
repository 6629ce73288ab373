#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace feynet {

/// The directory of one run, never shared: no run writes into another's results.
class RunDirectory {
public:
    /// Makes `parent/name-n` with the smallest n = 1, 2, … that is free, also when two processes
    /// ask at once; letters that a file name should not have become '_'.
    /// @throws IoError if it cannot be made
    static RunDirectory numbered(const std::filesystem::path& parent, std::string_view name);

    /// Makes this directory and those above it.
    /// @throws InvalidInput naming --out if the path exists
    /// @throws IoError if it cannot be made
    static RunDirectory at(const std::filesystem::path& path);

    /// This directory, made with those above it if need be.
    /// @throws IoError if it cannot be made
    static RunDirectory made(const std::filesystem::path& path);

    /// The directory of a run that was begun.
    /// @throws InvalidInput unless it is a directory with a resolved.toml
    static RunDirectory existing(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return path_; }

    /// The path of a file in the directory.
    /// @throws InvalidInput unless the name is a plain one: no '/', no control character, at most
    /// 255
    ///         bytes, not beginning with '.', '-' or '~'
    std::filesystem::path file(std::string_view name) const;

    /// Writes a file of the directory, complete or not at all.
    /// @throws InvalidInput unless the name is a plain one
    /// @throws IoError
    void write(std::string_view name, std::string_view bytes) const;

private:
    explicit RunDirectory(std::filesystem::path path) : path_(std::move(path)) {}

    std::filesystem::path path_;
};

}  // namespace feynet
