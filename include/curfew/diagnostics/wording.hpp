#pragma once
// What a diagnostic says, in English or Chinese. Text is made here, when someone asks for it, and nowhere else.
//
//     {"Weekdays":[2,3],"Times":["22:00-08:00"]}  breaks time-range-overnight:
//
//     message        The range 22:00-08:00 (Monday, Tuesday) starts later than it ends: it would run past midnight, and
//                    the documents do not say that a range may.
//     suggested_fix  Split it at midnight: {"Weekdays":[2,3],"Times":["22:00-24:00"]},
//                    {"Weekdays":[3,4],"Times":["00:00-08:00"]}. The part 00:00-08:00 then belongs to the next day, which
//                    matters under a policy with CountsAs.
//     api_message    The specified parameter Times is invalid.

#include <curfew/diagnostics/detail/words.hpp>
#include <curfew/diagnostics/diagnostic.hpp>
#include <curfew/diagnostics/rule.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace curfew::inline v0 {

/// The language of a message. Names of fields keep the API's spelling in both.
enum class language : std::uint8_t { en, zh };

/// What is wrong, as one sentence for people, with the values that matter. UTF-8, one line, no control characters.
[[nodiscard]] std::string message(const diagnostic& d, language in = language::en);

/// What to write instead; nullopt where the message says all there is to say. UTF-8, one line.
[[nodiscard]] std::optional<std::string> suggested_fix(const diagnostic& d, language in = language::en);

/// A value that the two speak of, by its name: fact(d, "limit") where the message of the rule says `<limit>` (rule_info::message).
/// nullopt where the diagnostic does not have it. For messages in a language of your own.
[[nodiscard]] std::optional<std::string> fact(const diagnostic& d, std::string_view name, language in = language::en);

/// The message of the API for the rule's error code [U25], word for word as on its page, with `%s` filled in: the
/// last field of the place, in the API's spelling, or "body" where the place is the whole request. nullopt for a rule
/// without an API code.
[[nodiscard]] std::optional<std::string> api_message(const diagnostic& d);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// A value that a text of the table names as <name>; nullopt where the diagnostic does not have it.
struct wording_value {
    std::string_view name;
    std::optional<std::string> (*of)(const diagnostic& d, bool chinese);
};

/// The text with its values filled in.
[[nodiscard]] inline std::string filled_in(std::string_view text, const diagnostic& d, bool chinese);

/// Text from outside, fit for one line of a terminal: no control characters, and of a length that can be read.
[[nodiscard]] inline std::string readable(std::string_view text) {
    constexpr std::size_t most = 60;
    const bool cut = text.size() > most;
    if (cut) {
        text = text.substr(0, most);
        // A code point that was cut in two goes as a whole.
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.remove_suffix(1);
        if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0U) text.remove_suffix(1);
    }
    std::string result;
    for (const char c : text) result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    if (cut) result += "...";
    return result;
}

/// The last name of the place; the inverse of escaped_pointer_token() where the API does not know it.
[[nodiscard]] inline std::string last_name(const diagnostic& d) {
    if (d.below.empty()) return std::string{name(d.where.last_field())};
    std::string result;
    const std::string_view token = std::string_view{d.below}.substr(d.below.rfind('/') + 1);
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escaped = token[i] == '~' && i + 1 < token.size();
        result += !escaped ? token[i] : token[i + 1] == '1' ? '/' : '~';
        if (escaped) ++i;
    }
    return readable(result);
}

/// Whether the place is an entry of a list.
[[nodiscard]] inline bool is_list_entry(const diagnostic& d) {
    return d.below.empty() && d.where.parent().last_field() == d.where.last_field();
}

/// "StartTime", "an entry of Times", "the request".
[[nodiscard]] inline std::string place_in_words(const diagnostic& d, bool chinese) {
    const auto field_name = last_name(d);
    if (field_name.empty()) return chinese ? "请求" : "the request";
    if (!is_list_entry(d)) return chinese ? field_name + ' ' : field_name;
    return chinese ? field_name + " 中的元素" : "an entry of " + field_name;
}

