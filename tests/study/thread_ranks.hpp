#pragma once

#include "feynet/study/ranks.hpp"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace feynet::test {

/// Where threads that stand for processes meet.
class MeetingPlace {
public:
    explicit MeetingPlace(int count) : count_(count), words_(static_cast<std::size_t>(count)) {}

    int count() const { return count_; }

    /// The words of all, or nothing if one of them has left; `stays` is false for who has.
    std::optional<std::vector<std::string>> meet(int rank, std::string_view words, bool stays) {
        std::unique_lock lock(mutex_);
        words_[static_cast<std::size_t>(rank)] = words;
        n_staying_ += stays ? 1 : 0;
        const int round = round_;
        if (++n_here_ == count_) {
            heard_ = words_;
            n_stayed_ = n_staying_;
            n_here_ = n_staying_ = 0;
            ++round_;
            changed_.notify_all();
        }
        // The next round cannot end before everybody has read what this one came to.
        changed_.wait(lock, [&] { return round_ != round; });
        return n_stayed_ == count_ ? std::optional(heard_) : std::nullopt;
    }

    bool are_all_gone() {
        const std::lock_guard lock(mutex_);
        return n_stayed_ == 0;
    }

private:
    int count_;
    std::vector<std::string> words_;
    std::vector<std::string> heard_;
    int n_here_ = 0;
    int n_staying_ = 0;
    int n_stayed_ = -1;
    int round_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
};

/// A thread as a process of several.
class ThreadRank final : public Ranks {
public:
    ThreadRank(MeetingPlace& place, int number) : place_(place), number_(number) {}

    int number() const override { return number_; }
    int count() const override { return place_.count(); }

    std::optional<std::vector<std::string>> exchange(std::string_view words) override {
        auto heard = has_left_ ? std::nullopt : place_.meet(number_, words, true);
        has_left_ = !heard;
        return heard;
    }

    void leave() override {
        do {
            place_.meet(number_, "", false);
        } while (!place_.are_all_gone());
    }

private:
    MeetingPlace& place_;
    int number_;
    bool has_left_ = false;
};

/// Does the same on every rank of a few, and waits for all.
inline void on_ranks(int count, const std::function<void(Ranks&)>& run) {
    MeetingPlace place(count);
    std::vector<std::thread> threads;
    for (int number = 0; number < count; ++number) {
        threads.emplace_back([&place, &run, number] {
            ThreadRank rank(place, number);
            run(rank);
            rank.leave();
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
}

}  // namespace feynet::test
