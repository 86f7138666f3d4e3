#pragma once
// request → rules, with all violations; and back. Whoever wants to know whether a request is valid parses it.

#include <curfew/time/detail/order.hpp>
#include <curfew/diagnostics/report.hpp>
#include <curfew/task/request.hpp>
#include <curfew/task/task_rules.hpp>
#include <curfew/task/detail/validate.hpp>
#include <curfew/task/detail/validate_forbid_list.hpp>
#include <curfew/zone/zone.hpp>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// What a caller knows beyond the request, and how strictly it wants the rules taken.
struct parse_options {
    /// What each rule counts as.
    severity_settings policy;
    /// With it, a window that is over is an error (window-over).
    std::optional<sys_seconds> now;
    /// With it, more calls at once are an error (concurrency-over-quota).
    std::optional<std::int32_t> concurrency_quota;
};

/// The rules a request lays down, if it has no error, and all diagnostics, in the order of the API page.
/// `zone` is the task's, for `options.now`. Linear in the size of the request; does not throw on content.
template <zone Zone = fixed_offset>
[[nodiscard]] checked<task_rules> parse(const update_task_request& request, const parse_options& options = {},
                                        const Zone& zone = beijing);

/// The item of ForbidTimeList that means `r`; without Weekdays if that is every day.
[[nodiscard]] inline forbid_time_item to_forbid_time_item(const forbid_rule& r);

/// The request that lays down exactly these rules: parse(to_request(r)).value == r, under a policy that lets r's
/// overnight ranges pass.
[[nodiscard]] inline update_task_request to_request(const task_rules& rules);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// parse() for a request of which the places `unreadable` were refused by the reader: silent about these, and without a
/// value if there are any. Keeps `max_diagnostics`, in the order the rules are checked.
template <zone Zone>
[[nodiscard]] checked<task_rules> parse_readable(const update_task_request& request, const parse_options& options,
                                                 const Zone& zone, std::vector<json_pointer> unreadable,
                                                 std::size_t max_diagnostics) {
    checked<task_rules> result;
    result.report.keep_at_most(max_diagnostics);
    stable_sort(unreadable, [](const json_pointer& a, const json_pointer& b) { return a < b; });
    reporter out{result.report, options.policy, unreadable};
    const json_pointer root;
    auto id = check_task_open_id(request.task_open_id, root / field::task_open_id, out);
    const auto start = check_local_time(request.start_time, root / field::start_time,
                                        {rule::start_time_missing, rule::start_time_format}, out);
    const auto end = check_local_time(request.end_time, root / field::end_time,
                                      {rule::end_time_missing, rule::end_time_format}, out);
    const auto window = check_window(start, end, options.now, zone, root / field::end_time, out);
    const auto redial =
        check_redial({request.ring_again_times, request.ring_again_interval, request.recall}, window, root, out);
    const auto concurrency =
        check_concurrency(request.concurrency, options.concurrency_quota, root / field::concurrency, out);
    std::optional<std::vector<forbid_rule>> forbid_list;
    if (request.forbid_time_list) {
        forbid_list = check_forbid_list(*request.forbid_time_list, window, root / field::forbid_time_list, out);
    }
    check_unknown_fields(request.unknown, update_task_fields, root, out);
    const bool list_understood = forbid_list.has_value() == request.forbid_time_list.has_value();
    if (id && window && concurrency && list_understood && unreadable.empty() && result.report.valid()) {
        result.value = task_rules{*std::move(id), *window, *concurrency, redial, std::move(forbid_list)};
    }
    return result;
}

} // namespace detail

template <zone Zone>
checked<task_rules> parse(const update_task_request& request, const parse_options& options, const Zone& zone) {
    auto result = detail::parse_readable(request, options, zone, {}, report{}.most_kept());
    result.report.order_by_place();
    return result;
}

inline forbid_time_item to_forbid_time_item(const forbid_rule& r) {
    forbid_time_item item;
    if (r.days() != weekday_set::every_day()) {
        auto& numbers = item.weekdays.emplace();
        for (const weekday day : all_weekdays) {
            if (r.days().contains(day)) numbers.push_back(api_number(day));
        }
    }
    auto& times = item.times.emplace();
    times.reserve(r.ranges().size());
    for (const time_range& range : r.ranges()) times.emplace_back(format(range).view());
    return item;
}

inline update_task_request to_request(const task_rules& rules) {
    update_task_request request;
    request.task_open_id = rules.id.text();
    request.start_time = format(rules.window.start())->view();
    request.end_time = format(rules.window.end())->view();
    request.concurrency = rules.concurrency.calls();
    if (rules.redial) {
        request.ring_again_times = rules.redial->times();
        request.ring_again_interval = static_cast<std::int32_t>(rules.redial->interval().count());
    } else {
        request.recall = false;
    }
    if (!rules.forbid_list) return request;
    auto& items = request.forbid_time_list.emplace();
    items.reserve(rules.forbid_list->size());
    for (const forbid_rule& r : *rules.forbid_list) items.push_back(to_forbid_time_item(r));
    return request;
}

} // namespace curfew::inline v0
