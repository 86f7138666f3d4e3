#pragma once
// A schedule and a zone: all questions about instants.
//
//     an hour that a clock change repeats is judged twice by its wall-clock time, an hour it skips never comes;
//     a StartTime that is repeated or skipped counts as late as it can, an EndTime as early, so that no window grows.

#include <curfew/time/detail/order.hpp>
#include <curfew/timetable/detail/timeline.hpp>
#include <curfew/timetable/detail/week_index.hpp>
#include <curfew/zone/detail/zone_phase.hpp>
#include <curfew/time/interval.hpp>
#include <curfew/timetable/schedule.hpp>
#include <curfew/zone/zone.hpp>

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace curfew::inline v0 {

/// When a task may place calls, as instants. A value; immutable; any number of threads may ask the same one. Every
/// sys_seconds is a legal argument. Queries allocate nothing and take constant time for a zone that does, apart from
/// iteration and permitted_time(), which walks the spans of the zone. A sub-second instant counts to the second it is in.
/// [rulebook section 3]
template <zone Zone = fixed_offset>
class zoned_schedule {
public:
    /// What it is asked about.
    using time_point = sys_seconds;

    /// The task's schedule in the task's zone.
    constexpr explicit zoned_schedule(const schedule& local, Zone zone = beijing_by_default())
        : first_{resolve_start(zone, local.window().start())}, last_{detail::max_of(
                                                                   first_, resolve_end(zone, local.window().end()))},
          phase_{zone, first_, last_}, zone_{std::move(zone)}, local_{local} {}

    /// Whether calling is permitted at `t`.
    [[nodiscard]] constexpr bool permits(sys_seconds t) const noexcept {
        // Unsigned, so that no argument overflows. Outside the window the minute means nothing.
        const std::uint64_t first = detail::unsigned_seconds(first_);
        const bool in_window = detail::unsigned_seconds(t) - first < detail::unsigned_seconds(last_) - first;
        return local_.week_.permits_if(in_window, detail::minute_at_phase(phase_.at(zone_, t)));
    }

    /// The same with the reason and the interval around `t`.
    [[nodiscard, gnu::always_inline]] constexpr verdict<sys_seconds> at(sys_seconds t) const noexcept {
        return plain_at(t).as_verdict();
    }

    /// The first permitted instant at or after `t`.
    [[nodiscard, gnu::always_inline]] constexpr std::optional<sys_seconds>
    next_permitted(sys_seconds t) const noexcept {
        const sys_seconds found = first_permitted_from(t);
        return detail::if_exists(found, found < last_);
    }

    /// The first instant after `t` at which the answer of permits() is another one than at `t`.
    [[nodiscard, gnu::always_inline]] constexpr std::optional<sys_seconds> next_change(sys_seconds t) const noexcept {
        return at(t).until;
    }

    /// The permitted intervals inside [from, to), lazily. *this must outlive the result.
    [[nodiscard]] constexpr permitted_intervals<zoned_schedule> intervals(sys_seconds from,
                                                                          sys_seconds to) const noexcept {
        return {*this, from, to};
    }

    /// How much of [from, to) is permitted.
    [[nodiscard]] constexpr seconds permitted_time(sys_seconds from, sys_seconds to) const noexcept {
        return timeline().permitted_time(from, to);
    }

    /// The task's window as instants, [first, last). It may be empty where clock changes leave nothing of it.
    [[nodiscard]] constexpr sys_seconds first() const noexcept { return first_; }
    [[nodiscard]] constexpr sys_seconds last() const noexcept { return last_; }

    /// The wall-clock time of the task at `t`; less than a day from the ends of 64 bits it stops there.
    [[nodiscard]] constexpr local_seconds to_local(sys_seconds t) const noexcept {
        const seconds offset = zone_.offset_at(t);
        if (offset > seconds{0} && t > sys_seconds::max() - offset) return local_seconds::max();
        if (offset < seconds{0} && t < sys_seconds::min() - offset) return local_seconds::min();
        return local_seconds{t.time_since_epoch() + offset};
    }

    /// What it was made of.
    [[nodiscard]] constexpr const schedule& local() const noexcept { return local_; }
    [[nodiscard]] constexpr const Zone& zone() const noexcept { return zone_; }

private:
    static constexpr Zone beijing_by_default() noexcept requires std::same_as<Zone, fixed_offset> { return beijing; }

    [[nodiscard]] constexpr sys_seconds first_permitted_from(sys_seconds t) const noexcept {
        return timeline().next_permitted(t);
    }
    [[nodiscard]] constexpr detail::plain_verdict plain_at(sys_seconds t) const noexcept { return timeline().at(t); }

    [[nodiscard, gnu::always_inline]] constexpr detail::timeline<Zone> timeline() const noexcept {
        return {local_.week_, zone_, phase_, first_, last_};
    }

    sys_seconds first_;
    sys_seconds last_;
    /// What helps to ask zone_.
    [[no_unique_address]] detail::zone_phase<Zone> phase_;
    Zone zone_;
    schedule local_;
};

} // namespace curfew::inline v0
