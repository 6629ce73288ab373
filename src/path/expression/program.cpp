#include "feynet/path/expression/program.hpp"

#include "expression_tree.hpp"

#include <algorithm>

namespace feynet {

/// Writes a tree as instructions.
class Program::Compiler {
public:
    Compiler(Program& program, const ExpressionTree& tree) : program_(program), tree_(tree) {
        write(tree.root());
    }

private:
    using Tree = ExpressionTree;
    using Node = Tree::Node;
    using Kind = Node::Kind;

    void write(Tree::Index index) {
        const Node& node = tree_.node(index);
        switch (node.kind) {
            case Kind::Constant:
                put({.operation = Operation::Constant, .number = node.number});
                return;
            case Kind::Variable:
                load(node.variable);
                return;
            case Kind::PowerSum:
                write(*node.sum.base);
                write_power_sum(node.sum);
                return;
            case Kind::Call:
                write(node.left);
                put({.operation = Operation::Call, .function = node.function});
                return;
            case Kind::RealPower:
                write(node.left);
                put({.operation = Operation::Power, .number = node.number});
                return;
            case Kind::Reciprocal:
                write(node.left);
                put({.operation = Operation::Reciprocal});
                return;
            default:
                write_pair(node);
        }
    }

    void write_power_sum(const PowerSum& sum) {
        std::vector<double>& coefficients = program_.coefficients_;
        const auto first = static_cast<std::uint32_t>(coefficients.size());
        const std::uint32_t stride = sum.stride();
        const std::uint32_t count = sum.terms.rbegin()->first / stride + 1;
        coefficients.resize(first + count, 0.0);
        for (const auto& [power, coefficient] : sum.terms) {
            coefficients[first + power / stride] = coefficient;
        }
        put({.operation = Operation::Polynomial, .first = first, .count = count, .stride = stride});
    }

    /// The operand that needs the higher stack comes first, so that the height grows with the
    /// logarithm of the length only.
    ///
    /// Source  Sethi & Ullman, J. ACM 17 (1970) 715.
    void write_pair(const Node& node) {
        const bool swapped = tree_.node(node.right).height > tree_.node(node.left).height;
        write(swapped ? node.right : node.left);
        write(swapped ? node.left : node.right);
        put({.operation = pair_operation(node.kind, swapped)});
    }

    static Operation pair_operation(Kind kind, bool swapped) {
        switch (kind) {
            case Kind::Add:
                return Operation::Add;
            case Kind::Subtract:
                return swapped ? Operation::SubtractR : Operation::Subtract;
            case Kind::Multiply:
                return Operation::Multiply;
            default:
                return swapped ? Operation::DivideR : Operation::Divide;
        }
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
    const Tree& tree_;
    bool has_begun_ = false;
};

Program::Program(const Syntax& syntax, std::span<const Meaning> meanings) {
    assert(meanings.size() == syntax.names.size());
    const ExpressionTree tree(syntax, meanings);
    height_ = tree.node(tree.root()).height;
    assert(height_ <= highest_stack);
    Compiler(*this, tree);
    is_polynomial_ =
        std::all_of(instructions_.begin(), instructions_.end(), [](const Instruction& i) {
            return i.operation == Operation::Polynomial;
        });
}

}  // namespace feynet
