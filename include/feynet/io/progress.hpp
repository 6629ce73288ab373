#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace feynet {

/// How progress is shown: one line redrawn in place, a plain line now and then, nothing, or as it
/// suits where stderr goes.
enum class ProgressStyle { Auto, Redrawn, Plain, Off };

template <>
struct Words<ProgressStyle> {
    static constexpr std::array<std::string_view, 4> value{"auto", "redrawn", "plain", "off"};
};

/// The style for stderr of this process: redrawn on a terminal that can, plain elsewhere.
ProgressStyle style_for_stderr(ProgressStyle wanted);

/// Says on stderr how far a long computation is: share done, acceptance, τ_int, time left.
///
/// Any thread may call update(); it costs a few atomic additions and a look at the clock. No
/// colours are used, and only carriage returns steer the terminal.
class Progress {
public:
    /// Takes what is to be shown, as it stands.
    using Sink = std::function<void(std::string_view)>;
    /// A time in seconds.
    using Seconds = std::chrono::duration<double>;

    /// Where progress is shown, how and how often.
    struct Output {
        ProgressStyle style;
        Seconds interval;   ///< least time between two lines
        std::size_t width;  ///< of the terminal, in letters
        Sink sink;
    };

    /// The output to stderr: redrawn ten times a second or a plain line every 30 s.
    static Output to_stderr(ProgressStyle wanted = ProgressStyle::Auto);

    /// @param  total  the number of steps, for instance trajectories times chains
    Progress(std::string label, Index total, Output output = to_stderr());
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    /// `steps` more are done; `accepted` of `proposed` moves were accepted in them.
    void update(Index steps, double accepted = 0.0, double proposed = 0.0);

    /// `steps` of the total were done before and take no time now.
    void skip(Index steps) {
        skipped_ += steps;
        done_ += steps;
    }

    /// The autocorrelation time as known so far.
    void set_tau_int(double tau_int) { tau_int_ = tau_int; }

    /// Shows another label, for instance when warm-up turns into sampling.
    void set_label(std::string label);

    /// How the computation stands, in place of the acceptance: "loss 0.081, accuracy 0.77". Empty:
    /// the acceptance again.
    void set_note(std::string note);

    /// Ends the display: the redrawn line is cleared, plain lines get a last one. Later updates
    /// show nothing.
    void finish();

private:
    using Clock = std::chrono::steady_clock;

    bool due();
    void show();
    std::string line() const;

    std::string label_;
    std::string note_;
    Index total_;
    Output output_;
    Clock::time_point start_ = Clock::now();
    std::atomic<Clock::rep> next_;
    std::atomic<Index> done_{0};
    std::atomic<Index> skipped_{0};
    std::atomic<double> accepted_{0.0};
    std::atomic<double> proposed_{0.0};
    std::atomic<double> tau_int_{0.0};
    std::atomic<bool> finished_{false};
    std::mutex mutex_;
    std::size_t shown_width_ = 0;
    bool anything_shown_ = false;
};

}  // namespace feynet
