#include "feynet/io/machine_room.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>

namespace feynet {
namespace {

using Bytes = std::optional<std::int64_t>;

/// The whole number in a file; nothing where there is none ("max", no such file).
Bytes number_in(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::int64_t number = 0;
    return file >> number ? Bytes(number) : std::nullopt;
}

Bytes least(Bytes a, Bytes b) {
    return a && b ? std::min(*a, *b) : a ? a : b;
}

/// MemAvailable, which counts what the kernel would give up for it.
Bytes of_kernel(const std::filesystem::path& root) {
    std::ifstream file(root / "proc/meminfo");
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        std::int64_t kilobytes = 0;
        if (words >> name >> kilobytes && name == "MemAvailable:") {
            return kilobytes * 1024;
        }
    }
    return std::nullopt;
}

/// The files that a group has in memory only because nothing else wanted the room: the kernel gives
/// them up before it refuses anything.
std::int64_t file_cache(const std::filesystem::path& group) {
    std::ifstream file(group / "memory.stat");
    std::int64_t bytes = 0;
    std::string name;
    for (std::int64_t number = 0; file >> name >> number;) {
        const bool is_cache = name == "inactive_file" || name == "active_file";
        bytes += is_cache ? number : 0;
    }
    return bytes;
}

/// What a group and those above it leave: limit − usage.
Bytes of_group(
    const std::filesystem::path& top,
    std::filesystem::path group,
    std::string_view limit,
    std::string_view usage) {
    Bytes left;
    for (;; group = group.parent_path()) {
        const Bytes most = number_in(top / group / limit);
        const Bytes used = number_in(top / group / usage);
        if (most && used) {
            const std::int64_t needed = std::max<std::int64_t>(*used - file_cache(top / group), 0);
            left = least(left, std::max<std::int64_t>(*most - needed, 0));
        }
        if (group.empty()) {
            return left;
        }
    }
}

/// The lines of /proc/self/cgroup are "4:memory:/path" of version 1 and "0::/path" of version 2.
Bytes of_groups(const std::filesystem::path& root) {
    const std::filesystem::path top = root / "sys/fs/cgroup";
    std::ifstream file(root / "proc/self/cgroup");
    Bytes left;
    for (std::string line; std::getline(file, line);) {
        const std::size_t path = line.find(":/");
        if (path == std::string::npos) {
            continue;
        }
        const std::filesystem::path group = line.substr(path + 2);
        const std::string_view name = std::string_view(line).substr(0, path);
        if (name == "0:") {
            left = least(left, of_group(top, group, "memory.max", "memory.current"));
        } else if (name.ends_with(":memory")) {
            left = least(
                left,
                of_group(top / "memory", group, "memory.limit_in_bytes", "memory.usage_in_bytes"));
        }
    }
    return left;
}

}  // namespace

Bytes available_memory(const std::filesystem::path& root) {
    return least(of_kernel(root), of_groups(root));
}

Bytes free_space(const std::filesystem::path& directory) {
    std::error_code error;
    std::filesystem::path path = std::filesystem::absolute(directory, error);
    while (!error && !std::filesystem::exists(path, error) && path.has_relative_path()) {
        path = path.parent_path();
    }
    const std::filesystem::space_info space = std::filesystem::space(path, error);
    return error ? std::nullopt : Bytes(static_cast<std::int64_t>(space.available));
}

}  // namespace feynet
