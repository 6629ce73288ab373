#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"
#include "feynet/holography/quark/chiral_fit.hpp"

#include <Eigen/Core>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// How a metric is learned from chiral condensates.
enum class QcdMode {
    Paper,     ///< labels, Euler layers and Adam, an ensemble of seeds
    Precise,   ///< least squares in the condensates, horizon-regular metric, continuum
    NeuralOde  ///< a polynomial metric, condensates by least squares in λ and L
};

template <>
struct Words<QcdMode> {
    static constexpr std::array<std::string_view, 3> value{"paper", "precise", "neural-ode"};
};

/// The question, of all modes.
struct QcdSettings {
    QcdMode mode = QcdMode::Precise;
    std::string data = "lattice";
    double temperature = 0.207;
    double tolerance = 0.0025;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("mode", self.mode, "paper, precise or neural-ode");
        visit(
            "data",
            self.data,
            "a CSV file (mass, condensate, error in GeV, GeV³) beside the run file; lattice: the "
            "six of arXiv:1809.10536");
        visit("temperature", self.temperature, "T in GeV, for the quark potential");
        visit("tolerance", self.tolerance, "pass: every condensate within so much, GeV³");
    }
};

/// Keys of the precise mode.
struct QcdFitSettings {
    ChiralPrior prior;
    std::vector<double> valley{2.0, 2.5, 3.0, 3.46, 4.22, 5.0, 7.0};

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("modes", self.prior.modes, "K, of h = 1/η + η Σ cₖ Tₖ(2η² − 1)");
        visit(
            "meets_boundary", self.prior.meets_boundary, "h(1) = 4, that of anti-de Sitter space");
        visit("metric_width", self.prior.metric_width, "prior of c₀ and c₁, then halved per mode");
        visit("coupling", self.prior.coupling, "prior: centre of λ");
        visit("coupling_width", self.prior.coupling_width, "prior: width of log λ");
        visit("radius", self.prior.radius, "prior: centre of L in GeV⁻¹");
        visit("radius_width", self.prior.radius_width, "prior: width of log L");
        visit("valley", self.valley, "L at which everything else is fitted again");
    }
};

/// Keys of the paper mode.
struct QcdTrainingSettings {
    Index seeds = 96;
    Index epochs = 1500;
    Index batch = 100;
    double rate = 0.002;
    double keep = 0.08;
    Index points = 10000;
    double spread = 0.004;
    double smoothness = 0.01;
    double anchor = 0.01;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("seeds", self.seeds, "networks, each from a start of its own");
        visit("epochs", self.epochs, "passes over the points");
        visit("batch", self.batch, "points per step");
        visit("rate", self.rate, "of Adam");
        visit("keep", self.keep, "networks are kept whose loss is below at the end");
        visit("points", self.points, "of either label");
        visit("spread", self.spread, "half-width of the data, GeV³, times |N(0, 1)|");
        visit("smoothness", self.smoothness, "c of c Σ η⁴ (Δh)²");
        visit("anchor", self.anchor, "c of c (4 − h(1))²");
    }
};

/// Keys of the neural ODE.
struct QcdPolynomialSettings {
    std::vector<double> coefficients;
    Index layers = 80;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "coefficients",
            self.coefficients,
            "of h in 1 − η, lowest power first; none: those of arXiv:2006.00712");
        visit("layers", self.layers, "of the rule of order 8");
    }
};

/// All of one run file.
struct QcdPlan {
    QcdSettings question;
    QcdFitSettings fit;
    QcdTrainingSettings training;
    QcdPolynomialSettings polynomial;
    ChiralData data;
};

/// @throws InvalidInput naming the key that makes no sense
void check(const QcdPlan& plan);

/// Condensates from a table of mass, condensate and error.
///
/// @throws ConfigError with the place in the table
ChiralData read_condensates(const std::string& path);

}  // namespace feynet
