#include "feynet/study/holography/friction_data.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"
#include "feynet/io/config_error.hpp"

#include <vector>

namespace feynet {
namespace {

/// Starts of no stated error are taken as known to this.
constexpr double known_to = 1e-9;

/// A column of errors, zero where the table has none.
Eigen::VectorXd errors_of(const DataTable& table, std::string_view column) {
    if (!table.has(column)) {
        return Eigen::VectorXd::Zero(static_cast<Index>(table.rows()));
    }
    const std::vector<double>& values = table.column(column);
    return Eigen::Map<const Eigen::VectorXd>(values.data(), std::ssize(values));
}

}  // namespace

StoppingData synthetic_stops(
    const FrictionSettings& settings, const StoppingNetwork& network, std::uint64_t seed) {
    const Index n = settings.data.motions;
    const StopCurve curve =
        stop_curve(network, settings.true_friction(network.times()), settings.data.window(), n);
    Block normals(lanes, (n + columns_at_once - 1) / columns_at_once * columns_at_once);
    fill_normals(Stream{.seed = seed}, Purpose::DataNoise, normals);
    const double noise = settings.data.noise;
    const Eigen::VectorXd error = Eigen::VectorXd::Constant(n, noise > 0.0 ? noise : known_to);
    return {
        curve.position + noise * normals.row(0).head(n).matrix().transpose(),
        curve.velocity + noise * normals.row(1).head(n).matrix().transpose(),
        error,
        error};
}

StoppingData stops_of(const DataTable& table) {
    const std::vector<double>& x = table.column("x0");
    const std::vector<double>& v = table.column("v0");
    StoppingData data{
        Eigen::Map<const Eigen::VectorXd>(x.data(), std::ssize(x)),
        Eigen::Map<const Eigen::VectorXd>(v.data(), std::ssize(v)),
        errors_of(table, "x0_error"),
        errors_of(table, "v0_error")};
    for (Index n = 0; n < data.position.size(); ++n) {
        if (data.position_error(n) == 0.0 && data.velocity_error(n) == 0.0) {
            data.position_error(n) = data.velocity_error(n) = known_to;
        }
    }
    try {
        check(data);
    } catch (const InvalidInput& error) {
        throw ConfigError(table.name() + ": " + error.what());
    }
    return data;
}

}  // namespace feynet
