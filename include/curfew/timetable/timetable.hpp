#pragma once
// The only thing that says 'permitted'.
//
//     const timetable calls{task};                           in Beijing time
//     const timetable calls{task, new_york, policy};         with holidays and the callee's hours
//     if (calls.permits(std::chrono::system_clock::now())) dial();
//
//     forbid 10:00-11:00     10:00:00 … 10:59:59 are forbidden, 11:00:00 is permitted again
//     range_end::inclusive   11:00:00 … 11:00:59 are forbidden as well
//     Mon 22:00-08:00        Monday 22:00:00 … Tuesday 07:59:59
//     window                 permitted from StartTime on, no longer permitted at EndTime
//     a repeated hour        is judged twice by its civil time; an hour that is skipped never comes. A StartTime that is repeated or
//                            skipped counts as late as it can, an EndTime as early, so that no window grows
//
// A timetable that is empty forbids: one that was default-constructed or moved from, or made of something that was.

#include <curfew/task/call_window.hpp>
#include <curfew/task/detail/forbidden_minutes.hpp>
#include <curfew/task/range_end.hpp>
#include <curfew/task/task.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/reset_on_move.hpp>
#include <curfew/time/detail/shared.hpp>
#include <curfew/time/weekly_hours.hpp>
#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/timetable/detail/timeline.hpp>
#include <curfew/timetable/detail/timetable_parts.hpp>
#include <curfew/timetable/detail/week_index.hpp>
#include <curfew/timetable/intervals.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/verdict.hpp>
#include <curfew/zone/resolve.hpp>
#include <curfew/zone/zone.hpp>

#include <cstdint>
#include <optional>
#include <span>

namespace curfew::inline v0 {

namespace detail {
struct timetable_access;
} // namespace detail

/// When calling is permitted. A value: copies share what does not fit in 1,600 bytes. Immutable; any number of threads may
/// ask the same one. Every instant is a legal argument. Questions are noexcept, allocate nothing and take no lock.
///
/// A bare task, or hours without exceptions, answers in constant time where its zone does. Under a policy, permits() takes
/// constant time on the days it has in a table: up to 4096 of the window, or from the first date that differs if it is longer,
/// and fewer for dozens of layers. Elsewhere it asks layer by layer, each in time logarithmic in its exceptions. The other
/// questions walk the offset spans and exceptions they pass over. [rulebook section 3]
class timetable {
public:
    /// Nothing is known: every instant is forbidden (reason::no_rules).
    constexpr timetable() noexcept = default;

    /// A task in its zone, and how the ends of its forbid ranges are read [rulebook section 3, point 1]. Linear in the
    /// number of ranges.
    explicit timetable(const task& rules, const curfew::zone& zone = zone::beijing,
                       range_end ends = range_end::exclusive);

    /// A task under a policy: the rules of the task, changed on the policy's dates, and every local hours of the policy must
    /// permit. Linear in the number of ranges and exceptions, and a bounded time for the table of days: a millisecond or two
    /// with a few layers, half a second with a thousand that go by POSIX rules. Attempt limits are not part of a timetable:
    /// plan/redial.hpp.
    timetable(const task& rules, const curfew::zone& zone, const policy& under, range_end ends = range_end::exclusive);

    /// Calling hours at any time in the years 0000–9999. Constexpr for a fixed zone.
    constexpr timetable(const weekly_hours& hours, const curfew::zone& zone);

    /// The same, but on the dates of `exceptions` what they say. Linear in the number of exceptions.
    timetable(const weekly_hours& hours, const curfew::zone& zone, const date_exceptions& exceptions);

    /// Whether calling is permitted at `t`. A sub-second instant counts to the second it is in.
    template <detail::whole_duration Duration>
    [[nodiscard, gnu::always_inline]] constexpr bool permits(std::chrono::sys_time<Duration> t) const noexcept {
        return permits_at(detail::second_of(t));
    }

    /// The same with the reason, and since when and until when the answer is the same.
    template <detail::whole_duration Duration>
    [[nodiscard, gnu::always_inline]] constexpr verdict at(std::chrono::sys_time<Duration> t) const noexcept {
        return plain_at(detail::second_of(t)).as_verdict();
    }

