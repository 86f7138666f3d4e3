#pragma once
// JSON text → policy, with everything that is wrong with it. docs/policy.md has the form.
//
//     const result<policy> rules = read_policy(text, load_zone);
//     if (!rules) return show(rules.report());
//     const timetable calls{task, zone::beijing, *rules};

#include <curfew/diagnostics/result.hpp>
#include <curfew/json/detail/bind_policy.hpp>
#include <curfew/json/detail/check_policy.hpp>
#include <curfew/json/detail/read_body.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/timetable/policy.hpp>

#include <string_view>

namespace curfew::inline v0 {

/// Reads a policy file as strictly as read_update_task() reads a request; a member that docs/policy.md does not list is an
/// error. `find_zone(std::string_view) -> result<zone>`, such as load_zone, is called once for each distinct name of a zone;
/// what it reports gets the place of the name. Offsets such as +08:00 are taken without asking it. Throws nothing but what
/// `find_zone` throws, and std::bad_alloc. n log n in the number of exceptions, however many dates they cover.
/// [rulebook section 3, points 9 and 10]
template <class FindZone>
[[nodiscard]] result<policy> read_policy(std::string_view text, FindZone&& find_zone, const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

template <class FindZone>
result<policy> read_policy(std::string_view text, FindZone&& find_zone, const json_limits& limits) {
    return detail::read_body<detail::policy_body>(
        text, severity_settings{}, limits, detail::bind_policy,
        [&](detail::policy_body& body, detail::reporter& out) { return detail::check_policy(body, find_zone, out); });
}

} // namespace curfew::inline v0
