// ICS, read by libical: events of whole dates. Chinese calendars mark days off and make-up workdays with X-APPLE-SPECIAL-DAY.

#include "holiday_file.hpp"
#include "ics_outline.hpp"
#include "visible_text.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace curfew::tool {

namespace {

struct free_component {
    void operator()(icalcomponent* c) const { icalcomponent_free(c); }
};

struct free_text {
    void operator()(char* text) const { icalmemory_free_buffer(text); }
};

std::string value_of(icalproperty* property) {
    const std::unique_ptr<char, free_text> text{icalproperty_get_value_as_string_r(property)};
    return text ? std::string{text.get()} : std::string{};
}

/// The date; nullopt if there is none, such as February 30.
std::optional<local_days> date_of(const icaltimetype& time) {
    if (time.month < 1 || time.day < 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{time.year},
                                           std::chrono::month{static_cast<unsigned>(time.month)},
                                           std::chrono::day{static_cast<unsigned>(time.day)}};
    return date.ok() ? std::optional{local_days{date}} : std::nullopt;
}

/// What X-APPLE-SPECIAL-DAY says.
enum class special_mark { none, day_off, make_up_workday, unknown };

special_mark mark_of(icalcomponent* event) {
    special_mark result = special_mark::none;
    for (icalproperty* p = icalcomponent_get_first_property(event, ICAL_X_PROPERTY); p != nullptr;
         p = icalcomponent_get_next_property(event, ICAL_X_PROPERTY)) {
        const char* const name = icalproperty_get_x_name(p);
        if (name == nullptr || ics_upper_case(name) != ics_name_of(ics_property::special_day)) continue;
        if (result != special_mark::none) return special_mark::unknown;
        const std::string value = value_of(p);
        result = value == "WORK-HOLIDAY"        ? special_mark::day_off
                 : value == "ALTERNATE-WORKDAY" ? special_mark::make_up_workday
                                                : special_mark::unknown;
    }
    return result;
}

/// Whether a name says that people work on the day, as in 国庆节(班).
bool speaks_of_work(std::string_view name) {
    constexpr std::array<std::string_view, 4> words{"班", "WORKDAY", "WORKING DAY", "MAKE-UP"};
    const std::string upper = ics_upper_case(name);
    return std::any_of(words.begin(), words.end(), [&](auto word) { return upper.find(word) != upper.npos; });
}

struct date_span {
    local_days first;
    local_days last;
};

class ics_reader {
public:
    ics_reader(const ics_outline& outline, holiday_collector& into) : outline_{outline}, into_{into} {
        marks_days_ = std::any_of(outline.events.begin(), outline.events.end(),
                                  [](const ics_event_lines& e) { return e.of(ics_property::special_day).count != 0; });
    }

    void read(const std::vector<icalcomponent*>& calendars) {
        std::size_t count = 0;
        for (icalcomponent* calendar : calendars) {
            count += static_cast<std::size_t>(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT));
        }
        if (count != outline_.events.size()) {
            return into_.unreadable(1, "libical finds " + std::to_string(count) + " of its " +
                                           std::to_string(outline_.events.size()) + " events");
        }
        auto lines = outline_.events.begin();
        for (icalcomponent* calendar : calendars) {
            const bool cancelled = icalcomponent_get_method(calendar) == ICAL_METHOD_CANCEL;
            for (icalcomponent* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
                 event != nullptr; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
                read_event(event, *lines++, cancelled);
            }
        }
    }

private:
    void read_event(icalcomponent* event, const ics_event_lines& lines, bool cancelled) {
        const char* const summary = icalcomponent_get_summary(event);
        std::string name = summary != nullptr ? summary : "";
        const std::string what = "the event " + in_quotes(name);
        if (!has_all(event, lines)) return;
        const icalproperty_status status = icalcomponent_get_status(event);
        if (cancelled || status == ICAL_STATUS_CANCELLED) {
            return leave(special_entry::cancelled, lines.line, what + " has been cancelled");
        }
        for (const auto p : {ics_property::rrule, ics_property::rdate, ics_property::exrule, ics_property::exdate,
                             ics_property::recurrence_id}) {
            if (lines.of(p).count == 0) continue;
            return leave(special_entry::recurring, lines.of(p).line,
                         what + " is one of a series, by its " + std::string{ics_name_of(p)});
        }
        const icaltimetype start = icalcomponent_get_dtstart(event);
        if (start.is_date == 0) {
            return leave(special_entry::timed, lines.of(ics_property::dtstart).line, what + " has times of day");
        }
        const auto dates = dates_of(event, start, lines);
        if (!dates) return;
        if (status == ICAL_STATUS_TENTATIVE &&
            !into_.takes(special_entry::tentative, lines.of(ics_property::status).line, what + " is tentative")) {
            return;
        }
        const auto kind = kind_of(event, name, lines);
        if (kind) add(*dates, *kind, std::move(name), lines.line);
    }

    void leave(special_entry kind, std::size_t line, const std::string& what) {
        static_cast<void>(into_.takes(kind, line, what));
    }

