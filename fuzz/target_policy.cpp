// Policy files out of bytes: written as text, read, and made a timetable of. What is read must be what was meant, a fault that
// was put in must be reported where it stands, and the timetable is held against the model (checks.hpp).

#include "checks.hpp"

#include <curfew/json/policy.hpp>
#include <curfew/time/text.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace curfew;
using fuzz::plain_call;
using fuzz::plain_layer;
using fuzz::require;
using model::second;
using nlohmann::ordered_json;

std::string date_text(second day) {
    return std::string{format(local_seconds{fuzz::date_of(day)})->view().substr(0, 10)};
}

std::string range_text(const model::range& r) {
    const auto range = time_range::from(*time_of_day::from_minutes(r.start), *time_of_day::from_minutes(r.end));
    return std::string{format(*range).view()};
}

std::string weekday_text(int number) {
    return std::string{short_name(*weekday_from_api(number))};
}

ordered_json written(fuzz::input& in, const model::exception& e, std::size_t index) {
    ordered_json entry;
    const bool name_first = in.below(2) == 0;
    if (name_first) entry["Name"] = fuzz::exception_name(index);
    if (e.first_day == e.last_day && in.below(2) == 0) {
        entry["Date"] = date_text(e.first_day);
    } else {
        entry["From"] = date_text(e.first_day);
        entry["To"] = date_text(e.last_day);
        if (in.below(8) == 0) entry["Date"] = nullptr;
    }
    if (e.closed) {
        entry["Forbid"] = true;
    } else if (e.counts_as != 0) {
        entry["CountsAs"] = weekday_text(e.counts_as);
    } else {
        entry["Times"] = ordered_json::array();
        for (const model::range& r : e.ranges) entry["Times"].push_back(range_text(r));
    }
    if (!name_first) entry["Name"] = fuzz::exception_name(index);
    return entry;
}

ordered_json written(fuzz::input& in, const std::vector<model::exception>& list) {
    ordered_json result = ordered_json::array();
    for (std::size_t i = 0; i < list.size(); ++i) result.push_back(written(in, list[i], i));
    return result;
}

std::string hours_text(const std::vector<model::item>& hours) {
    std::string text;
    for (const model::item& entry : hours) {
        if (!text.empty()) text += "; ";
        std::string days;
        for (const int day : entry.weekdays) days += (days.empty() ? "" : ",") + weekday_text(day);
        text += (days.empty() ? "Sun-Sat" : days) + ' ';
        for (std::size_t i = 0; i < entry.ranges.size(); ++i) text += (i == 0 ? "" : ",") + range_text(entry.ranges[i]);
    }
    return text;
}

/// "+08:00", for a fixed offset of whole minutes.
std::optional<std::string> offset_text(const zone& z) {
    const std::string name = z.name();
    return z.is_fixed() && parse_offset(name) ? std::optional{name} : std::nullopt;
}

struct limit_entry {
    ordered_json text;
    attempt_limit meaning;
};

limit_entry take_limit(fuzz::input& in, const plain_call& call) {
    const int count = 1 + in.below(300);
    ordered_json text{{"Count", count}};
    const int number = 1 + in.below(1000);
    const auto within = [&](const char* unit, seconds one) {
        text["Span"] = std::to_string(number) + unit;
        return attempt_limit::within(attempts{count}, number * one);
    };
    const auto meaning = [&] {
        switch (in.below(6)) {
        case 0: return within("s", seconds{1});
        case 1: return within("min", minutes{1});
        case 2: return within("h", std::chrono::hours{1});
        case 3: return within("d", std::chrono::days{1});
        case 4: text["Span"] = "day"; return attempt_limit::per_day(attempts{count});
        default:
            text["Span"] = "day";
            text["Zone"] = fuzz::zone_name(0);
            return attempt_limit::per_day(attempts{count}, call.layers[0].zone.zone);
        }
    }();
    return {std::move(text), meaning};
}

/// A fault, and where and as what it must be reported.
struct fault {
    rule id;
    std::string pointer;
};

