#pragma once
// The clock changes of a zone after the last one that its database lists: those of the years before it, again and again.
//
// Compiled zone files list the changes until 2037, then a rule, which date 3.0.1 does not read. Without it, summer time
// would end for good, the clock would be an hour late for half of each year, and so would be a range that forbids the
// evening. But the rule shows in the list: each change is on the first Sunday, say, on or after some day of the year, at
// some time of the clock that ends.

#include <curfew/detail/order.hpp>
#include <curfew/fwd.hpp>
#include <curfew/zone.hpp>

#include <array>
#include <cstddef>
#include <optional>

namespace curfew::inline v0::detail {

/// A change of the clock: the offset before `at`, and from it on.
struct clock_change {
    sys_seconds at;
    seconds before;
    seconds after;

    friend constexpr bool operator==(const clock_change&, const clock_change&) noexcept = default;
};

/// A change that comes once a year.
class yearly_change {
public:
    /// Of the last ones that are listed, 2030 to 2037: each date from March on falls on each weekday in one of them.
    static constexpr std::size_t years_needed = 8;

    /// The rule of changes that follow each other by a year; nullopt if they have none, or if the first and the last day
    /// that it may choose are not both among them, so that it could be another one.
    [[nodiscard]] static constexpr std::optional<yearly_change>
    from(const std::array<clock_change, years_needed>& changes) noexcept {
        yearly_change rule{changes[0]};
        std::chrono::month_day latest = rule.earliest_;
        for (const clock_change& c : changes) {
            const std::chrono::year_month_day date{day_of(c)};
            const std::chrono::month_day day{date.month() / date.day()};
            rule.earliest_ = min_of(rule.earliest_, day);
            latest = max_of(latest, day);
        }
        constexpr std::chrono::year any{2001};
        if (local_days{any / latest} - local_days{any / rule.earliest_} != std::chrono::days{6}) return std::nullopt;
        std::chrono::year year = std::chrono::year_month_day{day_of(changes[0])}.year();
        for (const clock_change& c : changes) {
            if (rule.in(year) != c) return std::nullopt;
            ++year;
        }
        return rule;
    }

    /// The change of that year.
    [[nodiscard]] constexpr clock_change in(std::chrono::year year) const noexcept {
        const local_days from{year / earliest_};
        const local_days day = from + (weekday_ - std::chrono::weekday{from});
        return {sys_seconds{(day + clock_).time_since_epoch()} - before_, before_, after_};
    }

private:
    constexpr explicit yearly_change(const clock_change& c) noexcept
        : earliest_{std::chrono::year_month_day{day_of(c)}.month(), std::chrono::year_month_day{day_of(c)}.day()},
          weekday_{day_of(c)}, clock_{local_of(c) - day_of(c)}, before_{c.before}, after_{c.after} {}

    static constexpr local_seconds local_of(const clock_change& c) noexcept {
        return local_seconds{c.at.time_since_epoch() + c.before};
    }
    static constexpr local_days day_of(const clock_change& c) noexcept {
        return std::chrono::floor<std::chrono::days>(local_of(c));
    }

    std::chrono::month_day earliest_;
    std::chrono::weekday weekday_;
    /// Of the day, on the clock that ends.
    seconds clock_;
    seconds before_;
    seconds after_;
};

/// Two changes a year, for good.
class yearly_changes {
public:
    /// How many changes show the rule.
    static constexpr std::size_t changes_needed = 2 * yearly_change::years_needed;

    /// The rule of `listed`, which follow each other in a zone; nullopt if they are not the same two in each year, or go on
    /// where no task does, into the year 10000.
    [[nodiscard]] static constexpr std::optional<yearly_changes>
    from(const std::array<clock_change, changes_needed>& listed) noexcept {
        std::array<std::array<clock_change, yearly_change::years_needed>, 2> by_half{};
        for (std::size_t i = 0; i < listed.size(); ++i) by_half[i % 2][i / 2] = listed[i];
        if (listed.back().at > last_ruled) return std::nullopt;
        const auto one = yearly_change::from(by_half[0]);
        const auto other = yearly_change::from(by_half[1]);
        if (!one || !other) return std::nullopt;
        constexpr std::chrono::year any{2000};
        const bool in_order = one->in(any).at < other->in(any).at;
        return yearly_changes{in_order ? *one : *other, in_order ? *other : *one, listed.back().at};
    }

    /// The last change that was listed: from here on the rule holds.
    [[nodiscard]] constexpr sys_seconds since() const noexcept { return since_; }

    /// The span around `t`, since() or later. After the year 9999, which no task goes beyond, the clock changes no more.
    [[nodiscard]] constexpr offset_span span_at(sys_seconds t) const noexcept {
        const sys_seconds asked = min_of(t, last_ruled);
        const auto year = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(asked)}.year();
        offset_span span{since_, since_, seconds{0}};
        // From the year before on, for a t before the first change of its year. Some change of the next year is after it.
        for (std::chrono::year in = year - std::chrono::years{1};; ++in) {
            for (const yearly_change& half : {one_, other_}) {
                const clock_change change = half.in(in);
                if (change.at > asked) {
                    span.last = change.at > last_ruled ? sys_seconds::max() : change.at;
                    return span;
                }
                span = {change.at, change.at, change.after};
            }
        }
    }

private:
    constexpr yearly_changes(const yearly_change& one, const yearly_change& other, sys_seconds since) noexcept
        : one_{one}, other_{other}, since_{since} {}

    static constexpr sys_seconds last_ruled = std::chrono::sys_days{std::chrono::year{10'000} / 1 / 3};

    /// In the order of the year.
    yearly_change one_;
    yearly_change other_;
    sys_seconds since_;
};

} // namespace curfew::inline v0::detail
