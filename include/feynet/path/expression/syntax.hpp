#pragma once

#include "feynet/core/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// The functions an expression may call.
enum class Function { Exp, Log, Sqrt, Sin, Cos, Tan, Sinh, Cosh, Tanh, Abs };

template <>
struct Words<Function> {
    static constexpr std::array<std::string_view, 10> value{
        "exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "abs"};
};

/// One step of an expression in postfix order: what it puts on a stack of numbers, or does to the
/// numbers on top.
struct Symbol {
    /// A number, a name, or what is done to the numbers on top of the stack.
    enum class Kind { Number, Name, Negate, Add, Subtract, Multiply, Divide, Power, Call };

    Kind kind = Kind::Number;
    double number = 0.0;                ///< of a Number
    std::size_t name = 0;               ///< of a Name: its place in Syntax::names
    Function function = Function::Exp;  ///< of a Call
};

/// A name that an expression leaves open, a variable or a parameter.
struct OpenName {
    std::string name;
    std::size_t position = 0;  ///< of its first letter in the text
};

/// An expression as its grammar reads it.
struct Syntax {
    std::vector<Symbol> symbols;
    std::vector<OpenName> names;  ///< in the order of their first use
};

/// Reads an expression of numbers, names, pi, e, + − * / ^, parentheses and functions of one
/// argument.
///
///     sum     = product {(+|−) product}
///     product = signed {(*|/) signed}
///     signed  = [+|−] signed | power
///     power   = primary [^ signed]
///     primary = number | name | function ( sum ) | ( sum )
///
/// so that −x^2 is −(x²) and 2^3^2 is 2^(3²). At most 4096 characters, nested 100 deep.
///
/// @throws InvalidInput "expression" with the text and a mark below the place of the mistake
Syntax parse_expression(std::string_view text);

/// The text on a line of its own with a mark below the character at `position`, cut where it is
/// long; each line begins with a line feed.
std::string marked(std::string_view text, std::size_t position);

}  // namespace feynet
