// Any text as the summary.json of a run: refused with its name, or written and read as the same.

#include "feynet/io/config_error.hpp"
#include "feynet/io/summary_json.hpp"
#include "feynet/io/summary_reader.hpp"
#include "holds.hpp"

namespace feynet::fuzz {
namespace {

void one_input(const std::string& text) {
    try {
        const Summary summary = parse_summary(text, "summary.json");
        const std::string again = to_json(summary);
        holds(to_json(parse_summary(again, "summary.json")) == again);
    } catch (const ConfigError& error) {
        holds(std::string_view(error.what()).substr(0, 13) == "summary.json:");
    }
}

}  // namespace
}  // namespace feynet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    feynet::fuzz::one_input(feynet::fuzz::text_of(bytes, size));
    return 0;
}
