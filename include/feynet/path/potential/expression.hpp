#pragma once

#include "feynet/path/expression/program.hpp"
#include "feynet/path/potential/potential.hpp"

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace feynet {

/// V(x) as a user writes it: an expression of x, of named parameters, + − * / ^, pi, e, exp, log,
/// sqrt, sin, cos, tan, sinh, cosh, tanh and abs. Its derivatives are those of jets, exact to
/// rounding; |x| has slope 0 at x = 0.
///
/// Copies share the compiled program.
class ExpressionPotential {
public:
    static constexpr std::string_view name = "expression";
    static constexpr std::string_view formula = "V(x) as written";

    /// A name in the expression and the number that it stands for.
    struct Parameter {
        std::string name;
        std::optional<double> value;
        std::size_t position = 0;  ///< of the name in the expression
    };

    /// V(x) = x²/2 + x⁴.
    ExpressionPotential();

    /// @param parameters  the value of every name in the expression but x
    /// @throws InvalidInput if the expression cannot be read or a parameter does not occur in it
    explicit ExpressionPotential(
        std::string expression, const std::vector<Parameter>& parameters = {});

    const std::string& expression() const { return expression_; }

    /// The names in the expression but x, in the order of their first use.
    const std::vector<Parameter>& parameters() const { return parameters_; }

    /// Every parameter must have a value.
    template <typename T>
    [[gnu::always_inline]] inline T value(const T& x) const {
        return program_->evaluate(std::span<const T>(&x, 1));
    }

    /// @throws InvalidInput if a parameter has no value, or none that is finite
    void check() const;

    /// The expression first: what parameters there are is read from it.
    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "expression",
            self.expression_,
            "of x and named parameters beside it, with + - * / ^ pi e exp log sqrt sin cos tan "
            "sinh "
            "cosh tanh abs");
        if constexpr (!std::is_const_v<Self>) {
            self.parse();
        }
        for (auto& parameter : self.parameters_) {
            visit(parameter.name, parameter.value, "a parameter of the expression");
        }
        if constexpr (!std::is_const_v<Self>) {
            self.compile();
        }
    }

private:
    void parse();
    void compile();

    std::string expression_;
    std::vector<Parameter> parameters_;
    std::shared_ptr<const Program> program_;  // none while a parameter has no value
};

static_assert(Potential<ExpressionPotential>);

}  // namespace feynet