    /// The reason with its document, place and range. Logarithmic in the number of ranges. The timetable must outlive the texts
    /// of the result.
    template <detail::whole_duration Duration>
    [[nodiscard]] explanation explain(std::chrono::sys_time<Duration> t) const& noexcept {
        return explained(detail::second_of(t));
    }
    template <class Duration>
    explanation explain(std::chrono::sys_time<Duration> t) const&& = delete;

    /// The first permitted second at or after the one that `t` lies in; nullopt if there is none.
    template <detail::whole_duration Duration>
    [[nodiscard, gnu::always_inline]] constexpr std::optional<sys_seconds>
    next_permitted(std::chrono::sys_time<Duration> t) const noexcept {
        const sys_seconds found = first_permitted_from(detail::second_of(t));
        return detail::if_exists(found, found < last());
    }

    /// The first instant after `t` at which permits() has another answer than at `t`; nullopt if there is none.
    template <detail::whole_duration Duration>
    [[nodiscard, gnu::always_inline]] constexpr std::optional<sys_seconds>
    next_change(std::chrono::sys_time<Duration> t) const noexcept {
        return at(t).until;
    }

    /// The permitted intervals inside [from, to), lazily. The timetable must outlive the result.
    [[nodiscard]] constexpr permitted_intervals intervals(sys_seconds from, sys_seconds to) const& noexcept {
        return {*this, from, to};
    }
    permitted_intervals intervals(sys_seconds from, sys_seconds to) const&& = delete;

    /// How much of [from, to) is permitted. Walks the offset spans and exceptions of the window.
    [[nodiscard]] constexpr seconds permitted_time(sys_seconds from, sys_seconds to) const noexcept;

    /// The window as instants, [first, last). It is empty where transitions leave nothing of it, and in an empty timetable.
    [[nodiscard]] constexpr sys_seconds first() const noexcept { return first_; }
    [[nodiscard]] constexpr sys_seconds last() const noexcept {
        return first_ + seconds{static_cast<std::int64_t>(length_.get())};
    }

    /// The zone of the task, or of the hours; UTC in a timetable that was made of nothing.
    [[nodiscard]] constexpr const curfew::zone& zone() const noexcept { return zone_; }

    /// Whether it was made of rules; else it forbids every instant.
    [[nodiscard]] constexpr bool has_rules() const noexcept { return kind_.get() != kind::none; }

private:
    friend struct detail::timetable_access;

    enum class kind : std::uint8_t { none, fixed, table, layered };

    constexpr timetable(const call_window& window, const curfew::zone& zone, const detail::week_bits& permitted,
                        reason by_weekday) noexcept;

    [[nodiscard]] constexpr bool permits_at(sys_seconds t) const noexcept;
    [[nodiscard]] explanation explained(sys_seconds t) const noexcept;
    [[nodiscard, gnu::always_inline]] constexpr detail::plain_verdict plain_at(sys_seconds t) const noexcept;
    [[nodiscard, gnu::always_inline]] constexpr sys_seconds first_permitted_from(sys_seconds t) const noexcept;

    [[nodiscard, gnu::always_inline]] constexpr detail::timeline<detail::fixed_clock> fixed_line() const noexcept {
        return {week_, detail::fixed_clock{clock_key_}, first_, last(), by_weekday_};
    }
    [[nodiscard, gnu::always_inline]] detail::timeline<detail::table_clock> table_line() const noexcept {
        return {week_, table(), first_, last(), by_weekday_};
    }
    [[nodiscard]] detail::table_clock table() const noexcept {
        return {zone_.known_table(), static_cast<std::uint32_t>(clock_key_)};
    }
    // Calls of their own, which change nothing: the loops of bare timetables keep their registers.
    [[nodiscard, gnu::noinline, gnu::pure]] bool layers_permit(sys_seconds t) const noexcept {
        return in_window(t) && search().permits(t);
    }

