#include "commands.hpp"
#include "console.hpp"
#include "feynet/study/catalogue.hpp"

namespace feynet {

ExitCode list_command(const std::string& family) {
    for (std::size_t i = 0; i < Words<CatalogueFamily>::value.size(); ++i) {
        if (Words<CatalogueFamily>::value[i] == family) {
            print_text(catalogue(static_cast<CatalogueFamily>(i)));
        }
    }
    return ExitCode::Success;
}

}  // namespace feynet
