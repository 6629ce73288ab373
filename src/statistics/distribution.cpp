#include "feynet/statistics/distribution.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

using namespace boost::math::policies;

/// Bad arguments give NaN instead of an exception, and double stays double.
using Quiet = policy<
    domain_error<ignore_error>,
    pole_error<ignore_error>,
    overflow_error<ignore_error>,
    evaluation_error<ignore_error>,
    promote_double<false>>;

template <typename Distribution>
double survival(const Distribution& distribution, double x) {
    if (std::isinf(x)) {
        return x > 0.0 ? 0.0 : 1.0;
    }
    return boost::math::cdf(boost::math::complement(distribution, x));
}

}  // namespace

double normal_survival(double z) {
    return 0.5 * std::erfc(z / std::sqrt(2.0));
}

double normal_two_sided(double z) {
    return std::erfc(std::abs(z) / std::sqrt(2.0));
}

double normal_quantile(double p) {
    return boost::math::quantile(boost::math::normal_distribution<double, Quiet>(), p);
}

double chi_squared_survival(double x, double dof) {
    return x <= 0.0 ? 1.0 : survival(boost::math::chi_squared_distribution<double, Quiet>(dof), x);
}

double f_survival(double x, double dof1, double dof2) {
    return x <= 0.0 ? 1.0
                    : survival(boost::math::fisher_f_distribution<double, Quiet>(dof1, dof2), x);
}

double student_t_survival(double t, double dof) {
    return survival(boost::math::students_t_distribution<double, Quiet>(dof), t);
}

double student_t_two_sided(double t, double dof) {
    return 2.0 * student_t_survival(std::abs(t), dof);
}

}  // namespace feynet
