#include "feynet/nnft/output_law.hpp"

namespace feynet {

double kurtosis(OutputLaw law) {
    switch (law) {
        case OutputLaw::Gaussian:
            return 3.0;
        case OutputLaw::Constant:
            return 1.0;
        default:
            return 2.0;
    }
}

double sixth_moment(OutputLaw law) {
    switch (law) {
        case OutputLaw::Gaussian:
            return 15.0;
        case OutputLaw::Constant:
            return 1.0;
        default:
            return 6.0;
    }
}

void fill_output_weights(OutputLaw law, const RandomSource& random, Purpose purpose, Block& a) {
    if (law == OutputLaw::Gaussian) {
        random.normals(purpose, a);
        return;
    }
    random.uniforms(purpose, a);
    a = 2.0 * a - 1.0;
    if (law == OutputLaw::Constant) {
        a = a.sign();
    } else {
        // P(|a| > r) = e^{−r²}
        a = a.sign() * (-a.abs().log()).sqrt();
    }
}

}  // namespace feynet
