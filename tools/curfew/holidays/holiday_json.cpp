#include "holiday_json.hpp"

#include "visible_text.hpp"

#include <curfew/diagnostics/wording.hpp>
#include <curfew/time/text.hpp>

#include <algorithm>

namespace curfew::tool {

namespace {

std::string_view name_of(json_kind kind) {
    switch (kind) {
    case json_kind::string: return "a text";
    case json_kind::integer: return "a whole number";
    case json_kind::array: return "a list";
    case json_kind::object: return "an object";
    default: return "true or false";
    }
}

} // namespace

holiday_json::holiday_json(std::string_view text, holiday_collector& into) : into_{into}, document_{text} {
    for (std::size_t i = text.find('\n'); i != text.npos; i = text.find('\n', i + 1)) {
        line_ends_.push_back(static_cast<std::uint32_t>(i));
    }
    if (const auto& fault = document_.fault()) {
        diagnostic found;
        found.id = rule::json_syntax;
        found.facts = fault->what;
        into_.unreadable(line_at(fault->offset), message(found));
        sound_ = false;
    }
}

std::optional<json_value> holiday_json::root() const {
    return sound_ ? document_.root() : std::nullopt;
}

std::size_t holiday_json::line_at(std::uint32_t offset) const {
    const auto after = std::lower_bound(line_ends_.begin(), line_ends_.end(), offset);
    return 1 + static_cast<std::size_t>(after - line_ends_.begin());
}

std::optional<json_value> holiday_json::find(json_value object, std::string_view name) {
    for (const json_value member : object.children()) {
        if (member.key() == name) return member;
    }
    return std::nullopt;
}

std::optional<json_value> holiday_json::member(json_value object, std::string_view name, json_kind kind) {
    const auto found = find(object, name);
    if (!found) {
        unreadable(object, "the member " + in_quotes(name) + " is missing");
        return std::nullopt;
    }
    for (const json_value other : object.children()) {
        if (other.key() == name && other.repeats_key()) {
            unreadable(other, "the key " + in_quotes(name) + " is a duplicate in its object");
            return std::nullopt;
        }
    }
    if (found->kind() != kind) {
        unreadable(*found, in_quotes(name) + " is not " + std::string{name_of(kind)});
        return std::nullopt;
    }
    return found;
}

std::optional<local_days> holiday_json::date(json_value object, std::string_view name) {
    const auto text = member(object, name, json_kind::string);
    if (!text) return std::nullopt;
    const auto date = parse_local_date(text->text());
    if (date) return *date;
    unreadable(*text, in_quotes(text->text()) + " is no date of the form yyyy-MM-dd");
    return std::nullopt;
}

std::optional<bool> holiday_json::boolean(json_value object, std::string_view name) {
    const auto value = member(object, name, json_kind::boolean);
    return value ? std::optional{value->raw() == "true"} : std::nullopt;
}

} // namespace curfew::tool
