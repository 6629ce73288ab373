#pragma once

#include <string>
#include <string_view>

namespace feynet {

/// The bytes packed as gzip does, the same for the same text.
std::string gzip_bytes(std::string_view text);

}  // namespace feynet
