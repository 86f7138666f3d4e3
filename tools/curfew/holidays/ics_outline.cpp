#include "ics_outline.hpp"

#include "text_lines.hpp"
#include "visible_text.hpp"

#include <algorithm>

namespace curfew::tool {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, ics_properties> property_names{
    "DTSTART", "DTEND",  "DURATION",      "RRULE",  "RDATE",
    "EXRULE",  "EXDATE", "RECURRENCE-ID", "STATUS", "X-APPLE-SPECIAL-DAY",
};

/// Components inside each other; RFC 5545 has three.
constexpr std::size_t deepest = 8;

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `20261001`, `20261001T090000` or `20261001T090000Z`.
bool has_form_of_date(std::string_view text) {
    constexpr std::size_t basic_date_digits = 8;
    constexpr std::size_t time_digits = 6;
    if (text.size() < basic_date_digits || !is_digits(text.substr(0, basic_date_digits))) return false;
    text.remove_prefix(basic_date_digits);
    if (text.empty()) return true;
    if (text.front() != 'T') return false;
    text.remove_prefix(1);
    if (text.size() == time_digits + 1 && text.back() == 'Z') text.remove_suffix(1);
    return text.size() == time_digits && is_digits(text);
}

/// Takes the lines one by one, unfolded.
class outliner {
public:
    [[nodiscard]] ics_outline& result() noexcept { return result_; }

    void take(std::string_view line, std::size_t number) {
        if (result_.fault || line.empty()) return;
        const std::size_t name_end = std::min(line.find_first_of(":;"), line.size());
        if (name_end == line.size()) return fail(number, in_quotes(line) + " is no property of the form NAME:VALUE");
        const std::string name = ics_upper_case(line.substr(0, name_end));
        const std::string_view rest = line.substr(name_end);
        if (name == "BEGIN" || name == "END") {
            if (rest.front() != ':') return fail(number, name + " has a parameter");
            const std::string component = ics_upper_case(rest.substr(1));
            return name == "BEGIN" ? begin(component, number) : end(component, number);
        }
        if (open_.empty()) return fail(number, "there is text outside of a calendar");
        if (open_.back() == "VEVENT") property(name, rest, number);
    }

    void finish(std::size_t last_line) {
        if (!result_.fault && !open_.empty()) fail(last_line, "it ends inside of " + in_quotes(open_.back()));
    }

    void fail(std::size_t line, std::string what) {
        if (!result_.fault) result_.fault = ics_fault{line, std::move(what)};
    }

private:
    void begin(const std::string& component, std::size_t number) {
        const bool inside_calendar = open_.size() == 1;
        if (open_.size() == deepest) return fail(number, "it is nested too deeply");
        if ((component == "VCALENDAR") != open_.empty()) {
            return fail(number,
                        in_quotes(component) + (open_.empty() ? " is outside of a calendar" : " is inside of another"));
        }
        if (component == "VEVENT") {
            if (!inside_calendar) return fail(number, "an event is inside of " + in_quotes(open_.back()));
            result_.events.push_back({number, {}});
        } else if (inside_calendar && component != "VTIMEZONE") {
            result_.others.push_back({number, component});
        }
        open_.push_back(component);
    }

    void end(const std::string& component, std::size_t number) {
        if (open_.empty() || open_.back() != component) {
            return fail(number, "END:" + visible(component) + " ends nothing that is open there");
        }
        open_.pop_back();
    }

    void property(const std::string& name, std::string_view rest, std::size_t number) {
        const auto found = std::find(property_names.begin(), property_names.end(), name);
        if (found == property_names.end()) return;
        ics_property_lines& lines =
            result_.events.back().properties[static_cast<std::size_t>(found - property_names.begin())];
        ++lines.count;
        lines.line = number;
        if (name != "DTSTART" && name != "DTEND") return;
        // Neither a date nor a time has a colon in it.
        const std::size_t colon = rest.rfind(':');
        const std::string_view value = colon == rest.npos ? std::string_view{} : rest.substr(colon + 1);
        if (!has_form_of_date(value)) {
            fail(number, name + ": " + in_quotes(value) +
                             " is neither a date such as 20261001 nor a time such as 20261001T090000");
        }
    }

    ics_outline result_;
    std::vector<std::string> open_;
};

} // namespace

std::string_view ics_name_of(ics_property property) noexcept {
    return property_names[static_cast<std::size_t>(property)];
}

std::string ics_upper_case(std::string_view text) {
    std::string result{text};
    for (char& c : result) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return result;
}

ics_outline outline_of_ics(std::string_view text) {
    outliner out;
    std::string unfolded;
    std::size_t begun_at = 0;
    const std::size_t last = for_each_line(text, [&](std::string_view line, std::size_t number) {
        if (line.starts_with(' ') || line.starts_with('\t')) {
            unfolded += line.substr(1);
            return;
        }
        out.take(unfolded, begun_at);
        unfolded = line;
        begun_at = number;
    });
    out.take(unfolded, begun_at);
    out.finish(last);
    return std::move(out.result());
}

} // namespace curfew::tool
