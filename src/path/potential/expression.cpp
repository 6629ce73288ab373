#include "feynet/path/potential/expression.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr std::string_view variable = "x";

}  // namespace

ExpressionPotential::ExpressionPotential() : ExpressionPotential("x^2/2 + x^4") {}

ExpressionPotential::ExpressionPotential(
    std::string expression, const std::vector<Parameter>& parameters)
    : expression_(std::move(expression)) {
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

void ExpressionPotential::check() const {
    for (const Parameter& parameter : parameters_) {
        require(
            parameter.value.has_value(),
            "expression",
            "needs {} = … beside it{}",
            parameter.name,
            marked(expression_, parameter.position));
        require(
            std::isfinite(*parameter.value),
            parameter.name,
            "must be finite, got {}",
            *parameter.value);
    }
}

void ExpressionPotential::parse() {
    parameters_.clear();
    for (const OpenName& open : parse_expression(expression_).names) {
        if (open.name != variable) {
            parameters_.push_back({open.name, std::nullopt, open.position});
        }
    }
}

void ExpressionPotential::compile() {
    program_ = nullptr;
    const Syntax syntax = parse_expression(expression_);
    std::vector<Meaning> meanings;
    auto parameter = parameters_.begin();
    for (const OpenName& open : syntax.names) {
        if (open.name == variable) {
            meanings.push_back({.is_variable = true, .variable = 0});
        } else if (!parameter->value) {
            return;
        } else {
            meanings.push_back({.value = *parameter->value});
            ++parameter;
        }
    }
    program_ = std::make_shared<const Program>(syntax, meanings);
}

}  // namespace feynet
