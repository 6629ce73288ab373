// Any text as data of a user: a table of numbers, the published weights of a machine.

#include "feynet/io/config_error.hpp"
#include "feynet/io/data_table.hpp"
#include "feynet/study/boltzmann/rbm_weights_file.hpp"
#include "holds.hpp"

#include <cmath>

namespace feynet::fuzz {
namespace {

constexpr const char* file_name = "data.csv";

void refused_by_name(const ConfigError& error) {
    holds(std::string_view(error.what()).substr(0, 9) == "data.csv:");
}

void read_table(const std::string& text) {
    try {
        const DataTable table = DataTable::parse(text, file_name);
        holds(table.rows() > 0);
        for (const std::string& name : table.columns()) {
            const std::vector<double>& column = table.column(name);
            holds(column.size() == table.rows());
            for (const double value : column) {
                holds(std::isfinite(value));
            }
        }
    } catch (const ConfigError& error) {
        refused_by_name(error);
    }
}

void read_weights(const std::string& text) {
    try {
        const RbmWeights weights = parse_rbm_weights(text, file_name);
        const std::string again = wf_text(weights);
        holds(wf_text(parse_rbm_weights(again, file_name)) == again);
    } catch (const ConfigError& error) {
        refused_by_name(error);
    }
}

}  // namespace
}  // namespace feynet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text = feynet::fuzz::text_of(bytes, size);
    feynet::fuzz::read_table(text);
    feynet::fuzz::read_weights(text);
    return 0;
}
