#include "holiday_policy.hpp"

#include "json_object.hpp"

#include <curfew/json/limits.hpp>

namespace curfew::tool {

namespace {

/// Whether `next` is the day after `last` and says the same.
bool continues(const holiday_date& last, const holiday_date& next) {
    return next.date - last.date == days{1} && next.counts_as == last.counts_as && next.names == last.names;
}

std::string joined(const std::vector<std::string_view>& names) {
    std::string result;
    for (const std::string_view name : names) {
        if (!result.empty()) result += ", ";
        result += name;
    }
    return result;
}

std::string entry_text(const holiday_date& first, local_days last) {
    std::string text = "{";
    if (first.date == last) {
        text += "\"Date\": " + json_string(date_text(last));
    } else {
        text += "\"From\": " + json_string(date_text(first.date)) + ", \"To\": " + json_string(date_text(last));
    }
    text += first.counts_as ? ", \"CountsAs\": " + json_string(short_name(*first.counts_as)) : ", \"Forbid\": true";
    if (!first.names.empty()) text += ", \"Name\": " + json_string(joined(first.names));
    return text + '}';
}

} // namespace

std::optional<std::string> policy_text(const std::vector<holiday_date>& dates) {
    std::string text = "{\n    \"Exceptions\": [";
    for (std::size_t begin = 0; begin < dates.size();) {
        std::size_t end = begin + 1;
        while (end < dates.size() && continues(dates[end - 1], dates[end])) ++end;
        text += begin == 0 ? "\n        " : ",\n        ";
        text += entry_text(dates[begin], dates[end - 1].date);
        if (text.size() > json_limits{}.max_bytes) return std::nullopt;
        begin = end;
    }
    text += "\n    ]\n}\n";
    return text.size() > json_limits{}.max_bytes ? std::nullopt : std::optional{std::move(text)};
}

} // namespace curfew::tool
