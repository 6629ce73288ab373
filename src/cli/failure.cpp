#include "failure.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/io_error.hpp"

#include <fmt/format.h>

#include <new>

namespace feynet {

Failure failure_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const ConfigError& error) {
        return {error.what(), ExitCode::BadInput};
    } catch (const InvalidInput& error) {
        return {fmt::format("feynet: {}", error.what()), ExitCode::BadInput};
    } catch (const IoError& error) {
        return {fmt::format("feynet: {}", error.what()), ExitCode::InputOutput};
    } catch (const std::bad_alloc&) {
        return {"feynet: out of memory", ExitCode::OutOfMemory};
    } catch (const std::exception& error) {
        return {fmt::format("feynet: this is a bug: {}", error.what()), ExitCode::Bug};
    }
}

}  // namespace feynet
