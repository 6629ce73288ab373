#include "feynet/study/part_keeper.hpp"

#include "feynet/io/atomic_file.hpp"
#include "feynet/io/checkpoint_file.hpp"
#include "feynet/io/io_error.hpp"
#include "feynet/io/own_directory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace feynet {
namespace {

using Ticks = std::chrono::steady_clock::duration;

/// From one checkpoint to the next at least so many times what it took to write.
constexpr int least_leisure = 20;

Ticks ticks(PartKeeper::Seconds seconds) {
    return std::chrono::duration_cast<Ticks>(seconds);
}

}  // namespace

PartKeeper::PartKeeper(
    std::filesystem::path directory, std::uint64_t configuration, Seconds every, Ranks* ranks)
    : directory_(std::move(directory)),
      configuration_(configuration),
      every_(every),
      ranks_(ranks),
      slots_(slots_directory(rank()), configuration),
      next_interval_((Clock::now() + ticks(every)).time_since_epoch().count()) {
    make_own_directory(directory_);
    make_own_directory(slots_directory(rank()));
    remove_unfinished_files(slots_directory(rank()));
    for (int other = 0; other == 0 || std::filesystem::exists(slots_directory(other)); ++other) {
        load_slots(other);
    }
}

/// Of a rank: 0 has its checkpoints where a single process has them.
std::filesystem::path PartKeeper::slots_directory(int rank) const {
    return rank == 0 ? directory_ : directory_ / fmt::format("rank-{}", rank);
}

void PartKeeper::load_slots(int of_rank) {
    CheckpointSlots others(slots_directory(of_rank), configuration_);
    const bool is_own = of_rank == rank();
    std::optional<LoadedCheckpoint> loaded = is_own ? slots_.load() : others.load();
    if (!loaded) {
        return;
    }
    if (is_own) {
        next_checkpoint_ = loaded->checkpoint.step + 1;
    }
    if (!loaded->warning.empty()) {
        warning_ += (warning_.empty() ? "" : "; ") + loaded->warning;
    }
    KeptPart part = part_in(loaded->checkpoint.payload);
    const auto [known, is_new] = stopped_.try_emplace(part.number);
    if (is_new) {
        known->second = std::move(part);
    } else {
        known->second.take_further(std::move(part));
    }
}

std::filesystem::path PartKeeper::part_file(Index number) const {
    return directory_ / fmt::format("part.{}", number);
}

void PartKeeper::begin_part(Index n_blocks) {
    KeptPart known{.number = part_.number + 1};
    const auto file = part_file(known.number);
    if (const auto complete = read_checkpoint(file, configuration_)) {
        known = part_in(complete->payload);
    }
    steps_in_file_ = known.steps();
    if (auto stopped = stopped_.extract(known.number)) {
        known.blocks.resize(stopped.mapped().blocks.size());
        known.take_further(std::move(stopped.mapped()));
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

bool PartKeeper::is_here(Index block) const {
    return ranks_ == nullptr || block % ranks_->count() == ranks_->number();
}

Index PartKeeper::n_here(Index n_blocks) const {
    Index n = 0;
    for (Index block = 0; block < n_blocks; ++block) {
        n += is_here(block) ? 1 : 0;
    }
    return n;
}

void PartKeeper::share(const std::function<bool()>& stop) {
    if (ranks_ == nullptr) {
        return;
    }
    has_shared_ = true;
    KeptPart here{.number = part_.number, .seconds = seconds()};
    here.blocks.resize(part_.blocks.size());
    for (std::size_t b = 0; b < here.blocks.size(); ++b) {
        if (is_here(static_cast<Index>(b))) {
            here.blocks[b] = part_.blocks[b];
        }
    }
    const auto heard = ranks_->exchange((stop() ? 's' : 'g') + payload_of(here));
    is_stopping_ = is_stopping_ || !heard;
    for (const std::string& words : heard.value_or(std::vector<std::string>{})) {
        // A rank that ends a part here has not gone this way: it was stopped.
        is_stopping_ = is_stopping_ || words.empty() || words.front() == 's';
        if (!words.empty()) {
            part_.take_further(part_in(std::string_view(words).substr(1)));
        }
    }
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

BlockState PartKeeper::begin_block(Index block) {
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
    return is_here(block) && interval() > present_[static_cast<std::size_t>(block)].kept_in;
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
    part_.seconds = seconds();
    part_start_ = Clock::now();
    return payload_of(part_);
}

double PartKeeper::seconds() const {
    return part_.seconds + Seconds(Clock::now() - part_start_).count();
}

/// Waits for all ranks at the end of a part.
void PartKeeper::meet() {
    const auto heard = ranks_->exchange("");
    const auto is_beside = [](const std::string& words) { return !words.empty(); };
    is_stopping_ = is_stopping_ || !heard || std::any_of(heard->begin(), heard->end(), is_beside);
}

double PartKeeper::end_part(Index n_steps) {
    const std::unique_lock lock(mutex_);
    const bool is_complete =
        std::all_of(part_.blocks.begin(), part_.blocks.end(), [n_steps](const BlockState& block) {
            return block.steps >= n_steps;
        });
    const bool is_new = std::any_of(
        present_.begin(), present_.end(), [](const Presence& block) { return block.is_new; });
    const bool is_longer = part_.steps() > steps_in_file_;
    if (is_complete && is_longer && rank() == 0) {
        write_checkpoint(
            part_file(part_.number),
            configuration_,
            static_cast<std::uint64_t>(part_.number),
            take_payload());
    } else if (!is_complete && is_new) {
        slots_.write(next_checkpoint_++, take_payload());
    }
    if (is_complete && is_longer && ranks_ != nullptr) {
        meet();
    }
    part_.blocks.clear();
    return seconds();
}

}  // namespace feynet
