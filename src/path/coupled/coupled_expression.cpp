#include "feynet/path/coupled/coupled_expression.hpp"

#include "feynet/core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

using Slope = Jet<1, Lanes>;

/// Σ xᵢ²/2.
std::string isotropic_oscillator(Index dimensions) {
    std::string text = "0.5*(";
    for (Index i = 1; i <= dimensions; ++i) {
        text += fmt::format("{}x{}^2", i > 1 ? " + " : "", i);
    }
    return text + ")";
}

}  // namespace

CoupledExpression::CoupledExpression(Index dimensions)
    : CoupledExpression(
          dimensions, isotropic_oscillator(std::clamp(dimensions, Index{1}, most_dimensions))) {}

CoupledExpression::CoupledExpression(
    Index dimensions, std::string expression, const std::vector<Parameter>& parameters)
    : dimensions_(dimensions), expression_(std::move(expression)) {
    require(
        dimensions >= 2 && dimensions <= most_dimensions,
        "dimensions",
        "must be 2 … {}, got {}",
        most_dimensions,
        dimensions);
    parse();
    for (const Parameter& given : parameters) {
        const auto found =
            std::find_if(parameters_.begin(), parameters_.end(), [&](const Parameter& parameter) {
                return parameter.name == given.name;
            });
        require(found != parameters_.end(), given.name, "does not occur in \"{}\"", expression_);
        found->value = given.value;
    }
    compile();
}

void CoupledExpression::check() const {
    for (const Parameter& parameter : parameters_) {
        require(
            parameter.value.has_value(),
            "expression",
            "needs {} = … beside it; the coordinates are x1 … x{}{}",
            parameter.name,
            dimensions_,
            marked(expression_, parameter.position));
        require(
            std::isfinite(*parameter.value),
            parameter.name,
            "must be finite, got {}",
            *parameter.value);
    }
    const auto missing = std::find(is_named_.begin(), is_named_.end(), false);
    require(
        missing == is_named_.end(),
        "expression",
        "must name every coordinate x1 … x{}; nothing holds x{}",
        dimensions_,
        missing - is_named_.begin() + 1);
}

Lanes CoupledExpression::value(std::span<const Lanes> x) const {
    assert(program_ && static_cast<Index>(x.size()) == dimensions_);
    return program_->evaluate(x);
}

void CoupledExpression::gradient(std::span<const Lanes> x, std::span<Lanes> slopes) const {
    assert(program_ && static_cast<Index>(x.size()) == dimensions_);
    std::array<Slope, most_dimensions> jets;
    for (std::size_t i = 0; i < x.size(); ++i) {
        jets[i] = Slope::constant(x[i]);
    }
    const std::span<const Slope> variables(jets.data(), x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        jets[i].c[1] = Lanes::Ones();
        slopes[i] = program_->evaluate(variables).c[1];
        jets[i].c[1] = Lanes::Zero();
    }
}

std::optional<std::size_t> CoupledExpression::coordinate(std::string_view name) const {
    for (Index i = 0; i < dimensions_; ++i) {
        if (name == fmt::format("x{}", i + 1)) {
            return static_cast<std::size_t>(i);
        }
    }
    return std::nullopt;
}

void CoupledExpression::parse() {
    parameters_.clear();
    is_named_.assign(static_cast<std::size_t>(dimensions_), false);
    for (const OpenName& open : parse_expression(expression_).names) {
        if (const auto i = coordinate(open.name)) {
            is_named_[*i] = true;
        } else {
            parameters_.push_back({open.name, std::nullopt, open.position});
        }
    }
}

void CoupledExpression::compile() {
    program_.reset();
    const Syntax syntax = parse_expression(expression_);
    std::vector<Meaning> meanings;
    auto parameter = parameters_.begin();
    for (const OpenName& open : syntax.names) {
        if (const auto i = coordinate(open.name)) {
            meanings.push_back({.is_variable = true, .variable = *i});
        } else if (!parameter->value) {
            return;
        } else {
            meanings.push_back({.value = *parameter->value});
            ++parameter;
        }
    }
    program_.emplace(syntax, meanings);
}

}  // namespace feynet
