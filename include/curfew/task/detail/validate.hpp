#pragma once
// The rules of the rulebook about single fields, one function for each field: it reports what is wrong and returns the
// meaning, if there is one. ForbidTimeList has validate_forbid_list.hpp to itself.

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/task/call_concurrency.hpp>
#include <curfew/task/call_window.hpp>
#include <curfew/task/redial_settings.hpp>
#include <curfew/task/request.hpp>
#include <curfew/task/task_open_id.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/time/text.hpp>
#include <curfew/zone/resolve.hpp>
#include <curfew/zone/zone.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace curfew::inline v0::detail {

/// unknown-field, for the members of `where` that are none of `known`.
inline void check_unknown_fields(std::span<const unknown_field> unknown, std::span<const field> known,
                                 const json_pointer& where, reporter& out) {
    for (const unknown_field& f : unknown) {
        diagnostic found{rule::unknown_field,
                         info(rule::unknown_field).severity,
                         where,
                         '/' + escaped_pointer_token(f.name),
                         {},
                         {}};
        if (const auto nearest = nearest_field(known, f.name)) found.facts = nearest_facts{*nearest};
        out.add(std::move(found));
    }
}

/// task-open-id-missing, task-open-id-empty.
[[nodiscard]] inline std::optional<task_open_id> check_task_open_id(const std::optional<std::string>& text,
                                                                    const json_pointer& where, reporter& out) {
    if (!text) {
        out.add(rule::task_open_id_missing, where);
        return std::nullopt;
    }
    auto id = task_open_id::from(*text);
    if (!id) out.add(rule::task_open_id_empty, where);
    return id;
}

/// A rule for 'absent' and one for 'not of the form', as StartTime and EndTime have.
struct local_time_rules {
    /// The rule for each.
    rule missing;
    rule format;
};

/// start-time-missing, start-time-format and the same of EndTime.
[[nodiscard]] inline std::optional<local_seconds> check_local_time(const std::optional<std::string>& text,
                                                                   const json_pointer& where, local_time_rules rules,
                                                                   reporter& out) {
    if (!text) {
        out.add(rules.missing, where);
        return std::nullopt;
    }
    const auto time = parse_local_time(*text);
    if (!time) out.add(rules.format, where, text_facts{time.fault, static_cast<std::uint32_t>(time.at)});
    return time.value;
}

/// end-not-after-start and, where the caller gave a now, window-over; each silent without the times it compares.
[[nodiscard]] inline std::optional<call_window> check_window(std::optional<local_seconds> start,
                                                             std::optional<local_seconds> end,
                                                             std::optional<sys_seconds> now, const zone& of,
                                                             const json_pointer& end_place, reporter& out) {
    if (!end) return std::nullopt;
    const auto window = start ? call_window::from(*start, *end) : std::nullopt;
    if (start && !window) out.add(rule::end_not_after_start, end_place, given_time{*end, *start});
    if (now && resolve_end(of, *end) <= *now) {
        out.add(rule::window_over, end_place, given_time{*end, of.to_local(*now)});
    }
    return window;
}

/// concurrency-missing, concurrency-not-positive and, where the caller gave its quota, concurrency-over-quota.
[[nodiscard]] inline std::optional<call_concurrency> check_concurrency(std::optional<std::int32_t> calls,
                                                                       std::optional<std::int32_t> quota,
                                                                       const json_pointer& where, reporter& out) {
    if (!calls) {
        out.add(rule::concurrency_missing, where);
        return std::nullopt;
    }
    const auto concurrency = call_concurrency::from(*calls);
    if (!concurrency) {
        out.add(rule::concurrency_not_positive, where, given_number{*calls, 1});
    } else if (quota && *calls > *quota) {
        out.add(rule::concurrency_over_quota, where, given_number{*calls, *quota});
    }
    return concurrency;
}

/// The redial fields of a request.
struct redial_fields {
    /// RingAgainTimes, RingAgainInterval in minutes, and Recall, as they came in.
    std::optional<std::int32_t> times;
    std::optional<std::int32_t> interval;
    std::optional<bool> recall;
};

/// redial-times-* and redial-interval-*: the ranges of the two numbers. `by_rulebook` is the severity of a value that
/// is out of range. The settings that the numbers make, with the defaults for absent ones, if they make any.
[[nodiscard]] inline std::optional<redial_settings>
check_redial_ranges(const redial_fields& given, const json_pointer& where, severity by_rulebook, reporter& out) {
    const std::int32_t times = given.times.value_or(redial_settings::default_times);
    const minutes interval = given.interval ? minutes{*given.interval} : redial_settings::default_interval;
    const json_pointer times_place = where / field::ring_again_times;
    const json_pointer interval_place = where / field::ring_again_interval;
    if (times < 0) {
        out.add(rule::redial_times_negative, times_place, given_number{times, 0}, by_rulebook);
    } else if (times > redial_settings::max_times) {
        out.add(rule::redial_times_too_many, times_place, given_number{times, redial_settings::max_times}, by_rulebook);
    } else if (times > redial_settings::sdk_max_times) {
        out.add(rule::redial_times_over_sdk_limit, times_place, given_number{times, redial_settings::sdk_max_times});
    }
    if (interval < redial_settings::min_interval) {
        out.add(rule::redial_interval_too_short, interval_place,
                given_number{interval.count(), redial_settings::min_interval.count()}, by_rulebook);
    } else if (interval > redial_settings::max_interval) {
        out.add(rule::redial_interval_too_long, interval_place,
                given_number{interval.count(), redial_settings::max_interval.count()}, by_rulebook);
    }
    if (given.interval && given.times == 0) out.add(rule::redial_interval_unused, interval_place);
    return redial_settings::from(times, interval);
}

/// redial-exceeds-window: not even the first redial can fall inside the window.
inline void check_redial_fits(const redial_settings& redial, const call_window& window, const json_pointer& where,
                              reporter& out) {
    if (redial.times() > 0 && window.length() <= redial.interval()) {
        out.add(rule::redial_exceeds_window, where / field::ring_again_interval,
                given_number{redial.interval().count()});
    }
}

/// redial-ignored, redial-reset, and the rules of the two numbers. nullopt also where Recall leaves the stored
/// settings alone; whether something was wrong is the report's to say.
[[nodiscard]] inline std::optional<redial_settings> check_redial(const redial_fields& given,
                                                                 const std::optional<call_window>& window,
                                                                 const json_pointer& where, reporter& out) {
    const bool leaves_stored = given.recall == false;
    const auto settings = check_redial_ranges(given, where, leaves_stored ? severity::warning : severity::error, out);
    const json_pointer recall_place = where / field::recall;
    const json_pointer times_place = where / field::ring_again_times;
    if (leaves_stored) {
        if (given.times || given.interval) out.add(rule::redial_ignored, recall_place);
        return std::nullopt;
    }
    if (!given.times && !out.is_unreadable(recall_place)) out.add(rule::redial_reset, times_place);
    if (settings && window && !out.is_unreadable(where / field::ring_again_interval)) {
        check_redial_fits(*settings, *window, where, out);
    }
    return settings;
}

} // namespace curfew::inline v0::detail
