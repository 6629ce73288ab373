#include "feynet/statistics/distribution.hpp"
#include "feynet/study/validation/campaign_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr double farthest_pull = 5.0;

double normal_density(double z) {
    constexpr double pi = 3.14159265358979323846;
    return std::exp(-0.5 * z * z) / std::sqrt(2.0 * pi);
}

/// n times the normal law in a bin, and its binomial width.
Figure pull_histogram(const std::vector<double>& pulls) {
    constexpr double bin = 0.5;
    const auto n = static_cast<double>(pulls.size());
    Figure figure{
        .name = "pull_histogram",
        .title = "The pulls as a histogram",
        .caption =
            "How many independent numbers have which pull. The line is the normal law, the bars "
            "its binomial fluctuation.",
        .x = {.label = "pull"},
        .y = {.label = "numbers"}};
    FigureSeries counts{.label = "counted", .points = {}, .test = {}};
    for (double low = -farthest_pull; low < farthest_pull; low += bin) {
        const auto inside = std::count_if(pulls.begin(), pulls.end(), [&](double pull) {
            return pull >= low && pull < low + bin;
        });
        const double p = normal_survival(low) - normal_survival(low + bin);
        counts.points.push_back(figure_point(
            low + 0.5 * bin, static_cast<double>(inside), std::sqrt(n * p * (1.0 - p))));
    }
    FigureCurve law{.label = "normal law", .x = {}, .y = {}};
    constexpr double step = 0.1;
    for (double z = -farthest_pull; z <= farthest_pull; z += step) {
        law.x.push_back(z);
        law.y.push_back(n * bin * normal_density(z));
    }
    figure.series = {std::move(counts)};
    figure.exact = {std::move(law)};
    return figure;
}

struct RankedPull {
    double pull;
    Theory theory;
};

std::vector<RankedPull> ranked_pulls(const CampaignAccount& account) {
    std::vector<RankedPull> all;
    for (const CampaignNumber& number : account.numbers) {
        if (number.role == NumberRole::Independent && number.pull) {
            all.push_back({*number.pull, number.theory});
        }
    }
    std::sort(all.begin(), all.end(), [](const RankedPull& a, const RankedPull& b) {
        return a.pull < b.pull;
    });
    return all;
}

/// Where the normal law puts number i of n.
double expected_quantile(std::size_t i, std::size_t n) {
    return normal_quantile((static_cast<double>(i) + 0.5) / static_cast<double>(n));
}

/// The straight line of the normal law, and ±2 standard errors of each order statistic.
std::vector<FigureCurve> quantile_band(std::size_t n) {
    FigureCurve law{.label = "normal law, ± 2 standard errors", .x = {}, .y = {}};
    FigureCurve above{.label = "", .x = {}, .y = {}};
    FigureCurve below{.label = "", .x = {}, .y = {}};
    for (std::size_t i = 0; i < n; ++i) {
        const double z = expected_quantile(i, n);
        const double p = (static_cast<double>(i) + 0.5) / static_cast<double>(n);
        const double error = std::sqrt(p * (1.0 - p) / static_cast<double>(n)) / normal_density(z);
        law.x.push_back(z);
        law.y.push_back(z);
        above.x.push_back(z);
        above.y.push_back(z + 2.0 * error);
        below.x.push_back(z);
        below.y.push_back(z - 2.0 * error);
    }
    return {law, above, below};
}

Figure pull_quantiles(const CampaignAccount& account) {
    const std::vector<RankedPull> all = ranked_pulls(account);
    Figure figure{
        .name = "pull_quantiles",
        .title = "The pulls beside the normal law",
        .caption =
            "Every independent pull at the place that the normal law has for its rank: on the "
            "line, if errors are what they say.",
        .x = {.label = "quantile of the normal law"},
        .y = {.label = "pull"}};
    for (std::size_t t = 0; t < Words<Theory>::value.size(); ++t) {
        FigureSeries series{
            .label = std::string(Words<Theory>::value[t]), .points = {}, .test = {}};
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].theory == static_cast<Theory>(t)) {
                series.points.push_back(
                    figure_point(expected_quantile(i, all.size()), all[i].pull));
            }
        }
        if (!series.points.empty()) {
            figure.series.push_back(std::move(series));
        }
    }
    figure.exact = quantile_band(all.size());
    return figure;
}

}  // namespace

std::vector<Figure> campaign_figures(const CampaignAccount& account) {
    const std::vector<double> pulls = account.pulls(NumberRole::Independent);
    if (pulls.empty()) {
        return {};
    }
    return {pull_quantiles(account), pull_histogram(pulls)};
}

}  // namespace feynet