    /// Whether libical has read each property that the decision depends on.
    [[nodiscard]] bool has_all(icalcomponent* event, const ics_event_lines& lines) {
        const auto differs = [&](ics_property p, icalproperty_kind kind) {
            const ics_property_lines& written = lines.of(p);
            const auto read = static_cast<std::size_t>(icalcomponent_count_properties(event, kind));
            if (written.count <= 1 && read == written.count) return false;
            const std::string name{ics_name_of(p)};
            into_.unreadable(written.count == 0 ? lines.line : written.line,
                             written.count > 1 ? "the event has " + name + " more than once"
                                               : name + " cannot be read");
            return true;
        };
        if (lines.of(ics_property::dtstart).count == 0) {
            into_.unreadable(lines.line, "the event has no DTSTART");
            return false;
        }
        return !differs(ics_property::dtstart, ICAL_DTSTART_PROPERTY) &&
               !differs(ics_property::dtend, ICAL_DTEND_PROPERTY) &&
               !differs(ics_property::status, ICAL_STATUS_PROPERTY);
    }

    [[nodiscard]] std::optional<date_span> dates_of(icalcomponent* event, const icaltimetype& start,
                                                    const ics_event_lines& lines) {
        if (const auto& duration = lines.of(ics_property::duration); duration.count != 0) {
            into_.unreadable(duration.line, "DURATION is not taken here; write DTEND, the date after the last");
            return std::nullopt;
        }
        const auto first = date_of(start);
        if (!first) {
            into_.unreadable(lines.of(ics_property::dtstart).line, "DTSTART is no date that there is");
            return std::nullopt;
        }
        const ics_property_lines& end_lines = lines.of(ics_property::dtend);
        if (end_lines.count == 0) return date_span{*first, *first};
        const icaltimetype end = icalcomponent_get_dtend(event);
        const auto after_last = date_of(end);
        if (end.is_date == 0 || !after_last || *after_last <= *first) {
            into_.unreadable(end_lines.line, "DTEND is no date after that of DTSTART; the event ends before it");
            return std::nullopt;
        }
        return date_span{*first, *after_last - days{1}};
    }

    /// nullopt if the event is left out, or refused.
    [[nodiscard]] std::optional<holiday_kind> kind_of(icalcomponent* event, const std::string& name,
                                                      const ics_event_lines& lines) {
        const ics_property_lines& mark = lines.of(ics_property::special_day);
        if (mark.count != 0) {
            switch (mark_of(event)) {
            case special_mark::day_off: return holiday_kind::day_off;
            case special_mark::make_up_workday: return holiday_kind::make_up_workday;
            default: break;
            }
            into_.unreadable(mark.line, "X-APPLE-SPECIAL-DAY is neither WORK-HOLIDAY nor ALTERNATE-WORKDAY");
            return std::nullopt;
        }
        const std::string what = "the event " + in_quotes(name);
        if (marks_days_ && !into_.takes(special_entry::unmarked, lines.line,
                                        what + " has no X-APPLE-SPECIAL-DAY, while others of the file have")) {
            return std::nullopt;
        }
        if (!marks_days_ && speaks_of_work(name) &&
            !into_.takes(special_entry::unmarked, lines.line,
                         what + " may be a workday: it has no X-APPLE-SPECIAL-DAY")) {
            return std::nullopt;
        }
        return holiday_kind::day_off;
    }

    void add(date_span dates, holiday_kind kind, std::string name, std::size_t line) {
        const auto year_of = [](local_days date) { return std::chrono::year_month_day{date}.year(); };
        if (year_of(dates.first) == year_of(dates.last)) into_.coverage.add_year(year_of(dates.first));
        into_.add(dates.first, dates.last, kind, std::move(name), line);
    }

    const ics_outline& outline_;
    holiday_collector& into_;
    bool marks_days_ = false;
};

std::vector<icalcomponent*> calendars_of(icalcomponent* root) {
    if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT) return {root};
    std::vector<icalcomponent*> result;
    for (icalcomponent* c = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT); c != nullptr;
         c = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT)) {
        result.push_back(c);
    }
    return result;
}

} // namespace

void read_ics(std::string_view text, holiday_collector& into) {
    const ics_outline outline = outline_of_ics(text);
    if (outline.fault) return into.unreadable(outline.fault->line, outline.fault->what);
    for (const ics_other_component& other : outline.others) {
        static_cast<void>(into.takes(special_entry::not_event, other.line, in_quotes(other.name) + " is no event"));
    }
    if (outline.events.empty()) {
        static_cast<void>(into.takes(special_entry::empty, 1, "there is no event in it"));
        return;
    }
    icalerror_set_errors_are_fatal(0);
    const std::unique_ptr<icalcomponent, free_component> root{icalparser_parse_string(std::string{text}.c_str())};
    if (!root) return into.unreadable(1, "libical cannot read it");
    ics_reader{outline, into}.read(calendars_of(root.get()));
}

} // namespace curfew::tool
