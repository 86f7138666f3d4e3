#pragma once
// One layer of rules: a week in a zone, and the dates that are different there. A timetable with a policy has several, and
// all of them must permit.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/week_bits.hpp>
#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/timetable/detail/clock.hpp>
#include <curfew/timetable/detail/dated_week.hpp>
#include <curfew/timetable/detail/week_index.hpp>
#include <curfew/timetable/verdict.hpp>
#include <curfew/zone/zone.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace curfew::inline v0::detail {

/// Instants [first, end) around one, in which the offset is constant and the rules repeat by the week.
struct layer_stretch {
    sys_seconds first;
    sys_seconds end;
    seconds offset;
    /// The dates that differ, in civil time. Without rows the plain week holds.
    dated_stretch dates;

    [[nodiscard]] constexpr bool is_plain() const noexcept { return dates.rows == nullptr; }
};

/// Instants [first, end) of a stretch with the same answer.
struct layer_run {
    sys_seconds first;
    sys_seconds end;
    bool permitted;
};

/// Immutable. Instants are those of the window of a timetable: the years 0000–9999, a few days more or less.
class layer {
public:
    layer(const weekday_rule_table& rules, date_exceptions exceptions, const zone& z, reason by_weekday)
        : zone_{z}, week_{base_week(rules)}, dated_{rules, std::move(exceptions)},
          clock_key_{clock_key(zone_, sys_seconds{}, sys_seconds{})}, by_weekday_{by_weekday} {}

    [[nodiscard]] bool permits(sys_seconds t) const noexcept {
        if (!dated_.empty()) [[unlikely]] {
            const std::int64_t local = zone_.to_local(t).time_since_epoch().count();
            const dated_stretch stretch = dated_.stretch_at(local);
            if (stretch.rows != nullptr) return dated_week::permits(stretch, local);
        }
        return week_.permits(minute_at_phase(phase(t)));
    }

    /// The stretch around `t`.
    [[nodiscard]] layer_stretch stretch_at(sys_seconds t) const noexcept {
        const offset_span span = zone_.span_at(t);
        layer_stretch found{span.first,
                            span.last,
                            span.offset,
                            {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}};
        if (dated_.empty()) return found;
        found.dates = dated_.stretch_at((t.time_since_epoch() + span.offset).count());
        found.first = max_of(found.first, instant(found, found.dates.first));
        found.end = min_of(found.end, instant(found, found.dates.end));
        return found;
    }

    /// The run around `t`, an instant of `stretch`.
    [[nodiscard]] layer_run run_at(const layer_stretch& stretch, sys_seconds t) const noexcept {
        layer_run found{};
        if (stretch.is_plain()) {
            const std::uint32_t phase = upper_half(phase_with(stretch.offset, t));
            const week_run run = week_.run_at(minute_at_phase(phase));
            const sys_seconds week_before =
                t - seconds{static_cast<std::int64_t>(second_at_phase(phase)) + std::int64_t{seconds_per_week}};
            found = {week_before + minutes{run.first}, week_before + minutes{run.end}, run.permitted};
        } else {
            const dated_run run = dated_week::run_in(stretch.dates, (t.time_since_epoch() + stretch.offset).count());
            found = {instant(stretch, run.first), instant(stretch, run.end), run.permitted};
        }
        found.first = max_of(found.first, stretch.first);
        found.end = min_of(found.end, stretch.end);
        return found;
    }

    /// From here on everything repeats after 400 years, the period of the calendar: no transition is listed any more, and no
    /// exception left.
    [[nodiscard]] sys_seconds settled_from() const noexcept {
        const zone_table* const table = zone_.table();
        const sys_seconds ruled = table == nullptr ? sys_seconds::min() : table->ruled_from();
        return max_of(ruled, saturating_sum(sys_seconds{seconds{dated_.last_end()}}, offset_limit));
    }

    /// Before this instant no date differs; the last instant there is if none ever does.
    [[nodiscard]] sys_seconds differs_from() const noexcept {
        if (dated_.empty()) return sys_seconds::max();
        return saturating_sum(sys_seconds{seconds{dated_.first()}}, -offset_limit);
    }

    /// Why the layer forbids at `t`, an instant that it forbids. What an exception closes is a holiday, whatever the week says.
    [[nodiscard]] reason reason_at(sys_seconds t) const noexcept {
        return dated_.find_closing(zone_.to_local(t)) ? reason::holiday : by_weekday_;
    }

    [[nodiscard]] const curfew::zone& zone() const noexcept { return zone_; }
    [[nodiscard]] const dated_week& dates() const noexcept { return dated_; }
    [[nodiscard]] reason by_weekday() const noexcept { return by_weekday_; }

private:
    /// The instant of a civil time on the clock of a stretch.
    [[nodiscard]] static constexpr sys_seconds instant(const layer_stretch& stretch, std::int64_t local) noexcept {
        return saturating_sum(sys_seconds{seconds{local}}, -stretch.offset);
    }

    [[nodiscard]] std::uint32_t phase(sys_seconds t) const noexcept {
        if (const zone_table* const table = zone_.table()) {
            return table_clock{*table, static_cast<std::uint32_t>(clock_key_)}.phase(t);
        }
        return fixed_clock{clock_key_}.phase(t);
    }

    curfew::zone zone_;
    week_index week_;
    dated_week dated_;
    std::uint64_t clock_key_;
    reason by_weekday_;
};

} // namespace curfew::inline v0::detail
