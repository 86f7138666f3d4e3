#pragma once
// The rules of the rulebook: an enumerator and a row each, with their words in English and Chinese. To add a rule, add
// both here. docs/rules.md is the same table for people, and a test compares the two.
//
// In the words of a row
//
//     <name>   stands for a value of the diagnostic, as wording.hpp knows it
//     {...}    is left out when a value in it is not known
//
// A message that starts with a small letter gets a capital one, unless that letter is a field's.

#include <curfew/diagnostics/api_error.hpp>
#include <curfew/diagnostics/rule_info.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace curfew::inline v0 {

/// A rule of the rulebook, section 2, in its order; from policy_unknown_field on, of the library's own policy files.
enum class rule : std::uint8_t {
    json_syntax,
    json_duplicate_key,
    type_mismatch,
    integer_out_of_range,
    boolean_as_number,
    unknown_field,
    task_open_id_missing,
    task_open_id_empty,
    start_time_missing,
    end_time_missing,
    start_time_format,
    end_time_format,
    end_not_after_start,
    window_over,
    concurrency_missing,
    concurrency_not_positive,
    concurrency_over_quota,
    redial_times_negative,
    redial_times_too_many,
    redial_times_over_sdk_limit,
    redial_interval_too_short,
    redial_interval_too_long,
    redial_ignored,
    redial_reset,
    redial_interval_unused,
    redial_exceeds_window,
    weekday_out_of_range,
    weekday_duplicate,
    weekdays_empty,
    times_missing,
    times_empty,
    time_range_format,
    time_range_empty,
    time_range_overnight,
    time_range_ends_24,
    time_range_last_minute,
    time_range_overlap,
    forbid_list_covers_week,
    never_permitted,
    forbid_list_absent,
    redial_settings_absent,
    task_id_mismatch,
    zone_unknown,
    zone_data_unusable,
    trigger_time_format,
    trigger_time_forbidden,
    policy_unknown_field,
    exception_date_missing,
    exception_date_format,
    exception_dates_reversed,
    exception_counts_as_conflict,
    exception_meaning,
    counts_as_weekday,
    local_hours_zone,
    local_hours_meaning,
    local_hours_format,
    preset_unknown,
    limit_count,
    limit_span,
    limit_zone,
};

namespace detail {
inline constexpr auto missing = api_code::missing_parameter;
inline constexpr auto invalid = api_code::invalid_parameter;
inline constexpr auto forbid_fail = business_code::forbid_time_parse_fail;
inline constexpr auto times_fail = business_code::error_ring_back_times;
inline constexpr auto interval_fail = business_code::error_ring_back_interval;
inline constexpr auto no_work_time = business_code::not_in_work_time;
} // namespace detail

// clang-format would give each cell of a row a line of its own.
// clang-format off