/// Puts a fault into the text, if it chooses to and there is a place for it.
std::optional<fault> damage(fuzz::input& in, ordered_json& text) {
    const int choice = in.below(16);
    ordered_json& hours = text["LocalHours"];
    const auto index = static_cast<std::size_t>(in.below(4));
    const bool inside = index < hours.size();
    ordered_json& list = inside ? hours[index]["Exceptions"] : text["Exceptions"];
    const std::string of_layer = inside ? "/LocalHours/" + std::to_string(index) : "";
    const std::string next = of_layer + "/Exceptions/" + std::to_string(list.size());
    switch (choice) {
    case 0: {
        // Of the entries that meet on a date, the later one contradicts the earlier one.
        const int day = in.below(7);
        list = ordered_json::array();
        list.push_back({{"From", "1999-01-05"}, {"To", "2090-01-01"}, {"CountsAs", weekday_text(day + 1)}});
        list.push_back({{"Date", "2021-05-20"}, {"CountsAs", weekday_text((day + 1 + in.below(6)) % 7 + 1)}});
        return fault{rule::exception_counts_as_conflict, of_layer + "/Exceptions/1/CountsAs"};
    }
    case 1:
        list.push_back({{"From", "2021-05-21"}, {"To", "2021-05-20"}, {"Forbid", true}});
        return fault{rule::exception_dates_reversed, next + "/To"};
    case 2: list.push_back({{"Forbid", true}}); return fault{rule::exception_date_missing, next};
    case 3: list.push_back({{"Date", "2021-05-20"}, {"Forbid", false}}); return fault{rule::exception_meaning, next};
    case 4:
        list.push_back({{"Date", "2021-05-20"}, {"Forbid", true}, {"Until", "noon"}});
        return fault{rule::policy_unknown_field, next + "/Until"};
    case 5:
        if (!inside) return std::nullopt;
        hours[index]["Zone"] = "Nowhere";
        return fault{rule::zone_unknown, of_layer + "/Zone"};
    case 6:
        if (!inside) return std::nullopt;
        hours[index]["Hours"] = "Mon 22:00-02:00";
        return fault{rule::local_hours_format, of_layer + "/Hours"};
    case 7:
        text["Limits"].push_back({{"Count", 0}, {"Span", "1d"}});
        return fault{rule::limit_count, "/Limits/" + std::to_string(text["Limits"].size() - 1) + "/Count"};
    default: return std::nullopt;
    }
}

struct policy_text {
    ordered_json json;
    policy meaning;
};

/// Writes what `call` is under; offsets stand for the names of some of its zones.
policy_text take_policy(fuzz::input& in, plain_call& call) {
    ordered_json json{{"LocalHours", ordered_json::array()}, {"Limits", ordered_json::array()}};
    std::vector<local_hours> layers;
    for (std::size_t i = 1; i < call.layers.size(); ++i) {
        plain_layer& l = call.layers[i];
        const auto offset = offset_text(l.zone.zone);
        if (offset && in.below(2) == 0) l.zone_text = *offset;
        json["LocalHours"].push_back({{"Zone", l.zone_text},
                                      {"Hours", hours_text(l.rules.hours)},
                                      {"Exceptions", written(in, l.rules.exceptions)}});
        layers.push_back({random_tasks::to_hours(l.rules.hours),
                          l.zone.zone,
                          fuzz::to_exceptions(l.rules.exceptions),
                          l.zone_text,
                          {}});
    }
    json["Exceptions"] = written(in, call.layers[0].rules.exceptions);
    std::vector<attempt_limit> limits;
    for (int count = in.below(4); count > 0; --count) {
        limit_entry entry = take_limit(in, call);
        json["Limits"].push_back(std::move(entry.text));
        limits.push_back(entry.meaning);
    }
    std::optional<attempt_limits> all;
    if (limits.empty()) {
        json["Limits"] = nullptr;
    } else {
        all = attempt_limits::from(std::move(limits));
    }
    auto exceptions = fuzz::to_exceptions(call.layers[0].rules.exceptions);
    if (!all) return {std::move(json), policy::from(std::move(exceptions), std::move(layers))};
    return {std::move(json), policy::from(std::move(exceptions), std::move(layers), *std::move(all))};
}

void check_policy(fuzz::input& in, const fuzz::grid& grid, const model::task& task) {
    plain_call call = fuzz::take_call(in, grid, task);
    policy_text given = take_policy(in, call);
    const auto broken = damage(in, given.json);
    const std::string text = given.json.dump(in.below(3) - 1);
    std::set<std::string> asked;
    const auto find_zone = [&](std::string_view name) -> result<zone> {
        require(asked.emplace(name).second, "a zone is looked up once");
        for (std::size_t i = 0; i < call.layers.size(); ++i) {
            if (fuzz::zone_name(i) == name) return call.layers[i].zone.zone;
        }
        return no_zone(zone_fault::name_unknown, std::string{name});
    };
    const auto read = read_policy(text, find_zone);
    require(static_cast<bool>(read) == !broken, "a policy is read if it has no fault");
    if (broken) {
        require(read.report().diagnostics().size() == 1, "one fault is one error");
        require(read.report().has(broken->id), "and the right one");
        require(read.report().begin()->pointer() == broken->pointer, "where it stands");
        return;
    }
    require(read.report().diagnostics().empty(), "a policy without faults has no diagnostics");
    require(*read == given.meaning, "what is read is what was meant");
    const timetable calls{random_tasks::to_task(task), call.layers[0].zone.zone, *read, random_tasks::ends(task)};
    check_call(in, grid, call, calls);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const fuzz::grid& grid = fuzz::grids[static_cast<std::size_t>(in.below(3))];
    check_policy(in, grid, fuzz::take_task(in, grid, 600));
    return 0;
}
