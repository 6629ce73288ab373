// Claim   The Binder cumulants of several sizes of φ⁴ cross at the critical couplings that are
// known:
//         flow, m² = −4, d = 2: λ_c ≈ 4.25, to 1 %; hopping, λ = 0.022, d = 2: κ_c = 0.27088, to
//         0.1 %; hopping, λ = 0.9, d = 3: κ_c = 0.19225, to 0.2 %. The statistical error is ≤ 0.5
//         %.
// Against arXiv:1904.12072 (λ_c); the Binder crossings of the data sets phi4-generative (κ_c).
// Method  Each size is sampled at one coupling beside the critical one; reweighting finds the
//         crossings, which are extrapolated with the exponents of the Ising class.
// Twins   Weights of the wrong sign, e^{+(g − g₀)E}, and another λ, 0.03: neither may give a κ_c
// that
//         is within the bound of 0.27088.
// Full    L = 12 … 32, 24 … 64, 6 … 16; short: L ≤ 24 with large corrections, to 3 %, 1 % and 2 %.

#include "feynet/study/field/binder_crossings.hpp"
#include "ledger.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

namespace feynet::validation {
namespace {

/// The chains of one size.
struct SizedRun {
    Index size;
    Index draws;
};

/// One critical coupling and how it is looked for.
struct Point {
    std::string label;
    FieldSystemSettings system;
    VariedCoupling vary;
    double start;
    double known;
    double bound;  ///< of |g_c/known − 1|
    std::vector<SizedRun> runs;

    BinderPlan plan() const {
        BinderPlan plan;
        plan.field.system = system;
        plan.field.network.kind = {FieldNetworkKind::Site};
        plan.field.sampler.updates = {
            {.kind = UpdateKind::Metropolis},
            {.kind = UpdateKind::Overrelaxation},
            {.kind = UpdateKind::SwendsenWang}};
        plan.field.sampler.warmup = 200;
        plan.binder.vary = vary;
        return plan;
    }
};

constexpr double known_kappa = 0.27088;

Point flow_in_two_dimensions(bool full) {
    Point point{
        .label = "λ_c, d = 2, m² = −4",
        .system = {},
        .vary = VariedCoupling::Lambda,
        .start = full ? 4.28 : 4.4,
        .known = 4.25,
        .bound = full ? 0.01 : 0.03,
        .runs = {{6, 4000}, {8, 4000}, {12, 3000}}};
    point.system.convention = Convention::Flow;
    point.system.mass_squared = -4.0;
    if (full) {
        point.runs = {{12, 12000}, {16, 10000}, {24, 8000}, {32, 6000}};
    }
    return point;
}

Point hopping_in_two_dimensions(bool full) {
    Point point{
        .label = "κ_c, d = 2, λ = 0.022",
        .system = {},
        .vary = VariedCoupling::Kappa,
        .start = full ? 0.2702 : 0.268,
        .known = known_kappa,
        .bound = full ? 0.001 : 0.01,
        .runs = {{12, 3000}, {16, 2500}, {24, 1500}}};
    point.system.convention = Convention::Hopping;
    point.system.kappa = point.start;
    point.system.lambda = 0.022;
    if (full) {
        point.runs = {{24, 10000}, {32, 8000}, {48, 4500}, {64, 3000}};
    }
    return point;
}

Point hopping_at_another_lambda(bool full) {
    Point point = hopping_in_two_dimensions(full);
    point.label = "twin, λ = 0.03";
    point.system.lambda = 0.03;
    point.start = 0.2755;
    point.runs = {{8, 2000}, {12, 1500}, {16, 1000}};
    if (full) {
        point.runs = {{16, 3000}, {24, 3000}, {32, 2500}};
    }
    return point;
}

Point hopping_in_three_dimensions(bool full) {
    Point point{
        .label = "κ_c, d = 3, λ = 0.9",
        .system = {},
        .vary = VariedCoupling::Kappa,
        .start = full ? 0.1917 : 0.191,
        .known = 0.19225,
        .bound = full ? 0.002 : 0.02,
        .runs = {{4, 5000}, {6, 3500}, {8, 1800}}};
    point.system.extents = {8, 8, 8};
    point.system.convention = Convention::Hopping;
    point.system.kappa = point.start;
    point.system.lambda = 0.9;
    if (full) {
        point.runs = {{6, 14000}, {8, 12000}, {12, 8000}, {16, 5000}};
    }
    return point;
}

/// The same measurements with −E in place of E: weights e^{+(g − g₀)E}.
BinderRecord with_wrong_sign(const BinderRecord& record) {
    const VectorSeries& right = record.measured->measured();
    const auto slope = static_cast<std::size_t>(BinderColumn::Slope);
    VectorSeries wrong(right.n_chains(), right.n_components(), right.capacity());
    for (Index chain = 0; chain < right.n_chains(); ++chain) {
        for (Index i = 0; i < right.size(); ++i) {
            const auto bin = right.bin(chain, i);
            std::vector<double> values(bin.begin(), bin.end());
            values[slope] = -values[slope];
            wrong.append(chain, values);
        }
    }
    BinderRecord mutant{.size = record.size, .coupling = record.coupling};
    mutant.measured.emplace(std::move(wrong), static_cast<Index>(slope), record.coupling);
    return mutant;
}

class Crossings {
public:
    explicit Crossings(Length length)
        : ledger_("U₄ of φ⁴ on lattices of several sizes crosses at the known critical couplings"),
          full_(length == Length::Full) {}

