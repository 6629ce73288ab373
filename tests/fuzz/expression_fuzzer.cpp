// Any text as the potential of a run file: refused with a mark at the mistake, or compiled and
// evaluated on numbers and on jets. The values need not agree: a cosine of x³⁴ turns rounding into
// anything.

#include "feynet/core/error.hpp"
#include "feynet/path/potential/expression.hpp"
#include "holds.hpp"

namespace feynet::fuzz {
namespace {

/// Where values go, so that they are computed.
volatile double sink = 0.0;

void one_input(const std::string& text) {
    try {
        std::vector<ExpressionPotential::Parameter> parameters;
        for (const OpenName& open : parse_expression(text).names) {
            holds(text.substr(open.position, open.name.size()) == open.name);
            if (open.name != "x") {
                parameters.push_back({open.name, 0.75});
            }
        }
        const ExpressionPotential potential(text, parameters);
        potential.check();
        for (const double x : {-1.5, 0.0, 0.3, 2.0}) {
            sink = potential.value(x);
            sink = potential.value(Jet<3, double>::variable(x)).c[3];
        }
    } catch (const InvalidInput& error) {
        holds(error.argument() == "expression");
    }
}

}  // namespace
}  // namespace feynet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    feynet::fuzz::one_input(feynet::fuzz::text_of(bytes, size));
    return 0;
}
