#include "earlier_attempts.hpp"

#include "instant.hpp"
#include "visible_text.hpp"

namespace curfew::tool {

void add_attempt_options(option_table& table, attempt_options& options) {
    table.values("--attempt", "T", options.at,
                 "An earlier attempt to call the callee, for the Limits of the policy; may be given several times");
    table.flag("--no-earlier-attempts", options.none, "There were no earlier attempts to call the callee");
    table.exclude("--attempt", "--no-earlier-attempts");
}

bool has_limits(const std::optional<loaded_policy>& policy) noexcept {
    return policy && policy->content.limits() && !policy->content.limits()->is_unlimited();
}

earlier_attempts::earlier_attempts(const attempt_options& options, const task_options& reading, const loaded_task& task,
                                   std::string_view command) {
    for (const std::string& text : options.at) history_.add(reading.instant("--attempt", text));
    if (has_limits(task.policy)) {
        if (options.at.empty() && !options.none) {
            throw failure{std::string{command} + ": " + task.policy->name +
                          " has Limits; give the earlier attempts to call the callee with --attempt T, or say "
                          "--no-earlier-attempts"};
        }
        limits_ = task.policy->content.limits()->in(task.zone());
    } else if (!options.at.empty()) {
        throw failure{"--attempt: no policy with Limits is given, so that attempts count for nothing"};
    }
}

std::optional<std::size_t> earlier_attempts::find_forbidding(sys_seconds t) const {
    const auto all = limits_.limits();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!allows(attempt_limits::from({all[i]}), history_, t)) return i;
    }
    return std::nullopt;
}

std::optional<sys_seconds> earlier_attempts::next_permitted(const timetable& calls, sys_seconds t) const noexcept {
    const auto allowed = next_allowed(limits_, history_, t);
    return allowed ? calls.next_permitted(*allowed) : std::nullopt;
}

std::string limit_in_words(const attempt_limit& limit) {
    const std::string count = "attempt limit of " + std::to_string(limit.count().count);
    if (!limit.is_per_day()) return count + " within " + for_people(limit.span());
    return count + " a day" + (limit.zone() ? " in " + visible(limit.zone()->name()) : "");
}

void note_limits(const loaded_task& task, std::string_view command, const text_stream& err) {
    if (!has_limits(task.policy)) return;
    err.put("curfew: " + std::string{command} + ": the Limits of " + task.policy->name +
            " depend on earlier attempts and are not part of the intervals\n");
}

} // namespace curfew::tool
