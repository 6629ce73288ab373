#pragma once

#include "feynet/io/io_error.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>
#include <mutex>
#include <string>
#include <utility>

namespace feynet {

/// What HDF5 says about its latest error, innermost first.
inline std::string hdf5_reason() {
    std::string text = "HDF5 error";
    const H5E_walk2_t note = [](unsigned n, const H5E_error2_t* error, void* out) -> herr_t {
        if (n == 0 && error->desc != nullptr) {
            *static_cast<std::string*>(out) = error->desc;
        }
        return 0;
    };
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, note, &text);
    return text;
}

/// The result of an HDF5 call, which is negative if it failed.
template <typename Result>
Result checked(Result result) {
    if (result < 0) {
        throw IoError(hdf5_reason());
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

    /// Closes it now, which for a file is when the last bytes are written.
    void close() { checked(close_(std::exchange(id_, hid_t{-1}))); }

private:
    hid_t id_;
    Close close_;
};

/// HDF5 serves one thread at a time: whoever calls it holds this.
inline std::mutex& hdf5_in_use() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace feynet
