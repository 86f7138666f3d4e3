#pragma once
// The words of the diagnostics in English and Chinese: one row for each rule. wording.hpp fills the rows in.
//
//     <name>   stands for a value of the diagnostic, as wording.hpp knows it
//     {...}    is left out when a value in it is not known
//
// A message that starts with a small letter gets a capital one.

#include <curfew/diagnostics/diagnostic.hpp>
#include <curfew/diagnostics/rule.hpp>
#include <curfew/time/text.hpp>

#include <array>
#include <string_view>

namespace curfew::inline v0::detail {

/// The same in each language, in the order of `language`.
struct phrase {
    std::string_view en;
    std::string_view zh;

    [[nodiscard]] constexpr std::string_view in(bool chinese) const noexcept { return chinese ? zh : en; }
};

/// What is said about a rule. No fix where the message says all there is to say.
struct wording {
    rule id;
    phrase message;
    phrase fix;
};

/// A row for each rule, in the order of the enum.
inline constexpr std::array<wording, rule_table.size()> wording_table{{
    {rule::json_syntax,
     {"the text is not JSON that can be taken{: <fault>}.", "这段文本不是可以接受的 JSON{:<fault>}。"},
     {}},
    {rule::json_duplicate_key,
     {"the key \"<name>\" stands twice in one object, and readers differ in which of the two they take.",
      "键“<name>”在同一个对象中出现了两次,不同的解析器会取不同的那一个。"},
     {"Keep one of the two.", "只保留其中一个。"}},
    {rule::type_mismatch,
     {"<place> must be <wanted>{, not <found>}.", "<place>应为<wanted>{,而不是<found>}。"},
     {"{Write <wanted>}{, <notation>}.", "{改为<wanted>}{(<notation>)}。"}},
    {rule::integer_out_of_range,
     {"<place> must lie between -2147483648 and 2147483647{, and <value> does not}.",
      "<place>必须在 -2147483648 到 2147483647 之间{,<value> 超出了范围}。"},
     {}},
    {rule::unknown_field,
     {"the API documents no field \"<name>\" here.", "API 文档中此处没有字段“<name>”。"},
     {"{Write \"<nearest>\", if that is what is meant.}", "{如果想写的是“<nearest>”,请改正拼写。}"}},
    {rule::task_open_id_missing,
     {"TaskOpenId is missing: nothing says which task to update.", "缺少 TaskOpenId:无法确定要更新哪个任务。"},
     {"Give the id of the task, such as \"TaskOpenId\":\"abcdef\".", "填写任务 id,例如 \"TaskOpenId\":\"abcdef\"。"}},
    {rule::task_open_id_empty,
     {"TaskOpenId is empty or blank.", "TaskOpenId 为空,或只有空白字符。"},
     {"Give the id of the task to update.", "填写要更新的任务的 id。"}},
    {rule::start_time_missing,
     {"StartTime is missing: nothing says when the task starts.", "缺少 StartTime:无法确定任务何时开始。"},
     {"Give it in Beijing time, such as \"StartTime\":\"2021-05-20 17:35:43\".",
      "按北京时间填写,例如 \"StartTime\":\"2021-05-20 17:35:43\"。"}},
    {rule::end_time_missing,
     {"EndTime is missing: nothing says when the task ends.", "缺少 EndTime:无法确定任务何时结束。"},
     {"Give it in Beijing time, such as \"EndTime\":\"2021-05-21 17:35:44\".",
      "按北京时间填写,例如 \"EndTime\":\"2021-05-21 17:35:44\"。"}},
    {rule::start_time_format,
     {"StartTime is not a time of the form yyyy-MM-dd HH:mm:ss{: <fault>}.",
      "StartTime 不是格式为 yyyy-MM-dd HH:mm:ss 的有效时间{:<fault>}。"},
     {"Write it like \"2021-05-20 17:35:43\".", "请写成 \"2021-05-20 17:35:43\" 这样的形式。"}},
    {rule::end_time_format,
     {"EndTime is not a time of the form yyyy-MM-dd HH:mm:ss{: <fault>}.",
      "EndTime 不是格式为 yyyy-MM-dd HH:mm:ss 的有效时间{:<fault>}。"},
     {"Write it like \"2021-05-21 17:35:44\".", "请写成 \"2021-05-21 17:35:44\" 这样的形式。"}},
    {rule::end_not_after_start,
     {"EndTime{ (<time>)} is not later than StartTime{ (<time-limit>)}: the task would never run.",
      "EndTime{(<time>)}不晚于 StartTime{(<time-limit>)},任务永远不会运行。"},
     {"Give an EndTime later than StartTime.", "让 EndTime 晚于 StartTime。"}},
    {rule::window_over,
     {"EndTime{ (<time>)} has passed{, it is <time-limit> now}: the task is over.",
      "EndTime{(<time>)}已过{,现在是 <time-limit>}:任务已经结束。"},
     {"Give an EndTime that is still to come.", "填写一个尚未到来的 EndTime。"}},
    {rule::concurrency_missing,
     {"Concurrency is missing: nothing says how many calls may be in flight at once.",
      "缺少 Concurrency:无法确定同时进行的呼叫数。"},
     {"Give it, such as \"Concurrency\":100.", "填写并发数,例如 \"Concurrency\":100。"}},
    {rule::concurrency_not_positive,
     {"Concurrency must be at least <limit>{, and is <value>}.", "Concurrency 至少为 <limit>{,现在是 <value>}。"},
     {"Give at least <limit>.", "填写不小于 <limit> 的整数。"}},
    {rule::concurrency_over_quota,
     {"Concurrency is <value>, over the quota of <limit>.", "Concurrency 为 <value>,超过配额 <limit>。"},
     {"Give at most <limit>, or have the quota raised.", "填写不超过 <limit> 的值,或申请提高配额。"}},
    {rule::redial_times_negative,
     {"RingAgainTimes must not be negative{, and is <value>}.", "RingAgainTimes 不能为负数{,现在是 <value>}。"},
     {"Give 0 for no redials.", "不需要重呼时填 0。"}},
    {rule::redial_times_too_many,
     {"RingAgainTimes must be at most <limit>{, and is <value>}.", "RingAgainTimes 最多为 <limit>{,现在是 <value>}。"},
     {"Give at most <limit>.", "填写不超过 <limit> 的值。"}},
    {rule::redial_times_over_sdk_limit,
     {"RingAgainTimes is <value>: the API's pages allow it, and the vendor's SDK says at most <limit>.",
      "RingAgainTimes 为 <value>:API 文档允许,但官方 SDK 写的上限是 <limit>。"},
     {"Give at most <limit> to be safe with both.", "为稳妥起见,填写不超过 <limit> 的值。"}},
    {rule::redial_interval_too_short,
     {"RingAgainInterval must be at least <limit> minutes{, and is <value>}.",
      "RingAgainInterval 至少为 <limit> 分钟{,现在是 <value>}。"},
     {"Give at least <limit>, or leave it out for the default.", "填写不小于 <limit> 的值,或省略以使用默认值。"}},
    {rule::redial_interval_too_long,
     {"RingAgainInterval must be at most <limit> minutes{, and is <value>}.",
      "RingAgainInterval 最多为 <limit> 分钟{,现在是 <value>}。"},
     {"Give at most <limit>, which is a day.", "填写不超过 <limit>(即一天)的值。"}},
    {rule::redial_ignored,
     {"Recall is false: the server leaves the stored redial settings alone and ignores RingAgainTimes and "
      "RingAgainInterval.",
      "Recall 为 false:服务端不更新已保存的重呼设置,RingAgainTimes 和 RingAgainInterval 会被忽略。"},
     {"Set \"Recall\":true to change the redial settings, or leave RingAgainTimes and RingAgainInterval out.",
      "要修改重呼设置,请设 \"Recall\":true;否则去掉 RingAgainTimes 和 RingAgainInterval。"}},
    {rule::redial_reset,
     {"RingAgainTimes is absent and Recall is not false: this update sets the redials back to 0.",
      "没有 RingAgainTimes,且 Recall 不是 false:这次更新会把重呼次数重置为 0。"},
     {"Set \"Recall\":false to leave the stored redial settings alone, or give RingAgainTimes.",
      "要保留已有的重呼设置,请设 \"Recall\":false;否则请填写 RingAgainTimes。"}},
    {rule::redial_interval_unused,
     {"RingAgainInterval has no effect: RingAgainTimes is 0, so there are no redials.",
      "RingAgainTimes 为 0,不会重呼,RingAgainInterval 不起作用。"},
     {"Leave RingAgainInterval out, or give RingAgainTimes of at least 1.",
      "去掉 RingAgainInterval,或把 RingAgainTimes 设为至少 1。"}},
    {rule::redial_exceeds_window,
     {"no redial can be placed: the first is due <value> minutes after a call, and the task runs no longer than "
      "that.",
      "一次重呼也无法进行:首次重呼在通话结束 <value> 分钟之后,而任务的运行时间不超过这个时长。"},
     {"Give a shorter RingAgainInterval, a later EndTime, or RingAgainTimes 0.",
      "缩短 RingAgainInterval、推迟 EndTime,或把 RingAgainTimes 设为 0。"}},
    {rule::weekday_out_of_range,
     {"<value> is no weekday: the API counts from 1 for Sunday to 7 for Saturday.",
      "<value> 不是有效的星期:API 用 1 表示周日,2 表示周一,直到 7 表示周六。"},
     {"Write 1 for Sunday, 2 for Monday, and so on to 7 for Saturday.", "请用 1(周日)到 7(周六)的整数。"}},
    {rule::weekday_duplicate,
     {"<weekday> (<value>) stands twice in one Weekdays.", "同一个 Weekdays 中<weekday>(<value>)重复出现。"},
     {"Remove the second <value>.", "去掉重复的 <value>。"}},
    {rule::weekdays_empty,
     {"Weekdays is empty, which is read like an absent one: the item applies every day.",
      "Weekdays 为空列表,等同于没有填写:该项每天都生效。"},
     {"Leave Weekdays out if every day is meant; else list the days, 1 for Sunday to 7 for Saturday.",
      "如果每天都禁呼,请去掉 Weekdays;否则请列出具体的星期,1(周日)到 7(周六)。"}},
    {rule::times_missing,
     {"Times is missing: the item does not say when calling is forbidden.", "缺少 Times:该项没有说明禁呼的时间段。"},
     {"Give at least one range, such as \"Times\":[\"12:00-14:00\"], or remove the item.",
      "至少填写一个时间段,例如 \"Times\":[\"12:00-14:00\"],或删除该项。"}},
    {rule::times_empty,
     {"Times is empty: the item forbids nothing.", "Times 为空列表:该项不禁止任何时间。"},
     {"Put at least one range into it, such as [\"12:00-14:00\"], or remove the item.",
      "至少放入一个时间段,例如 [\"12:00-14:00\"],或删除该项。"}},
    {rule::time_range_format,
     {"<place> is not of the form HH:mm-HH:mm{: <fault>}.", "<place>不符合 HH:mm-HH:mm 的格式{:<fault>}。"},
     {"Write it like \"09:00-12:30\": hours 00 to 23, minutes 00 to 59.",
      "请写成 \"09:00-12:30\" 这样的形式:小时 00 到 23,分钟 00 到 59。"}},
    {rule::time_range_empty,
     {"the range starts and ends at the same time, so it forbids nothing or everything: nobody can tell.",
      "时间段的开始与结束相同:无法判断是不禁呼还是全天禁呼。"},
     {"Write \"00:00-24:00\" if the whole day is meant; else remove the range.",
      "如果要全天禁呼,请写 \"00:00-24:00\";否则删除该时间段。"}},
    {rule::time_range_overnight,
     {"the range{ <range>}{ (<days>)} starts later than it ends: it would run past midnight, and the documents do not "
      "say that a range may.",
      "{<days>的}时间段{ <range> }开始晚于结束,会跨过午夜,而文档没有说明时间段可以跨天。"},
     {"{Split it at midnight: <split>.}", "{请在午夜处拆开:<split>。}"}},
    {rule::time_range_ends_24,
     {"the range{ <range>}{ (<days>)} ends at 24:00, which the documents do not show.",
      "{<days>的}时间段{ <range> }以 24:00 结束,文档中没有这种写法。"},
     {"Keep it if the server takes it: an end at 23:59 would leave the minute from 23:59 to midnight open.",
      "如果服务端接受,请保留:改成 23:59 会使 23:59 到午夜的这一分钟可以外呼。"}},
    {rule::time_range_last_minute,
     {"the range{ <range>}{ (<days>)} ends at 23:59, so that the minute from 23:59 to midnight stays open for calls.",
      "{<days>的}时间段{ <range> }以 23:59 结束,23:59 到午夜的这一分钟仍可外呼。"},
     {"{Write \"<until-24>\" to close it, if the server takes 24:00.}",
      "{如果服务端接受 24:00,请写 \"<until-24>\" 以禁止这一分钟。}"}},
    {rule::time_range_overlap,
     {"the range overlaps or repeats an earlier one{, <other>}.", "该时间段与前面的时间段{(<other>)}重叠或重复。"},
     {"Merge the two, or remove one.", "合并这两个时间段,或删除其中一个。"}},
    {rule::forbid_list_covers_week,
     {"ForbidTimeList leaves no minute of the week open: the task can never place a call.",
      "ForbidTimeList 覆盖了整个星期:任务永远无法外呼。"},
     {"Shorten or remove a range.", "缩短或删除某个时间段。"}},
    {rule::never_permitted,
     {"ForbidTimeList covers all the time from StartTime to EndTime: the task can never place a call.",
      "ForbidTimeList 覆盖了从 StartTime 到 EndTime 的全部时间:任务永远无法外呼。"},
     {"Move StartTime or EndTime, or shorten a range.", "调整 StartTime 或 EndTime,或缩短某个时间段。"}},
    {rule::trigger_time_format,
     {"TriggerTime is not a time of the form yyyy-MM-dd HH:mm:ss{: <fault>}.",
      "TriggerTime 不是格式为 yyyy-MM-dd HH:mm:ss 的有效时间{:<fault>}。"},
     {"Write it like \"2021-05-20 17:35:43\", or leave it out.", "请写成 \"2021-05-20 17:35:43\" 这样的形式,或不填。"}},
    {rule::trigger_time_forbidden,
     {"calling is forbidden by ForbidTimeList at TriggerTime{, <time>}.",
      "ForbidTimeList 禁止在 TriggerTime{(<time>)}外呼。"},
     {"{Take <time-limit>, the next permitted time.}", "{改为之后第一个允许的时间 <time-limit>。}"}},
    {rule::policy_unknown_field,
     {"a policy file has no field \"<name>\" here, and what it asks for would not be enforced.",
      "策略文件中此处没有字段“<name>”,其要求不会生效。"},
     {"{Write \"<nearest>\", if that is what is meant.}", "{如果想写的是“<nearest>”,请改正拼写。}"}},
    {rule::exception_date_missing,
     {"an exception needs Date, or From and To.", "例外需要 Date,或 From 和 To。"},
     {"Give one date as Date, or the first and the last one as From and To.",
      "用 Date 填写一个日期,或用 From 和 To 填写首末日期。"}},
    {rule::exception_date_format,
     {"<place> is not a date of the form yyyy-MM-dd{: <fault>}.", "<place>不是格式为 yyyy-MM-dd 的日期{:<fault>}。"},
     {"Write the date like 2026-10-01.", "请写成 2026-10-01 这样的日期。"}},
    {rule::exception_dates_reversed, {"To lies before From.", "To 早于 From。"}, {"Swap the two.", "交换两者。"}},
    {rule::exception_date_duplicate,
     {"one of the dates has an exception already.", "其中某个日期已有例外。"},
     {"Keep one exception for each date.", "每个日期只保留一个例外。"}},
    {rule::exception_meaning,
     {"an exception needs exactly one of \"Forbid\":true, Times and CountsAs.",
      "例外需要且只能有 \"Forbid\":true、Times、CountsAs 之一。"},
     {"Say one thing about the date.", "对该日期只作一种规定。"}},
    {rule::counts_as_weekday,
     {"CountsAs is none of Sun, Mon, Tue, Wed, Thu, Fri and Sat.",
      "CountsAs 不是 Sun、Mon、Tue、Wed、Thu、Fri、Sat 之一。"},
     {"Write the weekday whose rules apply, such as \"Fri\".", "填写适用其规则的星期,例如 \"Fri\"。"}},
    {rule::local_hours_zone,
     {"local hours need the name of a time zone that is known.", "当地时段需要一个已知的时区名称。"},
     {"Give an IANA name such as \"Zone\":\"Europe/Paris\".", "填写 IANA 时区名称,例如 \"Zone\":\"Europe/Paris\"。"}},
    {rule::local_hours_meaning,
     {"local hours need exactly one of Hours and Preset.", "当地时段需要且只能有 Hours 和 Preset 之一。"},
     {"Give the hours, or the name of legal hours.", "填写时段,或预设法定时段的名称。"}},
    {rule::local_hours_format,
     {"Hours are not of the form Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00{: <fault>}.",
      "Hours 不符合 Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00 的格式{:<fault>}。"},
     {"Write weekdays as Sun … Sat and times as HH:mm, and split a range at midnight.",
      "星期写作 Sun … Sat,时间写作 HH:mm,跨午夜的时间段请在午夜处拆分。"}},
    {rule::preset_unknown,
     {"there are no legal hours of that name.", "没有这个名称的预设法定时段。"},
     {"Take one of the names in curfew/timetable/presets.hpp, such as \"fr\" or \"us\".",
      "使用 curfew/timetable/presets.hpp 中的名称,例如 \"fr\" 或 \"us\"。"}},
}};

/// What is wrong with a JSON text. `<byte>` is the byte that was met.
[[nodiscard]] constexpr phrase words(json_fault fault) noexcept {
    switch (fault) {
    case json_fault::unexpected_character:
        return {"the character <byte> cannot stand there", "此处不能出现字符 <byte>"};
    case json_fault::unexpected_end: return {"it ends too early", "文本提前结束"};
    case json_fault::trailing_text: return {"text follows after its end", "文档结束之后还有内容"};
    case json_fault::ill_formed_utf8: return {"it is not UTF-8", "不是合法的 UTF-8"};
    case json_fault::byte_order_mark: return {"it starts with a byte order mark", "开头有字节序标记(BOM)"};
    case json_fault::nesting_too_deep: return {"it is nested too deep", "嵌套层数过多"};
    case json_fault::text_too_long: return {"it is longer than the limit", "超过了长度上限"};
    case json_fault::number_too_large: return {"a number in it is too large", "其中有过大的数字"};
    }
    return {};
}

/// What is wrong with a text of fixed form. `<position>` counts characters from 1.
[[nodiscard]] constexpr phrase words(text_fault fault) noexcept {
    switch (fault) {
    case text_fault::wrong_length: return {"it is too short or too long", "长度不对"};
    case text_fault::not_a_digit: return {"character <position> is no digit", "第 <position> 个字符不是数字"};
    case text_fault::wrong_separator:
        return {"character <position> is not the separator that belongs there", "第 <position> 个字符不是应有的分隔符"};
    case text_fault::no_such_month: return {"there is no such month", "没有这个月份"};
    case text_fault::no_such_day: return {"there is no such day in that month", "该月没有这一天"};
    case text_fault::hour_over_23: return {"an hour is over 23", "小时超过了 23"};
    case text_fault::minute_over_59: return {"a minute is over 59", "分钟超过了 59"};
    case text_fault::second_over_59: return {"a second is over 59", "秒超过了 59"};
    case text_fault::offset_missing: return {"the offset from UTC is missing", "缺少与 UTC 的时差"};
    case text_fault::out_of_range: return {"it is out of range", "超出范围"};
    case text_fault::no_such_weekday:
        return {"there is no such weekday, take Sun … Sat", "没有这个星期名称,请使用 Sun … Sat"};
    case text_fault::not_after_start: return {"a range does not end after its start", "时间段的结束不晚于开始"};
    }
    return {};
}

[[nodiscard]] constexpr phrase words(json_kind kind) noexcept {
    switch (kind) {
    case json_kind::null: return {"null", "null"};
    case json_kind::boolean: return {"true or false", "true 或 false"};
    case json_kind::integer: return {"an integer", "整数"};
    case json_kind::number: return {"a number with a fraction or an exponent", "带小数点或指数的数字"};
    case json_kind::string: return {"a string", "字符串"};
    case json_kind::array: return {"an array", "数组"};
    case json_kind::object: return {"an object", "对象"};
    }
    return {};
}

/// How a value of that kind is written; empty where there is nothing to say.
[[nodiscard]] constexpr phrase notation(json_kind kind) noexcept {
    switch (kind) {
    case json_kind::boolean: return {"without quotes", "不加引号"};
    case json_kind::integer: return {"without quotes, fraction and exponent", "不加引号,不带小数点和指数"};
    case json_kind::string: return {"in double quotes", "加双引号"};
    case json_kind::array: return {"in square brackets", "用方括号"};
    case json_kind::object: return {"in braces", "用花括号"};
    default: return {};
    }
}

[[nodiscard]] constexpr phrase words(weekday day) noexcept {
    constexpr std::array<phrase, 7> names{{{"Sunday", "周日"},
                                           {"Monday", "周一"},
                                           {"Tuesday", "周二"},
                                           {"Wednesday", "周三"},
                                           {"Thursday", "周四"},
                                           {"Friday", "周五"},
                                           {"Saturday", "周六"}}};
    return names[static_cast<std::size_t>(detail::days_after_sunday(day))];
}

} // namespace curfew::inline v0::detail
