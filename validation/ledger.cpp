#include "ledger.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/distribution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>

namespace feynet::validation {
namespace {

constexpr double remarkable_pull = 4.0;
constexpr double family_level = 1e-3;

void print(const std::string& line) {
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

}  // namespace

Length length_of(int argc, char** argv) {
    if (argc < 2) {
        return Length::Full;
    }
    require(
        argc == 2 && std::string_view(argv[1]) == "short",
        "arguments",
        "must be none or the word short, got {}",
        argv[1]);
    return Length::Short;
}

int run_validation(int argc, char** argv, int (*validate)(Length)) {
    try {
        return validate(length_of(argc, argv));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}

Estimate estimate_of(const GammaResult& result) {
    Estimate estimated;
    estimated.mean = result.mean;
    estimated.error = result.error;
    estimated.tau_int = result.tau_int;
    estimated.ess = static_cast<double>(result.n) / (2.0 * std::max(result.tau_int, 0.5));
    estimated.n = result.n;
    estimated.status = result.status;
    return estimated;
}

Ledger::Ledger(std::string_view claim) : claim_(claim) {
    print(claim_);
    print(fmt::format(
        "{:50} {:>5} {:>13} {:>13} {:>9} {:>6} {:>9}",
        "case",
        "",
        "exact",
        "measured",
        "± error",
        "pull",
        "N/τ"));
}

void Ledger::fail(const std::string& reason) {
    failures_.push_back(reason);
    print("    ^ FAILED: " + reason);
}

void Ledger::row(
    const std::string& label,
    const std::string& quantity,
    double exact,
    const Estimate& measured,
    const std::string& remark) {
    const double error = measured.error.value_or(std::nan(""));
    const double pull = (measured.mean - exact) / error;
    print(fmt::format(
        "{:50} {:>5} {:13.9f} {:13.9f} {:9.2e} {:+6.2f} {:9.3g}{}",
        label,
        quantity,
        exact,
        measured.mean,
        error,
        pull,
        2.0 * measured.ess,
        remark));
    Family& family = pulls_[quantity];
    family.values.push_back(pull);
    if (!(std::abs(pull) <= std::abs(family.extreme))) {
        family.extreme = pull;
        family.extreme_label = label;
    }
    if (std::isnan(pull)) {
        fail(fmt::format("{}: {} has no error bar", label, quantity));
    }
}

void Ledger::number(
    const std::string& label, const std::string& quantity, double exact, const Estimate& measured) {
    row(label, quantity, exact, measured, "");
}

void Ledger::number(
    const std::string& label,
    const std::string& quantity,
    double exact,
    const Estimate& measured,
    const CorrelatorTest& curve) {
    const double p = curve.p.value_or(0.0);
    const std::string remark =
        fmt::format("  G(k): {} lags tested together, p = {:.3g}", curve.dof(), p);
    row(label, quantity, exact, measured, remark);
    chance(label, "G(k)", p);
}

void Ledger::chance(const std::string& label, const std::string& family_name, double p) {
    Family& family = chances_[family_name];
    if (family.values.empty() || !(p >= family.extreme)) {
        family.extreme = p;
        family.extreme_label = label;
    }
    family.values.push_back(p);
}

void Ledger::equal(const std::string& label, double computed, double known, double tolerance) {
    const double distance = std::abs(computed - known);
    print(fmt::format("{:50} {:13.10f} {:13.10f}  |Δ| = {:.1e}", label, known, computed, distance));
    ++n_facts_;
    if (!(distance <= tolerance)) {
        fail(fmt::format("{}: {:.12g}, known is {:.12g}", label, computed, known));
    }
}

void Ledger::fact(const std::string& statement, bool holds) {
    print(fmt::format("{} {}", holds ? "holds:" : "BROKEN:", statement));
    ++n_facts_;
    if (!holds) {
        fail(statement);
    }
}

// NOLINTNEXTLINE(readability-convert-member-functions-to-static): a line of this account
void Ledger::note(const std::string& line) {
    print(line);
}

void Ledger::close_pulls(const std::string& quantity, const Family& pulls) {
    double square = 0.0;
    Index n_remarkable = 0;
    for (const double pull : pulls.values) {
        square += pull * pull;
        n_remarkable += std::abs(pull) > remarkable_pull ? 1 : 0;
    }
    const auto n = static_cast<double>(pulls.values.size());
    const double family_p = std::min(1.0, n * normal_two_sided(pulls.extreme));
    const double above = chi_squared_survival(square, n);
    print(fmt::format(
        "{}: {} numbers, {} beyond 4σ, largest pull {:+.2f} ({}), family p = {:.3g}; χ²/n = "
        "{:.3f}, "
        "p = {:.3g}",
        quantity,
        pulls.values.size(),
        n_remarkable,
        pulls.extreme,
        pulls.extreme_label,
        family_p,
        square / n,
        above));
    if (!(family_p >= family_level)) {
        fail(fmt::format("{}: a pull of {:.2f} among {}", quantity, pulls.extreme, n));
    }
    if (!(above >= 0.5 * family_level && above <= 1.0 - 0.5 * family_level)) {
        fail(fmt::format("the pulls of {} have χ²/n = {:.3f}", quantity, square / n));
    }
}

void Ledger::close_chances(const std::string& name, const Family& chances) {
    const auto n = static_cast<double>(chances.values.size());
    const double p = std::min(1.0, n * chances.extreme);
    print(fmt::format(
        "{}: {} tests, smallest p = {:.2g} ({}), family p = {:.3g}",
        name,
        chances.values.size(),
        chances.extreme,
        chances.extreme_label,
        p));
    if (!(p >= family_level)) {
        fail(fmt::format("the family {} has p = {:.2g}", name, p));
    }
}

int Ledger::close() {
    print("");
    for (const auto& [quantity, pulls] : pulls_) {
        close_pulls(quantity, pulls);
    }
    for (const auto& [name, chances] : chances_) {
        close_chances(name, chances);
    }
    if (n_facts_ > 0) {
        print(fmt::format("{} statements", n_facts_));
    }
    const bool nothing = pulls_.empty() && chances_.empty() && n_facts_ == 0;
    if (nothing) {
        fail("nothing was compared");
    }
    print(
        failures_.empty() ? "PASSED: " + claim_
                          : fmt::format("{} FAILURES: {}", failures_.size(), claim_));
    for (const std::string& failure : failures_) {
        print("    " + failure);
    }
    return failures_.empty() ? 0 : 1;
}

}  // namespace feynet::validation
