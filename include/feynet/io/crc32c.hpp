#pragma once

#include <cstdint>
#include <string_view>

namespace feynet {

/// CRC-32C (Castagnoli) of bytes, by which damage on the disk is recognised.
///
/// Remainder of the bytes' polynomial modulo x³² + x²⁸ + … + 1 (0x1EDC6F41), reflected, begun with
/// and complemented by all ones. It sees every damage confined to 32 consecutive bits, so every
/// single bit, and any other with probability 1 − 2⁻³².
///
/// Source  Castagnoli, Bräuer & Herrmann, IEEE Trans. Commun. 41 (1993) 883; RFC 3720, B.4.
///
/// @param before  the CRC of the bytes that come before these
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0);

}  // namespace feynet
