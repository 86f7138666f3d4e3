#pragma once
// The words for what diagnostics speak of, in English and Chinese: faults, kinds of values, bytes, weekdays.

#include <curfew/diagnostics/diagnostic.hpp>
#include <curfew/diagnostics/rule_info.hpp>
#include <curfew/time/text.hpp>
#include <curfew/time/weekday_set.hpp>
#include <curfew/zone/transition.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace curfew::inline v0::detail {

/// What is wrong with a JSON text. `<byte>` is the byte that was met.
[[nodiscard]] constexpr phrase words(json_fault fault) noexcept {
    switch (fault) {
    case json_fault::unexpected_character: return {"unexpected character <byte>", "此处不应出现字符 <byte>"};
    case json_fault::unexpected_end: return {"it ends too early", "文本提前结束"};
    case json_fault::trailing_text: return {"there is text after its end", "文档结束之后还有内容"};
    case json_fault::ill_formed_utf8: return {"it is not UTF-8", "不是合法的 UTF-8"};
    case json_fault::byte_order_mark: return {"it starts with a byte order mark", "开头有字节序标记(BOM)"};
    case json_fault::nesting_too_deep: return {"it is nested too deeply", "嵌套层数过多"};
    case json_fault::text_too_long: return {"it is longer than the limit", "超过了长度上限"};
    case json_fault::number_too_large: return {"a number in it is too large", "其中有过大的数字"};
    }
    return {};
}

/// What is wrong with a text of fixed form. `<position>` counts characters from 1.
[[nodiscard]] constexpr phrase words(text_fault fault) noexcept {
    switch (fault) {
    case text_fault::wrong_length: return {"it is too short or too long", "长度不对"};
    case text_fault::not_a_digit: return {"character <position> is not a digit", "第 <position> 个字符不是数字"};
    case text_fault::wrong_separator:
        return {"character <position> is the wrong separator", "第 <position> 个字符不是正确的分隔符"};
    case text_fault::no_such_month: return {"there is no such month", "没有这个月份"};
    case text_fault::no_such_day: return {"there is no such day in that month", "该月没有这一天"};
    case text_fault::hour_over_23: return {"an hour is over 23", "小时超过了 23"};
    case text_fault::minute_over_59: return {"a minute is over 59", "分钟超过了 59"};
    case text_fault::second_over_59: return {"a second is over 59", "秒超过了 59"};
    case text_fault::offset_missing: return {"the offset from UTC is missing", "缺少与 UTC 的时差"};
    case text_fault::out_of_range: return {"it is out of range", "超出范围"};
    case text_fault::no_such_weekday:
        return {"there is no such weekday; use Sun … Sat", "没有这个星期名称,请使用 Sun … Sat"};
    case text_fault::not_after_start: return {"a range does not end after its start", "时间段的结束不晚于开始"};
    }
    return {};
}

/// Why there is no zone. `<looked-in>` are the folders that were searched.
[[nodiscard]] constexpr phrase words(zone_fault fault) noexcept {
    switch (fault) {
    case zone_fault::offset_out_of_range: return {"an offset is a day or more", "与 UTC 的时差达到或超过一天"};
    case zone_fault::transitions_not_ascending:
        return {"a transition is not later than the one before it", "时差变更的时间不是递增的"};
    case zone_fault::transition_out_of_range: return {"a transition is out of range", "时差变更的时间超出范围"};
    case zone_fault::rule_format: return {"the POSIX rule is malformed", "POSIX 规则的格式不对"};
    case zone_fault::rule_contradicts_transitions:
        return {"the POSIX rule contradicts the last transition", "POSIX 规则与最后一次时差变更矛盾"};
    case zone_fault::not_a_zone_file: return {"it is not a TZif file", "不是 TZif 文件"};
    case zone_fault::version_unknown: return {"its version of the TZif format is not known", "未知的 TZif 版本"};
    case zone_fault::version_without_rule:
        return {"it is a TZif file of version 1, which has no POSIX rule", "是第 1 版的 TZif 文件,没有 POSIX 规则"};
    case zone_fault::truncated: return {"it is truncated", "文件不完整"};
    case zone_fault::counts_out_of_range: return {"its counts are out of range", "文件中的计数超出范围"};
    case zone_fault::type_out_of_range: return {"a local time type is invalid", "文件中的本地时间类型无效"};
    case zone_fault::leap_seconds: return {"it counts leap seconds", "文件计入了闰秒"};
    case zone_fault::rule_missing:
        return {"there is no POSIX rule for the time after the last transition",
                "没有最后一次时差变更之后的 POSIX 规则"};
    case zone_fault::footer_format: return {"the footer is malformed", "文件末尾的格式不对"};
    case zone_fault::trailing_bytes: return {"there are bytes after the footer", "文件末尾之后还有内容"};
    case zone_fault::file_unreadable: return {"the file cannot be read", "无法读取文件"};
    case zone_fault::name_unknown: return {"there is no zone of that name", "没有这个名称的时区"};
    case zone_fault::no_zone_data:
        return {"there is no zone data on this machine{; looked in <looked-in>}",
                "本机没有时区数据{(查找过 <looked-in>)}"};
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

[[nodiscard]] inline std::string byte_in_words(unsigned char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (byte >= 0x20 && byte < 0x7F) return {'\'', static_cast<char>(byte), '\''};
    return {'0', 'x', digits[byte / 16U], digits[byte % 16U]};
}

[[nodiscard]] inline std::optional<std::string> days_in_words(weekday_set days, bool chinese) {
    if (days.empty()) return std::nullopt;
    if (days == weekday_set::every_day()) return chinese ? "每天" : "every day";
    std::string result;
    for (const weekday day : all_weekdays) {
        if (!days.contains(day)) continue;
        if (!result.empty()) result += chinese ? "、" : ", ";
        result += words(day).in(chinese);
    }
    return result;
}

} // namespace curfew::inline v0::detail