    /// Unsigned, so that no argument overflows. Outside the window the minute means nothing.
    [[nodiscard]] constexpr bool in_window(sys_seconds t) const noexcept {
        return detail::unsigned_seconds(t) - detail::unsigned_seconds(first_) < length_.get();
    }
    [[nodiscard, gnu::noinline, gnu::pure]] detail::plain_verdict layered_at(sys_seconds t) const noexcept {
        return search().at(t);
    }
    [[nodiscard, gnu::noinline, gnu::pure]] sys_seconds layered_next(sys_seconds t) const noexcept {
        return search().next(true, detail::max_of(t, first_));
    }
    [[nodiscard]] detail::layer_search search() const noexcept {
        return {parts_->layers, parts_->days, parts_->settled, first_, last()};
    }

    sys_seconds first_{};
    /// Of the window. Zero forbids everything, which is what a moved-from timetable does.
    detail::reset_on_move<std::uint64_t> length_;
    /// For zone_: see detail::clock_key().
    std::uint64_t clock_key_ = 0;
    curfew::zone zone_ = zone::utc;
    detail::week_index week_{detail::week_bits{}};
    /// What explain() needs, and the layers of a timetable that has some.
    detail::shared<detail::timetable_parts> parts_;
    detail::reset_on_move<kind> kind_;
    reason by_weekday_ = reason::no_rules;
};

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// The widest window, for hours that hold at any time.
inline constexpr call_window any_time = *call_window::from(earliest_local_time, latest_local_time);

} // namespace detail

constexpr timetable::timetable(const call_window& window, const curfew::zone& zone, const detail::week_bits& permitted,
                               reason by_weekday) noexcept
    : first_{resolve_start(zone, window.start())}, zone_{zone}, week_{permitted},
      kind_{zone.is_fixed() ? kind::fixed : kind::table}, by_weekday_{by_weekday} {
    const sys_seconds end = resolve_end(zone, window.end());
    if (end > first_) length_ = detail::reset_on_move{static_cast<std::uint64_t>((end - first_).count())};
    clock_key_ = detail::clock_key(zone, first_, last());
}

namespace detail {

/// The library's own way to a timetable.
struct timetable_access {
    /// The timetable of a window and a list, both complete. Constexpr for a fixed zone; it explains no ranges.
    [[nodiscard]] static constexpr timetable make(const call_window& window, std::span<const forbid_rule> forbid_list,
                                                  const curfew::zone& zone, range_end ends) noexcept {
        return {window, zone, forbidden_minutes(forbid_list, ends).complement(), reason::forbid_range};
    }

    [[nodiscard]] static const week_index& week(const timetable& calls) noexcept { return calls.week_; }

    [[nodiscard]] static bool is_fixed(const timetable& calls) noexcept {
        return calls.kind_.get() == timetable::kind::fixed;
    }

    /// Whether the zone's table knows every instant of the window.
    [[nodiscard]] static bool has_whole_table(const timetable& calls) noexcept {
        return calls.kind_.get() == timetable::kind::table && calls.clock_key_ < zone_table::end;
    }

    /// Calls `visit(permits)` with a function that is timetable::permits() of this kind of timetable.
    template <class Visit>
    static void ask(const timetable& calls, Visit visit) noexcept {
        const std::uint64_t first = unsigned_seconds(calls.first_);
        const std::uint64_t length = calls.length_.get();
        const auto with_clock = [&](const auto& clock) {
            visit([&, clock](sys_seconds t) {
                return calls.week_.permits_if(unsigned_seconds(t) - first < length, minute_at_phase(clock.phase(t)));
            });
        };
        switch (calls.kind_.get()) {
        case timetable::kind::fixed: with_clock(fixed_clock{calls.clock_key_}); break;
        case timetable::kind::table: with_clock(calls.table()); break;
        default: visit([&](sys_seconds t) { return calls.permits_at(t); }); break;
        }
    }
};

} // namespace detail

inline timetable::timetable(const task& rules, const curfew::zone& zone, range_end ends) {
    if (!rules.is_whole()) return;
    *this = detail::timetable_access::make(rules.window(), rules.forbid_list(), zone, ends);
    if (rules.forbid_list().empty()) return;
    parts_ = detail::shared<detail::timetable_parts>::make(rules.forbid_list(), ends);
}

