#include "field/ising_rows.hpp"

#include "feynet/core/powers.hpp"

#include <array>
#include <bitset>
#include <cmath>
#include <cstdint>
#include <vector>

namespace feynet::validation {
namespace {

/// Coefficients of J⁰ … J⁴.
using Polynomial = std::array<double, 5>;

int n_up(std::uint32_t row) {
    return static_cast<int>(std::bitset<32>(row).count());
}

/// All rows of L spins, a bit each, with a polynomial on every one.
class Rows {
public:
    Rows(Index length, double beta)
        : length_(static_cast<unsigned>(length)),
          like_(std::exp(beta)),
          unlike_(std::exp(-beta)),
          values_(std::size_t{1} << length_),
          next_(values_.size()) {
        for (std::uint32_t row = 0; row < values_.size(); ++row) {
            const int n_broken = n_up(row ^ rotated(row));
            const double ties = static_cast<double>(length) - 2.0 * n_broken;
            factors_.push_back(source(2 * n_up(row) - static_cast<int>(length_)));
            for (double& coefficient : factors_.back()) {
                coefficient *= std::exp(beta * ties);
            }
        }
    }

    /// Z(J) with the first row given.
    Polynomial returning_to(std::uint32_t first) {
        std::fill(values_.begin(), values_.end(), Polynomial{});
        values_[first] = {1.0};
        for (unsigned row = 0; row < length_; ++row) {
            weigh();
            step();
        }
        return values_[first];
    }

    /// The number of rows that rotations make of this one; 0 if another one stands for them.
    int orbit(std::uint32_t row) const {
        int size = 1;
        for (std::uint32_t other = rotated(row); other != row; other = rotated(other)) {
            if (other < row) {
                return 0;
            }
            ++size;
        }
        return size;
    }

    std::uint32_t size() const { return static_cast<std::uint32_t>(values_.size()); }

private:
    std::uint32_t rotated(std::uint32_t row) const {
        const auto all = static_cast<std::uint32_t>(values_.size() - 1);
        return ((row << 1U) | (row >> (length_ - 1U))) & all;
    }

    /// e^{J m}
    static Polynomial source(int m) {
        Polynomial series{1.0};
        for (std::size_t k = 1; k < series.size(); ++k) {
            series[k] = series[k - 1] * m / static_cast<double>(k);
        }
        return series;
    }

    /// The bonds within each row, and its source.
    void weigh() {
        for (std::size_t row = 0; row < values_.size(); ++row) {
            Polynomial product{};
            for (std::size_t i = 0; i < product.size(); ++i) {
                for (std::size_t k = 0; i + k < product.size(); ++k) {
                    product[i + k] += values_[row][i] * factors_[row][k];
                }
            }
            values_[row] = product;
        }
    }

    /// The bonds to the next row, spin by spin.
    void step() {
        for (unsigned spin = 0; spin < length_; ++spin) {
            const std::size_t bit = std::size_t{1} << spin;
            for (std::size_t row = 0; row < values_.size(); ++row) {
                for (std::size_t k = 0; k < values_[row].size(); ++k) {
                    next_[row][k] = like_ * values_[row][k] + unlike_ * values_[row ^ bit][k];
                }
            }
            values_.swap(next_);
        }
    }

    unsigned length_;
    double like_;
    double unlike_;
    std::vector<Polynomial> values_;
    std::vector<Polynomial> next_;
    std::vector<Polynomial> factors_;
};

}  // namespace

IsingMoments ising_moments(Index length, double beta) {
    Rows rows(length, beta);
    Polynomial z{};
    for (std::uint32_t first = 0; first < rows.size(); ++first) {
        if (const int weight = rows.orbit(first); weight > 0) {
            const Polynomial part = rows.returning_to(first);
            for (std::size_t k = 0; k < z.size(); ++k) {
                z[k] += weight * part[k];
            }
        }
    }
    const auto n_sites = static_cast<double>(length * length);
    return {
        .log_partition = std::log(z[0]),
        .magnetisation2 = 2.0 * z[2] / (z[0] * square(n_sites)),
        .magnetisation4 = 24.0 * z[4] / (z[0] * fourth_power(n_sites))};
}

}  // namespace feynet::validation
