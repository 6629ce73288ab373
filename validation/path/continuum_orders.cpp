// Claim   The gap of x²/2 + x⁴ approaches that of the Hamiltonian as c₁aᵖ(1 + c₂a) with p = 2
// (site), 1 (midpoint), 2 (midpoint_corrected), 4 (takahashi_imada), each to 0.2. Tests   Transfer
// matrices at a = 0.1 … 0.03; decay rates ln[G(0)/G(0.4)]/0.4 of networks at a = 0.4 … 0.08 in
// every discretisation, whose order is that of the exact rates with the same weights. Against the
// Schrödinger equation, the limit of the rates, and the exact rate at each spacing. Sampling
// measures p of the first three; the fourth order lies below its errors: at a = 0.2 the gap is 1e-3
// from its limit, at a = 0.1 7e-5. Full    3.2 million paths at each spacing (p of the site rule to
// 0.1); short: 64000.

#include "feynet/study/path/convergence_order.hpp"
#include "ledger.hpp"
#include "support/cells.hpp"

#include <fmt/format.h>

#include <cmath>

namespace feynet::validation {
namespace {

class Orders {
public:
    explicit Orders(Length length)
        : ledger_("The gap converges with p = 2, 1, 2, 4"), plan_(plan_of(length)), limits_(plan_) {
        constexpr double known_gap = 2.737892268008434260956 - 0.803770651234273769354;
        ledger_.equal("gap of the Hamiltonian", limits_.gap, known_gap, 1e-11);
    }

    void one(Discretisation rule) {
        const ExactOrder exact(plan_, rule, limits_);
        const double expected = expected_order(plan_, rule);
        ledger_.fact(
            fmt::format(
                "{}: p = {:.4f} ± {:.4f}, c₁ = {:.4f}, c₂ = {:.3f} from transfer matrices",
                word(rule),
                exact.fit.power,
                exact.fit.scatter_error(),
                exact.fit.amplitude,
                exact.fit.correction),
            std::abs(exact.fit.power - expected) < 0.2);
        std::vector<SampledRate> rates;
        for (const double a : plan_.continuum.sampled_spacings) {
            rates.push_back(sample_rate(plan_, rule, a, ++run_, Execution{.n_threads = 1}));
            const SampledRate& rate = rates.back();
            Estimate measured{.mean = rate.measured.mean, .error = rate.measured.error};
            measured.n = rate.measured.n;
            measured.tau_int = rate.measured.tau_int;
            measured.ess = static_cast<double>(measured.n) / (2.0 * measured.tau_int);
            ledger_.number(fmt::format("{} a = {:g}", word(rule), a), "rate", rate.exact, measured);
        }
        add(rule, SampledOrder(rates, limits_));
    }

    int close() { return ledger_.close(); }

private:
    static ContinuumPlan plan_of(Length length) {
        ContinuumPlan plan;
        plan.path.potential = QuarticPotential{};
        plan.path.sampler.kind = SamplerKind::Auto;
        plan.path.sampler.warmup = 100;
        plan.path.sampler.draws = length == Length::Full ? 200000 : 4000;
        plan.path.run.seed = 2;
        return plan;
    }

    void add(Discretisation rule, const SampledOrder& order) {
        if (!order.is_measured) {
            ledger_.note(fmt::format("    {}: the errors hide the order", word(rule)));
            return;
        }
        Estimate measured{.mean = order.fit.power, .error = order.fit.power_error};
        ledger_.number(std::string(word(rule)), "p", order.exact.power, measured);
    }

    Ledger ledger_;
    ContinuumPlan plan_;
    ContinuumLimits limits_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Orders orders(length);
    for (const Discretisation rule : test::every_discretisation) {
        orders.one(rule);
    }
    return orders.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
