#pragma once

#include "feynet/core/observable.hpp"

#include <vector>

namespace feynet {

/// n-point functions of a random field: f(x_i) f(x_j) … for chosen inputs, whose means over
/// networks are ⟨f(x_i) f(x_j) …⟩.
class NPointFunctions final : public Observable {
public:
    /// @param products  for each component the numbers of its inputs, possibly repeated
    /// @throws InvalidInput if there is none, or one is empty or has a negative number
    explicit NPointFunctions(std::vector<std::vector<Index>> products);

    std::string_view name() const override { return "n_point_functions"; }
    Index size() const override { return static_cast<Index>(products_.size()); }
    void measure(const Block& f, Block& values) const override;

    const std::vector<std::vector<Index>>& products() const { return products_; }

private:
    std::vector<std::vector<Index>> products_;
};

}  // namespace feynet
