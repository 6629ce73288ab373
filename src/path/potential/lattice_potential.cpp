#include "feynet/path/potential/lattice_potential.hpp"

namespace feynet {

LatticePotential lattice_potential(
    const AnyPotential& potential, Discretisation discretisation, double mass, double spacing) {
    return std::visit(
        [&]<typename V>(const V& v) -> LatticePotential {
            switch (discretisation) {
                case Discretisation::MidpointCorrected:
                    return Corrected(v, CurvatureTerm{.factor = spacing / (8.0 * mass)});
                case Discretisation::TakahashiImada:
                    return Corrected(v, ForceTerm{.factor = spacing * spacing / (24.0 * mass)});
                default:
                    return v;
            }
        },
        potential);
}

}  // namespace feynet
