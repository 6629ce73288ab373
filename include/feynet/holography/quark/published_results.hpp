#pragma once

#include "feynet/holography/quark/chiral_fit.hpp"

#include <Eigen/Core>

namespace feynet {

/// The six condensates of lattice QCD at T = 207(5) MeV that holographic QCD was trained on, in GeV
/// at 1/a = 829(19) MeV; the error of the scale is not in theirs.
///
/// Source  Unger, thesis, Bielefeld (2010), as used in arXiv:1809.10536, table I
ChiralData lattice_condensates();

/// What was published of a trained metric.
struct PublishedMetric {
    Eigen::VectorXd metric;        ///< h of the layers, from the boundary on
    Eigen::VectorXd metric_error;  ///< over the runs that were kept
    double coupling = 0.0;         ///< λ
    double coupling_error = 0.0;
    double radius = 0.0;  ///< L, GeV⁻¹
    double radius_error = 0.0;
};

/// Fifteen Euler layers from η = 1 to 1/15.
///
/// Errata  the text has η_fin = 0.1 at first, then 1/15: only with 1/15 does the table foretell the
///         condensates. The metric is drawn, and made a polynomial, at 1 − n/15, while the layers
///         stand at 1 − 14n/225. Minibatches of 10 in the text, of 100 in the appendix.
///
/// Source  Hashimoto, Sugishita, Tanaka & Tomiya, arXiv:1809.10536, table II
PublishedMetric published_quark_metric();

/// The trained polynomial of the neural ODE in 1 − η, lowest power first.
///
/// Errata  the slide of the talk prints −2.22235 for the second coefficient, for −22.2235 as it
/// must
///         be: with the former no condensate is positive.
///
/// Source  Hashimoto, Hu & You, arXiv:2006.00712
Eigen::VectorXd published_quark_polynomial();

}  // namespace feynet
