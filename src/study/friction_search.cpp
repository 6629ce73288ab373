#include "friction_search.hpp"

#include "feynet/sampler/chains.hpp"

#include <algorithm>
#include <utility>

namespace feynet {

std::vector<FrictionFit> friction_fits(
    const FrictionSettings& settings,
    const StoppingNetwork& network,
    const StoppingData& data,
    const Execution& execution) {
    const std::vector<double> starts = friction_starts(network, data, settings.search.fit());
    std::vector<FrictionFit> fits(starts.size());
    for_each_block(std::ssize(starts), execution.n_threads, [&](Index i) {
        if (!execution.stop()) {
            const auto index = static_cast<std::size_t>(i);
            fits[index] = fit_friction(network, data, starts[index], settings.search.fit());
        }
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
