#include "feynet/study/holography/friction_study.hpp"

#include "claims.hpp"
#include "feynet/core/error.hpp"
#include "feynet/io/data_table.hpp"
#include "feynet/statistics/distribution.hpp"
#include "feynet/study/holography/friction_data.hpp"
#include "feynet/study/holography/friction_figures.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict_section.hpp"
#include "friction_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace feynet {
namespace {

/// Times at which h is told: four quarters.
Eigen::VectorXd quarters(double duration) {
    return Eigen::VectorXd::LinSpaced(5, 0.0, duration);
}

Summary empty_friction_summary(const std::string& title, const FrictionSettings& settings) {
    Summary summary;
    summary.title = title;
    summary.theory = fmt::format(
        "m ẍ = h(t) ẋ + V'(x), m = {:g}, V(x) = {}", settings.body.mass, settings.body.potential);
    summary.lattice = fmt::format(
        "0 ≤ t ≤ {:g}, {} layers of order 8, h of {} modes",
        settings.body.duration,
        settings.search.layers,
        settings.search.modes);
    summary.coordinate = "h";
    return summary;
}

class FrictionReport {
public:
    FrictionReport(
        const FrictionSettings& settings,
        const VerdictSettings& verdict,
        const FrictionOutcome& outcome)
        : settings_(settings),
          verdict_(verdict),
          outcome_(outcome),
          times_(Eigen::VectorXd::LinSpaced(201, 0.0, settings.body.duration)) {}

    NetworkRun run() const {
        NetworkRun run{.network = "friction"};
        tell_friction(run);
        tell_fit(run);
        run.sampler.kind = "exact";
        run.sampler.explanation = fmt::format(
            "Levenberg–Marquardt from {} constant frictions, modes added until the data are "
            "described",
            outcome_.fits.size());
        run.observables.push_back(
            {.name = "determined",
             .formula = "numbers about h in the data",
             .value = static_cast<double>(outcome_.posterior.sensitivity.n_determined())});
        return run;
    }

    /// What the reader must know of the numbers.
    std::vector<std::string> remarks() const {
        const FrictionFit& best = outcome_.fits.front();
        std::vector<std::string> lines{fmt::format(
            "The fit has {} modes, χ² = {:.3g} of {} motions{}; the points are the posterior with "
            "all {} modes.",
            best.parameters.size(),
            best.chi2(),
            outcome_.data.position.size(),
            settings_.has_truth() ? fmt::format(", and misses h by {:.1e} of its size", fit_error())
                                  : "",
            settings_.search.modes)};
        lines.push_back(what_is_determined());
        add_other_fits(lines);
        return lines;
    }

private:
    void tell_friction(NetworkRun& run) const {
        const Eigen::VectorXd times = quarters(settings_.body.duration);
        const Eigen::VectorXd h = outcome_.friction_at(times);
        const Eigen::VectorXd band = outcome_.band_at(times);
        for (Index n = 0; n < times.size(); ++n) {
            ObservableResult result{
                .name = fmt::format("h_{}", n),
                .formula = fmt::format("h({:g})", times(n)),
                .value = h(n),
                .error = band(n)};
            if (settings_.has_truth()) {
                result.exact = settings_.true_friction(times)(n);
                result.pull = pull_of(result.value, result.error, result.exact);
            }
            run.observables.push_back(std::move(result));
        }
    }

    void tell_fit(NetworkRun& run) const {
        const FrictionFit& best = outcome_.fits.front();
        const Index n = outcome_.data.position.size();
        const auto free = static_cast<double>(n - best.parameters.size());
        const double p = free > 0.0 ? chi_squared_survival(best.chi2(), free) : 1.0;
        run.observables.push_back(
            {.name = "chi2", .formula = "χ² of the fit", .value = best.chi2(), .p = p});
        Claims claims(run);
        claims.hold(
            best.is_accepted,
            fmt::format(
                "no friction of up to {} modes describes the data: χ² = {:.3g} for {} motions",
                settings_.search.modes,
                best.chi2(),
                n));
        if (settings_.is_linear()) {
            claims.hold(is_rank_one(), "a linear force must leave one number about h, not more");
            return;
        }
        if (!settings_.has_truth()) {
            return;
        }
        const double error = fit_error();
        run.observables.push_back(
            {.name = "fit_error", .formula = "max |Δh|/max |h| of the fit", .value = error});
        const Eigen::VectorXd deviation =
            outcome_.friction_at(times_) - settings_.true_friction(times_);
        const double pull = deviation.cwiseQuotient(outcome_.band_at(times_)).cwiseAbs().maxCoeff();
        claims.hold(
            pull <= verdict_.pull,
            fmt::format(
                "the true h leaves the band by {:.1f} of its widths: wrong prior, another minimum "
                "or modes that are missing",
                pull));
        const bool is_in_basis = settings_.body.friction.empty() &&
                                 std::ssize(settings_.body.coefficients) <= settings_.search.modes;
        claims.hold(
            settings_.data.noise > 0.0 || !is_in_basis || error <= 1e-4,
            fmt::format("without noise h is missed by {:.2e}, more than 1e-4", error));
    }

    bool is_rank_one() const {
        const Eigen::VectorXd& s = outcome_.posterior.sensitivity.singular_values();
        return s.size() == 1 || s(1) < 1e-8 * s(0);
    }

