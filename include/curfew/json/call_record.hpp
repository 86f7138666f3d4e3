#pragma once
// JSON text → call_record.

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/json/detail/read_body.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/task/call_record.hpp>
#include <curfew/time/instant.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// Reads the record of one call as it is pushed: an object; a value if all that is read of it has the right type. Times are
/// whole numbers of milliseconds up to the end of the year 9999 (integer-out-of-range, so that microseconds are no time);
/// 0 and null count as absent. A text without callId is no record (type-mismatch). The other fields are ignored.
[[nodiscard]] inline result<call_record> read_call_record(std::string_view text, const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

inline constexpr std::array call_record_fields{
    field::pushed_call_id,   field::pushed_task_open_id,         field::pushed_single_open_id,
    field::pushed_callee,    field::pushed_callee_province_code, field::pushed_begin_call_time,
    field::pushed_ring_time, field::pushed_start_time,           field::pushed_end_time};

/// A record, and whether it has a callId.
struct call_record_body {
    call_record record;
    bool has_call_id = false;
};

[[nodiscard]] inline std::optional<call_record::time> record_time(json_binder& in, json_value value,
                                                                  const json_pointer& where) {
    using std::chrono::milliseconds;
    constexpr milliseconds last = latest_local_time.time_since_epoch() + milliseconds{999};
    const auto count = in.natural(value, where, last.count());
    return count && *count != 0 ? std::optional{call_record::time{milliseconds{*count}}} : std::nullopt;
}

/// False if the value is no object.
inline bool bind_call_record(json_binder& in, json_value value, call_record_body& body) {
    call_record& record = body.record;
    std::vector<unknown_field> others;
    return in.object(value, {}, call_record_fields, others,
                     [&](field name, json_value member, const json_pointer& place) {
                         const auto text = [&] { return in.text(member, place).value_or(""); };
                         const auto time = [&] { return record_time(in, member, place); };
                         switch (name) {
                         case field::pushed_call_id:
                             body.has_call_id = true;
                             record.call_id = text();
                             break;
                         case field::pushed_task_open_id: record.task_open_id = text(); break;
                         case field::pushed_single_open_id: record.single_open_id = text(); break;
                         case field::pushed_callee: record.callee = text(); break;
                         case field::pushed_callee_province_code: record.callee_province_code = text(); break;
                         case field::pushed_begin_call_time: record.begin_call_time = time(); break;
                         case field::pushed_ring_time: record.ring_time = time(); break;
                         case field::pushed_start_time: record.start_time = time(); break;
                         default: record.end_time = time(); break;
                         }
                     });
}

[[nodiscard]] inline std::optional<call_record> check_call_record(call_record_body& body, reporter& out) {
    if (!body.has_call_id) {
        out.add(rule::type_mismatch, json_pointer{} / field::pushed_call_id,
                type_facts{json_kind::string, json_kind::null});
    }
    return std::move(body.record);
}

} // namespace detail

inline result<call_record> read_call_record(std::string_view text, const json_limits& limits) {
    return detail::read_body<detail::call_record_body>(text, severity_settings{}, limits, detail::bind_call_record,
                                                       detail::check_call_record);
}

} // namespace curfew::inline v0
