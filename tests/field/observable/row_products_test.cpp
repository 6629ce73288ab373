#include "feynet/field/observable/row_products.hpp"

#include "field/observable/field_samples.hpp"

#include <doctest/doctest.h>

namespace feynet::test::row_products_test {

TEST_CASE("short rows and long ones are multiplied around the ring, whatever the stride") {
    for (const Index extent : {Index{2}, Index{5}, Index{64}, RowProducts::longest_direct + 3}) {
        for (const Index stride : {1, 3, 8, 19}) {
            const Block sites = normal_field(2 * extent * stride);  // two slabs
            Block products = Block::Ones(lanes, extent / 2 + 1);
            RowProducts(extent).add(sites, stride, products);
            for (Index lag = 0; 2 * lag <= extent; ++lag) {
                Lanes sum = Lanes::Ones();  // what was there before
                for (Index site = 0; site < sites.cols(); ++site) {
                    const Index place = site / stride % extent;
                    const Index other = site + stride * ((place + lag) % extent - place);
                    sum += sites.col(site) * sites.col(other);
                }
                CHECK((products.col(lag) - sum).abs().maxCoeff() < 1e-10);
            }
        }
    }
}

}  // namespace feynet::test::row_products_test
