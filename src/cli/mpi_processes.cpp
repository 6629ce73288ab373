#include "processes.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <mpi.h>
#include <sched.h>
#include <thread>
#include <unistd.h>

namespace feynet {
namespace {

/// A message goes in pieces that an int can count.
constexpr std::size_t largest_piece = std::size_t{1} << 30U;

int size_of(MPI_Comm processes) {
    int size = 0;
    MPI_Comm_size(processes, &size);
    return size;
}

/// A failure of MPI ends all processes: its default, which is left as it is.
class MpiProcesses final : public Processes {
public:
    MpiProcesses() {
        MPI_Comm_rank(MPI_COMM_WORLD, &number_);
        count_ = size_of(MPI_COMM_WORLD);
        MPI_Comm here = MPI_COMM_NULL;
        MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &here);
        count_here_ = size_of(here);
        MPI_Comm_free(&here);
    }

    ~MpiProcesses() override { MPI_Finalize(); }

    int number() const override { return number_; }
    int count() const override { return count_; }
    int count_here() const override { return count_here_; }

    std::optional<std::vector<std::string>> exchange(std::string_view words) override {
        if (has_left_ || !all_are_here(true)) {
            has_left_ = true;
            return std::nullopt;
        }
        std::vector<std::string> all;
        for (int rank = 0; rank < count_; ++rank) {
            all.push_back(broadcast(rank == number_ ? std::string(words) : std::string(), rank));
        }
        return all;
    }

    void leave() override {
        while (some_are_here()) {
        }
    }

    void abort(int code) override { MPI_Abort(MPI_COMM_WORLD, code); }

private:
    /// Waits without using the processor: the others may have hours to go.
    static void wait(MPI_Request request) {
        constexpr std::chrono::milliseconds between_looks{1};
        int is_done = 0;
        MPI_Test(&request, &is_done, MPI_STATUS_IGNORE);
        while (is_done == 0) {
            std::this_thread::sleep_for(between_looks);
            MPI_Test(&request, &is_done, MPI_STATUS_IGNORE);
        }
    }

    /// How many ranks have not left; everybody is asked.
    int n_staying(bool stays) const {
        int mine = stays ? 1 : 0;
        int all = 0;
        MPI_Request request = MPI_REQUEST_NULL;
        MPI_Iallreduce(&mine, &all, 1, MPI_INT, MPI_SUM, MPI_COMM_WORLD, &request);
        wait(request);
        return all;
    }

    bool all_are_here(bool stays) const { return n_staying(stays) == count_; }
    bool some_are_here() const { return n_staying(false) > 0; }

    static std::string broadcast(std::string words, int root) {
        std::uint64_t size = words.size();
        MPI_Bcast(&size, 1, MPI_UINT64_T, root, MPI_COMM_WORLD);
        words.resize(size);
        for (std::size_t begin = 0; begin < words.size(); begin += largest_piece) {
            const std::size_t n = std::min(largest_piece, words.size() - begin);
            MPI_Bcast(words.data() + begin, static_cast<int>(n), MPI_BYTE, root, MPI_COMM_WORLD);
        }
        return words;
    }

    int number_ = 0;
    int count_ = 1;
    int count_here_ = 1;
    bool has_left_ = false;
};

bool is_started_by_mpi() {
    constexpr std::array variables{"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK", "PMI_SIZE"};
    return std::any_of(variables.begin(), variables.end(), [](const char* variable) {
        return std::getenv(variable) != nullptr;
    });
}

}  // namespace

std::unique_ptr<Processes> join_processes() {
    if (!is_started_by_mpi()) {
        return nullptr;
    }
    // Threads compute; the one that calls us is the only one that talks to other processes.
    int provided = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
    return std::make_unique<MpiProcesses>();
}

int default_threads(const Processes& processes) {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    const int n_cores = static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN));
    const bool is_bound =
        sched_getaffinity(0, sizeof allowed, &allowed) == 0 && CPU_COUNT(&allowed) < n_cores;
    return is_bound ? 0 : std::max(1, n_cores / processes.count_here());
}

}  // namespace feynet
