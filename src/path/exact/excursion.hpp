#pragma once

#include <functional>
#include <limits>
#include <optional>

namespace feynet {

/// A walk outwards from a point under a potential, at an energy that is given or, where that is
/// higher, at the least potential passed.
class Excursion {
public:
    Excursion(
        std::function<double(double)> potential,
        double mass,
        double from,
        double energy = -std::numeric_limits<double>::infinity());

    void advance(double stride);

    double x() const { return x_; }
    double height() const { return height_; }          ///< V(x) − E
    double tunnelling() const { return tunnelling_; }  ///< ∫√(2m(V − E)) since V was last below E
    double lowest() const { return lowest_; }          ///< the least potential passed
    double highest() const { return highest_; }        ///< the largest potential passed

    /// Where the potential comes down again to E + height further out, looking up to four times as
    /// far as the walk has come.
    std::optional<double> next_well(double height) const;

private:
    double energy() const { return energy_ > lowest_ ? energy_ : lowest_; }

    std::function<double(double)> potential_;
    double mass_;
    double from_;
    double energy_;
    double x_;
    double lowest_;
    double highest_;
    double height_ = 0.0;
    double tunnelling_ = 0.0;
};

}  // namespace feynet
