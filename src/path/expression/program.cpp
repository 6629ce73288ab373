#include "feynet/path/expression/program.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace feynet {
namespace {

using NodeIndex = std::size_t;

/// Σ cₙ baseⁿ; without a base it is the constant c₀.
struct PowerSum {
    std::optional<NodeIndex> base;
    std::map<std::uint32_t, double> terms;

    bool is_constant() const { return !base; }
    double constant() const { return terms.empty() ? 0.0 : terms.begin()->second; }
    bool is_monomial() const { return base && terms.size() == 1 && terms.begin()->first > 0; }
};

constexpr std::uint32_t highest_power = 1000;
constexpr std::uint32_t most_coefficients = 32;

/// The greatest common divisor of the powers.
std::uint32_t stride_of(const std::map<std::uint32_t, double>& terms) {
    std::uint32_t stride = 0;
    for (const auto& [power, coefficient] : terms) {
        stride = std::gcd(stride, power);
    }
    return std::max(stride, 1U);
}

/// Horner's rule wants few gaps between the powers.
bool is_dense(const std::map<std::uint32_t, double>& terms) {
    return terms.empty() || terms.rbegin()->first / stride_of(terms) < most_coefficients;
}

}  // namespace

/// Folds the symbols into a tree of few nodes, then writes the tree as instructions.
class Program::Compiler {
public:
    Compiler(Program& program, std::span<const Meaning> meanings)
        : program_(program), meanings_(meanings) {}

    void compile(const Syntax& syntax) {
        for (const Symbol& symbol : syntax.symbols) {
            fold(symbol);
        }
        assert(operands_.size() == 1);
        program_.height_ = nodes_[operands_.back()].height;
        assert(program_.height_ <= highest_stack);
        write(operands_.back());
        program_.is_polynomial_ = std::all_of(
            program_.instructions_.begin(), program_.instructions_.end(), [](const Instruction& i) {
                return i.operation == Operation::Polynomial;
            });
    }

private:
    struct Node {
        enum class Kind { Constant, Variable, PowerSum, OfOne, OfTwo };

        Kind kind = Kind::Constant;
        Operation operation = Operation::Load;
        Function function = Function::Exp;
        double number = 0.0;
        std::size_t variable = 0;
        PowerSum sum;
        NodeIndex left = 0;
        NodeIndex right = 0;
        std::size_t height = 0;  // of the stack that evaluates it
    };

    void fold(const Symbol& symbol) {
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
        const NodeIndex right = operands_.back();
        operands_.pop_back();
        operands_.back() = of_two(symbol.kind, operands_.back(), right);
    }

    NodeIndex of_two(Symbol::Kind kind, NodeIndex left, NodeIndex right) {
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

    NodeIndex keep(Node node) {
        nodes_.push_back(std::move(node));
        return nodes_.size() - 1;
    }

    NodeIndex constant(double value) {
        return keep({.kind = Node::Kind::Constant, .number = value});
    }

    /// Each variable is one node, so that its powers meet.
    NodeIndex named(const Meaning& meaning) {
        if (!meaning.is_variable) {
            return constant(meaning.value);
        }
        const auto [entry, is_new] = variables_.try_emplace(meaning.variable, nodes_.size());
        return is_new ? keep({.kind = Node::Kind::Variable, .variable = meaning.variable})
                      : entry->second;
    }

    PowerSum power_sum(NodeIndex index) const {
        const Node& node = nodes_[index];
        switch (node.kind) {
            case Node::Kind::Constant:
                return {std::nullopt, {{0, node.number}}};
            case Node::Kind::PowerSum:
                return node.sum;
            default:
                return {index, {{1, 1.0}}};
        }
    }

    NodeIndex keep_sum(PowerSum sum) {
        std::erase_if(sum.terms, [](const auto& term) { return term.second == 0.0; });
        const bool has_powers = !sum.terms.empty() && sum.terms.rbegin()->first > 0;
        if (sum.is_constant() || !has_powers) {
            return constant(sum.constant());
        }
        const NodeIndex base = *sum.base;
        if (sum.is_monomial() && sum.terms.begin()->first == 1 && sum.constant() == 1.0) {
            return base;
        }
        const std::size_t height = nodes_[base].height;
        return keep({.kind = Node::Kind::PowerSum, .sum = std::move(sum), .height = height});
    }

    NodeIndex scale(NodeIndex node, double factor) {
        PowerSum sum = power_sum(node);
        for (auto& [power, coefficient] : sum.terms) {
            coefficient *= factor;
        }
        return keep_sum(std::move(sum));
    }

    /// left + sign · right.
    NodeIndex add(NodeIndex left, NodeIndex right, double sign) {
        PowerSum sum = power_sum(left);
        const PowerSum other = power_sum(right);
        if (!sum.base || !other.base || *sum.base == *other.base) {
            sum.base = sum.base ? sum.base : other.base;
            for (const auto& [power, coefficient] : other.terms) {
                sum.terms[power] += sign * coefficient;
            }
            if (is_dense(sum.terms)) {
                return keep_sum(std::move(sum));
            }
        }
        return keep_pair(sign > 0.0 ? Operation::Add : Operation::Subtract, left, right);
    }

    NodeIndex multiply(NodeIndex left, NodeIndex right) {
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
        return keep_pair(Operation::Multiply, left, right);
    }

    NodeIndex divide(NodeIndex left, NodeIndex right) {
        const PowerSum numerator = power_sum(left);
        const PowerSum denominator = power_sum(right);
        if (denominator.is_constant()) {
            return scale(left, 1.0 / denominator.constant());
        }
        if (numerator.is_constant()) {
            return scale(reciprocal(right), numerator.constant());
        }
        return keep_pair(Operation::Divide, left, right);
    }

    NodeIndex power(NodeIndex base, NodeIndex exponent) {
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
            const NodeIndex raised = whole(base, of, static_cast<std::uint32_t>(std::abs(p)));
            return p < 0.0 ? reciprocal(raised) : raised;
        }
        if (p == 0.5) {
            return call(Function::Sqrt, base);
        }
        return keep_single(
            {.kind = Node::Kind::OfOne, .operation = Operation::Power, .number = p}, base);
    }

