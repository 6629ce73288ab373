#include "feynet/io/file_descriptor.hpp"

#include <unistd.h>

namespace feynet {

FileDescriptor::~FileDescriptor() {
    close();
}

bool FileDescriptor::close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
}

}  // namespace feynet