/// Every rule, in the order of the enum.
inline constexpr std::array rule_table = std::to_array<rule_info>({
    {rule::json_syntax, "json-syntax", severity::error, detail::invalid, {}, "L",
     {"the text is not valid JSON{: <fault>}.", "这段文本不是合法的 JSON{:<fault>}。"},
     {}},
    {rule::json_duplicate_key, "json-duplicate-key", severity::error, detail::invalid, {}, "L",
     {"the key \"<name>\" is a duplicate in its object, and parsers differ in which value they use.",
      "键“<name>”在同一个对象中重复出现,不同的解析器会取不同的值。"},
     {"Keep one of the two.", "只保留其中一个。"}},
    {rule::type_mismatch, "type-mismatch", severity::error, detail::invalid, {}, "U25",
     {"<place> must be <wanted>{, not <found>}.", "<place>应为<wanted>{,而不是<found>}。"},
     {"{Write <wanted>}{, <notation>}.", "{改为<wanted>}{(<notation>)}。"}},
    {rule::integer_out_of_range, "integer-out-of-range", severity::error, detail::invalid, {}, "S",
     {"<place> must be between <least> and <most>{, and <value> is not}.",
      "<place>必须在 <least> 到 <most> 之间{,<value> 超出了范围}。"},
     {}},
    {rule::boolean_as_number, "boolean-as-number", severity::error, detail::invalid, {}, "P26",
     {"<place> must be true or false{, not the number <value>}.", "<place>应为 true 或 false{,而不是数字 <value>}。"},
     {"{Write <boolean>.}", "{改为 <boolean>。}"},
     true},
    {rule::unknown_field, "unknown-field", severity::warning, {}, {}, "L",
     {"the API documents no field \"<name>\" here.", "API 文档中此处没有字段“<name>”。"},
     {"{Write \"<nearest>\" if you meant that.}", "{如果想写的是“<nearest>”,请改正拼写。}"}},
    {rule::task_open_id_missing, "task-open-id-missing", severity::error, detail::missing, {}, "U23",
     {"TaskOpenId is missing: it names the task to update.", "缺少 TaskOpenId:无法确定要更新哪个任务。"},
     {"Give the id of the task, such as \"TaskOpenId\":\"abcdef\".", "填写任务 id,例如 \"TaskOpenId\":\"abcdef\"。"}},
    {rule::task_open_id_empty, "task-open-id-empty", severity::error, detail::invalid, {}, "U23",
     {"TaskOpenId is empty or blank.", "TaskOpenId 为空,或只有空白字符。"},
     {"Give the id of the task to update.", "填写要更新的任务的 id。"}},
    {rule::start_time_missing, "start-time-missing", severity::error, detail::missing, {}, "U23",
     {"StartTime is missing: it is required.", "缺少 StartTime:无法确定任务何时开始。"},
     {"Give it in Beijing time, such as \"StartTime\":\"2021-05-20 17:35:43\".",
      "按北京时间填写,例如 \"StartTime\":\"2021-05-20 17:35:43\"。"}},
    {rule::end_time_missing, "end-time-missing", severity::error, detail::missing, {}, "U23",
     {"EndTime is missing: it is required.", "缺少 EndTime:无法确定任务何时结束。"},
     {"Give it in Beijing time, such as \"EndTime\":\"2021-05-21 17:35:44\".",
      "按北京时间填写,例如 \"EndTime\":\"2021-05-21 17:35:44\"。"}},
    {rule::start_time_format, "start-time-format", severity::error, detail::invalid, {}, "C25",
     {"StartTime is not a time of the form yyyy-MM-dd HH:mm:ss{: <fault>}.",
      "StartTime 不是格式为 yyyy-MM-dd HH:mm:ss 的有效时间{:<fault>}。"},
     {"Write it like \"2021-05-20 17:35:43\".", "请写成 \"2021-05-20 17:35:43\" 这样的形式。"}},
    {rule::end_time_format, "end-time-format", severity::error, detail::invalid, {}, "C25",
     {"EndTime is not a time of the form yyyy-MM-dd HH:mm:ss{: <fault>}.",
      "EndTime 不是格式为 yyyy-MM-dd HH:mm:ss 的有效时间{:<fault>}。"},
     {"Write it like \"2021-05-21 17:35:44\".", "请写成 \"2021-05-21 17:35:44\" 这样的形式。"}},
    {rule::end_not_after_start, "end-not-after-start", severity::error, detail::invalid, {}, "U23",
     {"EndTime{ (<time>)} is not later than StartTime{ (<time-limit>)}: the task would never run.",
      "EndTime{(<time>)}不晚于 StartTime{(<time-limit>)},任务永远不会运行。"},
     {"Give an EndTime later than StartTime.", "让 EndTime 晚于 StartTime。"}},
    {rule::window_over, "window-over", severity::error, detail::invalid, {}, "U23",
     {"EndTime{ (<time>)} has passed{, it is <time-limit> now}: the task is over.",
      "EndTime{(<time>)}已过{,现在是 <time-limit>}:任务已经结束。"},
     {"Give an EndTime that is still to come.", "填写一个尚未到来的 EndTime。"}},
    {rule::concurrency_missing, "concurrency-missing", severity::error, detail::missing, business_code::task_concurrency_not_null, "U23, E23",
     {"Concurrency is missing: it is required, as the number of calls in flight at once.",
      "缺少 Concurrency:无法确定同时进行的呼叫数。"},
     {"Give it, such as \"Concurrency\":100.", "填写并发数,例如 \"Concurrency\":100。"}},
    {rule::concurrency_not_positive, "concurrency-not-positive", severity::error, detail::invalid, {}, "U23",
     {"Concurrency must be at least <limit>{, and is <value>}.", "Concurrency 至少为 <limit>{,现在是 <value>}。"},
     {"Give at least <limit>.", "填写不小于 <limit> 的整数。"}},
    {rule::concurrency_over_quota, "concurrency-over-quota", severity::error, api_code::quota_exceeded, business_code::exceed_max_concurrency, "E23",
     {"Concurrency is <value>, over the quota of <limit>.", "Concurrency 为 <value>,超过配额 <limit>。"},
     {"Give at most <limit>, or have the quota raised.", "填写不超过 <limit> 的值,或申请提高配额。"}},
    {rule::redial_times_negative, "redial-times-negative", severity::error, detail::invalid, detail::times_fail, "U25, E23",
     {"RingAgainTimes must not be negative{, and is <value>}.", "RingAgainTimes 不能为负数{,现在是 <value>}。"},
     {"Give 0 for no redials.", "不需要重呼时填 0。"}},
    {rule::redial_times_too_many, "redial-times-too-many", severity::error, detail::invalid, detail::times_fail, "C25, E23",
     {"RingAgainTimes must be at most <limit>{, and is <value>}.", "RingAgainTimes 最多为 <limit>{,现在是 <value>}。"},
     {"Give at most <limit>.", "填写不超过 <limit> 的值。"}},
    {rule::redial_times_over_sdk_limit, "redial-times-over-sdk-limit", severity::warning, {}, detail::times_fail, "C25, S",
     {"RingAgainTimes is <value>: the API's pages allow it, and the vendor's SDK says at most <limit>.",
      "RingAgainTimes 为 <value>:API 文档允许,但官方 SDK 写的上限是 <limit>。"},
     {"Give at most <limit> to be safe with both.", "为稳妥起见,填写不超过 <limit> 的值。"}},
    {rule::redial_interval_too_short, "redial-interval-too-short", severity::error, detail::invalid, detail::interval_fail, "U25, E23",
     {"RingAgainInterval must be at least <limit> minutes{, and is <value>}.",
      "RingAgainInterval 至少为 <limit> 分钟{,现在是 <value>}。"},
     {"Give at least <limit>, or leave it out for the default.", "填写不小于 <limit> 的值,或省略以使用默认值。"}},
    {rule::redial_interval_too_long, "redial-interval-too-long", severity::error, detail::invalid, detail::interval_fail, "C25, E23",
     {"RingAgainInterval must be at most <limit> minutes{, and is <value>}.",
      "RingAgainInterval 最多为 <limit> 分钟{,现在是 <value>}。"},
     {"Give at most <limit>, which is a day.", "填写不超过 <limit>(即一天)的值。"}},
    {rule::redial_ignored, "redial-ignored", severity::warning, {}, {}, "U25, S",
     {"Recall is false: the server leaves the stored redial settings alone and ignores RingAgainTimes and "
      "RingAgainInterval.",
      "Recall 为 false:服务端不更新已保存的重呼设置,RingAgainTimes 和 RingAgainInterval 会被忽略。"},
     {"Set \"Recall\":true to change the redial settings, or leave RingAgainTimes and RingAgainInterval out.",
      "要修改重呼设置,请设 \"Recall\":true;否则去掉 RingAgainTimes 和 RingAgainInterval。"}},
    {rule::redial_reset, "redial-reset", severity::warning, {}, {}, "U25",
     {"RingAgainTimes is absent and Recall is not false: this update sets the redials back to 0.",
      "没有 RingAgainTimes,且 Recall 不是 false:这次更新会把重呼次数重置为 0。"},
     {"Set \"Recall\":false to leave the stored redial settings alone, or give RingAgainTimes.",
      "要保留已有的重呼设置,请设 \"Recall\":false;否则请填写 RingAgainTimes。"}},
    {rule::redial_interval_unused, "redial-interval-unused", severity::warning, {}, {}, "L",
     {"RingAgainInterval has no effect: RingAgainTimes is 0, so there are no redials.",
      "RingAgainTimes 为 0,不会重呼,RingAgainInterval 不起作用。"},
     {"Leave RingAgainInterval out, or give RingAgainTimes of at least 1.",
      "去掉 RingAgainInterval,或把 RingAgainTimes 设为至少 1。"}},
    {rule::redial_exceeds_window, "redial-exceeds-window", severity::warning, {}, {}, "L",
     {"no redial can be placed: the first is due <value> minutes after a call, and the task runs no longer than that.",
      "一次重呼也无法进行:首次重呼在通话结束 <value> 分钟之后,而任务的运行时间不超过这个时长。"},
     {"Give a shorter RingAgainInterval, a later EndTime, or RingAgainTimes 0.",
      "缩短 RingAgainInterval、推迟 EndTime,或把 RingAgainTimes 设为 0。"}},
    {rule::weekday_out_of_range, "weekday-out-of-range", severity::error, detail::invalid, detail::forbid_fail, "U23, S",
     {"<value> is not a weekday: the API counts from 1 for Sunday to 7 for Saturday.",
      "<value> 不是有效的星期:API 用 1 表示周日,2 表示周一,直到 7 表示周六。"},
     {"Write 1 for Sunday, 2 for Monday, and so on to 7 for Saturday.", "请用 1(周日)到 7(周六)的整数。"}},
    {rule::weekday_duplicate, "weekday-duplicate", severity::warning, {}, {}, "L",
     {"<weekday> (<value>) is a duplicate in Weekdays.", "同一个 Weekdays 中<weekday>(<value>)重复出现。"},
     {"Remove the duplicate <value>.", "去掉重复的 <value>。"}},
    {rule::weekdays_empty, "weekdays-empty", severity::warning, {}, {}, "S",
     {"Weekdays is empty, which means the same as absent: the item applies every day.",
      "Weekdays 为空列表,等同于没有填写:该项每天都生效。"},
     {"Leave Weekdays out if every day is meant; else list the days, 1 for Sunday to 7 for Saturday.",
      "如果每天都禁呼,请去掉 Weekdays;否则请列出具体的星期,1(周日)到 7(周六)。"}},
    {rule::times_missing, "times-missing", severity::error, detail::missing, detail::forbid_fail, "U23",
     {"Times is missing: the item does not say when calling is forbidden.", "缺少 Times:该项没有说明禁呼的时间段。"},
     {"Give at least one range, such as \"Times\":[\"12:00-14:00\"], or remove the item.",
      "至少填写一个时间段,例如 \"Times\":[\"12:00-14:00\"],或删除该项。"}},
    {rule::times_empty, "times-empty", severity::error, detail::invalid, detail::forbid_fail, "U23",
     {"Times is empty: the item forbids nothing.", "Times 为空列表:该项不禁止任何时间。"},
     {"Add at least one range, such as [\"12:00-14:00\"], or remove the item.",
      "至少放入一个时间段,例如 [\"12:00-14:00\"],或删除该项。"}},
    {rule::time_range_format, "time-range-format", severity::error, detail::invalid, detail::forbid_fail, "U23, S",
     {"<place> is not of the form HH:mm-HH:mm{: <fault>}.", "<place>不符合 HH:mm-HH:mm 的格式{:<fault>}。"},
     {"Write it like \"09:00-12:30\": hours 00 to 23, minutes 00 to 59.",
      "请写成 \"09:00-12:30\" 这样的形式:小时 00 到 23,分钟 00 到 59。"}},
    {rule::time_range_empty, "time-range-empty", severity::error, detail::invalid, detail::forbid_fail, "L",
     {"the range starts and ends at the same time, which is ambiguous: nothing or the whole day.",
      "时间段的开始与结束相同,含义不明确:可能是不禁呼,也可能是全天禁呼。"},
     {"Write \"00:00-24:00\" if the whole day is meant; else remove the range.",
      "如果要全天禁呼,请写 \"00:00-24:00\";否则删除该时间段。"}},
    {rule::time_range_overnight, "time-range-overnight", severity::error, detail::invalid, detail::forbid_fail, "L",
     {"the range{ <range>}{ (<days>)} starts later than it ends: it would run past midnight, and the documents do "
      "not say that a range may.",
      "{<days>的}时间段{ <range> }开始晚于结束,会跨过午夜,而文档没有说明时间段可以跨天。"},
     {"{Split it at midnight: <split>.}{ The part <after-midnight> then belongs to the next day, which matters under a "
      "policy with CountsAs.}",
      "{请在午夜处拆开:<split>。}{拆出的 <after-midnight> 属于次日,策略中有 CountsAs 时结果可能不同。}"},
     true},
    {rule::time_range_ends_24, "time-range-ends-24", severity::warning, {}, detail::forbid_fail, "L",
     {"the range{ <range>}{ (<days>)} ends at 24:00, a form that the documents do not show.",
      "{<days>的}时间段{ <range> }以 24:00 结束,文档中没有这种写法。"},
     {"Keep it if the server accepts it: an end at 23:59 would leave the minute from 23:59 to midnight open.",
      "如果服务端接受,请保留:改成 23:59 会使 23:59 到午夜的这一分钟可以外呼。"}},
    {rule::time_range_last_minute, "time-range-last-minute", severity::warning, {}, {}, "L",
     {"the range{ <range>}{ (<days>)} ends at 23:59, which leaves the minute from 23:59 to midnight open for calls.",
      "{<days>的}时间段{ <range> }以 23:59 结束,23:59 到午夜的这一分钟仍可外呼。"},
     {"{Write \"<until-24>\" to forbid it too, if the server accepts 24:00.}",
      "{如果服务端接受 24:00,请写 \"<until-24>\" 以禁止这一分钟。}"}},
    {rule::time_range_overlap, "time-range-overlap", severity::warning, {}, {}, "L",
     {"the range overlaps or repeats an earlier one{, <other>}.", "该时间段与前面的时间段{(<other>)}重叠或重复。"},
     {"Merge the two, or remove one.", "合并这两个时间段,或删除其中一个。"}},
    {rule::forbid_list_covers_week, "forbid-list-covers-week", severity::warning, {}, detail::no_work_time, "E23",
     {"ForbidTimeList leaves no minute of the week open: the task can never place a call.",
      "ForbidTimeList 覆盖了整个星期:任务永远无法外呼。"},
     {"Shorten or remove a range.", "缩短或删除某个时间段。"}},
    {rule::never_permitted, "never-permitted", severity::warning, {}, detail::no_work_time, "E23",
     {"ForbidTimeList covers all the time from StartTime to EndTime: the task can never place a call.",
      "ForbidTimeList 覆盖了从 StartTime 到 EndTime 的全部时间:任务永远无法外呼。"},
     {"Move StartTime or EndTime, or shorten a range.", "调整 StartTime 或 EndTime,或缩短某个时间段。"}},
    {rule::forbid_list_absent, "forbid-list-absent", severity::error, {}, {}, "U25, L",
     {"the update has no ForbidTimeList, so the stored list stays in force, and that list is not known.",
      "更新请求中没有 ForbidTimeList,已保存的禁呼时间段继续生效,但其内容未知。"},
     {"Give ForbidTimeList ([] forbids nothing) or the stored task, or state that nothing is stored.",
      "填写 ForbidTimeList([] 表示不禁呼),或提供已保存的任务,或说明没有已保存的任务。"}},
    {rule::redial_settings_absent, "redial-settings-absent", severity::error, {}, {}, "U25, L",
     {"Recall is false, so the stored redial settings stay in force, and these are not known.",
      "Recall 为 false,已保存的重呼设置继续生效,但其内容未知。"},
     {"Give the stored task, or set \"Recall\":true and give RingAgainTimes.",
      "提供已保存的任务,或设 \"Recall\":true 并填写 RingAgainTimes。"}},
    {rule::task_id_mismatch, "task-id-mismatch", severity::error, {}, {}, "L",
     {"the update{, for task \"<update-id>\",} is not for the stored task{ \"<stored-id>\"}.",
      "更新请求针对的任务{“<update-id>”}不是已保存的任务{“<stored-id>”}。"},
     {"Apply the update to the stored task with the same TaskOpenId.", "请对 TaskOpenId 相同的任务应用该更新。"}},
    {rule::zone_unknown, "zone-unknown", severity::error, {}, {}, "L",
     {"the time zone{ \"<zone>\"} is not known{: <fault>}.", "未知的时区{“<zone>”}{:<fault>}。"},
     {"{Write \"<nearest-zone>\", if that is what is meant.}{Write an IANA name such as <zone-example>.}"
      "{Install the package <zone-package>.}",
      "{如果想写的是“<nearest-zone>”,请改正拼写。}{请填写 IANA 时区名称,例如 <zone-example>。}"
      "{请安装软件包 <zone-package>。}"}},
    {rule::zone_data_unusable, "zone-data-unusable", severity::error, {}, {}, "L",
     {"the data of the time zone{ \"<zone>\"}{ in <zone-file>} cannot be used{: <fault>}.",
      "时区{“<zone>”}的数据{(<zone-file>)}无法使用{:<fault>}。"},
     {"Reinstall the package tzdata, or compile the file again with zic.",
      "请重新安装 tzdata,或用 zic 重新编译该文件。"}},
    {rule::trigger_time_format, "trigger-time-format", severity::error, detail::invalid, {}, "S",
     {"TriggerTime is not a time of the form yyyy-MM-dd HH:mm:ss{: <fault>}.",
      "TriggerTime 不是格式为 yyyy-MM-dd HH:mm:ss 的有效时间{:<fault>}。"},
     {"Write it like \"2021-05-20 17:35:43\", or leave it out.", "请写成 \"2021-05-20 17:35:43\" 这样的形式,或不填。"}},
    {rule::trigger_time_forbidden, "trigger-time-forbidden", severity::warning, {}, detail::no_work_time, "L, E23",
     {"calling is forbidden by ForbidTimeList at TriggerTime{, <time>}.",
      "ForbidTimeList 禁止在 TriggerTime{(<time>)}外呼。"},
     {"{Take <time-limit>, the next permitted time.}", "{改为之后第一个允许的时间 <time-limit>。}"}},
    {rule::policy_unknown_field, "policy-unknown-field", severity::error, {}, {}, "L",
     {"a policy file has no field \"<name>\" here, and what it asks for would not be enforced.",
      "策略文件中此处没有字段“<name>”,其要求不会生效。"},
     {"{Write \"<nearest>\" if you meant that.}", "{如果想写的是“<nearest>”,请改正拼写。}"}},
    {rule::exception_date_missing, "exception-date-missing", severity::error, {}, {}, "L",
     {"an exception needs Date, or From and To.", "例外需要 Date,或 From 和 To。"},
     {"Give one date as Date, or the first and the last one as From and To.",
      "用 Date 填写一个日期,或用 From 和 To 填写首末日期。"}},
    {rule::exception_date_format, "exception-date-format", severity::error, {}, {}, "L",
     {"<place> is not a date of the form yyyy-MM-dd{: <fault>}.", "<place>不是格式为 yyyy-MM-dd 的日期{:<fault>}。"},
     {"Write the date like 2026-10-01.", "请写成 2026-10-01 这样的日期。"}},
    {rule::exception_dates_reversed, "exception-dates-reversed", severity::error, {}, {}, "L",
     {"To lies before From.", "To 早于 From。"},
     {"Swap the two.", "交换两者。"}},
    {rule::exception_counts_as_conflict, "exception-counts-as-conflict", severity::error, {}, {}, "L",
     {"CountsAs contradicts that of <other-entry>{ on <date>}: a date can count as one weekday only.",
      "CountsAs 与 <other-entry> 的 CountsAs {在 <date> }互相矛盾:一个日期只能按一个星期处理。"},
     {"Give the same weekday in both, or make the dates of one end before those of the other.",
      "两处填写相同的星期,或使两者的日期不重叠。"}},
    {rule::exception_meaning, "exception-meaning", severity::error, {}, {}, "L",
     {"an exception needs exactly one of \"Forbid\":true, Times and CountsAs.",
      "例外需要且只能有 \"Forbid\":true、Times、CountsAs 之一。"},
     {"Say one thing about the date.", "对该日期只作一种规定。"}},
    {rule::counts_as_weekday, "counts-as-weekday", severity::error, {}, {}, "L",
     {"CountsAs is none of Sun, Mon, Tue, Wed, Thu, Fri and Sat.",
      "CountsAs 不是 Sun、Mon、Tue、Wed、Thu、Fri、Sat 之一。"},
     {"Write the weekday whose rules apply, such as \"Fri\".", "填写适用其规则的星期,例如 \"Fri\"。"}},
    {rule::local_hours_zone, "local-hours-zone", severity::error, {}, {}, "L",
     {"local hours need the name of a time zone that is known.", "当地时段需要一个已知的时区名称。"},
     {"Give an IANA name such as \"Zone\":\"Europe/Paris\", or an offset such as \"+08:00\".",
      "填写 IANA 时区名称,例如 \"Zone\":\"Europe/Paris\",或时差,例如 \"+08:00\"。"}},
    {rule::local_hours_meaning, "local-hours-meaning", severity::error, {}, {}, "L",
     {"local hours need exactly one of Hours and Preset.", "当地时段需要且只能有 Hours 和 Preset 之一。"},
     {"Give the hours, or the name of legal hours.", "填写时段,或预设法定时段的名称。"}},
    {rule::local_hours_format, "local-hours-format", severity::error, {}, {}, "L",
     {"Hours are not of the form Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00{: <fault>}.",
      "Hours 不符合 Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00 的格式{:<fault>}。"},
     {"Write weekdays as Sun … Sat and times as HH:mm, and split a range at midnight.",
      "星期写作 Sun … Sat,时间写作 HH:mm,跨午夜的时间段请在午夜处拆分。"}},
    {rule::preset_unknown, "preset-unknown", severity::error, {}, {}, "L",
     {"there are no legal hours of that name.", "没有这个名称的预设法定时段。"},
     {"Take one of the names in curfew/timetable/presets.hpp, such as \"fr\" or \"us\".",
      "使用 curfew/timetable/presets.hpp 中的名称,例如 \"fr\" 或 \"us\"。"}},
    {rule::limit_count, "limit-count", severity::error, {}, {}, "L",
     {"Count must be an integer of at least 1{, and is <value>}.", "Count 必须是不小于 1 的整数{,现在是 <value>}。"},
     {"Give the number of attempts to one callee, such as \"Count\":4.", "填写对同一被叫的呼叫次数,例如 \"Count\":4。"}},
    {rule::limit_span, "limit-span", severity::error, {}, {}, "L",
     {"Span must be a time such as 5min, 24h or 30d, or day for a calendar day{: <fault>}.",
      "Span 应为 5min、24h、30d 这样的时长,或表示自然日的 day{:<fault>}。"},
     {"Write a whole number and s, min, h or d, without a space; or \"day\".", "填写整数加单位 s、min、h 或 d,中间不留空格;或填 \"day\"。"}},
    {rule::limit_zone, "limit-zone", severity::error, {}, {}, "L",
     {"a limit has a Zone only with \"Span\":\"day\", and then one that is known.",
      "只有 \"Span\":\"day\" 时才能填写 Zone,且必须是已知的时区。"},
     {"Remove Zone, or write \"Span\":\"day\" if the calendar days of that zone are meant.",
      "去掉 Zone;如果指该时区的自然日,请写 \"Span\":\"day\"。"}},
});

// clang-format on

/// The row of a rule.
[[nodiscard]] constexpr const rule_info& info(rule id) noexcept {
    // A value that is no rule must not read beyond the table: it counts as the first, an error that cannot be lowered.
    const auto row = static_cast<std::size_t>(id);
    return rule_table[row < rule_table.size() ? row : 0];
}

/// The rule of that stable name.
[[nodiscard]] constexpr std::optional<rule> rule_from_name(std::string_view name) noexcept {
    for (const auto& row : rule_table) {
        if (row.name == name) return row.id;
    }
    return std::nullopt;
}

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] consteval bool rows_are_in_order() {
    for (std::size_t i = 0; i < rule_table.size(); ++i) {
        if (rule_table[i].id != static_cast<rule>(i)) return false;
    }
    return true;
}
static_assert(rows_are_in_order());

} // namespace detail

} // namespace curfew::inline v0
