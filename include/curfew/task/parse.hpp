#pragma once
// request → task_update, with all violations; and back. To validate a request is to parse it.

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/diagnostics/result.hpp>
#include <curfew/diagnostics/severity_settings.hpp>
#include <curfew/task/detail/validate.hpp>
#include <curfew/task/detail/validate_forbid_list.hpp>
#include <curfew/task/request.hpp>
#include <curfew/task/task.hpp>
#include <curfew/task/task_update.hpp>
#include <curfew/zone/zone.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// What a caller knows beyond the request, and how strictly it wants the rules taken.
struct parse_options {
    /// What each rule counts as.
    severity_settings severities = {};
    /// With it, a window that is over is an error (window-over).
    std::optional<sys_seconds> now = {};
    /// With it, more calls at once are an error (concurrency-over-quota).
    std::optional<std::int32_t> concurrency_quota = {};
    /// The zone of the task's civil times, which `now` is compared in.
    curfew::zone zone = curfew::zone::beijing;
};

/// What the request lays down, if it has no error, and all diagnostics, in the order of the API page. Linear in the size of
/// the request; does not throw on content.
[[nodiscard]] inline result<task_update> parse(const update_task_request& request, const parse_options& options = {});

/// The item of ForbidTimeList that means `r`; without Weekdays if that is every day.
[[nodiscard]] inline forbid_time_item to_forbid_time_item(const forbid_rule& r);

/// The request that lays down exactly this: *parse(to_request(u)) == u, under settings that let overnight ranges pass. Of an
/// update that was moved from, an empty request, which is not valid.
[[nodiscard]] inline update_task_request to_request(const task_update& update);

/// The request that makes a stored task this one, whatever it was before, except for redial settings that are not known: then
/// Recall is false. Without TaskOpenId if the task has no id. Of a task that was moved from, an empty request.
[[nodiscard]] inline update_task_request to_request(const task& of);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// Every rule about StartTime and EndTime, which UpdateTask and CreateTask have in common.
template <class Request>
[[nodiscard]] std::optional<call_window> check_window_of(const Request& request, const parse_options& options,
                                                         reporter& out) {
    const json_pointer root;
    const auto start = check_local_time(request.start_time, root / field::start_time,
                                        {rule::start_time_missing, rule::start_time_format}, out);
    const auto end = check_local_time(request.end_time, root / field::end_time,
                                      {rule::end_time_missing, rule::end_time_format}, out);
    return check_window(start, end, options.now, options.zone, root / field::end_time, out);
}

/// Every rule about an UpdateTask. A value if everything was understood, whether it is allowed or not.
[[nodiscard]] inline std::optional<task_update> check_update_task(const update_task_request& request,
                                                                  const parse_options& options, reporter& out) {
    const json_pointer root;
    auto id = check_task_open_id(request.task_open_id, root / field::task_open_id, out);
    const auto window = check_window_of(request, options, out);
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
    if (!id || !window || !concurrency || !list_understood) return std::nullopt;
    return task_update{*std::move(id), *window, *concurrency, redial, std::move(forbid_list)};
}

/// `value` with what was found, if it is there; the report alone if it is not.
template <class T>
[[nodiscard]] result<T> result_of(std::optional<T> value, report found) {
    if (!value) return found;
    return {*std::move(value), std::move(found)};
}

/// `check(request, reporter)`, its diagnostics in the order of the API page.
template <class Check>
[[nodiscard]] auto checked_in_order(const severity_settings& severities, Check check) {
    report found;
    const std::vector<json_pointer> all_readable;
    reporter out{found, severities, all_readable};
    auto value = check(out);
    found.order_by_place();
    return result_of(std::move(value), std::move(found));
}

/// The fields that a task and an update share.
[[nodiscard]] inline update_task_request request_of(const call_window& window, call_concurrency concurrency,
                                                    const std::optional<redial_settings>& redial) {
    update_task_request request;
    // The window lies in the years that format() can write.
    request.start_time = std::string{format(window.start())->view()};
    request.end_time = std::string{format(window.end())->view()};
    request.concurrency = concurrency.calls();
    if (redial) {
        request.ring_again_times = redial->times();
        request.ring_again_interval = static_cast<std::int32_t>(redial->interval().count());
    } else {
        request.recall = false;
    }
    return request;
}

[[nodiscard]] inline std::vector<forbid_time_item> items_of(const std::vector<forbid_rule>& forbid_list) {
    std::vector<forbid_time_item> items;
    items.reserve(forbid_list.size());
    for (const forbid_rule& r : forbid_list) items.push_back(to_forbid_time_item(r));
    return items;
}

} // namespace detail

inline result<task_update> parse(const update_task_request& request, const parse_options& options) {
    return detail::checked_in_order(
        options.severities, [&](detail::reporter& out) { return detail::check_update_task(request, options, out); });
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

inline update_task_request to_request(const task_update& update) {
    if (!update.is_whole()) return {};
    update_task_request request = detail::request_of(update.window(), update.concurrency(), update.redial());
    request.task_open_id = update.id().text();
    if (update.forbid_list()) request.forbid_time_list = detail::items_of(*update.forbid_list());
    return request;
}

inline update_task_request to_request(const task& of) {
    if (!of.is_whole()) return {};
    update_task_request request = detail::request_of(of.window(), of.concurrency(), of.redial());
    if (of.id()) request.task_open_id = of.id()->text();
    request.forbid_time_list = detail::items_of(of.forbid_list());
    return request;
}

} // namespace curfew::inline v0
