#pragma once
// The record of a call, as the vendor pushes it to CallRecordPostUrl when the call is over. [D23]
//
//     const result<call_record> record = read_call_record(text);
//     if (record && record->begin_call_time) calls.permits(*record->begin_call_time);

#include <chrono>
#include <optional>
#include <string>

namespace curfew::inline v0 {

/// A call that was made. A push is repeated until it is acknowledged, so the same record comes several times: `call_id` tells
/// which ones are the same. [D23]
struct call_record {
    /// An instant of a record: milliseconds since 1970, in UTC.
    using time = std::chrono::sys_time<std::chrono::milliseconds>;

    /// callId, which every record has.
    std::string call_id;
    /// taskOpenId of a task's call, singleOpenId of one of SingleBatchAppend; empty where the record has none.
    std::string task_open_id;
    std::string single_open_id;
    /// The number that was called, and the code of its province, such as BJ; empty where the record has none.
    std::string callee;
    std::string callee_province_code;
    /// When the call was dialled, which is the instant that the rules are about.
    std::optional<time> begin_call_time;
    /// When the callee's phone rang, when the call was answered, and when it ended. A time that is absent, null or 0 did not
    /// happen, such as startTime of a call that nobody answered; it is never 1970.
    std::optional<time> ring_time;
    std::optional<time> start_time;
    std::optional<time> end_time;

    friend bool operator==(const call_record&, const call_record&) = default;
};

} // namespace curfew::inline v0
