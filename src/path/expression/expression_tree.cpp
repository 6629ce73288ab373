#include "expression_tree.hpp"

#include <algorithm>
#include <numeric>

namespace feynet {
namespace {

constexpr std::uint32_t highest_power = 1000;
constexpr std::uint32_t most_coefficients = 32;

}  // namespace

std::uint32_t PowerSum::stride() const {
    std::uint32_t divisor = 0;
    for (const auto& [power, coefficient] : terms) {
        divisor = std::gcd(divisor, power);
    }
    return std::max(divisor, 1U);
}

bool PowerSum::is_dense() const {
    return terms.empty() || terms.rbegin()->first / stride() < most_coefficients;
}

ExpressionTree::ExpressionTree(const Syntax& syntax, std::span<const Meaning> meanings)
    : meanings_(meanings) {
    for (const Symbol& symbol : syntax.symbols) {
        fold(symbol);
    }
    assert(operands_.size() == 1);
}

void ExpressionTree::fold(const Symbol& symbol) {
    switch (symbol.kind) {
        case Symbol::Kind::Number:
            operands_.push_back(constant(symbol.number));
            return;
        case Symbol::Kind::Name:
            operands_.push_back(named(meanings_[symbol.name]));
            return;
        case Symbol::Kind::Negate:
            operands_.back() = scale(operands_.back(), -1.0);
            return;
        case Symbol::Kind::Call:
            operands_.back() = call(symbol.function, operands_.back());
            return;
        default:
            break;
    }
    const Index right = operands_.back();
    operands_.pop_back();
    operands_.back() = of_two(symbol.kind, operands_.back(), right);
}

ExpressionTree::Index ExpressionTree::of_two(Symbol::Kind kind, Index left, Index right) {
    switch (kind) {
        case Symbol::Kind::Add:
            return add(left, right, 1.0);
        case Symbol::Kind::Subtract:
            return add(left, right, -1.0);
        case Symbol::Kind::Multiply:
            return multiply(left, right);
        case Symbol::Kind::Divide:
            return divide(left, right);
        default:
            return power(left, right);
    }
}

ExpressionTree::Index ExpressionTree::keep(Node node) {
    nodes_.push_back(std::move(node));
    return nodes_.size() - 1;
}

ExpressionTree::Index ExpressionTree::constant(double value) {
    return keep({.kind = Kind::Constant, .number = value});
}

/// Each variable is one node, so that its powers meet.
ExpressionTree::Index ExpressionTree::named(const Meaning& meaning) {
    if (!meaning.is_variable) {
        return constant(meaning.value);
    }
    const auto [entry, is_new] = variables_.try_emplace(meaning.variable, nodes_.size());
    return is_new ? keep({.kind = Kind::Variable, .variable = meaning.variable}) : entry->second;
}

PowerSum ExpressionTree::power_sum(Index index) const {
    const Node& node = nodes_[index];
    switch (node.kind) {
        case Kind::Constant:
            return {std::nullopt, {{0, node.number}}};
        case Kind::PowerSum:
            return node.sum;
        default:
            return {index, {{1, 1.0}}};
    }
}

ExpressionTree::Index ExpressionTree::keep_sum(PowerSum sum) {
    std::erase_if(sum.terms, [](const auto& term) { return term.second == 0.0; });
    const bool has_powers = !sum.terms.empty() && sum.terms.rbegin()->first > 0;
    if (sum.is_constant() || !has_powers) {
        return constant(sum.constant());
    }
    const Index base = *sum.base;
    if (sum.is_monomial() && sum.terms.begin()->first == 1 && sum.constant() == 1.0) {
        return base;
    }
    const std::size_t height = nodes_[base].height;
    return keep({.kind = Kind::PowerSum, .sum = std::move(sum), .height = height});
}

ExpressionTree::Index ExpressionTree::scale(Index node, double factor) {
    PowerSum sum = power_sum(node);
    for (auto& [power, coefficient] : sum.terms) {
        coefficient *= factor;
    }
    return keep_sum(std::move(sum));
}

/// left + sign · right.
ExpressionTree::Index ExpressionTree::add(Index left, Index right, double sign) {
    PowerSum sum = power_sum(left);
    const PowerSum other = power_sum(right);
    if (!sum.base || !other.base || *sum.base == *other.base) {
        sum.base = sum.base ? sum.base : other.base;
        for (const auto& [power, coefficient] : other.terms) {
            sum.terms[power] += sign * coefficient;
        }
        if (sum.is_dense()) {
            return keep_sum(std::move(sum));
        }
    }
    return keep_pair(sign > 0.0 ? Kind::Add : Kind::Subtract, left, right);
}

ExpressionTree::Index ExpressionTree::multiply(Index left, Index right) {
    const PowerSum first = power_sum(left);
    const PowerSum second = power_sum(right);
    if (first.is_constant()) {
        return scale(right, first.constant());
    }
    if (second.is_constant()) {
        return scale(left, second.constant());
    }
    if (first.is_monomial() && second.is_monomial() && *first.base == *second.base) {
        const std::uint32_t n = first.terms.begin()->first + second.terms.begin()->first;
        if (n <= highest_power) {
            return keep_sum({first.base, {{n, first.constant() * second.constant()}}});
        }
    }
    return keep_pair(Kind::Multiply, left, right);
}

ExpressionTree::Index ExpressionTree::divide(Index left, Index right) {
    const PowerSum numerator = power_sum(left);
    const PowerSum denominator = power_sum(right);
    if (denominator.is_constant()) {
        return scale(left, 1.0 / denominator.constant());
    }
    if (numerator.is_constant()) {
        return scale(reciprocal(right), numerator.constant());
    }
    return keep_pair(Kind::Divide, left, right);
}

ExpressionTree::Index ExpressionTree::power(Index base, Index exponent) {
    const PowerSum sum = power_sum(exponent);
    if (!sum.is_constant()) {
        return call(Function::Exp, multiply(call(Function::Log, base), exponent));
    }
    const double p = sum.constant();
    const PowerSum of = power_sum(base);
    if (of.is_constant()) {
        return constant(std::pow(of.constant(), p));
    }
    if (std::trunc(p) == p && std::abs(p) <= highest_power) {
        const Index raised = whole_power_of(base, static_cast<std::uint32_t>(std::abs(p)));
        return p < 0.0 ? reciprocal(raised) : raised;
    }
    if (p == 0.5) {
        return call(Function::Sqrt, base);
    }
    return keep_single({.kind = Kind::RealPower, .number = p}, base);
}

/// baseⁿ.
ExpressionTree::Index ExpressionTree::whole_power_of(Index base, std::uint32_t n) {
    if (n == 0) {
        return constant(1.0);
    }
    const PowerSum sum = power_sum(base);
    if (sum.is_monomial() && sum.terms.begin()->first * n <= highest_power) {
        return keep_sum(
            {sum.base, {{sum.terms.begin()->first * n, whole_power(sum.constant(), n)}}});
    }
    return keep_sum({base, {{n, 1.0}}});
}

ExpressionTree::Index ExpressionTree::reciprocal(Index of) {
    if (nodes_[of].kind == Kind::Constant) {
        return constant(1.0 / nodes_[of].number);
    }
    return keep_single({.kind = Kind::Reciprocal}, of);
}

ExpressionTree::Index ExpressionTree::call(Function function, Index of) {
    if (nodes_[of].kind == Kind::Constant) {
        return constant(call_function(function, nodes_[of].number));
    }
    return keep_single({.kind = Kind::Call, .function = function}, of);
}

ExpressionTree::Index ExpressionTree::keep_single(Node node, Index of) {
    node.left = of;
    node.height = nodes_[of].height;
    return keep(std::move(node));
}

ExpressionTree::Index ExpressionTree::keep_pair(Kind kind, Index left, Index right) {
    const std::size_t a = nodes_[left].height;
    const std::size_t b = nodes_[right].height;
    return keep(
        {.kind = kind, .left = left, .right = right, .height = a == b ? a + 1 : std::max(a, b)});
}

}  // namespace feynet
