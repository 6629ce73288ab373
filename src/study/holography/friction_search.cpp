#include "friction_search.hpp"

#include "feynet/study/chain_run.hpp"

#include <algorithm>
#include <utility>

namespace feynet {

namespace {

using FrictionModes =
    StepsOf<FrictionDescent, &FrictionDescent::has_ended, &FrictionDescent::add_mode>;

}  // namespace

std::vector<FrictionFit> friction_fits(
    const FrictionSettings& settings,
    const StoppingNetwork& network,
    const StoppingData& data,
    const Execution& execution) {
    const FrictionFitSettings plan = settings.search.fit();
    const std::vector<double> starts = friction_starts(network, data, plan);
    std::vector<FrictionFit> fits(starts.size());
    // χ² may have fewer minima than were asked for
    execution.progress(lanes * plan.most_modes * (plan.n_starts - std::ssize(starts)), 1.0);
    run_steps(
        std::ssize(starts),
        plan.most_modes,
        execution,
        [&](Index i) {
            const double start = starts[static_cast<std::size_t>(i)];
            return FrictionModes{i, FrictionDescent(network, data, start, plan)};
        },
        [&](const FrictionModes& done) {
            fits[static_cast<std::size_t>(done.number)] = done.work.fit();
        });
    const auto is_none = [](const FrictionFit& fit) { return fit.parameters.size() == 0; };
    fits.erase(std::remove_if(fits.begin(), fits.end(), is_none), fits.end());
    std::stable_sort(fits.begin(), fits.end(), [](const FrictionFit& a, const FrictionFit& b) {
        return a.is_accepted != b.is_accepted ? a.is_accepted : a.chi2() < b.chi2();
    });
    return fits;
}

std::optional<FrictionPosterior> best_posterior(
    const FrictionSettings& settings,
    const StoppingNetwork& network,
    const StoppingData& data,
    const std::vector<FrictionFit>& fits) {
    const Eigen::VectorXd widths = prior_widths(settings.search.modes, settings.search.prior);
    std::optional<FrictionPosterior> best =
        friction_posterior(network, data, fits.front().parameters, widths);
    for (const FrictionFit& fit : fits) {
        const Eigen::VectorXd constant = Eigen::VectorXd::Constant(1, fit.start);
        std::optional<FrictionPosterior> other =
            friction_posterior(network, data, constant, widths);
        if (other && (!best || other->objective < best->objective)) {
            best = std::move(other);
        }
    }
    return best;
}

}  // namespace feynet
