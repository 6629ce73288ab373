#include "feynet/io/file_descriptor.hpp"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <utility>

namespace feynet::test::file_descriptor_test {

namespace {

bool is_open(int number) {
    return ::fcntl(number, F_GETFD) != -1;
}

}  // namespace

TEST_CASE("a file is closed once, when its last owner goes") {
    int number = -1;
    {
        FileDescriptor first(::open("/dev/null", O_WRONLY | O_CLOEXEC));
        number = first.number();
        FileDescriptor second(std::move(first));
        CHECK(second.number() == number);
        CHECK(is_open(number));
    }

    CHECK_FALSE(is_open(number));
}

TEST_CASE("closing says whether it worked and closes only once") {
    FileDescriptor file(::open("/dev/null", O_WRONLY | O_CLOEXEC));

    CHECK(file.close());
    CHECK_FALSE(file.is_open());
    CHECK(file.close());
    CHECK_FALSE(FileDescriptor(999999).close());
}

}  // namespace feynet::test::file_descriptor_test