/// An item of ForbidTimeList as JSON; `times` are its ranges as JSON strings.
[[nodiscard]] inline std::string item_as_json(weekday_set days, std::string_view times) {
    std::string result = "{";
    if (days != weekday_set::every_day()) {
        result += "\"Weekdays\":[";
        for (const weekday day : all_weekdays) {
            if (!days.contains(day)) continue;
            if (result.back() != '[') result += ',';
            result += std::to_string(api_number(day));
        }
        result += "],";
    }
    result += "\"Times\":[";
    result += times;
    result += "]}";
    return result;
}

/// The items that forbid what an overnight range forbids, none of them past midnight.
[[nodiscard]] inline std::string split_at_midnight(const range_facts& d, bool chinese) {
    const auto quoted = [](time_of_day start, time_of_day end) {
        return '"' + std::string{format(start).view()} + '-' + std::string{format(end).view()} + '"';
    };
    const std::string before = quoted(d.range.start(), end_of_day);
    if (d.range.end() == time_of_day{}) return d.days.empty() ? before : item_as_json(d.days, before);
    const std::string after = quoted(time_of_day{}, d.range.end());
    if (d.days == weekday_set::every_day()) return item_as_json(d.days, before + ',' + after);
    if (!d.days.empty()) return item_as_json(d.days, before) + ", " + item_as_json(d.days.next_days(), after);
    return chinese ? "当天 " + before + ",次日 " + after
                   : before + " on the same days, " + after + " on the days after";
}

template <class Facts, class Text>
[[nodiscard]] std::optional<std::string> if_given(const diagnostic& d, Text text) {
    const auto* given = std::get_if<Facts>(&d.facts);
    if (given == nullptr) return std::nullopt;
    return text(*given);
}

/// An empty text counts as none.
[[nodiscard]] inline std::optional<std::string> unless_empty(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional<std::string>{text};
}

[[nodiscard]] inline std::optional<std::string> time_in_words(local_seconds time) {
    const auto text = format(time);
    return text ? std::optional<std::string>{text->view()} : std::nullopt;
}

/// The context of a zone's fault where it is `wanted`: of no_zone_data, or of another fault.
[[nodiscard]] inline std::optional<std::string> zone_text(const diagnostic& d, bool wanted, bool no_data) {
    return if_given<zone_facts>(d, [&, wanted, no_data](const auto& g) {
        return unless_empty(wanted && (g.fault == zone_fault::no_zone_data) == no_data ? readable(d.context) : "");
    });
}

