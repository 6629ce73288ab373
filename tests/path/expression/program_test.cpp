#include "feynet/path/expression/program.hpp"

#include "feynet/core/block.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace feynet::test::program_test {
namespace {

/// The program of an expression in x alone.
Program program_of(const std::string& text) {
    const Syntax syntax = parse_expression(text);
    const std::vector<Meaning> meanings(syntax.names.size(), Meaning{.is_variable = true});
    return {syntax, meanings};
}

double value_of(const std::string& text, double x = 0.7) {
    return program_of(text).evaluate(std::span<const double>(&x, 1));
}

/// A random expression in x together with its value, found while it is written.
template <typename T>
class RandomExpression {
public:
    RandomExpression(unsigned seed, T x) : random_(seed), x_(std::move(x)) {}

    struct Written {
        std::string text;
        T value;
    };

    Written write(int depth) {
        const auto choice = static_cast<unsigned>(random_() % (depth == 0 ? 2 : 11));
        if (choice == 0) {
            return {"x", x_};
        }
        if (choice == 1) {
            const double c = 0.25 * static_cast<double>(1 + random_() % 12);
            return {fmt::format("{}", c), T(0.0 * x_ + c)};
        }
        return choice < 7 ? of_two(depth, choice) : of_one(depth, choice);
    }

private:
    Written of_two(int depth, unsigned choice) {
        const Written a = write(depth - 1);
        const Written b = write(depth - 1);
        switch (choice) {
            case 2:
                return {"(" + a.text + " + " + b.text + ")", a.value + b.value};
            case 3:
                return {"(" + a.text + " - " + b.text + ")", a.value - b.value};
            case 4:
                return {a.text + "*(" + b.text + ")", a.value * b.value};
            case 5:
                return {
                    "(" + a.text + ")/(4 + (" + b.text + ")^2)",
                    a.value / T(b.value * b.value + 4.0)};
            default:
                return {"(" + a.text + ")*-" + b.text, -1.0 * T(a.value * b.value)};
        }
    }

    Written of_one(int depth, unsigned choice) {
        const Written a = write(depth - 1);
        switch (choice) {
            case 7:
                return {"sin(" + a.text + ")", T(sin(a.value))};
            case 8:
                return {"(" + a.text + ")^3", T(a.value * a.value * a.value)};
            case 9:
                return {"tanh(" + a.text + ")", T(tanh(a.value))};
            default:
                return {"exp(-(" + a.text + ")^2)", T(exp(T(-1.0 * T(a.value * a.value))))};
        }
    }

    std::mt19937 random_;
    T x_;
};

}  // namespace

TEST_CASE("program: expressions have the values of their formulas") {
    const double x = 0.7;

    CHECK(value_of("3") == 3.0);
    CHECK(value_of("x") == x);
    CHECK(value_of("x - x") == 0.0);
    CHECK(value_of("2*x^2 - x/4 + 1") == doctest::Approx(2 * x * x - x / 4 + 1).epsilon(1e-15));
    CHECK(value_of("x^-2") == doctest::Approx(1 / (x * x)).epsilon(1e-15));
    CHECK(value_of("x^0") == 1.0);
    CHECK(value_of("x^2.5") == doctest::Approx(std::pow(x, 2.5)).epsilon(1e-15));
    CHECK(value_of("x^0.5") == std::sqrt(x));
    CHECK(value_of("2^x") == doctest::Approx(std::exp2(x)).epsilon(1e-15));
    CHECK(value_of("x^x") == doctest::Approx(std::pow(x, x)).epsilon(1e-15));
    CHECK(value_of("1/(1 + x)") == doctest::Approx(1 / (1 + x)).epsilon(1e-15));
    CHECK(value_of("(1 + x)/(1 - x)") == doctest::Approx((1 + x) / (1 - x)).epsilon(1e-15));
    CHECK(value_of("-x^2") == doctest::Approx(-x * x).epsilon(1e-15));
    CHECK(value_of("2^3^2") == 512.0);
    CHECK(value_of("(-2)^3") == -8.0);
    CHECK(value_of("x^600/x^599") == doctest::Approx(x).epsilon(1e-12));
    CHECK(value_of("cos(pi*x)^2 + sin(pi*x)^2") == doctest::Approx(1.0).epsilon(1e-15));
    CHECK(value_of("log(exp(x)) + sqrt(x^2) + abs(-x)") == doctest::Approx(3 * x).epsilon(1e-14));
    CHECK(value_of("tan(x) - sin(x)/cos(x)") == doctest::Approx(0.0).epsilon(1e-15));
    CHECK(value_of("cosh(x)^2 - sinh(x)^2") == doctest::Approx(1.0).epsilon(1e-14));
}

