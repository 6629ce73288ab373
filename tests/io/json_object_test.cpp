#include "feynet/io/json_object.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace feynet::test::json_object_test {

TEST_CASE("fields keep their order and their types") {
    const JsonObject object{
        {{"b", std::string("x\"\n")},
         {"a", 0.1},
         {"n", std::int64_t{3}},
         {"t", true},
         {"o", JsonObject{{{"z", 1.0}}}}}};

    CHECK(to_json_line(object) == R"({"b":"x\"\n","a":0.1,"n":3,"t":true,"o":{"z":1.0}})");
    CHECK(to_json(JsonObject{{{"a", 0.5}}}) == "{\n  \"a\": 0.5\n}\n");
}

TEST_CASE("numbers that are not finite are null and bytes that are not UTF-8 are replaced") {
    const JsonObject object{
        {{"a", std::numeric_limits<double>::quiet_NaN()},
         {"b", -std::numeric_limits<double>::infinity()},
         {"c", std::string("\xFF")}}};

    CHECK(to_json_line(object) == "{\"a\":null,\"b\":null,\"c\":\"\xEF\xBF\xBD\"}");
}

TEST_CASE("an object without fields is an object") {
    CHECK(to_json_line({}) == "{}");
}

}  // namespace feynet::test::json_object_test
