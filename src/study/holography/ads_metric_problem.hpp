#pragma once

#include "feynet/core/random.hpp"
#include "feynet/holography/boundary/boundary_map.hpp"
#include "feynet/holography/bulk_network.hpp"
#include "feynet/holography/learning/bulk_model.hpp"
#include "feynet/holography/learning/labelled_points.hpp"
#include "feynet/holography/learning/metric_fit.hpp"
#include "feynet/io/data_table.hpp"
#include "feynet/study/holography/ads_metric_settings.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace feynet {

/// A run file's bulk and data, as the kernels want them.
class AdsProblem {
public:
    /// @throws InvalidInput if the metric is no expression of eta with a regular horizon
    /// @throws ConfigError for a table that cannot be read
    AdsProblem(const AdsMetricSettings& settings, const std::filesystem::path& table);

    /// h of the data; nothing for measured ones.
    const std::function<double(double)>& metric() const { return metric_; }
    bool is_known() const { return static_cast<bool>(metric_); }
    Eigen::VectorXd metric_at(const Eigen::VectorXd& depths) const;

    BulkNetwork network() const;
    std::shared_ptr<const BoundaryMap> boundary() const;

    /// m² and λ of the run file, and a metric if it is known.
    BulkModel model(const Eigen::VectorXd& depths) const;

    LabelledPoints labelled(const Stream& stream) const;

    /// The points of the curve of the known bulk, or those of the table.
    CurveData curve(const ResponseModel& responses, const Stream& stream) const;

    const std::optional<DataTable>& table() const { return table_; }

private:
    AdsMetricSettings settings_;
    std::function<double(double)> metric_;
    std::optional<DataTable> table_;
};

/// A list of numbers as Eigen has it.
Eigen::VectorXd vector_of(const std::vector<double>& numbers);

}  // namespace feynet
