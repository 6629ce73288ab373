// Claim   An error bar covers the truth as often as it says: within one of them in 68.3 % of the
//         runs, within two in 95.4 %, for a mean, a ratio and an effective mass.
// Against autoregressive chains whose means are known: ⟨a⟩, ⟨a⟩/⟨b⟩ and ln(⟨a⟩/⟨b⟩) of quantities
//         that fluctuate together with the correlation 0.5, 0.8 and 0.9.
// Methods the Γ-method on four pooled chains, all runs start in the stationary law.
// Points  τ_int = 0.5, 5, 20; N = 200 τ_int and 1000 τ_int measurements, all chains together.
// Full    10 000 runs each: standard deviations 0.5 % and 0.2 %; within 65.5 … 70.5 % and 93.5 …
//         96.5 %. Short 2000 runs, bounds wider by two of their standard deviations. An error that
//         knows nothing of autocorrelation must fail at τ_int = 5 and 20.

#include "statistics/coverage.hpp"

#include "ledger.hpp"

#include <fmt/format.h>

#include <cmath>

namespace feynet::validation {
namespace {

using test::Coverage;
using test::KnownNumber;

class ErrorBars {
public:
    explicit ErrorBars(Length length)
        : ledger_("An error bar covers the truth as often as it says"), length_(length) {}

    void number(const KnownNumber& known, double tau, double n_over_tau) {
        const auto n = static_cast<Index>(std::ceil(n_over_tau * tau / 4.0));
        const std::uint32_t n_blocks = length_ == Length::Full ? 5000 : 1000;
        const std::uint64_t seed = 1000 + ++n_cells_;
        const Coverage real = test::coverage_of(known, tau, n, n_blocks, seed);
        const std::string cell =
            fmt::format("{}, τ_int = {:g}, N/τ_int = {:g}", known.name, tau, n_over_tau);
        ledger_.fact(said(cell, "", real), is_honest(real));
        if (tau > 1.0) {
            const Coverage naive =
                test::coverage_of(known, tau, n, n_blocks / 10, seed, &test::naive_error);
            ledger_.fact(said(cell, " without autocorrelation", naive), !is_honest(naive));
        }
    }

    int close() { return ledger_.close(); }

private:
    static std::string said(const std::string& cell, const char* how, const Coverage& coverage) {
        return fmt::format(
            "{}:{} {:.1f} % within one error bar, {:.1f} % within two, of {} runs",
            cell,
            how,
            100.0 * coverage.one_sigma,
            100.0 * coverage.two_sigma,
            coverage.n_replicas);
    }

    bool is_honest(const Coverage& coverage) const {
        // two standard deviations of a share among 2000
        const bool is_short = length_ == Length::Short;
        const double wider_one = is_short ? 0.021 : 0.0;
        const double wider_two = is_short ? 0.010 : 0.0;
        return std::abs(coverage.one_sigma - 0.68) <= 0.025 + wider_one &&
               std::abs(coverage.two_sigma - 0.95) <= 0.015 + wider_two;
    }

    Ledger ledger_;
    Length length_;
    std::uint64_t n_cells_ = 0;
};

int validate(Length length) {
    ErrorBars bars(length);
    for (const double n_over_tau : {200.0, 1000.0}) {
        for (const double tau : {0.5, 5.0, 20.0}) {
            for (const KnownNumber& known : test::known_numbers()) {
                bars.number(known, tau, n_over_tau);
            }
        }
    }
    return bars.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
