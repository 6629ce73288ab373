#include "commands.hpp"
#include "feynet/study/catalogue.hpp"

#include <fmt/format.h>

namespace feynet {

ExitCode list_command(const std::string& family) {
    for (std::size_t i = 0; i < Words<CatalogueFamily>::value.size(); ++i) {
        if (Words<CatalogueFamily>::value[i] == family) {
            fmt::print("{}", catalogue(static_cast<CatalogueFamily>(i)));
        }
    }
    return ExitCode::Success;
}

}  // namespace feynet
