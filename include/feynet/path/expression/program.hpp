#pragma once

#include "feynet/core/jet_functions.hpp"
#include "feynet/path/expression/syntax.hpp"

#include <array>
#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

namespace feynet {

/// f(x) for any number type.
template <typename T>
T call_function(Function function, const T& x) {
    using std::abs;
    using std::cos;
    using std::cosh;
    using std::exp;
    using std::log;
    using std::sin;
    using std::sinh;
    using std::sqrt;
    using std::tan;
    using std::tanh;
    switch (function) {
        case Function::Exp:
            return exp(x);
        case Function::Log:
            return log(x);
        case Function::Sqrt:
            return sqrt(x);
        case Function::Sin:
            return sin(x);
        case Function::Cos:
            return cos(x);
        case Function::Tan:
            return tan(x);
        case Function::Sinh:
            return sinh(x);
        case Function::Cosh:
            return cosh(x);
        case Function::Tanh:
            return tanh(x);
        default:
            return abs(x);
    }
}

/// What an open name of an expression stands for: a variable, by its place among them, or the
/// value of a parameter.
struct Meaning {
    bool is_variable = false;
    std::size_t variable = 0;
    double value = 0.0;
};

/// An expression compiled for fast evaluation on any number type: on lanes for all chains at once,
/// on jets for exact derivatives. Constants are folded and sums of powers of one quantity become
/// one polynomial, so "0.5*x^2 + lambda*x^4" is a single instruction.
///
/// Immutable; evaluation allocates nothing.
class Program {
public:
    /// @param meanings  of the open names, in the order of syntax.names
    Program(const Syntax& syntax, std::span<const Meaning> meanings);

    /// The value at the given variables, at least one.
    template <typename T>
    T evaluate(std::span<const T> variables) const;

    std::size_t n_instructions() const { return instructions_.size(); }

private:
    /// The number in hand apart, a stack of this height holds every expression that the grammar
    /// allows, whose operands are evaluated in the order that needs less of it. Most need none.
    static constexpr std::size_t highest_stack = 16;

    enum class Operation : std::uint8_t {
        Load,        // put the number in hand on the stack, take a variable in hand
        Constant,    // take number in hand
        Add,         // a + b, where a is the number on the stack and b the one in hand
        Subtract,    // a − b
        SubtractR,   // b − a
        Multiply,    // a · b
        Divide,      // a / b
        DivideR,     // b / a
        Polynomial,  // Σ cₖ bᵏⁿ, n = stride
        Power,       // b to the power of number
        Reciprocal,  // 1/b
        Call,        // function(b)
    };

    struct Instruction {
        Operation operation = Operation::Load;
        Function function = Function::Exp;
        std::uint32_t first = 0;   // variable, or place of c₀ among the coefficients
        std::uint32_t count = 0;   // of coefficients
        std::uint32_t stride = 1;  // n
        double number = 0.0;
    };

    class Compiler;

    template <typename T>
    T polynomial(const Instruction& instruction, const T& x) const;
    template <typename T>
    Jet<1, T> polynomial(const Instruction& instruction, const Jet<1, T>& x) const;
    template <typename T>
    void apply(const Instruction& instruction, T& b) const;
    template <typename T>
    static void combine(Operation operation, const T& a, T& b);
    template <std::size_t Height, typename T>
    T run(std::span<const T> variables) const;