    /// baseⁿ.
    NodeIndex whole(NodeIndex base, const PowerSum& sum, std::uint32_t n) {
        if (n == 0) {
            return constant(1.0);
        }
        if (sum.is_monomial() && sum.terms.begin()->first * n <= highest_power) {
            return keep_sum(
                {sum.base, {{sum.terms.begin()->first * n, whole_power(sum.constant(), n)}}});
        }
        return keep_sum({base, {{n, 1.0}}});
    }

    NodeIndex reciprocal(NodeIndex of) {
        if (nodes_[of].kind == Node::Kind::Constant) {
            return constant(1.0 / nodes_[of].number);
        }
        return keep_single({.kind = Node::Kind::OfOne, .operation = Operation::Reciprocal}, of);
    }

    NodeIndex call(Function function, NodeIndex of) {
        if (nodes_[of].kind == Node::Kind::Constant) {
            return constant(Program::call(function, nodes_[of].number));
        }
        return keep_single(
            {.kind = Node::Kind::OfOne, .operation = Operation::Call, .function = function}, of);
    }

    NodeIndex keep_single(Node node, NodeIndex of) {
        node.left = of;
        node.height = nodes_[of].height;
        return keep(std::move(node));
    }

    NodeIndex keep_pair(Operation operation, NodeIndex left, NodeIndex right) {
        const std::size_t a = nodes_[left].height;
        const std::size_t b = nodes_[right].height;
        return keep(
            {.kind = Node::Kind::OfTwo,
             .operation = operation,
             .left = left,
             .right = right,
             .height = a == b ? a + 1 : std::max(a, b)});
    }

    void write(NodeIndex index) {
        const Node& node = nodes_[index];
        switch (node.kind) {
            case Node::Kind::Constant:
                put({.operation = Operation::Constant, .number = node.number});
                return;
            case Node::Kind::Variable:
                load(node.variable);
                return;
            case Node::Kind::PowerSum:
                write(*node.sum.base);
                write_power_sum(node.sum.terms);
                return;
            case Node::Kind::OfOne:
                write(node.left);
                put(
                    {.operation = node.operation,
                     .function = node.function,
                     .number = node.number});
                return;
            default:
                write_pair(node);
        }
    }

    void write_power_sum(const std::map<std::uint32_t, double>& terms) {
        std::vector<double>& coefficients = program_.coefficients_;
        const auto first = static_cast<std::uint32_t>(coefficients.size());
        const std::uint32_t stride = stride_of(terms);
        const std::uint32_t count = terms.rbegin()->first / stride + 1;
        coefficients.resize(first + count, 0.0);
        for (const auto& [power, coefficient] : terms) {
            coefficients[first + power / stride] = coefficient;
        }
        put({.operation = Operation::Polynomial, .first = first, .count = count, .stride = stride});
    }

    /// The operand that needs the higher stack comes first, so that the height grows with the
    /// logarithm of the length only.
    ///
    /// Source  Sethi & Ullman, J. ACM 17 (1970) 715.
    void write_pair(const Node& node) {
        const bool swapped = nodes_[node.right].height > nodes_[node.left].height;
        write(swapped ? node.right : node.left);
        write(swapped ? node.left : node.right);
        Operation operation = node.operation;
        if (swapped && operation == Operation::Subtract) {
            operation = Operation::SubtractR;
        } else if (swapped && operation == Operation::Divide) {
            operation = Operation::DivideR;
        }
        put({.operation = operation});
    }

    /// The first variable is in hand from the beginning.
    void load(std::size_t variable) {
        if (has_begun_) {
            put({.operation = Operation::Load, .first = static_cast<std::uint32_t>(variable)});
        } else {
            program_.first_variable_ = variable;
            has_begun_ = true;
        }
    }

    void put(const Instruction& instruction) { program_.instructions_.push_back(instruction); }

    Program& program_;
    std::span<const Meaning> meanings_;
    std::vector<Node> nodes_;
    std::vector<NodeIndex> operands_;
    std::map<std::size_t, NodeIndex> variables_;
    bool has_begun_ = false;
};

Program::Program(const Syntax& syntax, std::span<const Meaning> meanings) {
    assert(meanings.size() == syntax.names.size());
    Compiler(*this, meanings).compile(syntax);
}

}  // namespace feynet
