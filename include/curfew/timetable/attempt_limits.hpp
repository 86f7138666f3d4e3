#pragma once
// How often one callee may be called: so many attempts within some time, and all of several such limits at once.
//
//     attempt_limits::vendor()                                                   the vendor's limits [R23]
//     attempt_limits::from({attempt_limit::within(attempts{4}, days{30})})       at most 4 in any 30 days
//     attempt_limits::from({attempt_limit::per_day(attempts{2}, new_york)})      at most 2 on any date in New York
//     attempt_limits::unlimited()                                                no limit, said explicitly
//
// One within 24 hours and one per day differ: after an attempt at 18:00 the first allows the next at 18:00 on the next day, the
// second at 00:00. plan/attempt_history.hpp asks what the limits allow.
//
// What is empty or cannot be meant allows nothing: limits that were default-constructed or moved from, a list of none, a count
// or a span below 1.

#include <curfew/time/detail/reset_on_move.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/zone/zone.hpp>

#include <compare>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// A number of attempts.
struct attempts {
    /// At least 1, to allow any.
    int count = 0;

    friend constexpr auto operator<=>(const attempts&, const attempts&) noexcept = default;
};

/// At most count() attempts within any span(), or on any calendar day of a zone.
class attempt_limit {
public:
    /// At most `count` in (t - span, t] for every t: an attempt exactly a span ago counts no longer. A `count` or a `span`
    /// below 1 allows nothing.
    [[nodiscard]] static constexpr attempt_limit within(attempts count, seconds span) noexcept {
        return {span < seconds{1} ? attempts{0} : count, span < seconds{1} ? seconds{1} : span, std::nullopt};
    }

    /// At most `count` on any calendar day of a zone. A `count` below 1 allows nothing.
    [[nodiscard]] static constexpr attempt_limit per_day(attempts count, const curfew::zone& days_of) noexcept {
        return {count, seconds{0}, days_of};
    }

    /// The same in the zone of the task, which in() supplies. Until then the limit allows nothing.
    [[nodiscard]] static constexpr attempt_limit per_day(attempts count) noexcept {
        return {count, seconds{0}, std::nullopt};
    }

    /// How many are allowed; below 1 none.
    [[nodiscard]] constexpr attempts count() const noexcept { return count_; }

    /// Whether it counts by calendar days.
    [[nodiscard]] constexpr bool is_per_day() const noexcept { return span_ == seconds{0}; }

    /// At least 1 second; 0 where is_per_day().
    [[nodiscard]] constexpr seconds span() const noexcept { return span_; }

    /// The zone whose days count; nullopt where not is_per_day(), and for the zone of the task.
    [[nodiscard]] constexpr const std::optional<curfew::zone>& zone() const noexcept { return zone_; }

    /// Whether it allows nothing, whatever the history: the count is below 1, or the zone is not known yet.
    [[nodiscard]] constexpr bool allows_nothing() const noexcept {
        return count_.count < 1 || (is_per_day() && !zone_);
    }

    /// The same limit, where a limit per day of the task's zone becomes one in `task_zone`.
    [[nodiscard]] constexpr attempt_limit in(const curfew::zone& task_zone) const noexcept {
        return is_per_day() && !zone_ ? attempt_limit{count_, span_, task_zone} : *this;
    }

    friend constexpr bool operator==(const attempt_limit&, const attempt_limit&) noexcept = default;

private:
    constexpr attempt_limit(attempts count, seconds span, const std::optional<curfew::zone>& days_of) noexcept
        : zone_{days_of}, span_{span}, count_{count} {}

    std::optional<curfew::zone> zone_;
    seconds span_;
    attempts count_;
};

/// Limits that hold together, in any order. A value.
class attempt_limits {
public:
    /// Allows nothing.
    attempt_limits() noexcept = default;

    /// The vendor's limits against harassment of one callee: 3 attempts in 5 minutes, 6 in 10 minutes, 10 in 24 hours. [R23]
    [[nodiscard]] static attempt_limits vendor() {
        return from({attempt_limit::within(attempts{3}, minutes{5}), attempt_limit::within(attempts{6}, minutes{10}),
                     attempt_limit::within(attempts{10}, std::chrono::hours{24})});
    }

    /// No limit: everything is allowed.
    [[nodiscard]] static attempt_limits unlimited() noexcept {
        attempt_limits result;
        result.unlimited_ = detail::reset_on_move{true};
        return result;
    }

    /// These limits; an empty list allows nothing. Say unlimited() if that is meant.
    [[nodiscard]] static attempt_limits from(std::vector<attempt_limit> limits) noexcept {
        attempt_limits result;
        result.limits_ = std::move(limits);
        return result;
    }

    /// The limits in the order they were given in; none where is_unlimited(), and where nothing is allowed.
    [[nodiscard]] std::span<const attempt_limit> limits() const noexcept {
        return present_.get() ? std::span<const attempt_limit>{limits_} : std::span<const attempt_limit>{};
    }

    /// Whether everything is allowed.
    [[nodiscard]] bool is_unlimited() const noexcept { return unlimited_.get(); }

    /// Whether nothing is, whatever the history. Linear in the number of limits.
    [[nodiscard]] bool allows_nothing() const noexcept {
        bool nothing = !is_unlimited() && limits().empty();
        for (const attempt_limit& limit : limits()) nothing = nothing || limit.allows_nothing();
        return nothing;
    }

    /// The same limits, with the days of the task's zone for those that ask for them.
    [[nodiscard]] attempt_limits in(const curfew::zone& task_zone) const {
        attempt_limits result = *this;
        for (attempt_limit& limit : result.limits_) limit = limit.in(task_zone);
        return result;
    }

    friend bool operator==(const attempt_limits&, const attempt_limits&) noexcept = default;

private:
    std::vector<attempt_limit> limits_;
    detail::presence present_;
    detail::reset_on_move<bool> unlimited_;
};

} // namespace curfew::inline v0
