#pragma once

#include "feynet/io/io_error.hpp"
#include "feynet/io/payload.hpp"

#include <algorithm>
#include <complex>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace feynet {

/// Has columns and rows of doubles: an array or matrix of Eigen.
template <typename T>
concept NumberTable = requires(T& table) {
    { table.data() } -> std::convertible_to<const double*>;
    table.rows();
    table.cols();
};

/// Likewise of complex numbers, which are pairs of doubles.
template <typename T>
concept ComplexTable = requires(T& table) {
    { table.data() } -> std::convertible_to<const std::complex<double>*>;
    table.rows();
    table.cols();
};

/// Names its members by `visit_state(visit)`, which calls visit(member…).
template <typename T, typename Visitor>
concept StateOf = requires(T& item, Visitor& visit) {
    item.visit_state(visit);
};

/// Puts the state of objects into a checkpoint, bit for bit: numbers, tables of numbers (complex
/// ones too), lists of either, and whatever names its members by visit_state. Writer and reader
/// walk the same list, so that it is written down once:
///
///     template <typename Visitor>
///     void visit_state(Visitor& visit) {
///         visit(position_, step_);
///     }
class StateWriter {
public:
    template <typename... T>
    void operator()(T&... items) {
        (put(items), ...);
    }

    const std::string& bytes() const { return payload_.bytes(); }

    /// The bytes; the writer is empty then.
    std::string take() { return payload_.take(); }

private:
    template <typename T>
    void put(T& item) {
        if constexpr (StateOf<T, StateWriter>) {
            item.visit_state(*this);
        } else if constexpr (std::integral<T>) {
            payload_.append_whole(static_cast<std::int64_t>(item));
        } else if constexpr (std::floating_point<T>) {
            payload_.append_number(item);
        } else if constexpr (ComplexTable<T>) {
            payload_.append_whole(item.rows());
            payload_.append_whole(item.cols());
            const auto* parts = reinterpret_cast<const double*>(item.data());
            payload_.append_numbers({parts, 2 * static_cast<std::size_t>(item.size())});
        } else {
            payload_.append_whole(item.rows());
            payload_.append_whole(item.cols());
            payload_.append_numbers({item.data(), static_cast<std::size_t>(item.size())});
        }
    }

    void put(std::vector<double>& list) { payload_.append_numbers(list); }

    template <typename T>
    void put(std::vector<T>& list) {
        payload_.append_whole(static_cast<std::int64_t>(list.size()));
        for (T& item : list) {
            put(item);
        }
    }

    template <typename T>
    void put(std::optional<T>& item) {
        payload_.append_whole(item ? 1 : 0);
        if (item) {
            put(*item);
        }
    }

    PayloadWriter payload_;
};

/// Gives objects the state that a StateWriter wrote.
///
/// Objects must be those of the same run, just made: lists other than of doubles have their length,
/// tables that are not empty their shape, and what is optional is there or not.
class StateReader {
public:
    /// @param  bytes  must outlive the reader
    explicit StateReader(std::string_view bytes) : payload_(bytes) {}

    /// @throws IoError if the next bytes are not the state of such objects
    template <typename... T>
    void operator()(T&... items) {
        (take(items), ...);
    }

    /// @throws IoError if something is left
    void finish() const { payload_.finish(); }

private:
    template <typename T>
    void take(T& item) {
        if constexpr (StateOf<T, StateReader>) {
            item.visit_state(*this);
        } else if constexpr (std::integral<T>) {
            const std::int64_t value = payload_.take_whole();
            require_same(std::in_range<T>(value));
            item = static_cast<T>(value);
        } else if constexpr (std::floating_point<T>) {
            item = payload_.take_number();
        } else {
            static_assert(NumberTable<T> || ComplexTable<T>);
            take_table(item);
        }
    }

    void take(std::vector<double>& list) { list = payload_.take_numbers(); }

    template <typename T>
    void take(std::vector<T>& list) {
        require_same(std::cmp_equal(payload_.take_whole(), list.size()));
        for (T& item : list) {
            take(item);
        }
    }

    template <typename T>
    void take(std::optional<T>& item) {
        require_same(payload_.take_whole() == (item ? 1 : 0));
        if (item) {
            take(*item);
        }
    }

    template <typename T>
    void take_table(T& table) {
        const std::int64_t rows = payload_.take_whole();
        const std::int64_t cols = payload_.take_whole();
        const std::vector<double> values = payload_.take_numbers();
        constexpr std::size_t parts = ComplexTable<T> ? 2 : 1;
        require_same(values.size() % parts == 0);
        const bool fits = T::RowsAtCompileTime < 0 || rows == T::RowsAtCompileTime;
        const bool fits_too = T::ColsAtCompileTime < 0 || cols == T::ColsAtCompileTime;
        require_same(fits && fits_too && rows >= 0 && cols >= 0);
        // No product: that of rows and columns of a foreign file may be beyond 64 bits.
        const auto size = static_cast<std::int64_t>(values.size() / parts);
        require_same(
            size == 0 ? rows == 0 || cols == 0
                      : cols > 0 && size % cols == 0 && size / cols == rows);
        require_same(table.size() == 0 || (table.rows() == rows && table.cols() == cols));
        table.resize(rows, cols);
        std::copy(values.begin(), values.end(), reinterpret_cast<double*>(table.data()));
    }

    static void require_same(bool is_same) {
        if (!is_same) {
            throw IoError("the checkpoint was made by objects of another shape");
        }
    }

    PayloadReader payload_;
};

}  // namespace feynet
