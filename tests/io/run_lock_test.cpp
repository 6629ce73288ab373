#include "feynet/io/run_lock.hpp"

#include "feynet/io/io_error.hpp"
#include "io/child_process.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <unistd.h>

namespace feynet::test::run_lock_test {

namespace {

std::string refusal_in(const std::filesystem::path& directory) {
    return message_of<IoError>([&] { const RunLock lock(directory); });
}

}  // namespace

TEST_CASE("a directory is held once at a time") {
    const ScratchDirectory scratch;
    std::optional<RunLock> lock(scratch.path());

    CHECK(
        refusal_in(scratch.path()) == (scratch.path() / "lock").string() + ": process " +
                                          std::to_string(::getpid()) +
                                          " is running in this directory");

    lock.reset();
    CHECK(refusal_in(scratch.path()).empty());
}

TEST_CASE("another process that holds the directory is named, and lets go when it is killed") {
    const ScratchDirectory scratch;
    {
        const ChildProcess holder([&](const auto& ready) {
            const RunLock lock(scratch.path());
            ready();
            ::pause();
        });
        CHECK(
            refusal_in(scratch.path())
                .find("process " + std::to_string(holder.number()) + " is running") !=
            std::string::npos);
    }

    CHECK(refusal_in(scratch.path()).empty());
}

TEST_CASE("what an old lock file says holds nobody") {
    const ScratchDirectory scratch;
    std::ofstream(scratch.path() / "lock") << "a long text that is no number of a process\n";

    std::optional<RunLock> lock(scratch.path());

    CHECK(content_of(scratch.path() / "lock") == std::to_string(::getpid()) + "\n");
    lock.reset();
    CHECK(scratch.names() == std::vector<std::string>{"lock"});
}

TEST_CASE("a directory that takes no lock file is refused") {
    const ScratchDirectory scratch;
    std::filesystem::create_symlink("/dev/null", scratch.path() / "lock");

    CHECK(refusal_in(scratch.path()).find("cannot be locked") != std::string::npos);
    CHECK(refusal_in(scratch.path() / "none").find("cannot be locked") != std::string::npos);
}

}  // namespace feynet::test::run_lock_test
