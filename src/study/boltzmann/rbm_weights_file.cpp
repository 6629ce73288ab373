#include "feynet/study/boltzmann/rbm_weights_file.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"
#include "feynet/io/text_file.hpp"
#include "json_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <complex>
#include <optional>
#include <system_error>
#include <vector>

namespace feynet {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 26U;
constexpr Index most_units = 100000;

/// The words of a text between blanks, with the line that each is on.
class WordReader {
public:
    WordReader(std::string_view text, const std::string& name) : rest_(text), name_(name) {}

    /// The number of spins, or of hidden units.
    Index count(const char* what) {
        const std::string_view word = next();
        Index value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (error != std::errc() || end != word.data() + word.size() || value < 1 ||
            value > most_units) {
            fail(fmt::format("expected the number of {}, got \"{}\"", what, word));
        }
        return value;
    }

    /// "(re,im)", "(re)" or "re".
    std::complex<double> number(const char* what) {
        const std::string_view word = next();
        std::string_view inner = word;
        if (inner.size() >= 2 && inner.front() == '(' && inner.back() == ')') {
            inner = inner.substr(1, inner.size() - 2);
        }
        const std::size_t comma = std::min(inner.find(','), inner.size());
        const bool is_pair = comma < inner.size() && inner.size() < word.size();
        const std::optional<double> real = finite(inner.substr(0, comma));
        const std::optional<double> imaginary =
            is_pair ? finite(inner.substr(comma + 1)) : std::optional(0.0);
        if (!real || !imaginary || (comma < inner.size() && !is_pair)) {
            fail(fmt::format("{}: expected a number as (re,im), got \"{}\"", what, word));
        }
        return {*real, *imaginary};
    }

    void finish() {
        const std::string_view word = next();
        if (!word.empty()) {
            fail(fmt::format("expected the end after the last weight, got \"{}\"", word));
        }
    }

private:
    static std::optional<double> finite(std::string_view word) {
        if (!word.empty() && word.front() == '+') {
            word.remove_prefix(1);
        }
        double value = 0.0;
        const char* const end = word.data() + word.size();
        const auto [rest, error] = std::from_chars(word.data(), end, value);
        if (error != std::errc() || rest != end || !std::isfinite(value)) {
            return std::nullopt;
        }
        return value;
    }

    std::string_view next() {
        constexpr std::string_view blanks = " \t\r\n";
        const std::size_t first = std::min(rest_.find_first_not_of(blanks), rest_.size());
        line_ += std::count(rest_.begin(), rest_.begin() + static_cast<Index>(first), '\n');
        rest_.remove_prefix(first);
        const std::string_view word = rest_.substr(0, rest_.find_first_of(blanks));
        rest_.remove_prefix(word.size());
        return word;
    }

    [[noreturn]] void fail(const std::string& message) const {
        throw ConfigError(fmt::format("{}:{}: {}", name_, line_, message));
    }

    std::string_view rest_;
    const std::string& name_;
    Index line_ = 1;
};

RbmWeights from_words(std::string_view text, const std::string& name) {
    WordReader words(text, name);
    const Index n = words.count("spins");
    const Index m = words.count("hidden units");
    // every weight takes two bytes at least: no file promises more than it has
    if (n * m > std::ssize(text)) {
        throw ConfigError(fmt::format(
            "{}: {} spins and {} hidden units have more weights than the file", name, n, m));
    }
    RbmWeights weights{Eigen::VectorXcd(n), Eigen::VectorXcd(m), Eigen::MatrixXcd(n, m)};
    for (std::complex<double>& weight : weights.visible) {
        weight = words.number("a");
    }
    for (std::complex<double>& weight : weights.hidden) {
        weight = words.number("b");
    }
    for (Index i = 0; i < n; ++i) {
        for (Index j = 0; j < m; ++j) {
            weights.coupling(i, j) = words.number("W");
        }
    }
    words.finish();
    return weights;
}

/// The weights of a JSON text.
class JsonWeights {
public:
    JsonWeights(std::string_view text, const std::string& name)
        : name_(name), whole_(parse_json_numbers(text, name)) {}

