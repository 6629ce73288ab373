#include "feynet/study/catalogue.hpp"

#include <doctest/doctest.h>

namespace feynet::test::catalogue_test {
namespace {

bool names(CatalogueFamily family, const char* word) {
    return catalogue(family).find(word) != std::string::npos;
}

}  // namespace

TEST_CASE("catalogue: every family lists its members by the words of a run file") {
    CHECK(names(CatalogueFamily::Networks, "relu"));
    CHECK(names(CatalogueFamily::Potentials, "quartic"));
    CHECK(names(CatalogueFamily::Potentials, "coupling"));
    CHECK(names(CatalogueFamily::Samplers, "metropolis"));
    CHECK(names(CatalogueFamily::Observables, "energy_primitive"));
    CHECK(names(CatalogueFamily::Studies, "path_integral"));
    CHECK(names(CatalogueFamily::Keys, "n_slices"));
    CHECK(names(CatalogueFamily::Keys, "dimensions"));
    CHECK(names(CatalogueFamily::Networks, "momentum"));
    CHECK(names(CatalogueFamily::Samplers, "overrelaxation"));
    CHECK(names(CatalogueFamily::Observables, "binder"));
    CHECK(names(CatalogueFamily::Keys, "extents"));
    CHECK(names(CatalogueFamily::Studies, "duality"));
    CHECK(names(CatalogueFamily::Keys, "phase_steps"));
}

}  // namespace feynet::test::catalogue_test
