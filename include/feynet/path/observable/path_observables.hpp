#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/path/path_system.hpp"

#include <memory>
#include <string>
#include <vector>

namespace feynet {

/// ⟨xᵖ⟩, p = 1, 2, 4: the average over all sites on the ring, the value at the node `reference`
/// otherwise. Names x, x2, x4.
class PositionMoment final : public Observable {
public:
    PositionMoment(const TimeGrid& grid, int power, Index reference);

    std::string_view name() const override { return name_; }
    Index size() const override { return 1; }
    void measure(const Block& path, Block& values) const override;

private:
    bool is_ring_;
    int power_;
    Index reference_;
    std::string name_;
};

/// A scalar observable with its exact mean's recipe for people.
struct NamedObservable {
    std::unique_ptr<Observable> observable;
    std::string formula;  ///< "⟨x²⟩"
};

/// The node that observables refer to where time translations are broken: N/2 between two like ends
/// (Dirichlet, free), N at the free end of the half line, 0 on the ring.
Index default_reference(const TimeGrid& grid);

/// All scalar observables of a system: x, x2, x4 and, on the ring, energy (virial) and
/// energy_primitive.
std::vector<NamedObservable> scalar_observables(const PathSystem& system, Index reference);

}  // namespace feynet
