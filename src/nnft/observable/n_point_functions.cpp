#include "feynet/nnft/observable/n_point_functions.hpp"

#include "feynet/core/error.hpp"

#include <cassert>
#include <utility>

namespace feynet {

NPointFunctions::NPointFunctions(std::vector<std::vector<Index>> products)
    : products_(std::move(products)) {
    require(!products_.empty(), "products", "must not be empty");
    for (const std::vector<Index>& product : products_) {
        require(!product.empty(), "products", "must each have an input");
        for (const Index input : product) {
            require(input >= 0, "products", "must number inputs from 0, got {}", input);
        }
    }
}

void NPointFunctions::measure(const Block& f, Block& values) const {
    values.resize(lanes, size());
    for (std::size_t c = 0; c < products_.size(); ++c) {
        Lanes product = Lanes::Ones();
        for (const Index input : products_[c]) {
            assert(input < f.cols());
            product *= f.col(input);
        }
        values.col(static_cast<Index>(c)) = product;
    }
}

}  // namespace feynet