/// A bound of integer-out-of-range; that of int32 unless the place has its own.
[[nodiscard]] inline std::optional<std::string> bound_of(const diagnostic& d, std::int64_t bounded_number::*which) {
    if (d.id != rule::integer_out_of_range) return std::nullopt;
    constexpr bounded_number int32{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
    const auto* own = std::get_if<bounded_number>(&d.facts);
    return std::to_string((own != nullptr ? *own : int32).*which);
}

/// Every value a text may ask for.
inline constexpr std::array wording_values{
    wording_value{"name", [](const diagnostic& d, bool) { return unless_empty(last_name(d)); }},
    wording_value{"place", [](const diagnostic& d, bool chinese) { return std::optional{place_in_words(d, chinese)}; }},
    wording_value{"nearest",
                  [](const diagnostic& d, bool) {
                      return if_given<nearest_facts>(d, [](const auto& g) { return unless_empty(name(g.nearest)); });
                  }},
    wording_value{"value",
                  [](const diagnostic& d, bool) {
                      const auto bounded = if_given<bounded_number>(d, [](const auto& g) {
                          return g.value ? std::optional{std::to_string(*g.value)} : std::nullopt;
                      });
                      if (bounded) return bounded;
                      return if_given<given_number>(d, [](const auto& g) { return std::to_string(g.value); });
                  }},
    wording_value{"least", [](const diagnostic& d, bool) { return bound_of(d, &bounded_number::least); }},
    wording_value{"most", [](const diagnostic& d, bool) { return bound_of(d, &bounded_number::most); }},
    wording_value{"limit",
                  [](const diagnostic& d, bool) {
                      return if_given<given_number>(d, [](const auto& g) {
                          return g.limit ? std::optional{std::to_string(*g.limit)} : std::nullopt;
                      });
                  }},
    wording_value{"boolean",
                  [](const diagnostic& d, bool) {
                      return if_given<given_number>(
                          d, [](const auto& g) { return std::optional<std::string>{g.value == 0 ? "false" : "true"}; });
                  }},
    wording_value{"weekday",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<given_number>(d, [chinese](const auto& g) {
                          const auto day = weekday_from_api(g.value);
                          return day ? unless_empty(words(*day).in(chinese)) : std::nullopt;
                      });
                  }},
    wording_value{"time",
                  [](const diagnostic& d, bool) {
                      return if_given<given_time>(d, [](const auto& g) { return time_in_words(g.value); });
                  }},
    wording_value{"time-limit",
                  [](const diagnostic& d, bool) {
                      return if_given<given_time>(d, [](const auto& g) { return time_in_words(g.limit); });
                  }},
    wording_value{"fault",
                  [](const diagnostic& d, bool chinese) {
                      const auto text = [&](const auto& g) {
                          return filled_in(words(g.fault).in(chinese), d, chinese);
                      };
                      const auto syntax = if_given<syntax_facts>(d, text);
                      const auto zone = if_given<zone_facts>(d, text);
                      return syntax ? syntax : zone ? zone : if_given<text_facts>(d, text);
                  }},
    wording_value{"byte",
                  [](const diagnostic& d, bool) {
                      return if_given<syntax_facts>(d, [](const auto& g) { return byte_in_words(g.byte); });
                  }},
    wording_value{"position",
                  [](const diagnostic& d, bool) {
                      return if_given<text_facts>(
                          d, [](const auto& g) { return std::to_string(std::uint64_t{g.at} + 1); });
                  }},
    wording_value{"wanted",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<type_facts>(
                          d, [chinese](const auto& g) { return unless_empty(words(g.wanted).in(chinese)); });
                  }},
    wording_value{"found",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<type_facts>(
                          d, [chinese](const auto& g) { return unless_empty(words(g.found).in(chinese)); });
                  }},
    wording_value{"notation",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<type_facts>(
                          d, [chinese](const auto& g) { return unless_empty(notation(g.wanted).in(chinese)); });
                  }},
    wording_value{"range",
                  [](const diagnostic& d, bool) {
                      return if_given<range_facts>(d,
                                                   [](const auto& g) { return std::string{format(g.range).view()}; });
                  }},
    wording_value{"days",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<range_facts>(d, [=](const auto& g) { return days_in_words(g.days, chinese); });
                  }},
    wording_value{"split",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<range_facts>(d, [=](const auto& g) { return split_at_midnight(g, chinese); });
                  }},
    wording_value{"after-midnight",
                  [](const diagnostic& d, bool) {
                      return if_given<range_facts>(d, [](const auto& g) {
                          const std::string end{format(g.range.end()).view()};
                          return g.range.end() == time_of_day{} ? std::nullopt : std::optional{"00:00-" + end};
                      });
                  }},
    wording_value{"until-24",
                  [](const diagnostic& d, bool) {
                      return if_given<range_facts>(
                          d, [](const auto& g) { return std::string{format(g.range.start()).view()} + "-24:00"; });
                  }},
    wording_value{"update-id",
                  [](const diagnostic& d, bool) {
                      return unless_empty(d.id == rule::task_id_mismatch ? readable(d.subject) : "");
                  }},
    wording_value{"stored-id",
                  [](const diagnostic& d, bool) {
                      return unless_empty(d.id == rule::task_id_mismatch ? readable(d.context) : "");
                  }},
    wording_value{"zone",
                  [](const diagnostic& d, bool) {
                      return if_given<zone_facts>(d, [&d](const auto&) { return unless_empty(readable(d.subject)); });
                  }},
    wording_value{"nearest-zone",
                  [](const diagnostic& d, bool) { return zone_text(d, d.id == rule::zone_unknown, false); }},
    wording_value{"looked-in",
                  [](const diagnostic& d, bool) { return zone_text(d, d.id == rule::zone_unknown, true); }},
    wording_value{"zone-file",
                  [](const diagnostic& d, bool) { return zone_text(d, d.id == rule::zone_data_unusable, false); }},
    wording_value{"zone-example",
                  [](const diagnostic& d, bool) {
                      return if_given<zone_facts>(d, [&d](const auto& g) {
                          const bool wanted = g.fault == zone_fault::name_unknown && d.context.empty();
                          return unless_empty(wanted ? "Asia/Shanghai" : "");
                      });
                  }},
    wording_value{"zone-package",
                  [](const diagnostic& d, bool) {
                      return if_given<zone_facts>(d, [](const auto& g) {
                          return unless_empty(g.fault == zone_fault::no_zone_data ? "tzdata" : "");
                      });
                  }},
    wording_value{"other-entry",
                  [](const diagnostic& d, bool) {
                      return if_given<conflict_facts>(
                          d, [&d](const auto& g) { return (d.where.parent().parent() / g.other).text(); });
                  }},
    wording_value{"date",
                  [](const diagnostic& d, bool) {
                      return if_given<conflict_facts>(d, [](const auto& g) {
                          const auto text = time_in_words(g.date);
                          return text ? std::optional{text->substr(0, std::string_view{"yyyy-MM-dd"}.size())}
                                      : std::nullopt;
                      });
                  }},
    wording_value{"other",
                  [](const diagnostic& d, bool) {
                      return if_given<other_range_facts>(d, [&d](const auto& g) {
                          // In the same list: up from the entry to Times, to the item, to ForbidTimeList.
                          const json_pointer list = d.where.parent().parent().parent();
                          return (list / g.item / field::times / g.entry).text();
                      });
                  }},
};

