// Statistical tests with fixed seeds. Each single comparison has the false-alarm rate 1e-6 (4.9
// standard errors, or p = 1e-6); the family of about 200 has 2e-4.
#include "feynet/core/random.hpp"
#include "feynet/statistics/kolmogorov_smirnov.hpp"

#include <boost/random/normal_distribution.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace feynet::test::random_law_test {
namespace {

constexpr double z_limit = 4.9;
constexpr double p_limit = 1e-6;

Block normals_of(const Stream& stream, Purpose purpose, Index n) {
    Block block(lanes, n);
    fill_normals(stream, purpose, block);
    return block;
}

/// Calls use(block) for 2²² normals at a time.
template <typename Use>
void for_many_normals(int n_blocks, Use use) {
    Block block(lanes, Index{1} << 19);
    for (int i = 0; i < n_blocks; ++i) {
        fill_normals(
            Stream{.seed = 11, .trajectory = static_cast<std::uint32_t>(i)}, Purpose::Test, block);
        use(block);
    }
}

/// ⟨zᵏ⟩ = (k−1)!! for even k, 0 for odd k.
double normal_moment(int k) {
    double moment = k % 2 == 0 ? 1.0 : 0.0;
    for (int i = k - 1; i > 1; i -= 2) {
        moment *= i;
    }
    return moment;
}

/// √n r: the correlation of two sets of normals in its standard error.
double correlation(const Block& a, const Block& b) {
    return (a * b).mean() * std::sqrt(static_cast<double>(a.size()));
}

/// The same of their squares, whose variance is 2.
double correlation_of_squares(const Block& a, const Block& b) {
    const Block product = (a.square() - 1.0) * (b.square() - 1.0);
    return 0.5 * product.mean() * std::sqrt(static_cast<double>(a.size()));
}

/// The largest pull of the moments one to eight of n numbers x, given the sums of their powers.
double worst_moment(const std::array<double, 9>& sums, double n) {
    double worst = 0.0;
    for (int k = 1; k <= 8; ++k) {
        const double variance = normal_moment(2 * k) - std::pow(normal_moment(k), 2);
        const double pull = (sums[k] / n - normal_moment(k)) / std::sqrt(variance / n);
        worst = std::max(worst, std::abs(pull));
    }
    return worst;
}

double normal_distribution_function(double x) {
    return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

void check_independent(const Block& a, const Block& b) {
    CHECK(std::abs(correlation(a, b)) < z_limit);
    CHECK(std::abs(correlation_of_squares(a, b)) < z_limit);
}

}  // namespace

TEST_CASE("normals: the moments up to order eight are those of the normal law") {
    // 1.7e7 draws: a width wrong by 0.2 % stands 11.6 standard errors away.
    constexpr int n_blocks = 4;
    std::array<double, 9> sums{};
    double n = 0.0;
    for_many_normals(n_blocks, [&](const Block& z) {
        Block power = z;
        for (int k = 1; k <= 8; ++k) {
            sums[k] += power.sum();
            power *= z;
        }
        n += static_cast<double>(z.size());
    });
    std::array<double, 9> of_wide = sums;
    for (int k = 1; k <= 8; ++k) {
        of_wide[k] *= std::pow(1.002, k);
    }

    CHECK(worst_moment(sums, n) < z_limit);
    CHECK(worst_moment(of_wide, n) > z_limit);
}

TEST_CASE("normals: the tails beyond three, four and five standard deviations are filled") {
    constexpr int n_blocks = 8;
    const auto cuts = std::to_array<double>({3.0, 4.0, 5.0});
    std::array<double, 3> above{};
    std::array<double, 3> below{};
    double n = 0.0;
    for_many_normals(n_blocks, [&](const Block& z) {
        for (int i = 0; i < 3; ++i) {
            above[i] += static_cast<double>((z > cuts[i]).count());
            below[i] += static_cast<double>((z < -cuts[i]).count());
        }
        n += static_cast<double>(z.size());
    });

    for (int i = 0; i < 3; ++i) {
        CAPTURE(cuts[i]);
        // At five standard deviations ten draws are expected on either side: Poisson's tails are
        // longer than Gauss', and six standard errors have the rate 1e-6.
        const double limit = i == 2 ? 6.0 : z_limit;
        const double expected = 0.5 * std::erfc(cuts[i] / std::sqrt(2.0)) * n;
        CHECK(std::abs(above[i] - expected) < limit * std::sqrt(expected));
        CHECK(std::abs(below[i] - expected) < limit * std::sqrt(expected));
    }
}

TEST_CASE("normals: the distribution function is the normal one") {
    // Four million draws resolve a distance of 1.3e-3.
    for_many_normals(1, [](const Block& z) {
        std::vector<double> sample(z.data(), z.data() + z.size());

        CHECK(kolmogorov_smirnov(sample, normal_distribution_function).p > p_limit);

        // A mean wrong by 0.5 % of the width moves the distribution by 2e-3.
        std::for_each(sample.begin(), sample.end(), [](double& x) { x += 0.005; });
        CHECK(kolmogorov_smirnov(sample, normal_distribution_function).p < p_limit);
    });
}

TEST_CASE("normals: no draw is beyond the radius that 32 bits allow") {
    for_many_normals(1, [](const Block& z) { CHECK(z.abs().maxCoeff() <= 6.77); });
}

TEST_CASE("uniforms: the distribution function is the diagonal and the ends are never reached") {
    Block u(lanes, 1 << 17);
    fill_uniforms(Stream{.seed = 12}, Purpose::Test, u);
    const std::vector<double> sample(u.data(), u.data() + u.size());

    CHECK(u.minCoeff() > 0.0);
    CHECK(u.maxCoeff() < 1.0);
    CHECK(kolmogorov_smirnov(sample, [](double x) { return x; }).p > p_limit);
}

TEST_CASE("engine: Boost's normals on it have the law of the vectorised ones") {
    constexpr std::size_t n = 400000;
    Engine engine(Stream{.seed = 13}, Purpose::Test);
    boost::random::normal_distribution<double> normal;
    std::vector<double> theirs(n);
    for (double& z : theirs) {
        z = normal(engine);
    }
    const Block ours = normals_of(Stream{.seed = 14}, Purpose::Test, n / lanes);
    const std::vector<double> sample(ours.data(), ours.data() + ours.size());

    CHECK(kolmogorov_smirnov(sample, theirs).p > p_limit);
}

TEST_CASE("normals: the chains of a block are independent of each other") {
    const Block z = normals_of(Stream{.seed = 15}, Purpose::Momentum, 100000);
    for (int i = 0; i < lanes; ++i) {
        for (int j = 0; j < i; ++j) {
            const Block a = z.row(i).replicate(lanes, 1);
            const Block b = z.row(j).replicate(lanes, 1);
            // Eight equal rows: √8 of the standard error is not there.
            CHECK(std::abs(correlation(a, b)) < z_limit * std::sqrt(8.0));
            CHECK(std::abs(correlation_of_squares(a, b)) < z_limit * std::sqrt(8.0));
        }
    }
}

TEST_CASE("normals: the variables of one chain are independent of their neighbours") {
    constexpr Index n = 100000;
    const Block z = normals_of(Stream{.seed = 16}, Purpose::Momentum, n + 8);
    for (Index lag = 1; lag <= 8; ++lag) {
        CAPTURE(lag);
        check_independent(z.leftCols(n), z.middleCols(lag, n));
    }
}

TEST_CASE("normals: neighbouring streams are independent") {
    constexpr Index n = 100000;
    const Stream base{.seed = 17};
    const Block z = normals_of(base, Purpose::Momentum, n);
    const auto check_against = [&](const Stream& other, Purpose purpose) {
        check_independent(z, normals_of(other, purpose, n));
    };

    for (int purpose = 1; purpose <= 7; ++purpose) {
        if (purpose != static_cast<int>(Purpose::Momentum)) {
            check_against(base, static_cast<Purpose>(purpose));
        }
    }
    check_against({.seed = 18}, Purpose::Momentum);
    check_against({.seed = 17 + (std::uint64_t{1} << 32U)}, Purpose::Momentum);
    check_against({.seed = 17, .run = 1}, Purpose::Momentum);
    check_against({.seed = 17, .run = 2}, Purpose::Momentum);
    check_against({.seed = 17, .phase = Phase::Pilot}, Purpose::Momentum);
    check_against({.seed = 17, .first_chain = lanes}, Purpose::Momentum);
    check_against({.seed = 17, .trajectory = 1}, Purpose::Momentum);
    check_against({.seed = 17, .trajectory = 2}, Purpose::Momentum);

    // A hundredth of the other stream mixed in is nine standard errors of the correlation.
    const Block other = normals_of({.seed = 17, .trajectory = 1}, Purpose::Momentum, n);
    CHECK(std::abs(correlation(z, other + 0.01 * z)) > z_limit);
}

TEST_CASE("offers: shifts are uniform, limits exponential, and neither knows the other") {
    constexpr Index n = 1 << 17;
    Offers offers(n);
    fill_offers(Stream{.seed = 19}, Purpose::Offer, Eigen::ArrayXd::Ones(n), offers);
    const Block& shifts = offers.shifts;
    const Block& limits = offers.limits;
    const std::vector<double> shift_sample(shifts.data(), shifts.data() + shifts.size());
    const std::vector<double> limit_sample(limits.data(), limits.data() + limits.size());
    const auto uniform = [](double x) { return 0.5 + x / std::sqrt(12.0); };
    const auto exponential = [](double x) { return -std::expm1(-x); };

    CHECK(kolmogorov_smirnov(shift_sample, uniform).p > p_limit);
    CHECK(kolmogorov_smirnov(limit_sample, exponential).p > p_limit);
    CHECK(kolmogorov_smirnov(limit_sample, [&](double x) {
              return exponential(0.99 * x);
          }).p < p_limit);
    CHECK(shifts.abs().maxCoeff() < std::sqrt(3.0));
    CHECK(limits.minCoeff() > 0.0);
    CHECK(std::abs(correlation(shifts, limits - 1.0)) < z_limit);
    CHECK(std::abs(correlation(shifts.leftCols(n - 1), shifts.rightCols(n - 1))) < z_limit);
    CHECK(
        std::abs(correlation(limits.leftCols(n - 1) - 1.0, limits.rightCols(n - 1) - 1.0)) <
        z_limit);
    CHECK(std::abs(correlation(shifts, shifts.square() * (limits - 1.0))) < 3.0 * z_limit);
}

TEST_CASE("normals: a tail that lacks a fifth of its draws is seen") {
    // 2100 draws are expected beyond four standard deviations.
    constexpr double cut = 4.0;
    double n = 0.0;
    double beyond = 0.0;
    for_many_normals(8, [&](const Block& z) {
        beyond += static_cast<double>((z.abs() > cut).count());
        n += static_cast<double>(z.size());
    });
    const double expected = std::erfc(cut / std::sqrt(2.0)) * n;

    CHECK(std::abs(beyond - expected) < z_limit * std::sqrt(expected));
    CHECK(std::abs(0.8 * beyond - expected) > z_limit * std::sqrt(expected));
}

}  // namespace feynet::test::random_law_test
