#pragma once

#include <stdexcept>

namespace feynet {

/// The operating system refused to read or write; the message names the file and the reason.
class IoError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace feynet
