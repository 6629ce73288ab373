#include "feynet/statistics/correlator_matrix.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <set>
#include <vector>

namespace feynet::test::correlator_matrix_test {
namespace {

std::vector<double> some_means(const CorrelatorMatrix& layout) {
    std::vector<double> means;
    for (Index c = 0; c < layout.n_components(); ++c) {
        means.push_back(0.3 * static_cast<double>(c * c % 7) + 0.1);
    }
    return means;
}

}  // namespace

TEST_CASE("correlator matrix: every component has one meaning") {
    const CorrelatorMatrix layout(4, 3);
    std::set<Index> seen;
    for (Index i = 0; i < 4; ++i) {
        seen.insert(CorrelatorMatrix::mean(i));
        for (Index j = i; j < 4; ++j) {
            for (Index time = 0; time < 3; ++time) {
                CHECK(layout.product(time, i, j) == layout.product(time, j, i));
                seen.insert(layout.product(time, i, j));
            }
        }
    }

    CHECK(layout.n_components() == 4 + 3 * 10);
    CHECK(static_cast<Index>(seen.size()) == layout.n_components());
    CHECK(*seen.begin() == 0);
    CHECK(*seen.rbegin() == layout.n_components() - 1);
}

TEST_CASE("correlator matrix: the vacuum is subtracted") {
    const CorrelatorMatrix layout(2, 1);
    const std::vector<double> means{2.0, 3.0, 4.5, 6.25, 9.5};

    const Eigen::MatrixXd c = layout.connected(means, 0);

    CHECK(c(0, 0) == 0.5);
    CHECK(c(0, 1) == 0.25);
    CHECK(c(1, 0) == 0.25);
    CHECK(c(1, 1) == 0.5);
}

TEST_CASE("correlator matrix: the gradient of vᵀCv is that of finite differences") {
    const CorrelatorMatrix layout(3, 2);
    const Eigen::Vector3d v(0.7, -1.2, 0.4);
    std::vector<double> means = some_means(layout);
    std::vector<double> gradient(means.size(), 1.0);

    layout.add_gradient(means, 1, v, 2.5, gradient);

    constexpr double h = 1e-5;
    for (std::size_t c = 0; c < means.size(); ++c) {
        const double mean = means[c];
        const auto form_at = [&](double value) {
            means[c] = value;
            return v.dot(layout.connected(means, 1) * v);
        };
        const double slope = (form_at(mean + h) - form_at(mean - h)) / (2.0 * h);
        means[c] = mean;
        CHECK(gradient[c] == doctest::Approx(1.0 + 2.5 * slope).epsilon(1e-8));
    }
}

TEST_CASE("correlator matrix: it has operators and times") {
    CHECK_THROWS_AS(CorrelatorMatrix(0, 1), InvalidInput);
    CHECK_THROWS_AS(CorrelatorMatrix(1, 0), InvalidInput);
}

}  // namespace feynet::test::correlator_matrix_test
