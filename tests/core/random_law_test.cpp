// Statistical tests with fixed seeds. Each single comparison has the false-alarm rate 1e-6 (4.9
// standard errors, or p = 1e-6); the family of about 200 has 2e-4.
#include "feynet/core/random.hpp"
#include "feynet/statistics/kolmogorov_smirnov.hpp"

#include <boost/random/normal_distribution.hpp>
#include <doctest/doctest.h>

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

void check_independent(const Block& a, const Block& b) {
    CHECK(std::abs(correlation(a, b)) < z_limit);
    CHECK(std::abs(correlation_of_squares(a, b)) < z_limit);
}

}  // namespace

TEST_CASE("normals: the moments up to order eight are those of the normal law") {
    // 1.7e7 draws: a width wrong by 0.1 % would stand 5.8 standard errors away.
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

    for (int k = 1; k <= 8; ++k) {
        CAPTURE(k);
        const double variance = normal_moment(2 * k) - std::pow(normal_moment(k), 2);
        const double pull = (sums[k] / n - normal_moment(k)) / std::sqrt(variance / n);
        CHECK(std::abs(pull) < z_limit);
    }
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
        const std::vector<double> sample(z.data(), z.data() + z.size());
        const auto distribution = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };

        CHECK(kolmogorov_smirnov(sample, distribution).p > p_limit);
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
}

}  // namespace feynet::test::random_law_test