inline timetable::timetable(const task& rules, const curfew::zone& zone, const policy& under, range_end ends) {
    if (!rules.is_whole() || !under.is_whole()) return;
    *this = timetable{rules, zone, ends};
    if (under.exceptions().empty() && under.layers().empty()) return;
    parts_ = detail::shared<detail::timetable_parts>::make(rules.forbid_list(), ends, zone, under, first_, last());
    kind_ = detail::reset_on_move{kind::layered};
}

constexpr timetable::timetable(const weekly_hours& hours, const curfew::zone& zone)
    : timetable{detail::any_time, zone, hours.bits(), reason::local_hours} {}

inline timetable::timetable(const weekly_hours& hours, const curfew::zone& zone, const date_exceptions& exceptions) {
    if (!exceptions.is_whole()) return;
    *this = timetable{hours, zone};
    if (exceptions.empty()) return;
    parts_ = detail::shared<detail::timetable_parts>::make(hours, zone, exceptions, first_, last());
    kind_ = detail::reset_on_move{kind::layered};
}

constexpr bool timetable::permits_at(sys_seconds t) const noexcept {
    if (kind_.get() <= kind::fixed) [[likely]] {
        return week_.permits_if(in_window(t), detail::minute_at_phase(detail::fixed_clock{clock_key_}.phase(t)));
    }
    if (kind_.get() == kind::table) [[likely]] {
        return week_.permits_if(in_window(t), detail::minute_at_phase(table().phase(t)));
    }
    return layers_permit(t);
}

constexpr detail::plain_verdict timetable::plain_at(sys_seconds t) const noexcept {
    if (kind_.get() == kind::fixed) [[likely]]
        return fixed_line().at(t);
    if (kind_.get() == kind::table) [[likely]]
        return table_line().at(t);
    if (kind_.get() == kind::layered) return layered_at(t);
    return {reason::no_rules, false, false, t, t};
}

constexpr sys_seconds timetable::first_permitted_from(sys_seconds t) const noexcept {
    if (kind_.get() == kind::fixed) [[likely]]
        return fixed_line().next_permitted(t);
    if (kind_.get() == kind::table) [[likely]]
        return table_line().next_permitted(t);
    if (kind_.get() == kind::layered) return layered_next(t);
    return last();
}

constexpr seconds timetable::permitted_time(sys_seconds from, sys_seconds to) const noexcept {
    from = detail::max_of(from, first_);
    to = detail::min_of(to, last());
    switch (kind_.get()) {
    case kind::fixed: return fixed_line().permitted_time(zone_, from, to);
    case kind::table: return table_line().permitted_time(zone_, from, to);
    case kind::layered: return search().permitted_time(from, to);
    case kind::none: break;
    }
    return seconds{0};
}

inline explanation timetable::explained(sys_seconds t) const noexcept {
    explanation result;
    if (!has_rules()) return result;
    if (t < first_ || t >= last()) {
        const bool before = t < first_;
        result.reason = before ? reason::before_start : reason::after_end;
        if (by_weekday_ != reason::forbid_range) return result;
        result.document = document::task;
        result.pointer = json_pointer{} / (before ? field::start_time : field::end_time);
        return result;
    }
    if (permits_at(t)) {
        result.reason = reason::permitted;
        return result;
    }
    if (kind_.get() == kind::layered) {
        parts_->explain(search().forbidding(t), t, result);
    } else {
        result.reason = by_weekday_;
        result.document = by_weekday_ == reason::forbid_range ? document::task : document::policy;
        if (parts_) parts_->explain_range(zone_.to_local(t), result);
    }
    return result;
}

constexpr void permitted_intervals::iterator::advance(sys_seconds from) noexcept {
    current_.reset();
    const auto start = calls_->next_permitted(from);
    if (!start || *start >= to_) return;
    current_ = value_type{*start, detail::min_of(to_, calls_->next_change(*start).value_or(to_))};
}

} // namespace curfew::inline v0
