#pragma once
// The limits of an audit on how often one callee may be called: those of --limit, or of the policy.

#include "record_outcome.hpp"

#include <curfew/timetable/attempt_limits.hpp>
#include <curfew/zone/zone.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace curfew::tool {

/// Immutable; shared by all threads.
class limit_plan {
public:
    /// Of texts such as `4/30d` and `2/day`; throws `failure` for what is no limit, and for none at all.
    [[nodiscard]] static limit_plan of_options(const std::vector<std::string>& texts);

    /// Of a policy's Limits, which are some.
    [[nodiscard]] static limit_plan of_policy(const attempt_limits& limits);

    [[nodiscard]] std::size_t size() const noexcept { return limits_.size(); }

    /// How many attempts the limit allows.
    [[nodiscard]] std::size_t count(std::size_t index) const noexcept {
        return static_cast<std::size_t>(limits_[index].count().count);
    }

    /// The limit as --limit takes it.
    [[nodiscard]] std::string text(std::size_t index) const;

    /// Where it stands in the policy; empty for one of --limit.
    [[nodiscard]] std::string pointer(std::size_t index) const;

    /// Until when an attempt at `at` counts for each limit. A limit per day without a zone of its own counts by the days of
    /// `callee`.
    void find_ends(sys_seconds at, const zone& callee, std::vector<counting_end>& ends) const;

private:
    limit_plan(std::vector<attempt_limit> limits, bool is_policy) noexcept
        : limits_{std::move(limits)}, is_policy_{is_policy} {}

    std::vector<attempt_limit> limits_;
    bool is_policy_;
};

/// The seconds of `30d`, `24h`, `5min` or `20s`; throws `failure`.
[[nodiscard]] seconds span_of_option(std::string_view option, const std::string& text);

} // namespace curfew::tool
