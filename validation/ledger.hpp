#pragma once

#include "feynet/statistics/correlator_test.hpp"
#include "feynet/statistics/estimate.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet::validation {

/// How long a validation program takes.
enum class Length {
    Short,  ///< every cell with few draws, for every change
    Full,   ///< the stated resolution
};

/// Short if the only argument is the word "short".
/// @throws InvalidInput for any other argument
Length length_of(int argc, char** argv);

/// Runs a validation: its exit code, or that of an exception, which is said.
int run_validation(int argc, char** argv, int (*validate)(Length));

/// What a row says of a function of means.
Estimate estimate_of(const GammaResult& result);

/// The account of one validation: every number beside its exact value, and at the end the verdict.
///
/// It fails when an error bar is missing, a stated bound is broken, or a family of n pulls or
/// p-values has n · min p < 1e-3 (Bonferroni; for 110 pulls the limit is 4.4 standard errors, for
/// 664 it is 4.8). The squares of the pulls of one quantity must moreover add up to a χ² (p > 5e-4
/// on each side), so that wrong error bars are seen too.
///
/// False alarms  1e-3 per family of p-values, 2e-3 per quantity.
class Ledger {
public:
    /// Prints what is to be shown and the head of the table.
    explicit Ledger(std::string_view claim);

    /// One number: prints a row.
    void number(
        const std::string& label,
        const std::string& quantity,
        double exact,
        const Estimate& measured);

    /// One number and the curve measured with it: prints a row.
    void number(
        const std::string& label,
        const std::string& quantity,
        double exact,
        const Estimate& measured,
        const CorrelatorTest& curve);

    /// One p-value of a family, which is told when it is the smallest one.
    void chance(const std::string& label, const std::string& family, double p);

    /// A computed number against one known to so many digits.
    void equal(const std::string& label, double computed, double known, double tolerance);

    /// A statement that must hold.
    void fact(const std::string& statement, bool holds);

    /// A line of the table in the words of the program.
    void note(const std::string& line);

    /// Prints the families and the verdict; the exit code of the program.
    int close();

private:
    struct Family {
        std::vector<double> values;
        std::string extreme_label;
        double extreme = 0.0;
    };

    void fail(const std::string& reason);
    void row(
        const std::string& label,
        const std::string& quantity,
        double exact,
        const Estimate& measured,
        const std::string& remark);
    void close_pulls(const std::string& quantity, const Family& pulls);
    void close_chances(const std::string& name, const Family& chances);

    std::string claim_;
    std::map<std::string, Family> pulls_;
    std::map<std::string, Family> chances_;
    std::vector<std::string> failures_;
    Index n_facts_ = 0;
};

}  // namespace feynet::validation
