#include "feynet/core/error.hpp"
#include "processes.hpp"

#include <array>
#include <cstdlib>
#include <string_view>

namespace feynet {

std::unique_ptr<Processes> join_processes() {
    constexpr std::array variables{"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"};
    for (const char* variable : variables) {
        const char* const size = std::getenv(variable);
        require(
            size == nullptr || std::string_view(size) == "1",
            "mpirun",
            "needs a feynet that was built with MPI; install libopenmpi-dev and build again");
    }
    return nullptr;
}

int default_threads(const Processes&) {
    return 0;
}

}  // namespace feynet
