#pragma once

#include "feynet/holography/quark/chiral_fit.hpp"
#include "feynet/holography/wilson/emergent_background.hpp"
#include "feynet/holography/wilson/string_background.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/study/holography/ads_qcd_settings.hpp"
#include "feynet/study/study.hpp"

#include <Eigen/Core>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace feynet {

/// GeV⁻¹ in one femtometre.
inline constexpr double inverse_gev_per_fm = 5.0677;

/// The parts of a study of holographic QCD: each adds its runs and figures to the summary.
void add_precise_part(const QcdPlan& plan, Summary& summary);
void add_neural_ode_part(const QcdPlan& plan, Summary& summary);

/// @return whether it was not stopped
bool add_paper_part(
    const QcdPlan& plan, std::uint64_t seed, const StudyHooks& hooks, Summary& summary);

/// ⟨q̄q⟩ of a model at each mass beside the data.
void add_condensates(const ChiralData& data, const Eigen::VectorXd& condensate, NetworkRun& run);

/// Lattice points with errors, and the curve of the model.
Figure condensate_figure(
    const ChiralData& data, const Eigen::VectorXd& mass, const Eigen::VectorXd& condensate);

/// model − data in units of 1e−3 GeV³.
Figure residual_figure(const ChiralData& data, const Eigen::VectorXd& condensate);

/// h(η) with its error at some depths, beside the black brane and the published table.
Figure metric_figure(
    const std::string& label,
    const Eigen::VectorXd& depths,
    const Eigen::VectorXd& metric,
    const Eigen::VectorXd& error,
    const std::string& caption);

/// The points (L, λ) of the papers, as series of a figure of the valley.
std::vector<FigureSeries> published_scales();

/// A bulk in which strings hang, by name.
struct NamedBulk {
    std::string label;
    StringBackground background;
    double lowest;  ///< between which strings turn
    double highest;
    double radius;  ///< L, GeV⁻¹
};

/// V(d) of each bulk until the string breaks, scaled with the distance at which it does; beside
/// the confining metric e^{cz²/2}/z². Adds what was found of breaking to the run.
Figure potential_figure(const std::vector<NamedBulk>& bulks, NetworkRun& run);

/// The two bulks (g = c₅ e^{2η} and g ∝ cosh 2η) of a learned metric; none, and a remark, where it
/// cannot be carried on to a horizon.
std::vector<NamedBulk> bulks_of(
    const std::string& label,
    const std::function<MetricExcess()>& excess,
    double temperature,
    double radius,
    NetworkRun& run);

}  // namespace feynet
