#pragma once

#include "feynet/path/coupled/coupled_potential.hpp"
#include "feynet/path/expression/program.hpp"

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace feynet {

/// V(x₁, …, x_D) as a user writes it: an expression of x1 … xD and of named parameters, in the
/// grammar of parse_expression(). Its gradient is that of jets, exact to rounding.
class CoupledExpression final : public CoupledPotential {
public:
    /// A name in the expression and the number that it stands for.
    struct Parameter {
        std::string name;
        std::optional<double> value;
        std::size_t position = 0;  ///< of the name in the expression
    };

    /// @throws InvalidInput if there are not 2 … 16 coordinates
    explicit CoupledExpression(Index dimensions);

    /// @param parameters  the value of every name in the expression but the coordinates
    /// @throws InvalidInput as above, if the expression cannot be read, or a parameter does not
    ///         occur in it
    CoupledExpression(
        Index dimensions, std::string expression, const std::vector<Parameter>& parameters = {});

    const std::string& expression() const { return expression_; }
    const std::vector<Parameter>& parameters() const { return parameters_; }

    /// @throws InvalidInput if a parameter has no value, or none that is finite, or the expression
    ///         does not name every coordinate
    void check() const;

    Index dimensions() const override { return dimensions_; }

    /// Every parameter must have a value.
    Lanes value(std::span<const Lanes> x) const override;
    void gradient(std::span<const Lanes> x, std::span<Lanes> slopes) const override;

    /// The expression first: what parameters there are is read from it.
    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "expression",
            self.expression_,
            "V of x1 … xD and named parameters beside it, as for one coordinate");
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
    /// The place of "x3" among the coordinates; nothing for another name.
    std::optional<std::size_t> coordinate(std::string_view name) const;
    void parse();
    void compile();

    Index dimensions_;
    std::string expression_;
    std::vector<Parameter> parameters_;
    std::vector<bool> is_named_;      // which coordinates occur
    std::optional<Program> program_;  // none while a parameter has no value
};

}  // namespace feynet
