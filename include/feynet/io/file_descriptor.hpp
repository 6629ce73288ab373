#pragma once

#include <utility>

namespace feynet {

/// An open file of the operating system, closed when it goes out of scope.
class FileDescriptor {
public:
    explicit FileDescriptor(int number = -1) : number_(number) {}
    FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~FileDescriptor();

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

    /// Closes it now and says whether everything written has reached the file.
    bool close();

private:
    int number_;
};

}  // namespace feynet
