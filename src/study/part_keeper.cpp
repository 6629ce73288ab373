#include "feynet/study/part_keeper.hpp"

#include "feynet/io/atomic_file.hpp"
#include "feynet/io/checkpoint_file.hpp"
#include "feynet/io/payload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <system_error>
#include <utility>

namespace feynet {
namespace {

using Ticks = std::chrono::steady_clock::duration;
using BlockStates = std::vector<PartKeeper::BlockState>;

/// From one checkpoint to the next at least so many times what it took to write.
constexpr int least_leisure = 20;

Ticks ticks(PartKeeper::Seconds seconds) {
    return std::chrono::duration_cast<Ticks>(seconds);
}

Index steps_of(const BlockStates& blocks) {
    return std::accumulate(
        blocks.begin(), blocks.end(), Index{0}, [](Index sum, const PartKeeper::BlockState& block) {
            return sum + block.steps;
        });
}

/// The number of a part and its seconds, then the blocks.
std::string payload_of(Index number, double seconds, const BlockStates& blocks) {
    constexpr std::size_t besides = 64;
    std::size_t size = besides;
    for (const PartKeeper::BlockState& block : blocks) {
        size += block.state.size() + besides;
    }
    PayloadWriter payload;
    payload.reserve(size);
    payload.append_whole(number);
    payload.append_number(seconds);
    payload.append_whole(std::ssize(blocks));
    for (const PartKeeper::BlockState& block : blocks) {
        payload.append_whole(block.steps);
        payload.append_text(block.state);
    }
    return payload.take();
}

BlockStates blocks_in(PayloadReader& payload) {
    BlockStates blocks;
    for (std::int64_t left = payload.take_whole(); left > 0; --left) {
        const Index steps = payload.take_whole();
        blocks.push_back({steps, std::string(payload.take_text())});
    }
    payload.finish();
    return blocks;
}

void make_directory(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directory(path, error);
    if (error) {
        throw IoError(fmt::format("{}: cannot be made: {}", path.string(), error.message()));
    }
}

}  // namespace

PartKeeper::PartKeeper(std::filesystem::path directory, std::uint64_t configuration, Seconds every)
    : directory_(std::move(directory)),
      configuration_(configuration),
      every_(every),
      slots_(directory_, configuration),
      next_interval_((Clock::now() + ticks(every)).time_since_epoch().count()) {
    make_directory(directory_);
    remove_unfinished_files(directory_);
    const std::optional<LoadedCheckpoint> loaded = slots_.load();
    if (loaded) {
        warning_ = loaded->warning;
        next_checkpoint_ = loaded->checkpoint.step + 1;
        stopped_ = part_in(loaded->checkpoint.payload);
    }
}

PartKeeper::Part PartKeeper::part_in(std::string_view payload) {
    PayloadReader reader(payload);
    Part part;
    part.number = reader.take_whole();
    part.seconds = reader.take_number();
    part.blocks = blocks_in(reader);
    return part;
}

std::filesystem::path PartKeeper::part_file(Index number) const {
    return directory_ / fmt::format("part.{}", number);
}

void PartKeeper::begin_part(Index n_blocks) {
    Part known{.number = part_.number + 1};
    const auto file = part_file(known.number);
    if (const auto complete = read_checkpoint(file, configuration_)) {
        known = part_in(complete->payload);
    }
    steps_in_file_ = steps_of(known.blocks);
    if (stopped_.number == known.number && steps_of(stopped_.blocks) > steps_of(known.blocks)) {
        known = std::exchange(stopped_, {});
    }
    if (known.blocks.empty()) {
        known.blocks.resize(static_cast<std::size_t>(n_blocks));
    }
    if (std::ssize(known.blocks) != n_blocks) {
        throw IoError(fmt::format(
            "{}: part {} has {} blocks of chains, not {}",
            directory_.string(),
            known.number,
            known.blocks.size(),
            n_blocks));
    }
    part_ = std::move(known);
    part_start_ = Clock::now();
    present_.assign(part_.blocks.size(), {});
}

/// Numbers the times between two checkpoints.
Index PartKeeper::interval() {
    const Clock::rep now = Clock::now().time_since_epoch().count();
    Clock::rep next = next_interval_;
    if (now >= next && next_interval_.compare_exchange_strong(next, now + ticks(every_).count())) {
        ++interval_;
    }
    return interval_;
}

PartKeeper::BlockState PartKeeper::begin_block(Index block) {
    const auto b = static_cast<std::size_t>(block);
    const std::lock_guard lock(mutex_);
    present_[b] = {.is_under_way = true, .is_new = false, .kept_in = interval()};
    return part_.blocks[b];
}

void PartKeeper::rest(Index block) {
    const std::lock_guard lock(mutex_);
    present_[static_cast<std::size_t>(block)].is_under_way = false;
}

bool PartKeeper::is_due(Index block) {
    return interval() > present_[static_cast<std::size_t>(block)].kept_in;
}

void PartKeeper::keep(Index block, BlockState state, BlockIs is) {
    const auto b = static_cast<std::size_t>(block);
    std::unique_lock lock(mutex_);
    present_[b] = {.is_under_way = is == BlockIs::UnderWay, .is_new = true, .kept_in = interval()};
    part_.blocks[b] = std::move(state);
    if (!is_time_to_write()) {
        return;
    }
    is_writing_ = true;
    const std::string payload = take_payload();
    lock.unlock();
    const Clock::time_point begin = Clock::now();
    slots_.write(next_checkpoint_++, payload);
    const Clock::time_point end = Clock::now();
    next_interval_ =
        (end + std::max(ticks(every_), least_leisure * (end - begin))).time_since_epoch().count();
    lock.lock();
    is_writing_ = false;
}

/// Once in every interval, when no block is about to be kept.
bool PartKeeper::is_time_to_write() {
    const Index now = interval();
    return !is_writing_ && now > written_in_ &&
           std::none_of(present_.begin(), present_.end(), [now](const Presence& block) {
               return block.is_under_way && !block.is_new && block.kept_in < now;
           });
}

/// All that is known of the part, which then is no longer new.
std::string PartKeeper::take_payload() {
    for (Presence& block : present_) {
        block.is_new = false;
    }
    written_in_ = interval();
    return payload_of(part_.number, seconds(), part_.blocks);
}

double PartKeeper::seconds() const {
    return part_.seconds + Seconds(Clock::now() - part_start_).count();
}

double PartKeeper::end_part(Index n_steps) {
    const std::lock_guard lock(mutex_);
    const bool is_complete =
        std::all_of(part_.blocks.begin(), part_.blocks.end(), [n_steps](const BlockState& block) {
            return block.steps >= n_steps;
        });
    const bool is_new = std::any_of(
        present_.begin(), present_.end(), [](const Presence& block) { return block.is_new; });
    if (is_complete && steps_of(part_.blocks) > steps_in_file_) {
        write_checkpoint(
            part_file(part_.number),
            configuration_,
            static_cast<std::uint64_t>(part_.number),
            take_payload());
    } else if (!is_complete && is_new) {
        slots_.write(next_checkpoint_++, take_payload());
    }
    part_.blocks.clear();
    return seconds();
}

}  // namespace feynet