TEST_CASE("program: negative numbers have whole powers and no others") {
    CHECK(value_of("x^3", -2.0) == -8.0);
    CHECK(value_of("x^-3", -2.0) == -0.125);
    CHECK(value_of("x^2000", -1.0) == 1.0);
    CHECK(std::isnan(value_of("x^1.5", -2.0)));
    CHECK(std::isnan(value_of("log(x)", -2.0)));
    CHECK(std::isinf(value_of("1/x", 0.0)));
}

TEST_CASE("program: constants fold, powers of one quantity are one instruction") {
    CHECK(program_of("x").n_instructions() == 0);
    CHECK(program_of("0.5*x^2 + 2*3*x^4").n_instructions() == 1);
    CHECK(program_of("x*x*x*x - x^2/7 + sqrt(2)*x + 1").n_instructions() == 1);
    CHECK(program_of("(x^2 - 2)^2/4").n_instructions() == 2);
    CHECK(program_of("1 - cos(2*pi*x)").n_instructions() == 3);
    CHECK(program_of("sin(1)^2 + cos(1)^2").n_instructions() == 1);
}

TEST_CASE("program: a power of a sum is not multiplied out, so it keeps its digits") {
    CHECK(value_of("(x - 100)^4", 100.001) == doctest::Approx(1e-12).epsilon(1e-9));
}

TEST_CASE(
    "program: random expressions have the values that were computed while they were written") {
    for (unsigned seed = 0; seed < 2000; ++seed) {
        const double x = -1.5 + 0.001 * seed;
        const auto jet = Jet<3, double>::variable(x);
        const auto written = RandomExpression(seed, jet).write(5);
        CAPTURE(written.text);

        const Jet<3, double> found =
            program_of(written.text).evaluate(std::span<const Jet<3, double>>(&jet, 1));

        double scale = 1.0;
        for (const double c : written.value.c) {
            scale = std::max(scale, std::abs(c));
        }
        for (std::size_t k = 0; k <= 3; ++k) {
            CAPTURE(k);
            CHECK(std::abs(found.c[k] - written.value.c[k]) <= 1e-9 * scale);
        }
    }
}

TEST_CASE("program: the stack grows with the logarithm of the length only") {
    std::string left = "sin(x)";
    std::string right = "sin(x)";
    double sum = std::sin(0.7);
    for (int i = 0; i < 90; ++i) {
        left.insert(0, "(").append(")/cos(x) - sin(x)");
        right.insert(0, "cos(x) + (").append(")/exp(x)");
        sum = std::cos(0.7) + sum / std::exp(0.7);
        if (i == 30) {
            break;
        }
    }
    const auto balanced = [](auto self, int depth) -> std::string {
        return depth == 0 ? "sin(x)"
                          : "(" + self(self, depth - 1) + ")*(" + self(self, depth - 1) + ")";
    };

    CHECK(std::isfinite(value_of(left)));
    CHECK(value_of(right) == doctest::Approx(sum).epsilon(1e-13));
    CHECK(
        value_of(balanced(balanced, 8)) ==
        doctest::Approx(std::pow(std::sin(0.7), 256)).epsilon(1e-12));
}

TEST_CASE("program: several variables keep their places") {
    const Syntax syntax = parse_expression("k*(x2 - x1)^2 + x1");
    const std::vector<Meaning> meanings{
        {.value = 0.5}, {.is_variable = true, .variable = 1}, {.is_variable = true, .variable = 0}};
    const std::array<double, 2> x{3.0, 7.0};

    CHECK(Program(syntax, meanings).evaluate(std::span<const double>(x)) == 11.0);
}

TEST_CASE("program: what is not a number in one lane leaves the others alone") {
    Lanes x = Lanes::LinSpaced(0.1, 0.8);
    x[2] = std::numeric_limits<double>::quiet_NaN();

    const Lanes y =
        program_of("exp(-x^2) + log(x)*cos(x)/2 + x^1.5").evaluate(std::span<const Lanes>(&x, 1));

    CHECK(std::isnan(y[2]));
    CHECK(std::isfinite(y[1]));
    CHECK(std::isfinite(y[3]));
}

}  // namespace feynet::test::program_test
