#pragma once

#include "feynet/core/block.hpp"

#include <string_view>

namespace feynet {

/// A quantity O(q) with k real components, measured on `lanes` configurations at a time.
class Observable {
public:
    virtual ~Observable() = default;

    /// Its name in run files, tables and result files.
    virtual std::string_view name() const = 0;

    /// The number k of components.
    virtual Index size() const = 0;

    /// values ← O(q).                                           q: lanes × n, values: lanes × k
    virtual void measure(const Block& q, Block& values) const = 0;
};

}  // namespace feynet
