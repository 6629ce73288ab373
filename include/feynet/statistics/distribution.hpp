#pragma once

namespace feynet {

/// P(z' > z) of a standard normal variable. NaN in, NaN out, here and below.
double normal_survival(double z);

/// P(|z'| > |z|) of a standard normal variable.
double normal_two_sided(double z);

/// The z at which a standard normal variable lies below with probability p; 0 < p < 1.
double normal_quantile(double p);

/// P(χ² > x) with `dof` > 0 degrees of freedom.
double chi_squared_survival(double x, double dof);

/// P(F > x) of Fisher's F with `dof1` and `dof2` > 0 degrees of freedom.
double f_survival(double x, double dof1, double dof2);

/// P(t' > t) of Student's t with `dof` > 0 degrees of freedom.
double student_t_survival(double t, double dof);

/// P(|t'| > |t|) of Student's t with `dof` > 0 degrees of freedom.
double student_t_two_sided(double t, double dof);

}  // namespace feynet
