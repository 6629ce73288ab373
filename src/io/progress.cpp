#include "feynet/io/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace feynet {

namespace {

constexpr std::size_t usual_width = 80;

void write_to_stderr(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
        if (written <= 0) {
            return;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::size_t terminal_width() {
    winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : usual_width;
}

bool continues_letter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The number of letters of UTF-8 text.
std::size_t width(std::string_view text) {
    return text.size() -
           static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues_letter));
}

std::string_view first_letters(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        if (!continues_letter(text[end]) && count-- == 0) {
            break;
        }
    }
    return text.substr(0, end);
}

std::string whole_seconds(double seconds) {
    const long whole = std::lround(std::min(seconds, 1e9));
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    if (whole < 3600) {
        return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    }
    return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace

ProgressStyle style_for_stderr(ProgressStyle wanted) {
    if (wanted != ProgressStyle::Auto) {
        return wanted;
    }
    const char* terminal = std::getenv("TERM");
    const bool can_redraw = terminal != nullptr && std::string_view(terminal) != "dumb";
    return ::isatty(STDERR_FILENO) != 0 && can_redraw ? ProgressStyle::Redrawn
                                                      : ProgressStyle::Plain;
}

Progress::Output Progress::to_stderr(ProgressStyle wanted) {
    constexpr Seconds redraw{0.1};
    constexpr Seconds next_plain_line{30.0};
    const ProgressStyle style = style_for_stderr(wanted);
    return {
        style,
        style == ProgressStyle::Redrawn ? redraw : next_plain_line,
        terminal_width(),
        write_to_stderr};
}

Progress::Progress(std::string label, Index total, Output output)
    : label_(std::move(label)), total_(total), output_(std::move(output)) {
    const Clock::duration interval = std::chrono::duration_cast<Clock::duration>(output_.interval);
    next_ = (start_ + interval).time_since_epoch().count();
    finished_ = output_.style == ProgressStyle::Off;
}

Progress::~Progress() {
    finish();
}

void Progress::update(Index steps, double accepted, double proposed) {
    done_ += steps;
    accepted_.fetch_add(accepted);
    proposed_.fetch_add(proposed);
    if (!finished_ && due()) {
        show();
    }
}

void Progress::set_label(std::string label) {
    const std::lock_guard lock(mutex_);
    label_ = std::move(label);
}

void Progress::set_note(std::string note) {
    const std::lock_guard lock(mutex_);
    note_ = std::move(note);
}

/// True for one caller each time the interval has passed.
bool Progress::due() {
    const Clock::time_point now = Clock::now();
    Clock::rep next = next_;
    const Clock::duration interval = std::chrono::duration_cast<Clock::duration>(output_.interval);
    return now.time_since_epoch().count() >= next &&
           next_.compare_exchange_strong(next, (now + interval).time_since_epoch().count());
}

std::string Progress::line() const {
    const double fraction =
        total_ > 0 ? std::min(1.0, static_cast<double>(done_) / static_cast<double>(total_)) : 1.0;
    std::string text = fmt::format("{}  {:3.0f} %", label_, 100.0 * fraction);
    if (!note_.empty()) {
        text += "  " + note_;
    } else if (proposed_ > 0.0) {
        text += fmt::format("  acceptance {:.2f}", accepted_ / proposed_);
    }
    if (tau_int_ > 0.0) {
        text += fmt::format("  τ_int {:.1f}", tau_int_.load());
    }
    const double elapsed = Seconds(Clock::now() - start_).count();
    if (fraction >= 1.0) {
        return text + "  took " + whole_seconds(elapsed);
    }
    const auto done_now = static_cast<double>(done_ - skipped_);
    const auto to_do = static_cast<double>(total_ - done_);
    return done_now > 0.0 ? text + "  left " + whole_seconds(elapsed * to_do / done_now) : text;
}

void Progress::show() {
    const std::lock_guard lock(mutex_);
    if (finished_) {
        return;
    }
    anything_shown_ = true;
    std::string text = line();
    if (output_.style == ProgressStyle::Plain) {
        output_.sink(text + "\n");
        return;
    }
    text = first_letters(text, std::max<std::size_t>(output_.width, 2) - 1);
    const std::size_t letters = width(text);
    text.append(shown_width_ > letters ? shown_width_ - letters : 0, ' ');
    shown_width_ = letters;
    output_.sink("\r" + text);
}

void Progress::finish() {
    const std::lock_guard lock(mutex_);
    if (finished_.exchange(true) || !anything_shown_) {
        return;
    }
    if (output_.style == ProgressStyle::Plain) {
        output_.sink(line() + "\n");
    } else {
        output_.sink("\r" + std::string(shown_width_, ' ') + "\r");
    }
}

}  // namespace feynet
