#include "feynet/field/observable/field_numbers.hpp"

#include "feynet/core/error.hpp"
#include "observable/field_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// The columns in the order of FieldNumbers::numbers().
constexpr Index column_phi2 = 0;
constexpr Index column_phi4 = 1;
constexpr Index column_ising = 2;
constexpr Index column_action = 3;
constexpr Index column_identity = 4;
constexpr Index column_magnetisation = 5;
constexpr Index column_abs = 6;
constexpr Index column_magnetisation2 = 7;
constexpr Index column_magnetisation4 = 8;
constexpr Index column_lowest = 9;

/// |Σ_j e^{−2πij/L} s_j|².
Lanes lowest_power(const Block& sums) {
    Lanes cosine = Lanes::Zero();
    Lanes sine = Lanes::Zero();
    const auto extent = static_cast<double>(sums.cols());
    for (Index place = 0; place < sums.cols(); ++place) {
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(place) / extent;
        cosine += std::cos(angle) * sums.col(place);
        sine += std::sin(angle) * sums.col(place);
    }
    return cosine.square() + sine.square();
}

}  // namespace

FieldNumbers::FieldNumbers(const Lattice& lattice, Index n_components)
    : lattice_(lattice), n_components_(n_components) {
    require(n_components >= 1, "components", "must be at least 1, got {}", n_components);
    numbers_ = {
        {"phi2", "⟨φ²⟩"},
        {"phi4", "⟨φ⁴⟩"},
        {"ising_energy", "⟨φ φ₊μ⟩"},
        {"action", "⟨S⟩ per site"},
        {"schwinger_dyson", "⟨φ ∂S/∂φ⟩ per variable"},
        {"magnetisation", "⟨M⟩"},
        {"abs_magnetisation", "⟨|M|⟩"},
        {"magnetisation2", "⟨M²⟩"},
        {"magnetisation4", "⟨M⁴⟩"}};
    const std::vector<AxisGroup> groups = axis_groups(lattice);
    if (!groups.empty()) {
        longest_ = *std::max_element(
            groups.begin(), groups.end(), [](const AxisGroup& a, const AxisGroup& b) {
                return a.extent < b.extent;
            });
        numbers_.push_back({"lowest_mode", "G̃(2π/L)"});
    }
}

std::optional<Index> FieldNumbers::find(std::string_view name) const {
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        if (numbers_[i].name == name) {
            return static_cast<Index>(i);
        }
    }
    return std::nullopt;
}

void FieldNumbers::measure(const Action& action, const Block& field, Block& values) const {
    values.resize(lanes, size());
    measure_sites(field, values);
    measure_action(action, field, values);
    measure_whole(field, values);
}

/// φ², φ⁴ and E, line by line with pointers to the neighbour lines.
void FieldNumbers::measure_sites(const Block& field, Block& values) const {
    const Index n_times = lattice_.n_times();
    const Index begin = lattice_.reference_time();
    const Index end = lattice_.is_open() ? begin + 1 : n_times;
    std::array<Index, Lattice::max_dimensions> next{};
    Lanes phi2 = Lanes::Zero();
    Lanes phi4 = Lanes::Zero();
    Lanes products = Lanes::Zero();
    for (Index line = 0; line < lattice_.n_lines(); ++line) {
        const Index start = line * n_times;
        for (Index direction = 1; direction < lattice_.n_dimensions(); ++direction) {
            next[static_cast<std::size_t>(direction)] = lattice_.next(start, direction);
        }
        for (Index time = begin; time < end; ++time) {
            Lanes square = Lanes::Zero();
            const Index later = time + 1 < n_times ? time + 1 : 0;
            for (Index first = 0; first < field.cols(); first += lattice_.n_sites()) {
                const Lanes here = field.col(first + start + time);
                Lanes around = field.col(first + start + later);
                for (Index direction = 1; direction < lattice_.n_dimensions(); ++direction) {
                    around += field.col(first + next[static_cast<std::size_t>(direction)] + time);
                }
                square += here.square();
                products += here * around;
            }
            phi2 += square;
            phi4 += square.square();
        }
    }
    const auto n_averaged = static_cast<double>((end - begin) * lattice_.n_lines());
    values.col(column_phi2) = phi2 / n_averaged;
    values.col(column_phi4) = phi4 / n_averaged;
    values.col(column_ising) =
        products / (n_averaged * static_cast<double>(lattice_.n_dimensions()));
}

void FieldNumbers::measure_action(const Action& action, const Block& field, Block& values) const {
    Block gradient(lanes, field.cols());
    action.gradient(field, gradient);
    values.col(column_action) = action.value(field) / static_cast<double>(lattice_.n_sites());
    Lanes products = Lanes::Zero();
    for (Index i = 0; i < field.cols(); ++i) {
        products += field.col(i) * gradient.col(i);
    }
    values.col(column_identity) = products / static_cast<double>(field.cols());
}

/// M and the lowest momentum, from the sums over time lines.
void FieldNumbers::measure_whole(const Block& field, Block& values) const {
    const double volume = lattice_.volume();
    Lanes square = Lanes::Zero();
    Lanes power = Lanes::Zero();
    for (Index component = 0; component < n_components_; ++component) {
        const Index first = component * lattice_.n_sites();
        const Block lines = line_sums(lattice_, field, first);
        Lanes magnetisation = Lanes::Zero();
        for (Index line = 0; line < lines.cols(); ++line) {
            magnetisation += lines.col(line) / volume;
        }
        if (component == 0) {
            values.col(column_magnetisation) = magnetisation;
        }
        square += magnetisation.square();
        for (const Index direction : longest_.directions) {
            power += lowest_power(
                direction == 0 ? slice_sums(lattice_, field, first)
                               : axis_sums(lattice_, lines, direction));
        }
    }
    values.col(column_abs) = square.sqrt();
    values.col(column_magnetisation2) = square;
    values.col(column_magnetisation4) = square.square();
    if (!longest_.directions.empty()) {
        const auto n_alike =
            static_cast<double>(static_cast<Index>(longest_.directions.size()) * n_components_);
        values.col(column_lowest) = power / (volume * n_alike);
    }
}

}  // namespace feynet
