#include "feynet/io/state.hpp"

#include "feynet/core/block.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::state_test {
namespace {

/// One member of every sort that can be kept.
struct Traveller {
    Index step = 0;
    std::uint32_t trajectory = 0;
    double energy = 0.0;
    Block position{};
    Eigen::ArrayXd masses{};
    std::vector<double> series{};
    std::vector<std::vector<double>> chains = std::vector<std::vector<double>>(2);
    std::optional<double> tilt{};
    Eigen::VectorXcd weights{};

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(step, trajectory, energy, position, masses, series, chains, tilt, weights);
    }
};

Traveller far_away() {
    Traveller traveller{.step = -7, .trajectory = 4'000'000'000U, .energy = -0.0};
    traveller.position = Block::Constant(lanes, 3, 1.0 / 3.0);
    traveller.masses = Eigen::ArrayXd::LinSpaced(5, 0.0, 1.0);
    traveller.series = {1.0, 2.0};
    traveller.chains = {{3.0}, {}};
    traveller.tilt = 0.5;
    traveller.weights = Eigen::VectorXcd::Constant(2, {1.0 / 7.0, -0.0});
    return traveller;
}

std::string state_of(Traveller traveller) {
    StateWriter writer;
    writer(traveller);
    return writer.bytes();
}

/// A traveller that was just made, with what is optional.
Traveller at_home() {
    Traveller traveller;
    traveller.tilt = 0.0;
    return traveller;
}

bool takes(Traveller traveller, const std::string& bytes) {
    try {
        StateReader reader(bytes);
        reader(traveller);
        reader.finish();
        return true;
    } catch (const IoError&) {
        return false;
    }
}

}  // namespace

TEST_CASE("what was written is read, bit for bit") {
    const std::string bytes = state_of(far_away());
    Traveller traveller = at_home();

    StateReader reader(bytes);
    reader(traveller);
    reader.finish();

    CHECK(state_of(traveller) == bytes);
    CHECK(traveller.position(7, 2) == 1.0 / 3.0);
    CHECK(traveller.chains.at(0).at(0) == 3.0);
}

TEST_CASE("empty tables are tables") {
    CHECK(takes(at_home(), state_of(at_home())));
}

TEST_CASE("the state of an object of another shape is refused") {
    const std::string bytes = state_of(far_away());
    Traveller narrow = at_home();
    narrow.position = Block::Zero(lanes, 2);
    Traveller lonely = at_home();
    lonely.chains.resize(1);
    const Traveller upright;

    CHECK(takes(at_home(), bytes));
    CHECK_FALSE(takes(narrow, bytes));
    CHECK_FALSE(takes(lonely, bytes));
    CHECK_FALSE(takes(upright, bytes));
}

TEST_CASE("every cut of a state is refused") {
    const std::string bytes = state_of(far_away());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(takes(at_home(), bytes.substr(0, size)));
    }
    CHECK_FALSE(takes(at_home(), bytes + "x"));
}

TEST_CASE("a table whose shape is not that of its numbers is refused") {
    constexpr Index lowest = std::numeric_limits<Index>::min();
    const auto takes_shape = [](Index rows, Index cols, std::vector<double> numbers) {
        StateWriter writer;
        writer(rows, cols, numbers);
        Eigen::ArrayXXd table;
        StateReader reader(writer.bytes());
        try {
            reader(table);
            return true;
        } catch (const IoError&) {
            return false;
        }
    };

    CHECK(takes_shape(2, 3, std::vector<double>(6)));
    CHECK(takes_shape(0, 3, {}));
    for (const Index rows :
         {lowest, lowest + 2, Index{-2}, Index{0}, Index{4}, Index{6}, lowest / -3}) {
        CAPTURE(rows);
        CHECK_FALSE(takes_shape(rows, 3, std::vector<double>(6)));
        CHECK_FALSE(takes_shape(3, rows, std::vector<double>(6)));
    }
    CHECK_FALSE(takes_shape(-1, 0, {}));
    CHECK_FALSE(takes_shape(2, 3, {}));
}

TEST_CASE("a number that its type cannot hold is refused") {
    StateWriter writer;
    Index large = Index{1} << 40U;
    writer(large);
    StateReader reader(writer.bytes());
    std::uint32_t small = 0;

    CHECK_THROWS_AS(reader(small), IoError);
}

}  // namespace feynet::test::state_test
