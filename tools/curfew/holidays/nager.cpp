// Nager.Date: [{"date":"2026-10-03","localName":"Tag der Deutschen Einheit","global":true,"counties":null,"types":["Public"]}]

#include "holiday_file.hpp"
#include "holiday_json.hpp"
#include "visible_text.hpp"

namespace curfew::tool {

namespace {

/// A row whose members are all there, and of their kinds.
struct nager_row {
    local_days date;
    std::string name;
    bool in_whole_country = false;
    bool is_public = false;
};

/// `counties` is null, or a list of texts, each of which is part of the country.
std::optional<bool> has_counties(holiday_json& json, json_value row) {
    const auto counties = holiday_json::find(row, "counties");
    if (counties && counties->kind() == json_kind::null) return false;
    const auto list = json.member(row, "counties", json_kind::array);
    return list ? std::optional{!list->children().empty()} : std::nullopt;
}

std::optional<bool> has_type_public(holiday_json& json, json_value row) {
    const auto types = json.member(row, "types", json_kind::array);
    if (!types) return std::nullopt;
    bool found = false;
    for (const json_value type : types->children()) {
        if (type.kind() != json_kind::string) {
            json.unreadable(type, "a type is not a text");
            return std::nullopt;
        }
        if (type.text() == "Public") found = true;
    }
    return found;
}

std::optional<nager_row> read_row(holiday_json& json, json_value row) {
    if (row.kind() != json_kind::object) {
        json.unreadable(row, "a holiday is not an object");
        return std::nullopt;
    }
    const auto date = json.date(row, "date");
    const auto name = json.member(row, "localName", json_kind::string);
    const auto global = json.boolean(row, "global");
    const auto counties = has_counties(json, row);
    const auto is_public = has_type_public(json, row);
    if (!date || !name || !global || !counties || !is_public) return std::nullopt;
    return nager_row{*date, std::string{name->text()}, *global && !*counties, *is_public};
}

} // namespace

void read_nager(std::string_view text, holiday_collector& into) {
    holiday_json json{text, into};
    const auto root = json.root();
    if (!root) return;
    if (root->children().empty()) {
        static_cast<void>(into.takes(special_entry::empty, json.line_of(*root), "there is no holiday in it"));
        return;
    }
    for (const json_value value : root->children()) {
        auto row = read_row(json, value);
        if (!row) continue;
        const std::size_t line = json.line_of(value);
        const std::string what = date_text(row->date) + ' ' + in_quotes(row->name);
        if (!row->in_whole_country &&
            !into.takes(special_entry::regional, line, what + " does not hold in the whole country")) {
            continue;
        }
        if (!row->is_public &&
            !into.takes(special_entry::not_public, line, what + " is no public holiday by its types")) {
            continue;
        }
        into.coverage.add_year(std::chrono::year_month_day{row->date}.year());
        into.add(row->date, row->date, holiday_kind::day_off, std::move(row->name), line);
    }
}

} // namespace curfew::tool
