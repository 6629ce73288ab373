#include "freed_memory.hpp"

#include <climits>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace feynet {

void keep_freed_memory() {
#ifdef __GLIBC__
    constexpr int largest_block_kept = 1 << 25;
    mallopt(M_MMAP_THRESHOLD, largest_block_kept);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
#endif
}

}  // namespace feynet
