#include "opening_hints.hpp"

#include "csv_text.hpp"
#include "json_path.hpp"
#include "near_name.hpp"

#include "instant.hpp"
#include "visible_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace curfew::tool {

namespace {

using nlohmann::json;

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// A time as records have it, which no column is named.
bool is_time(std::string_view text, const audit_plan& plan) {
    constexpr std::size_t least_digits = 9;
    if (std::none_of(text.begin(), text.end(), is_digit)) return false;
    if (std::all_of(text.begin(), text.end(), is_digit) && text.size() >= least_digits) return true;
    return read_instant(text, zone::utc, plan.time_format).value.has_value();
}

/// As --delimiter takes it.
std::string delimiter_name(char c) {
    return c == '\t' ? "tab" : std::string{"'"} + c + '\'';
}

/// The character between the fields, if it is not the plan's: one that stands in a line of one field.
std::optional<std::string> hint_of_delimiter(std::string_view line, std::string_view what, const audit_plan& plan) {
    char most = plan.dialect.delimiter;
    std::ptrdiff_t most_often = 0;
    for (const char c : {',', ';', '\t', '|'}) {
        const auto times = std::count(line.begin(), line.end(), c);
        if (c == plan.dialect.delimiter || times <= most_often) continue;
        most = c;
        most_often = times;
    }
    if (most_often == 0) return std::nullopt;
    return std::string{what} + " is one field, in which " + delimiter_name(most) + " stands " +
           (most_often == 1 ? "once" : std::to_string(most_often) + " times") + ": is it --delimiter " +
           delimiter_name(most) + '?';
}

/// The names of an object's members.
std::vector<std::string> member_names(const json& object) {
    std::vector<std::string> names;
    for (const auto& member : object.items()) names.push_back(member.key());
    return names;
}

const json* member_of(const json& object, const std::string& name) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? &*found : nullptr;
}

const json* find_path(const json& object, const std::vector<std::string>& path) {
    const json* value = &object;
    for (const std::string& name : path) {
        if (value == nullptr || value->is_array()) return nullptr;
        value = member_of(*value, name);
    }
    return value;
}

/// A member that is not there, but one that is nearly named so.
std::optional<std::string> hint_of_member(const json& record, const std::string& column) {
    const json* value = &record;
    for (const std::string& name : json_path_of(column)) {
        if (!value->is_object()) return std::nullopt;
        const json* const next = member_of(*value, name);
        if (next == nullptr) {
            const auto names = member_names(*value);
            const std::string* const near = near_name(name, names);
            if (near == nullptr) return std::nullopt;
            return "the first record has no member " + in_quotes(name) + ", but " + in_quotes(*near);
        }
        value = next;
    }
    return std::nullopt;
}

/// A pointer to a list, at most two members deep, whose first element has what `column` names.
std::optional<std::string> find_list(const json& object, const std::vector<std::string>& column, int depth = 2) {
    if (!object.is_object() || depth == 0) return std::nullopt;
    for (const auto& member : object.items()) {
        const json& value = member.value();
        const std::string here = '/' + member.key();
        // A pointer would need escapes.
        if (here.find_first_of("/~", 1) != std::string::npos) continue;
        if (value.is_array() && !value.empty() && find_path(value.front(), column) != nullptr) return here;
        if (const auto below = find_list(value, column, depth - 1)) return here + *below;
    }
    return std::nullopt;
}

std::vector<std::string> hints_of_object(std::string_view text, bool lacks_list, const audit_plan& plan) {
    const json record = json::parse(text, nullptr, false);
    if (!record.is_object()) return {};
    std::vector<std::string> hints;
    const auto add = [&hints](std::optional<std::string> hint) {
        if (hint) hints.push_back(*std::move(hint));
    };
    const auto time = json_path_of(plan.time.name);
    const bool has_time = find_path(record, time) != nullptr;
    if (lacks_list) {
        add(hint_of_member(record, *plan.list));
        if (has_time) hints.push_back("the first record has its time outside of a list: is it --records ''?");
    } else {
        for (const auto& column : {std::optional{plan.time}, plan.zone, plan.task, plan.key, plan.callee}) {
            if (column) add(hint_of_member(record, column->name));
        }
    }
    if (lacks_list || !has_time) {
        if (const auto list = find_list(record, time)) {
            hints.push_back("the first record holds a list " + in_quotes(*list) + " of objects with " +
                            in_quotes(plan.time.name) + ": is it --records " + *list + '?');
        }
    }
    return hints;
}

} // namespace

std::vector<std::string> hints_of_header(std::string_view header, const std::vector<std::string>& names,
                                         const audit_plan& plan) {
    std::vector<std::string> hints;
    if (names.size() == 1) {
        if (auto hint = hint_of_delimiter(header, "the header", plan)) hints.push_back(*std::move(hint));
    }
    const auto in_csv_quotes = [](const std::string& name) {
        return name.size() > 1 && name.front() == csv_quote && name.back() == csv_quote;
    };
    if (!plan.dialect.has_quotes && std::all_of(names.begin(), names.end(), in_csv_quotes)) {
        hints.emplace_back("the names in the header stand in quotes: is it --quote '\"'?");
    }
    for (const std::string& name : names) {
        if (!is_time(name, plan)) continue;
        hints.push_back("the header has a time in it, " + in_quotes(name) +
                        ": is it a record? --header none is for records without a header");
        break;
    }
    return hints;
}

std::vector<std::string> hints_of_missing_column(const std::string& column, const std::vector<std::string>& names) {
    const std::string* const near = near_name(column, names);
    if (near == nullptr) return {};
    return {"the header has no column " + in_quotes(column) + ", but " + in_quotes(*near)};
}

std::vector<std::string> hints_of_first_record(std::string_view record, bool lacks_list, const audit_plan& plan) {
    if (plan.form != record_form::csv) return hints_of_object(record, lacks_list, plan);
    // With a header the fields have names.
    if (plan.field_count) return {};
    std::vector<csv_field> fields;
    if (split_fields(record, plan.dialect, fields) != csv_fault::none) return {};
    if (fields.size() == 1) {
        if (auto hint = hint_of_delimiter(record, "the first record", plan)) return {*std::move(hint)};
    }
    if (plan.time.place >= fields.size()) return {};
    std::string scratch;
    const std::string_view time = value_of(fields[plan.time.place], scratch);
    const bool may_be_name = time.size() > 1 && time != "now" && std::none_of(time.begin(), time.end(), is_digit);
    if (!may_be_name) return {};
    return {"the first record has " + in_quotes(time) +
            " in place of a time: is it a header? --header keep is for records with a header"};
}

} // namespace curfew::tool