    RbmWeights weights() const {
        const auto inner = whole_.object.find("Machine");
        const JsonNumbers& machine = inner == whole_.object.end() ? whole_ : inner->second;
        const auto found = machine.object.find("W");
        if (found == machine.object.end() || found->second.list.empty()) {
            fail(machine, "expected a, b and W of a machine, W a list for every spin");
        }
        const std::vector<JsonNumbers>& rows = found->second.list;
        const Index n = std::ssize(rows);
        const Index m = std::ssize(rows.front().list);
        if (m == 0) {
            fail(rows.front(), "W: expected a number for every hidden unit");
        }
        RbmWeights weights{bias(machine, "a", n), bias(machine, "b", m), Eigen::MatrixXcd(n, m)};
        for (Index i = 0; i < n; ++i) {
            weights.coupling.row(i) =
                numbers(rows[static_cast<std::size_t>(i)], "W", m).transpose();
        }
        return weights;
    }

private:
    /// Zero where there is none.
    Eigen::VectorXcd bias(const JsonNumbers& machine, const char* key, Index size) const {
        const auto found = machine.object.find(key);
        return found == machine.object.end() ? Eigen::VectorXcd(Eigen::VectorXcd::Zero(size))
                                             : numbers(found->second, key, size);
    }

    Eigen::VectorXcd numbers(const JsonNumbers& value, const char* key, Index size) const {
        if (std::ssize(value.list) != size) {
            fail(
                value,
                fmt::format("{}: expected {} numbers, got {}", key, size, value.list.size()));
        }
        Eigen::VectorXcd all(size);
        for (Index i = 0; i < size; ++i) {
            all(i) = number(value.list[static_cast<std::size_t>(i)], key);
        }
        return all;
    }

    std::complex<double> number(const JsonNumbers& value, const char* key) const {
        const auto is_real = [](const JsonNumbers& part) {
            return part.kind == JsonNumbers::Kind::Number;
        };
        if (is_real(value)) {
            return value.number;
        }
        if (value.list.size() != 2 || !is_real(value.list[0]) || !is_real(value.list[1])) {
            fail(value, fmt::format("{}: expected a number, or [re, im]", key));
        }
        return {value.list[0].number, value.list[1].number};
    }

    [[noreturn]] void fail(const JsonNumbers& value, const std::string& message) const {
        throw ConfigError(fmt::format("{}:{}: {}", name_, value.line, message));
    }

    const std::string& name_;
    JsonNumbers whole_;
};

}  // namespace

RbmWeights read_rbm_weights(const std::filesystem::path& path) {
    const std::string text = text_of_file(path, "weights of a machine", largest_file);
    if (text.size() > largest_file) {
        throw IoError(path.string() + ": is larger than 64 MB, too large for weights of a machine");
    }
    return parse_rbm_weights(text, path.string());
}

RbmWeights parse_rbm_weights(std::string_view text, const std::string& name) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool is_json = first != std::string_view::npos && text[first] == '{';
    return is_json ? JsonWeights(text, name).weights() : from_words(text, name);
}

std::string wf_text(const RbmWeights& weights) {
    std::string text = fmt::format("{}\n{}\n", weights.n_spins(), weights.n_hidden());
    const auto add = [&](const std::complex<double>& weight) {
        text += fmt::format("({},{})\n", weight.real(), weight.imag());
    };
    for (const std::complex<double>& weight : weights.visible) {
        add(weight);
    }
    for (const std::complex<double>& weight : weights.hidden) {
        add(weight);
    }
    for (Index i = 0; i < weights.n_spins(); ++i) {
        for (Index j = 0; j < weights.n_hidden(); ++j) {
            add(weights.coupling(i, j));
        }
    }
    return text;
}

}  // namespace feynet
