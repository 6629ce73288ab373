#include "feynet/field/observable/derived.hpp"

#include "feynet/core/jet_functions.hpp"

#include <cassert>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

namespace feynet {
namespace {

using Slope = Jet<1, double>;

template <typename T>
T constant_like(const T& pattern, double value) {
    return 0.0 * pattern + value;
}

template <typename T>
T arccosh(const T& f) {
    using std::log;
    using std::sqrt;
    return log(f + sqrt(f * f - 1.0));
}

/// A derived number from one formula in any number type: f(vector of means).
template <typename Formula>
DerivedNumber derive(NamedNumber number, Formula f) {
    const auto value = [f](std::span<const double> means) {
        return f(std::vector<double>(means.begin(), means.end()));
    };
    const auto gradient = [f](std::span<const double> means) {
        std::vector<Slope> at;
        for (const double mean : means) {
            at.push_back(Slope::constant(mean));
        }
        std::vector<double> slopes;
        for (Slope& mean : at) {
            mean.c[1] = 1.0;
            slopes.push_back(f(at).c[1]);
            mean.c[1] = 0.0;
        }
        return slopes;
    };
    return {std::move(number), value, gradient};
}

std::size_t column_of(const FieldNumbers& numbers, std::string_view name) {
    const std::optional<Index> column = numbers.find(name);
    assert(column);
    return static_cast<std::size_t>(*column);
}

/// 1 − n m₄/((n + 2) m₂²).
template <typename T>
T binder_of(const T& square, const T& fourth, double n) {
    return -n / (n + 2.0) * (fourth / (square * square)) + 1.0;
}

/// √(zero/lowest − 1)/(2 sin(p/2)).
template <typename T>
T second_moment(const T& zero, const T& lowest, double momentum) {
    using std::sqrt;
    return 0.5 / std::sin(0.5 * momentum) * sqrt(zero / lowest - 1.0);
}

void add_moments(const FieldNumbers& numbers, std::vector<DerivedNumber>& result) {
    const double volume = numbers.lattice().volume();
    const auto n = static_cast<double>(numbers.n_components());
    const std::size_t modulus = column_of(numbers, "abs_magnetisation");
    const std::size_t square = column_of(numbers, "magnetisation2");
    const std::size_t fourth = column_of(numbers, "magnetisation4");
    result.push_back(derive(
        {"susceptibility", "χ"}, [=](const auto& means) { return volume / n * means[square]; }));
    result.push_back(derive({"connected_susceptibility", "χ connected"}, [=](const auto& means) {
        return volume / n * (means[square] - means[modulus] * means[modulus]);
    }));
    result.push_back(derive({"binder", "U₄"}, [=](const auto& means) {
        return binder_of(means[square], means[fourth], n);
    }));
    result.push_back(derive({"four_point", "G₄"}, [=](const auto& means) {
        return volume * volume * volume *
               (means[fourth] - (1.0 + 2.0 / n) * (means[square] * means[square]));
    }));
}

void add_length(const FieldNumbers& numbers, Index extent, std::vector<DerivedNumber>& result) {
    const double volume = numbers.lattice().volume();
    const auto n = static_cast<double>(numbers.n_components());
    const Index d = numbers.lattice().n_dimensions();
    const double momentum = 2.0 * std::numbers::pi / static_cast<double>(extent);
    const std::size_t square = column_of(numbers, "magnetisation2");
    const std::size_t fourth = column_of(numbers, "magnetisation4");
    const std::size_t lowest = column_of(numbers, "lowest_mode");
    const auto length = [=](const auto& means) {
        return second_moment(volume / n * means[square], means[lowest], momentum);
    };
    result.push_back(derive({"correlation_length", "ξ"}, length));
    result.push_back(derive({"renormalised_coupling", "g_R"}, [=](const auto& means) {
        const auto xi = length(means);
        auto power = xi;
        for (Index i = 1; i < d; ++i) {
            power = power * xi;
        }
        return 3.0 * volume * (binder_of(means[square], means[fourth], n) / power);
    }));
}

/// arccosh[(C(t−1) + C(t+1))/(2C(t))], with C(t) = C(N − t) on a ring of N.
template <typename T>
T effective_mass_at(const std::vector<T>& correlator, Index lag, Index ring) {
    const Index later = ring > 0 && 2 * (lag + 1) > ring ? ring - lag - 1 : lag + 1;
    const auto at = [&](Index i) { return correlator[static_cast<std::size_t>(i)]; };
    return arccosh(T(0.5 * ((at(lag - 1) + at(later)) / at(lag))));
}

Index ring_of(const Lattice& lattice) {
    return lattice.is_open() ? 0 : lattice.n_times();
}

}  // namespace

std::vector<DerivedNumber> derived_numbers(const FieldNumbers& numbers) {
    std::vector<DerivedNumber> result;
    add_moments(numbers, result);
    if (numbers.find("lowest_mode")) {
        add_length(numbers, numbers.longest_extent(), result);
    }
    return result;
}

DerivedNumber effective_mass(const Lattice& lattice, Index lag) {
    const Index ring = ring_of(lattice);
    assert(lag >= 1 && (ring == 0 || lag <= ring / 2));
    return derive(
        {"effective_mass", "m at t = " + std::to_string(lag)},
        [=](const auto& correlator) { return effective_mass_at(correlator, lag, ring); });
}

DerivedNumber pole_mass(const Lattice& lattice, Index n_lags) {
    const Index ring = ring_of(lattice);
    assert(ring == 0 || n_lags == ring / 2 + 1);
    const Index last = ring > 0 ? ring / 2 : n_lags - 2;
    return derive({"pole_mass", "m_p"}, [=](const auto& correlator) {
        auto sum = constant_like(correlator.front(), 0.0);
        double total = 0.0;
        for (Index lag = 1; lag <= last; ++lag) {
            const double weight = ring > 0 && 2 * lag != ring ? 2.0 : 1.0;  // t and N − t
            sum = sum + weight * effective_mass_at(correlator, lag, ring);
            total += weight;
        }
        return 1.0 / total * sum;
    });
}

}  // namespace feynet
