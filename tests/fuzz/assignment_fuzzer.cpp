// Any words behind --set: refused with the words, or the run file has the key and is read again.

#include "feynet/io/config_error.hpp"
#include "feynet/io/run_file.hpp"
#include "holds.hpp"

namespace feynet::fuzz {
namespace {

void one_input(const std::string& text) {
    static const RunFile empty = RunFile::parse("[system]\nmass = 1.0\n", "run.toml");
    RunFile file = empty;
    try {
        file.set(text);
    } catch (const ConfigError& error) {
        holds(std::string_view(error.what()).substr(0, 6) == "--set ");
        return;
    }
    const std::string given = file.given();
    holds(RunFile::parse(given, "run.toml").given() == given);
    file.set(text);
    holds(file.given() == given);
}

}  // namespace
}  // namespace feynet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    feynet::fuzz::one_input(feynet::fuzz::text_of(bytes, size));
    return 0;
}
