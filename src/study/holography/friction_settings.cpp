#include "feynet/study/holography/friction_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/expression/program.hpp"
#include "feynet/path/expression/syntax.hpp"

#include <array>
#include <cmath>
#include <memory>

namespace feynet {
namespace {

/// A formula of one variable.
Program formula_of(const std::string& text, std::string_view variable, std::string_view key) {
    try {
        const Syntax syntax = parse_expression(text);
        for (const OpenName& open : syntax.names) {
            require(
                open.name == variable,
                "expression",
                "knows {} only{}",
                variable,
                marked(text, open.position));
        }
        const std::array<Meaning, 1> meaning{{{.is_variable = true}}};
        return {syntax, std::span<const Meaning>(meaning.data(), syntax.names.size())};
    } catch (const InvalidInput& error) {
        throw InvalidInput(std::string(key), error.expectation());
    }
}

PotentialSlopes slopes_of(const Program& potential, const Lanes& x) {
    using Jet3 = Jet<3, Lanes>;
    const std::array<Jet3, 1> at{Jet3::variable(x)};
    const Jet3 value = potential.evaluate<Jet3>(std::span<const Jet3>(at));
    return {value.c[1], 2.0 * value.c[2], 6.0 * value.c[3]};
}

void check(const FrictionDataSettings& data) {
    require(data.motions >= 2, "motions", "must be 2 or more, got {}", data.motions);
    require(data.motions <= 10000, "motions", "must be at most 10000, got {}", data.motions);
    for (const auto& [key, value] :
         {std::pair{"position", data.position}, {"velocity", data.velocity}}) {
        require(std::isfinite(value) && value > 0.0, key, "must be positive, got {}", value);
    }
    require(
        std::isfinite(data.noise) && data.noise >= 0.0,
        "noise",
        "must not be negative, got {}",
        data.noise);
}

void check(const FrictionSearchSettings& search) {
    require(
        search.modes >= 1 && search.modes <= 30, "modes", "must be 1 … 30, got {}", search.modes);
    require(
        search.starts >= 1 && search.starts <= 40,
        "starts",
        "must be 1 … 40, got {}",
        search.starts);
    require(
        search.layers >= 1 && search.layers <= 10000,
        "layers",
        "must be 1 … 10000, got {}",
        search.layers);
    for (const auto& [key, value] : {std::pair{"prior", search.prior}, {"reach", search.reach}}) {
        require(std::isfinite(value) && value > 0.0, key, "must be positive, got {}", value);
    }
}

}  // namespace

FrictionSystem FrictionSettings::system() const {
    const Program potential = formula_of(body.potential, "x", "potential");
    return {
        body.mass, body.duration, [potential](const Lanes& x) { return slopes_of(potential, x); }};
}

Eigen::VectorXd FrictionSettings::true_friction(const Eigen::VectorXd& times) const {
    if (body.friction.empty()) {
        const Eigen::Map<const Eigen::VectorXd> c(
            body.coefficients.data(), std::ssize(body.coefficients));
        return chebyshev_friction(times, c.size(), body.duration).values(c);
    }
    const Program formula = formula_of(body.friction, "t", "friction");
    return times.unaryExpr(
        [&](double t) { return formula.evaluate(std::span<const double>(&t, 1)); });
}

bool FrictionSettings::is_linear() const {
    const Program potential = formula_of(body.potential, "x", "potential");
    double bend = 0.0;
    double stiffness = 0.0;
    for (int i = 0; i < 8; ++i) {
        const double shift = 0.25 * static_cast<double>(i) / 7.0;
        const Lanes x = data.position * Lanes::LinSpaced(shift - 1.0, 1.0 - shift);
        const PotentialSlopes slopes = slopes_of(potential, x);
        bend = std::max(bend, data.position * slopes.third.abs().maxCoeff());
        stiffness = std::max(stiffness, slopes.second.abs().maxCoeff());
    }
    return bend <= 1e-12 * stiffness || stiffness == 0.0;
}

void check(const FrictionSettings& settings) {
    check(settings.data);
    check(settings.search);
    const StoppingNetwork network(settings.system(), 1);
    require(
        settings.body.friction.empty() ? !settings.body.coefficients.empty() : true,
        "coefficients",
        "must have a number, or friction an expression of t");
    require(
        settings.true_friction(network.times()).allFinite(),
        settings.body.friction.empty() ? "coefficients" : "friction",
        "must be finite from t = 0 to T");
    require(
        settings.search.linear || !settings.is_linear(),
        "potential",
        "must not be quadratic: under a linear force the starts that stop are a line through rest, "
        "so that any number of them hold one number about h (rank 1). Set study.linear = true to "
        "see that");
    require(
        !settings.data.file.empty() || settings.data.motions >= settings.search.modes,
        "motions",
        "must be at least the {} modes of h, got {}",
        settings.search.modes,
        settings.data.motions);
}

}  // namespace feynet
