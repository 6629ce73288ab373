#pragma once

#include "feynet/io/io_error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace feynet {

/// Not a whole checkpoint: cut off, damaged, or another kind of file.
class DamagedCheckpoint : public IoError {
public:
    using IoError::IoError;
};

/// A checkpoint of another format, byte order or configuration: no run of this one goes on from it.
class ForeignCheckpoint : public IoError {
public:
    using IoError::IoError;
};

/// Where a run stood after a step, as bytes that only the run itself reads (see payload.hpp).
struct Checkpoint {
    std::uint64_t step = 0;
    std::string payload;
};

/// The format of checkpoints that this program writes, and the only one it reads.
inline constexpr std::uint32_t checkpoint_format = 1;

/// The bytes that stand before the payload in the file, 48 of them, numbers lowest byte first:
///
///     offset 0  "FEYNCKPT"                 24  step
///            8  format, 4 bytes            32  length of the payload
///           12  0x01020304, 4 bytes        40  CRC-32C of the payload, 4 bytes
///           16  hash of the configuration  44  CRC-32C of bytes 0 to 43, 4 bytes
///
/// Every later format keeps the first 16 bytes and the CRC at 44, so that it is told from damage.
std::string checkpoint_header(
    std::uint64_t configuration, std::uint64_t step, std::string_view payload);

/// The checkpoint in a whole file, header and payload.
///
/// Every cut and every damage that crc32c() sees is refused; the length in the header is believed
/// only if it is that of the file. The messages go on from the name of the file: "is damaged: …".
///
/// @param  configuration  hash that the header must have
/// @throws DamagedCheckpoint
/// @throws ForeignCheckpoint if the header is whole but not ours
Checkpoint checkpoint_of(std::string bytes, std::uint64_t configuration);

}  // namespace feynet
