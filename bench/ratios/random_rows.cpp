// R2: what a normal number costs, beside Boost's on a Mersenne twister.

#include "feynet/core/random.hpp"
#include "ratio_rows.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>

namespace feynet::bench {
namespace {

constexpr Index n_sites = 1000;

Ratio normals(Effort effort) {
    Block ours(lanes, n_sites);
    Block theirs(lanes, n_sites);
    Stream stream;
    boost::random::mt19937 engine(1);
    boost::random::normal_distribution<double> normal;
    const Alternation alternation = alternate(
        [&] {
            for (Index j = 0; j < n_sites; ++j) {
                for (int lane = 0; lane < lanes; ++lane) {
                    theirs(lane, j) = normal(engine);
                }
            }
            keep(theirs.data());
        },
        [&] {
            ++stream.trajectory;
            fill_normals(stream, Purpose::Test, ours);
            keep(ours.data());
        },
        effort);
    return row_of(
        "R2",
        "normal, Boost on mt19937 / ours",
        alternation,
        Side::AtLeast,
        2.5,
        static_cast<double>(n_sites * lanes));
}

}  // namespace

std::vector<Ratio> random_rows(Effort effort) {
    return {normals(effort)};
}

}  // namespace feynet::bench
