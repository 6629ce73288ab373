#include "feynet/boltzmann/tensor/matrix_product_cuts.hpp"

#include "feynet/boltzmann/tensor/entanglement.hpp"
#include "feynet/core/error.hpp"
#include "thin_svd.hpp"

#include <algorithm>
#include <limits>

namespace feynet {
namespace {

/// Both matrices of a spin side by side: rows are the values of the bond on the left.
Eigen::MatrixXcd side_by_side(const SpinMatrices& site) {
    Eigen::MatrixXcd both(site[0].rows(), 2 * site[0].cols());
    both << site[0], site[1];
    return both;
}

/// One above the other: columns are the values of the bond on the right.
Eigen::MatrixXcd stacked(const SpinMatrices& site) {
    Eigen::MatrixXcd both(2 * site[0].rows(), site[0].cols());
    both << site[0], site[1];
    return both;
}

/// Makes every spin but the first orthonormal from the right, and the state of norm 1.
void orthonormalise_from_right(std::vector<SpinMatrices>& sites) {
    for (std::size_t i = sites.size() - 1; i > 0; --i) {
        const ThinSvd<Eigen::MatrixXcd> svd = thin_svd(side_by_side(sites[i]));
        const Eigen::MatrixXcd rows = svd.right.adjoint();
        const double scale = std::max(svd.values(0), std::numeric_limits<double>::min());
        const Eigen::MatrixXcd rest = svd.left * (svd.values / scale).asDiagonal();
        sites[i] = {rows.leftCols(rows.cols() / 2), rows.rightCols(rows.cols() / 2)};
        sites[i - 1] = {sites[i - 1][0] * rest, sites[i - 1][1] * rest};
    }
    const double norm = stacked(sites.front()).norm();
    require(norm > 0.0, "state", "must not vanish everywhere");
    sites.front() = {sites.front()[0] / norm, sites.front()[1] / norm};
}

}  // namespace

ShortenedProduct shortened(const MatrixProductState& state, double smallest) {
    require(
        state.n_spins() >= 1 && state.sites.front()[0].rows() == 1 &&
            state.sites.back()[0].cols() == 1,
        "state",
        "must be an open chain, from a row to a column");
    ShortenedProduct result{.state = state, .schmidt = {}};
    std::vector<SpinMatrices>& sites = result.state.sites;
    orthonormalise_from_right(sites);
    for (std::size_t i = 0; i + 1 < sites.size(); ++i) {
        const ThinSvd<Eigen::MatrixXcd> svd = thin_svd(stacked(sites[i]));
        const Index kept = schmidt_rank(svd.values, smallest);
        const Index rows = sites[i][0].rows();
        const Eigen::MatrixXcd rest =
            svd.values.head(kept).asDiagonal() * svd.right.leftCols(kept).adjoint();
        sites[i] = {svd.left.topLeftCorner(rows, kept), svd.left.bottomLeftCorner(rows, kept)};
        sites[i + 1] = {rest * sites[i + 1][0], rest * sites[i + 1][1]};
        result.schmidt.emplace_back(svd.values.head(kept));
        result.lost += svd.values.tail(svd.values.size() - kept).squaredNorm();
    }
    return result;
}

}  // namespace feynet
