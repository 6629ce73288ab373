#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/friction/friction_fit.hpp"
#include "feynet/holography/friction/stop_curve.hpp"

#include <string>
#include <vector>

namespace feynet {

/// The body m ẍ = h(t) ẋ + V'(x), and the friction that made its synthetic data.
struct FrictionBodySettings {
    double mass = 1.0;
    double duration = 10.0;
    std::string potential = "-0.05*(x^2/2 + x^4/4)";
    std::string friction;
    std::vector<double> coefficients{-0.25, -0.1, 0.05, -0.02};

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("mass", self.mass, "m > 0");
        visit("duration", self.duration, "T, when the motions stop");
        visit(
            "potential",
            self.potential,
            "V of x; the force is +V'(x), so that a potential energy U is V = −U");
        visit(
            "friction",
            self.friction,
            "the true h of t, as an expression; a coefficient of friction γ is h = −γ");
        visit(
            "coefficients",
            self.coefficients,
            "the true h as Σ cₖ Tₖ(2t/T − 1), where no expression is given");
    }
};

/// Which motions are seen to stop: synthetic ones along the curve of starts, or those of a file.
struct FrictionDataSettings {
    std::string file;
    Index motions = 24;
    double position = 2.0;
    double velocity = 4.0;
    double noise = 1e-4;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "file",
            self.file,
            "CSV beside the run file with columns x0, v0, x0_error, v0_error; empty: synthetic");
        visit("motions", self.motions, "how many synthetic motions");
        visit("position", self.position, "their |x(0)| at most");
        visit("velocity", self.velocity, "their |ẋ(0)| at most");
        visit("noise", self.noise, "standard error of x(0) and ẋ(0); 0: none, known to 1e-9");
    }

    StopWindow window() const { return {position, velocity}; }
};

/// How h is looked for.
struct FrictionSearchSettings {
    Index modes = 8;
    double prior = 1.0;
    Index starts = 4;
    double reach = 1.0;
    Index layers = 30;
    bool linear = false;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("modes", self.modes, "Chebyshev modes of h; a fit takes as few as the data allow");
        visit("prior", self.prior, "σ of what is believed beforehand, cₖ ~ N(0, (σ/(1 + k)²)²)");
        visit("starts", self.starts, "how many constant frictions a fit begins with");
        visit("reach", self.reach, "the largest |h| of these");
        visit("layers", self.layers, "layers of order 8 from t = 0 to T");
        visit("linear", self.linear, "true: fit a linear force too, which tells one number of h");
    }

    FrictionFitSettings fit() const {
        return {.most_modes = modes, .reach = reach, .n_starts = static_cast<int>(starts)};
    }
};

/// All that a run file says of a friction problem.
struct FrictionSettings {
    FrictionBodySettings body;
    FrictionDataSettings data;
    FrictionSearchSettings search;

    FrictionSystem system() const;

    /// The true h at the given times.
    Eigen::VectorXd true_friction(const Eigen::VectorXd& times) const;

    /// Whether there is a true friction: not for the data of a file, unless one is given.
    bool has_truth() const { return data.file.empty() || !body.friction.empty(); }

    /// Whether V'(x) is linear in the window, to rounding.
    bool is_linear() const;
};

/// @throws InvalidInput naming the key that makes no sense; a linear force that was not asked for
void check(const FrictionSettings& settings);

}  // namespace feynet
