#include "feynet/io/machine_room.hpp"

#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

namespace feynet::test::machine_room_test {
namespace {

/// A tree of small files, as the kernel shows itself.
class Kernel {
public:
    explicit Kernel(const std::string& groups) {
        write("proc/meminfo", "MemTotal:  4000 kB\nMemFree:  100 kB\nMemAvailable:    2000 kB\n");
        write("proc/self/cgroup", groups);
    }

    void write(const std::string& name, const std::string& text) {
        const std::filesystem::path path = root() / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }

    std::filesystem::path root() const { return scratch_.path(); }

private:
    ScratchDirectory scratch_;
};

constexpr std::int64_t two_thousand_kilobytes = 2000 * 1024;

}  // namespace

TEST_CASE("machine room: without a limit all that the kernel calls available") {
    Kernel kernel("0::/user.slice\n");
    kernel.write("sys/fs/cgroup/user.slice/memory.max", "max\n");
    kernel.write("sys/fs/cgroup/user.slice/memory.current", "5\n");

    CHECK(available_memory(kernel.root()) == two_thousand_kilobytes);
}

TEST_CASE("machine room: the tightest group above the process counts, of version 2") {
    Kernel kernel("0::/user.slice/job\n");
    kernel.write("sys/fs/cgroup/user.slice/job/memory.max", "900000\n");
    kernel.write("sys/fs/cgroup/user.slice/job/memory.current", "0\n");
    kernel.write("sys/fs/cgroup/user.slice/memory.max", "500000\n");
    kernel.write("sys/fs/cgroup/user.slice/memory.current", "100000\n");

    CHECK(available_memory(kernel.root()) == 400000);
}

TEST_CASE("machine room: files that are in memory for want of another use leave room") {
    Kernel kernel("0::/job\n");
    kernel.write("sys/fs/cgroup/job/memory.max", "900000\n");
    kernel.write("sys/fs/cgroup/job/memory.current", "800000\n");
    kernel.write(
        "sys/fs/cgroup/job/memory.stat", "anon 90000\ninactive_file 500000\nactive_file 200000\n");

    CHECK(available_memory(kernel.root()) == 800000);
}

TEST_CASE("machine room: and of version 1, where nothing is left below zero") {
    Kernel kernel("9:name=systemd:/\n4:memory:/job\n0::/\n");
    kernel.write("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "1000\n");
    kernel.write("sys/fs/cgroup/memory/job/memory.usage_in_bytes", "2000\n");

    CHECK(available_memory(kernel.root()) == 0);
}

TEST_CASE("machine room: this machine has memory, and its disk room, also below no directory") {
    CHECK(available_memory().value_or(0) > 0);
    CHECK(free_space("/no/such/directory").value_or(0) > 0);
    CHECK_FALSE(available_memory("/no/such/directory").has_value());
}

}  // namespace feynet::test::machine_room_test
