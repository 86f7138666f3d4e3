#pragma once
// JSON text → task_list.

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/json/detail/read_body.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/json/response.hpp>
#include <curfew/task/detail/validate.hpp>
#include <curfew/task/task_list.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// Reads the answer to QueryTaskList, the whole of it with its ResponseMetadata; a value if all entries could be read. An entry
/// with a wrong or missing TaskOpenId, or a time that is none, is named by its place, such as /Result/Records/3/StartTime.
/// Fields that are not documented are ignored, since a server may add some. An answer that is an Error is no list
/// (type-mismatch at its place); read_response() says which one. Never says anything of ForbidTimeList: see task_list.
[[nodiscard]] inline result<task_list> read_task_list(std::string_view text, const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

inline constexpr std::array task_list_fields{field::records, field::total, field::offset};
inline constexpr std::array listed_task_fields{field::task_open_id, field::name, field::state, field::start_time,
                                               field::end_time};

/// An entry of Records as it was written.
struct listed_task_body {
    std::optional<std::string> id;
    std::string name;
    std::optional<std::int32_t> state;
    std::optional<std::string> start;
    std::optional<std::string> end;
};

/// The answer as it was written.
struct task_list_body {
    bool has_metadata = false;
    bool has_result = false;
    api_response metadata;
    std::optional<std::vector<listed_task_body>> records;
    std::optional<std::int64_t> total;
    std::optional<std::int64_t> offset;
};

inline void bind_listed_task(json_binder& in, json_value value, const json_pointer& where, listed_task_body& task) {
    std::vector<unknown_field> others;
    in.object(value, where, listed_task_fields, others, [&](field name, json_value member, const json_pointer& place) {
        switch (name) {
        case field::task_open_id: task.id = in.text(member, place); break;
        case field::name: task.name = in.text(member, place).value_or(""); break;
        case field::state: task.state = in.integer(member, place); break;
        case field::start_time: task.start = in.text(member, place); break;
        default: task.end = in.text(member, place); break;
        }
    });
}

inline void bind_task_list_result(json_binder& in, json_value value, const json_pointer& where, task_list_body& body) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    std::vector<unknown_field> others;
    in.object(value, where, task_list_fields, others, [&](field name, json_value member, const json_pointer& place) {
        switch (name) {
        case field::total: body.total = in.natural(member, place, most); break;
        case field::offset: body.offset = in.natural(member, place, most); break;
        default:
            in.list(member, place, body.records, [&](json_value v, const json_pointer& p, listed_task_body& task) {
                bind_listed_task(in, v, p, task);
            });
        }
    });
}

/// False if the value is no object.
inline bool bind_task_list(json_binder& in, json_value value, task_list_body& body) {
    std::vector<unknown_field> others;
    return in.object(value, {}, response_fields, others, [&](field name, json_value member, const json_pointer& place) {
        if (name == field::result) {
            body.has_result = true;
            bind_task_list_result(in, member, place, body);
        } else {
            body.has_metadata = true;
            bind_response_metadata(in, member, place, body.metadata);
        }
    });
}

/// StartTime or EndTime of an entry, which may be absent.
[[nodiscard]] inline std::optional<local_seconds> listed_time(const std::optional<std::string>& text,
                                                              const json_pointer& where, rule format, reporter& out) {
    return text ? check_local_time(text, where, {format, format}, out) : std::nullopt;
}

/// The entry, if it has an id.
[[nodiscard]] inline std::optional<task_list::entry> check_listed_task(listed_task_body& task,
                                                                       const json_pointer& where, reporter& out) {
    const json_pointer id_place = where / field::task_open_id;
    if (!task.id) out.add(rule::type_mismatch, id_place, type_facts{json_kind::string, json_kind::null});
    auto id = task.id ? check_task_open_id(task.id, id_place, out) : std::nullopt;
    const auto start = listed_time(task.start, where / field::start_time, rule::start_time_format, out);
    const auto end = listed_time(task.end, where / field::end_time, rule::end_time_format, out);
    if (!id) return std::nullopt;
    return task_list::entry{*std::move(id), std::move(task.name), task.state, start, end};
}

/// What has to be there for an answer to be a list.
inline void check_task_list_parts(const task_list_body& body, reporter& out) {
    const json_pointer root;
    const json_pointer metadata = root / field::response_metadata;
    const auto demand = [&](const json_pointer& where, json_kind wanted) {
        out.add(rule::type_mismatch, where, type_facts{wanted, json_kind::null});
    };
    if (!body.has_metadata) demand(metadata, json_kind::object);
    if (body.metadata.error) {
        out.add(rule::type_mismatch, metadata / field::error, type_facts{json_kind::null, json_kind::object});
    } else if (!body.has_result) {
        demand(root / field::result, json_kind::object);
    } else if (!body.records && body.total != 0) {
        // Servers write null for a list that is empty; nothing else may stand for one.
        demand(root / field::result / field::records, json_kind::array);
    }
}

[[nodiscard]] inline std::optional<task_list> check_task_list(task_list_body& body, reporter& out) {
    check_task_list_parts(body, out);
    task_list list{{}, body.total, body.offset};
    if (!body.records) return list;
    const json_pointer records = json_pointer{} / field::result / field::records;
    list.tasks.reserve(body.records->size());
    for (std::size_t i = 0; i < body.records->size(); ++i) {
        if (auto task = check_listed_task((*body.records)[i], records / i, out)) list.tasks.push_back(*std::move(task));
    }
    return list;
}

} // namespace detail

inline result<task_list> read_task_list(std::string_view text, const json_limits& limits) {
    return detail::read_body<detail::task_list_body>(text, severity_settings{}, limits, detail::bind_task_list,
                                                     detail::check_task_list);
}

} // namespace curfew::inline v0
