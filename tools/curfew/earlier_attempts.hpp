#pragma once
// The attempt limits of a policy, and what the user says of earlier attempts to the callee.

#include "loaded_task.hpp"
#include "option_table.hpp"

#include <curfew/plan/attempt_history.hpp>
#include <curfew/timetable/attempt_limits.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// As given on the command line.
struct attempt_options {
    std::vector<std::string> at;
    bool none = false;
};

/// --attempt and --no-earlier-attempts.
void add_attempt_options(option_table& table, attempt_options& options);

/// When the limits of a policy allow a call, if there is no attempt after those that are known.
class earlier_attempts {
public:
    /// Throws `failure` for an attempt that is no instant; for limits without a word about attempts, since what is not known is
    /// not assumed to be none; and for attempts without limits, which would count for nothing.
    earlier_attempts(const attempt_options& options, const task_options& reading, const loaded_task& task,
                     std::string_view command);

    /// One that no limit counts.
    [[nodiscard]] const attempt_limits& limits() const noexcept { return limits_; }
    [[nodiscard]] const attempt_history& history() const noexcept { return history_; }

    [[nodiscard]] bool allow(sys_seconds t) const noexcept { return allows(limits_, history_, t); }

    /// The index of the first limit that does not allow a call at `t`; nullopt if there is none.
    [[nodiscard]] std::optional<std::size_t> find_forbidding(sys_seconds t) const;

    /// The first instant at or after `t` that the timetable permits and the limits allow.
    [[nodiscard]] std::optional<sys_seconds> next_permitted(const timetable& calls, sys_seconds t) const noexcept;

private:
    attempt_limits limits_ = attempt_limits::unlimited();
    attempt_history history_ = attempt_history::none();
};

/// `attempt limit of 3 within 5 min`, `attempt limit of 2 a day in America/New_York`.
[[nodiscard]] std::string limit_in_words(const attempt_limit& limit);

/// Whether the policy of the task has limits.
[[nodiscard]] bool has_limits(const std::optional<loaded_policy>& policy) noexcept;

/// Says on standard error that intervals leave limits out, if there are any.
void note_limits(const loaded_task& task, std::string_view command, const text_stream& err);

} // namespace curfew::tool
