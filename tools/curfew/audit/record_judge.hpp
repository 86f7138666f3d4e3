#pragma once
// The verdict for a record: a task in a zone, asked for the reason and the place but not for when it changes.

#include "any_zone.hpp"
#include "forbid_places.hpp"

#include <curfew/timetable/permission.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/time/text.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include <functional>
#include <optional>
#include <string_view>

namespace curfew::tool {

/// Why, where, and at what time of the clock that it was judged by.
struct record_verdict {
    curfew::reason reason{};
    /// As `permits` has it; empty for none.
    short_text<80> pointer;
    /// Of that clock from UTC.
    seconds offset{};

    [[nodiscard]] bool permitted() const noexcept { return reason == curfew::reason::permitted; }
};

/// A policy, and the zones it names.
struct judging_policy {
    local_policy content;
    std::function<any_zone(std::string_view)> find_zone;
};

/// One task in one zone. Immutable; any number of threads may ask it. Refers to the policy, if there is one.
class record_judge {
public:
    record_judge(const task_rules& rules, const any_zone& zone, range_end ends, const judging_policy* policy);

    /// `permits` without `until`. Constant time without a policy, but for the search of the range.
    [[nodiscard]] record_verdict judge(sys_seconds t) const;

private:
    [[nodiscard]] record_verdict judge_under_policy(sys_seconds t) const;

    zoned_schedule<any_zone> schedule_;
    forbid_places places_;
    range_end ends_;
    const judging_policy* policy_;
    /// Under a policy: the task with it, and its list.
    std::optional<permission<any_zone>> call_;
    std::vector<forbid_rule> forbid_list_;
};

} // namespace curfew::tool
