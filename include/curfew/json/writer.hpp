#pragma once
// update_task_request → JSON text.

#include <curfew/diagnostics/field.hpp>
#include <curfew/task/request.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::inline v0 {

/// The request as JSON text: the fields that are there in the order of the API page, then the unknown ones as they came.
/// On one line without white space, or with `indent` ≥ 0 blanks for each level. Text that is not well-formed UTF-8, which
/// no JSON can hold, is written with U+FFFD in its place.
[[nodiscard]] inline std::string write_json(const update_task_request& request, int indent = -1);

/// The same for an entry of ForbidTimeList.
[[nodiscard]] inline std::string write_json(const forbid_time_item& item, int indent = -1);

/// A text as a JSON string, quotes included.
[[nodiscard]] inline std::string quoted_json(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

inline std::string json_of(const std::string& text) {
    return quoted_json(text);
}
inline std::string json_of(std::int32_t number) {
    return std::to_string(number);
}
inline std::string json_of(bool value) {
    return value ? "true" : "false";
}
inline std::string json_of(const forbid_time_item& item);

template <class T>
std::string json_of(const std::vector<T>& entries) {
    std::string result = "[";
    for (const T& entry : entries) {
        if (result.size() > 1) result += ',';
        result += json_of(entry);
    }
    return result + ']';
}

/// Writes an object, member by member.
class object_writer {
public:
    template <class T>
    object_writer& add(field f, const std::optional<T>& value) {
        if (value) add_json(name(f), json_of(*value));
        return *this;
    }

    object_writer& add(const std::vector<unknown_field>& unknown) {
        for (const unknown_field& f : unknown) add_json(f.name, f.json);
        return *this;
    }

    object_writer& add_json(std::string_view key, std::string_view json) {
        if (json_.size() > 1) json_ += ',';
        json_ += quoted_json(key);
        json_ += ':';
        json_ += json;
        return *this;
    }

    /// The fields that UpdateTask and CreateTask share, in their order.
    template <class Request>
    object_writer& add_common(const Request& request) {
        return add(field::start_time, request.start_time)
            .add(field::end_time, request.end_time)
            .add(field::ring_again_times, request.ring_again_times)
            .add(field::ring_again_interval, request.ring_again_interval)
            .add(field::concurrency, request.concurrency)
            .add(field::forbid_time_list, request.forbid_time_list);
    }

    [[nodiscard]] std::string end() { return json_ + '}'; }

private:
    std::string json_ = "{";
};

inline std::string json_of(const forbid_time_item& item) {
    return object_writer{}.add(field::weekdays, item.weekdays).add(field::times, item.times).add(item.unknown).end();
}

inline std::string json_of(const update_task_request& request) {
    return object_writer{}
        .add(field::task_open_id, request.task_open_id)
        .add_common(request)
        .add(field::recall, request.recall)
        .add(request.unknown)
        .end();
}

/// JSON text without white space, spread over lines.
inline std::string indented(std::string_view compact, int indent) {
    std::string result;
    std::size_t depth = 0;
    const auto new_line = [&] { result.append(1, '\n').append(depth * static_cast<std::size_t>(indent), ' '); };
    bool in_string = false;
    for (std::size_t i = 0; i < compact.size(); ++i) {
        const char c = compact[i];
        if (!in_string && (c == ']' || c == '}')) {
            --depth;
            if (compact[i - 1] != '[' && compact[i - 1] != '{') new_line();
        }
        result += c;
        if (c == '"') in_string = !in_string;
        if (in_string) {
            if (c == '\\') result += compact[++i];
        } else if (c == '[' || c == '{') {
            ++depth;
            if (compact[i + 1] != ']' && compact[i + 1] != '}') new_line();
        } else if (c == ',') {
            new_line();
        } else if (c == ':') {
            result += ' ';
        }
    }
    return result;
}

} // namespace detail

inline std::string write_json(const update_task_request& request, int indent) {
    std::string compact = detail::json_of(request);
    return indent < 0 ? compact : detail::indented(compact, indent);
}

inline std::string write_json(const forbid_time_item& item, int indent) {
    std::string compact = detail::json_of(item);
    return indent < 0 ? compact : detail::indented(compact, indent);
}

} // namespace curfew::inline v0