    bool full() const { return full_; }

    std::vector<BinderRecord> sample(const Point& point) {
        const BinderPlan plan = point.plan();
        std::vector<BinderRecord> records;
        for (const SizedRun& run : point.runs) {
            records.push_back(
                run_size(plan, run.size, point.start, run.draws, run_++, Execution{}));
        }
        return records;
    }

    /// The critical coupling is the known one.
    void right(const Point& point, const std::vector<BinderRecord>& records) {
        const BinderCrossings found(point.plan(), records);
        print(point, found);
        ledger_.fact(point.label + ": all crossings were found", found.all_found());
        if (!found.fit) {
            return;
        }
        const CrossingFit& fit = *found.fit;
        ledger_.chance(point.label, "the law of crossings", fit.p);
        ledger_.fact(
            fmt::format(
                "{} = {:.6g} ± {:.2g} (statistical) ± {:.2g} (systematic), known {}: to {:g} %",
                point.label,
                fit.critical,
                fit.error,
                fit.systematic,
                point.known,
                100.0 * point.bound),
            agrees(point, found));
        if (full_) {
            ledger_.fact(
                fmt::format(
                    "its statistical error is {:.2g} %: at most 0.5 %",
                    100.0 * fit.error / point.known),
                fit.error <= 0.005 * point.known);
        }
    }

    /// A wrong way to κ_c = 0.27088 does not lead there.
    void twin(const Point& point, const std::vector<BinderRecord>& records) {
        const BinderCrossings found(point.plan(), records);
        print(point, found);
        ledger_.fact(point.label + " does not give " + known(point), !agrees(point, found));
    }

    int close() { return ledger_.close(); }

private:
    static std::string known(const Point& point) { return fmt::format("{}", point.known); }

    static bool agrees(const Point& point, const BinderCrossings& found) {
        return found.fit && std::abs(found.fit->critical / point.known - 1.0) <= point.bound;
    }

    void print(const Point& point, const BinderCrossings& found) {
        for (std::size_t i = 0; i < found.crossings.size(); ++i) {
            const Crossing& one = found.crossings[i];
            ledger_.note(fmt::format(
                "    {}, L = {:2.0f} and {:2.0f}: {}",
                point.label,
                found.points[i].smaller,
                found.points[i].larger,
                one.error ? fmt::format("{:.6g} ± {:.2g}", one.coupling, *one.error)
                          : std::string(describe(one.status))));
        }
        if (found.fit) {
            ledger_.note(fmt::format(
                "    {} = {:.6g} ± {:.2g} ± {:.2g}, A = {:.3g} ± {:.2g}, p = {:.2g}",
                point.label,
                found.fit->critical,
                found.fit->error,
                found.fit->systematic,
                found.fit->amplitude,
                found.fit->amplitude_error,
                found.fit->p));
        }
    }

    Ledger ledger_;
    bool full_;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Crossings crossings(length);
    const bool full = crossings.full();
    const Point flow = flow_in_two_dimensions(full);
    crossings.right(flow, crossings.sample(flow));

    Point hopping = hopping_in_two_dimensions(full);
    std::vector<BinderRecord> records = crossings.sample(hopping);
    crossings.right(hopping, records);
    for (BinderRecord& record : records) {
        record = with_wrong_sign(record);
    }
    hopping.label = "twin, weights of the wrong sign";
    crossings.twin(hopping, records);
    const Point another = hopping_at_another_lambda(full);
    crossings.twin(another, crossings.sample(another));

    const Point deep = hopping_in_three_dimensions(full);
    crossings.right(deep, crossings.sample(deep));
    return crossings.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
