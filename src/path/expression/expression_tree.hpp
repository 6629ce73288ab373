#pragma once

#include "feynet/path/expression/program.hpp"

#include <map>
#include <optional>

namespace feynet {

/// Σ cₙ baseⁿ over a node of an ExpressionTree; without a base it is the constant c₀.
struct PowerSum {
    std::optional<std::size_t> base;
    std::map<std::uint32_t, double> terms;  ///< n → cₙ

    bool is_constant() const { return !base; }
    double constant() const { return terms.empty() ? 0.0 : terms.begin()->second; }
    bool is_monomial() const { return base && terms.size() == 1 && terms.begin()->first > 0; }

    /// The greatest common divisor of the powers.
    std::uint32_t stride() const;

    /// Horner's rule wants few gaps between the powers.
    bool is_dense() const;
};

/// An expression folded into few nodes: constants are computed, and the powers of one quantity
/// gathered in one sum, without multiplying sums out.
class ExpressionTree {
public:
    using Index = std::size_t;

    struct Node {
        enum class Kind {
            Constant,    // number
            Variable,    // variable
            PowerSum,    // sum
            Call,        // function(left)
            RealPower,   // left to the power of number
            Reciprocal,  // 1/left
            Add,         // left + right, and so on
            Subtract,
            Multiply,
            Divide,
        };

        Kind kind = Kind::Constant;
        Function function = Function::Exp;
        double number = 0.0;
        std::size_t variable = 0;
        PowerSum sum;
        Index left = 0;
        Index right = 0;
        std::size_t height = 0;  ///< of the stack that evaluates it
    };

    ExpressionTree(const Syntax& syntax, std::span<const Meaning> meanings);

    Index root() const { return operands_.back(); }
    const Node& node(Index index) const { return nodes_[index]; }

private:
    using Kind = Node::Kind;

    void fold(const Symbol& symbol);
    Index of_two(Symbol::Kind kind, Index left, Index right);
    Index constant(double value);
    Index named(const Meaning& meaning);
    Index scale(Index node, double factor);
    Index add(Index left, Index right, double sign);
    Index multiply(Index left, Index right);
    Index divide(Index left, Index right);
    Index power(Index base, Index exponent);
    Index whole_power_of(Index base, std::uint32_t n);
    Index reciprocal(Index of);
    Index call(Function function, Index of);

    PowerSum power_sum(Index index) const;
    Index keep(Node node);
    Index keep_sum(PowerSum sum);
    Index keep_single(Node node, Index of);
    Index keep_pair(Kind kind, Index left, Index right);

    std::span<const Meaning> meanings_;
    std::vector<Node> nodes_;
    std::vector<Index> operands_;
    std::map<std::size_t, Index> variables_;
};

}  // namespace feynet