inline std::string filled_in(std::string_view text, const diagnostic& d, bool chinese) {
    std::string result;
    std::size_t section = 0;
    bool complete = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{') {
            section = result.size();
            complete = true;
        } else if (text[i] == '}') {
            if (!complete) result.resize(section);
        } else if (text[i] == '<') {
            const std::string_view wanted = text.substr(i + 1, text.find('>', i) - i - 1);
            i += wanted.size() + 1;
            const std::optional<std::string> value = fact(d, wanted, chinese ? language::zh : language::en);
            complete = complete && value;
            result += value.value_or("?");
        } else {
            result += text[i];
        }
    }
    return result;
}

/// What stands for the parameter in the message of an API error.
inline constexpr std::string_view parameter = "%s";

/// Whether the API's error for each rule, where there is one, names a parameter.
[[nodiscard]] consteval bool api_errors_name_a_parameter() {
    for (const rule_info& r : rule_table) {
        if (r.api_code && row_of(*r.api_code).message_template.find(parameter) == std::string_view::npos) return false;
    }
    return true;
}
static_assert(api_errors_name_a_parameter());

} // namespace detail

inline std::string message(const diagnostic& d, language in) {
    const bool chinese = in == language::zh;
    const std::string_view text = info(d.id).message.in(chinese);
    std::string result = detail::filled_in(text, d, chinese);
    // A name keeps its spelling: that of a member of a call record starts with a small letter.
    if (text.starts_with("<place>") && !detail::last_name(d).empty() && !detail::is_list_entry(d)) return result;
    constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz";
    constexpr std::string_view large = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (const auto letter = small.find(result[0]); letter != small.npos) result[0] = large[letter];
    return result;
}

inline std::optional<std::string> suggested_fix(const diagnostic& d, language in) {
    const bool chinese = in == language::zh;
    return detail::unless_empty(detail::filled_in(info(d.id).fix.in(chinese), d, chinese));
}

inline std::optional<std::string> fact(const diagnostic& d, std::string_view name, language in) {
    for (const detail::wording_value& known : detail::wording_values) {
        if (known.name == name) return known.of(d, in == language::zh);
    }
    return std::nullopt;
}

inline std::optional<std::string> api_message(const diagnostic& d) {
    const auto code = info(d.id).api_code;
    if (!code) return std::nullopt;
    std::string result{detail::row_of(*code).message_template};
    const std::string_view last = name(d.where.last_field());
    return result.replace(result.find(detail::parameter), detail::parameter.size(), last.empty() ? "body" : last);
}

} // namespace curfew::inline v0
