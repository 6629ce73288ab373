#pragma once

namespace feynet {

/// Every force borrows a few Blocks and returns them. The C library would hand them back to the
/// system, whose fresh pages cost several times the arithmetic: it is told to keep them.
void keep_freed_memory();

}  // namespace feynet