    std::vector<Instruction> instructions_;
    std::vector<double> coefficients_;
    std::size_t first_variable_ = 0;  // in hand at the beginning
    std::size_t height_ = 0;          // of the stack
    bool is_polynomial_ = false;      // no instruction is another one
};

/// By Horner's rule.
template <typename T>
[[gnu::always_inline]] inline T Program::polynomial(
    const Instruction& instruction, const T& x) const {
    const double* const c = coefficients_.data() + instruction.first;
    const T y = instruction.stride == 1   ? x
                : instruction.stride == 2 ? T(x * x)
                                          : whole_power(x, instruction.stride);
    std::size_t k = instruction.count - 1;
    T sum = c[k] * y + c[k - 1];
    for (--k; k > 0; --k) {
        sum = T(sum * y + c[k - 1]);
    }
    return sum;
}

/// A slope by the chain rule, p(y)' = p'(y) y', in numbers instead of jets: what forces are made of
/// stays in registers.
template <typename T>
[[gnu::always_inline]] inline Jet<1, T> Program::polynomial(
    const Instruction& instruction, const Jet<1, T>& x) const {
    const double* const c = coefficients_.data() + instruction.first;
    const std::uint32_t n = instruction.stride;
    const T root =
        n == 2 ? x.c[0] : (n == 1 ? T(0.0 * x.c[0] + 1.0) : T(whole_power(x.c[0], n - 1)));
    const T y = n == 1 ? x.c[0] : T(root * x.c[0]);
    std::size_t k = instruction.count - 1;
    T derivative = T(0.0 * y + c[k]);
    T sum = c[k] * y + c[k - 1];
    for (--k; k > 0; --k) {
        derivative = T(derivative * y + sum);
        sum = T(sum * y + c[k - 1]);
    }
    Jet<1, T> result;
    result.c[0] = sum;
    result.c[1] = static_cast<double>(n) * (derivative * root * x.c[1]);
    return result;
}

/// The operations on the number in hand.
template <typename T>
void Program::apply(const Instruction& instruction, T& b) const {
    using std::pow;
    switch (instruction.operation) {
        case Operation::Constant:
            b = T(0.0 * b + instruction.number);
            break;
        case Operation::Power:
            b = T(pow(b, instruction.number));
            break;
        case Operation::Reciprocal:
            b = T(T(0.0 * b + 1.0) / b);
            break;
        default:
            b = call_function(instruction.function, b);
    }
}

/// The operations on two numbers; the result is in hand.
template <typename T>
void Program::combine(Operation operation, const T& a, T& b) {
    switch (operation) {
        case Operation::Add:
            b = T(a + b);
            break;
        case Operation::Subtract:
            b = T(a - b);
            break;
        case Operation::SubtractR:
            b = T(b - a);
            break;
        case Operation::Multiply:
            b = T(a * b);
            break;
        case Operation::Divide:
            b = T(a / b);
            break;
        default:
            b = T(b / a);
    }
}

template <std::size_t Height, typename T>
[[gnu::noinline]] T Program::run(std::span<const T> variables) const {
    T in_hand = variables[first_variable_];
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): filled before it is read
    std::array<T, Height> stack;
    std::size_t height = 0;
    for (const Instruction& instruction : instructions_) {
        switch (instruction.operation) {
            case Operation::Load:
                stack[height] = in_hand;
                ++height;
                in_hand = variables[instruction.first];
                break;
            case Operation::Add:
            case Operation::Subtract:
            case Operation::SubtractR:
            case Operation::Multiply:
            case Operation::Divide:
            case Operation::DivideR:
                --height;
                combine(instruction.operation, stack[height], in_hand);
                break;
            case Operation::Polynomial:
                in_hand = polynomial(instruction, in_hand);
                break;
            default:
                apply(instruction, in_hand);
        }
    }
    return in_hand;
}

/// Polynomials of polynomials stay in the registers of the caller.
template <typename T>
[[gnu::always_inline]] inline T Program::evaluate(std::span<const T> variables) const {
    if (is_polynomial_) {
        T x = variables[first_variable_];
        for (const Instruction& instruction : instructions_) {
            x = polynomial(instruction, x);
        }
        return x;
    }
    constexpr std::size_t usual_height = 3;
    if (height_ <= 1) {
        return run<1>(variables);
    }
    return height_ <= usual_height ? run<usual_height>(variables) : run<highest_stack>(variables);
}

}  // namespace feynet
