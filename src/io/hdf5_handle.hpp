#pragma once

#include "feynet/io/io_error.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>
#include <mutex>
#include <new>
#include <string>
#include <string_view>
#include <utility>

namespace feynet {

/// What HDF5 says about its latest error, innermost first.
struct Hdf5Reason {
    std::string text = "HDF5 error";
    bool is_memory = false;
};

inline Hdf5Reason hdf5_reason() {
    Hdf5Reason reason;
    const H5E_walk2_t note = [](unsigned n, const H5E_error2_t* error, void* out) -> herr_t {
        auto& found = *static_cast<Hdf5Reason*>(out);
        if (n == 0 && error->desc != nullptr) {
            found.text = error->desc;
        }
        found.is_memory = found.is_memory || error->maj_num == H5E_RESOURCE;
        return 0;
    };
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, note, &reason);
    // Of a failed system call HDF5 tells the hour and many numbers besides.
    constexpr std::string_view begin = "error message = '";
    if (const std::size_t found = reason.text.find(begin); found != std::string::npos) {
        reason.text = reason.text.substr(found + begin.size());
        reason.text = reason.text.substr(0, reason.text.find('\''));
    }
    return reason;
}

/// The result of an HDF5 call, which is negative if it failed.
/// @throws std::bad_alloc if that was for want of memory
template <typename Result>
Result checked(Result result) {
    if (result < 0) {
        const Hdf5Reason reason = hdf5_reason();
        if (reason.is_memory) {
            throw std::bad_alloc();
        }
        throw IoError(reason.text);
    }
    return result;
}

/// Keeps HDF5 from printing its errors while it lives.
class SilentErrors {
public:
    SilentErrors() {
        H5Eget_auto2(H5E_DEFAULT, &print_, &data_);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    }
    SilentErrors(const SilentErrors&) = delete;
    SilentErrors& operator=(const SilentErrors&) = delete;
    ~SilentErrors() { H5Eset_auto2(H5E_DEFAULT, print_, data_); }

private:
    H5E_auto2_t print_ = nullptr;
    void* data_ = nullptr;
};

/// An open object of HDF5, closed when it goes out of scope.
class Handle {
public:
    using Close = herr_t (*)(hid_t);

    Handle(hid_t id, Close closer) : id_(checked(id)), close_(closer) {}
    Handle(Handle&& other) noexcept
        : id_(std::exchange(other.id_, hid_t{-1})), close_(other.close_) {}
    Handle& operator=(Handle&&) = delete;
    ~Handle() {
        if (id_ >= 0) {
            close_(id_);
        }
    }

    // NOLINTNEXTLINE(google-explicit-constructor): stands for the id
    operator hid_t() const { return id_; }

    /// Closes it now, which is when the last bytes of a file or a dataset are written.
    void close() { checked(close_(std::exchange(id_, hid_t{-1}))); }

private:
    hid_t id_;
    Close close_;
};

/// HDF5 crashes where memory runs out within it: what it needs, besides the numbers that it is
/// given, is asked for before and left to it.
/// @throws std::bad_alloc if it is not there
inline void require_memory_for_hdf5() {
    constexpr std::size_t enough = std::size_t{1} << 24U;
    ::operator delete(::operator new(enough));
}

/// HDF5 serves one thread at a time: whoever calls it holds this, from its first call on.
inline std::mutex& hdf5_in_use() {
    static std::mutex mutex;
    // What is open is closed here. At the end of the process HDF5 would try again to write what a
    // full disk has refused, and crash.
    static const herr_t quiet_end = H5dont_atexit();
    static_cast<void>(quiet_end);
    return mutex;
}

}  // namespace feynet