    std::string what_is_determined() const {
        const Sensitivity& sensitivity = outcome_.posterior.sensitivity;
        const Eigen::VectorXd& s = sensitivity.singular_values();
        if (is_rank_one()) {
            return "The force is linear: all data together hold one number about h (rank 1).";
        }
        const Eigen::VectorXd band = outcome_.band_at(times_);
        return fmt::format(
            "The data hold {} of {} numbers about h. Its band is {:.2g} at best (t = {:.2g}) and "
            "{:.2g} at T, where ẋ → 0.",
            sensitivity.n_determined(),
            s.size(),
            band.minCoeff(),
            times_(std::min_element(band.begin(), band.end()) - band.begin()),
            band(band.size() - 1));
    }

    /// Other frictions that describe the data and are not the best one.
    void add_other_fits(std::vector<std::string>& lines) const {
        const Eigen::VectorXd band = outcome_.band_at(times_);
        const Eigen::VectorXd best = outcome_.fit_at(outcome_.fits.front(), times_);
        for (std::size_t i = 1; i < outcome_.fits.size(); ++i) {
            const FrictionFit& other = outcome_.fits[i];
            const Eigen::VectorXd difference = outcome_.fit_at(other, times_) - best;
            const double widths = difference.cwiseQuotient(band).cwiseAbs().maxCoeff();
            if (other.is_accepted && widths > 5.0) {
                lines.push_back(fmt::format(
                    "h is not unique: a fit that began with h = {:g} describes the data too "
                    "(χ² = {:.3g}) and differs by up to {:.2g}, {:.0f} widths of the band.",
                    other.start,
                    other.chi2(),
                    difference.cwiseAbs().maxCoeff(),
                    widths));
            }
        }
    }

    /// The largest error of the best fit over the largest |h|.
    double fit_error() const {
        const Eigen::VectorXd truth = settings_.true_friction(times_);
        return (outcome_.fit_at(outcome_.fits.front(), times_) - truth).cwiseAbs().maxCoeff() /
               truth.cwiseAbs().maxCoeff();
    }

    const FrictionSettings& settings_;
    const VerdictSettings& verdict_;
    const FrictionOutcome& outcome_;
    Eigen::VectorXd times_;
};

}  // namespace

StudyResult FrictionStudy::run(const StudyHooks& hooks) const {
    const auto begin = std::chrono::steady_clock::now();
    StudyResult result{.summary = empty_friction_summary(header_.title, settings_), .samples = {}};
    hooks.part_starts("friction");
    const StoppingNetwork network(settings_.system(), settings_.search.layers);
    const StoppingData data =
        settings_.data.file.empty() ? synthetic_stops(settings_, network, run_.seed) : measured_;
    std::vector<FrictionFit> fits = friction_fits(settings_, network, data, hooks.execution);
    if (hooks.execution.stop()) {
        conclude(result.summary, 1, "");
        return result;
    }
    std::optional<FrictionPosterior> posterior =
        fits.empty() ? std::nullopt : best_posterior(settings_, network, data, fits);
    NetworkRun run{.network = "friction"};
    if (posterior) {
        const FrictionOutcome outcome{network, data, std::move(fits), std::move(*posterior)};
        const FrictionReport report(settings_, verdict_, outcome);
        run = report.run();
        result.summary.remarks = report.remarks();
        result.summary.figures = friction_figures(settings_, outcome);
    } else {
        Claims(run).hold(
            false, "every constant friction lets the motions run away: choose another reach or V");
    }
    run.sampler.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    hooks.part_ends(run);
    result.summary.runs.push_back(std::move(run));
    conclude(
        result.summary,
        1,
        settings_.search.linear
            ? "a linear force tells one number about its friction."
            : "the friction found lets every motion stop, and its band says what that determines.");
    return result;
}

Summary FrictionStudy::exact() const {
    Summary summary = empty_friction_summary(header_.title, settings_);
    summary.verdict = "exact";
    NetworkRun run{.network = "friction", .verdict = "exact"};
    const Eigen::VectorXd times = quarters(settings_.body.duration);
    if (settings_.has_truth()) {
        const Eigen::VectorXd truth = settings_.true_friction(times);
        for (Index n = 0; n < times.size(); ++n) {
            run.observables.push_back(exact_observable(
                fmt::format("h_{}", n), fmt::format("h({:g})", times(n)), truth(n)));
        }
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_friction_study(RunFile& file) {
    HeaderSettings header{.title = "A friction from the motions it stops"};
    FrictionSettings settings;
    VerdictSettings verdict;
    RunSettings run;
    file.read("", header);
    file.read("system", settings.body);
    file.read("data", settings.data);
    file.read("study", settings.search);
    read_verdict(file, verdict);
    file.read("run", run);
    file.reject_unread();
    file.locate([&] { check(settings); });
    StoppingData measured;
    if (!settings.data.file.empty()) {
        measured = stops_of(DataTable::read(file.data_file("data", "file", settings.data.file)));
        file.locate([&] {
            require(
                measured.position.size() >= settings.search.modes,
                "modes",
                "must be at most the {} motions of {}, got {}",
                measured.position.size(),
                settings.data.file,
                settings.search.modes);
        });
    }
    return std::make_unique<FrictionStudy>(header, settings, measured, verdict, run);
}

}  // namespace feynet
