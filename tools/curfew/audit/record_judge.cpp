#include "record_judge.hpp"

#include "instant.hpp"
#include "task_words.hpp"
#include "visible_text.hpp"

#include <curfew/time/written_time.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <utility>

namespace curfew::tool {

namespace {

bool is_integer(std::string_view text) noexcept {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_zero(std::string_view text) noexcept {
    return is_integer(text) && text.find_first_not_of("-0") == std::string_view::npos;
}

instant_choice only(sys_seconds t) noexcept {
    return {t, t, false};
}

/// The instants of a local time that a transition repeats; nullopt for any other text.
std::optional<instant_choice> repeated_time(std::string_view text, const zone& z,
                                            const std::optional<time_format>& format) {
    std::optional<written_time> written;
    if (format) {
        written = format->read(text);
    } else if (const auto read = parse_written_time(text)) {
        written = *read;
    }
    if (!written || written->instant()) return std::nullopt;
    const instant_choice choice = resolve(z, written->local);
    return choice.skipped || choice.unique() ? std::nullopt : std::optional{choice};
}

/// Whether it lies before or after the window by more than a thousand times its length.
bool is_far_off(const timetable& calls, sys_seconds t) noexcept {
    const auto count = [](sys_seconds at) { return static_cast<std::uint64_t>(at.time_since_epoch().count()); };
    const std::uint64_t length = count(calls.last()) - count(calls.first());
    // Unsigned, so that no instant overflows.
    if (t < calls.first()) return (count(calls.first()) - count(t)) / 1000 > length;
    return t >= calls.last() && (count(t) - count(calls.last())) / 1000 > length;
}

/// The verdict for an instant, and where its reason stands.
void judge_at(const timetable& calls, sys_seconds t, record_outcome& outcome) {
    outcome.what = record_outcome::kind::judged;
    outcome.at = t;
    outcome.offset = calls.zone().offset_at(t);
    outcome.pointer.clear();
    outcome.why = reason::permitted;
    if (calls.permits(t)) return;
    const explanation why = calls.explain(t);
    outcome.why = why.reason;
    outcome.is_far_off = is_far_off(calls, t);
    if (auto pointer = pointer_of(why)) outcome.pointer = *std::move(pointer);
}

} // namespace

void record_judge::judge(const record_values& values, record_outcome& outcome) {
    outcome.what = record_outcome::kind::unreadable;
    outcome.key = values.key.text;
    outcome.other_unit = epoch_unit::none;
    outcome.is_far_off = false;
    if (!has_time(values.time)) {
        outcome.what = record_outcome::kind::skipped;
        return;
    }
    // A key that cannot be compared with others does not tell calls apart.
    if (plan_.key && !values.key.is_empty() && !is_usable(values.key, *plan_.key, true)) {
        outcome.words = std::move(fault_);
        return;
    }
    if (plan_.callee && !names_callee(values.callee)) {
        outcome.words = std::move(fault_);
        return;
    }
    const timetable* const calls = find_timetable(values);
    other_unit_ = epoch_unit::none;
    const auto time = calls == nullptr ? std::nullopt : read_time(values.time);
    outcome.other_unit = other_unit_;
    if (!time) {
        outcome.words = std::move(fault_);
        return;
    }
    judge_at(*calls, time->earlier, outcome);
    if (plan_.limits) {
        outcome.callee = values.callee.text;
        plan_.limits->find_ends(time->later, calls->zone(), outcome.counts_until);
    }
    if (time->unique()) return;
    if (calls->permits(time->later) == outcome.why.permits()) return;
    outcome.why = audit_reason::ambiguous_time();
    outcome.pointer.clear();
}

/// False for a record that is skipped.
bool record_judge::has_time(const record_value& time) const {
    if (time.is_empty()) return plan_.empty_time == absent_time::error;
    return plan_.zero_time == absent_time::error || !is_zero(time.text);
}

bool record_judge::names_callee(const record_value& callee) {
    if (!is_usable(callee, *plan_.callee, true)) return false;
    fault_ = "it names no callee";
    return !callee.is_empty();
}

const timetable* record_judge::find_timetable(const record_values& values) {
    if (plan_.task && !is_usable(values.task, *plan_.task, true)) return nullptr;
    if (plan_.task && values.task.text.empty()) {
        fault_ = "it names no task";
        return nullptr;
    }
    const auto* const task = plan_.task ? plan_.tasks.find(values.task.text) : plan_.tasks.by_default();
    if (task == nullptr) {
        fault_ = "there are no rules for the task " + in_quotes(values.task.text);
        return nullptr;
    }
    if (plan_.zone && !is_usable(values.zone, *plan_.zone, false)) return nullptr;
    zone_ = plan_.zone ? zones_.find(values.zone.text) : &plan_.tasks.zone();
    if (zone_ == nullptr) {
        fault_ = zones_.why();
        return nullptr;
    }
    return plan_.zone ? &timetables_.find(*task, *zone_) : &task->calls;
}

std::optional<instant_choice> record_judge::read_time(const record_value& time) {
    if (!is_usable(time, plan_.time, true)) return std::nullopt;
    // A form such as %Y%m%d%H%M%S is one of digits too.
    const bool is_formatted = plan_.time_format && plan_.unit == epoch_unit::none;
    if (is_integer(time.text) && !is_formatted) return read_epoch(time.text);
    const zone& z = plan_.time_zone ? *plan_.time_zone : *zone_;
    auto instant = read_instant(time.text, z, plan_.time_format);
    if (instant.value) return only(*instant.value);
    fault_ = std::move(instant.error);
    return repeated_time(time.text, z, plan_.time_format);
}

std::optional<instant_choice> record_judge::read_epoch(std::string_view digits) {
    std::int64_t count = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (read.ec == std::errc{} && plausible_unit(count) != plan_.unit) other_unit_ = plausible_unit(count);
    if (plan_.unit == epoch_unit::none) {
        fault_ =
            in_quotes(digits) + " is no instant: say what it counts with --epoch seconds, milliseconds or microseconds";
        return std::nullopt;
    }
    if (is_zero(digits)) {
        fault_ = "its time is 0; --zero-time skip is for records of calls that have none";
        return std::nullopt;
    }
    if (read.ec != std::errc{}) {
        fault_ = in_quotes(digits) + " is no instant: it does not fit in 64 bits";
        return std::nullopt;
    }
    switch (plan_.unit) {
    case epoch_unit::milliseconds:
        return only(sys_seconds{std::chrono::floor<seconds>(std::chrono::milliseconds{count})});
    case epoch_unit::microseconds:
        return only(sys_seconds{std::chrono::floor<seconds>(std::chrono::microseconds{count})});
    case epoch_unit::none:
    case epoch_unit::seconds: break;
    }
    return only(sys_seconds{seconds{count}});
}

bool record_judge::is_usable(const record_value& value, const record_column& column, bool may_be_integer) {
    using kind = record_value::kind;
    if (value.what == kind::text || (may_be_integer && value.what == kind::integer)) return true;
    const std::string member = "member " + in_quotes(column.name);
    fault_ = value.what == kind::absent ? "it has no " + member
                                        : "its " + member + " is no text" + (may_be_integer ? " and no integer" : "");
    return false;
}

} // namespace curfew::tool
