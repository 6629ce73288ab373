#pragma once

#include <mutex>

namespace feynet {

/// FFTW's planner is not thread-safe; executing a plan is.
inline std::mutex& fftw_planning() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace feynet
