// Each rule about ForbidTimeList: broken, and just not broken; and what the list as a whole leaves open.

#include "catch.hpp"
#include "support/diagnostics.hpp"

#include <curfew/task/detail/validate_forbid_list.hpp>

#include <limits>

namespace validate_forbid_list_test {

namespace {

using namespace diagnostics;
using items = std::vector<forbid_time_item>;

constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();

const std::string list = "/ForbidTimeList";
const std::string weekdays_code =
    " [InvalidParameter: The specified parameter Weekdays is invalid.] ForbidTimeParseFail";
const std::string times_code = " [InvalidParameter: The specified parameter Times is invalid.] ForbidTimeParseFail";
const std::string covers = "warning forbid-list-covers-week /ForbidTimeList NotInWorkTime";
const std::string never = "warning never-permitted /ForbidTimeList NotInWorkTime";

std::string weekday_at(int item, int entry) {
    return list + '/' + std::to_string(item) + "/Weekdays/" + std::to_string(entry);
}

std::string range_at(int item, int entry) {
    return list + '/' + std::to_string(item) + "/Times/" + std::to_string(entry);
}

std::string out_of_range(int item, int entry) {
    return "error weekday-out-of-range " + weekday_at(item, entry) + weekdays_code;
}

std::string duplicate(int item, int entry) {
    return "warning weekday-duplicate " + weekday_at(item, entry);
}

std::string format_fault(int item, int entry) {
    return "error time-range-format " + range_at(item, entry) + times_code;
}

std::string empty_range(int item, int entry) {
    return "error time-range-empty " + range_at(item, entry) + times_code;
}

std::string overnight(int item, int entry, std::string severity = "error") {
    return severity + " time-range-overnight " + range_at(item, entry) + times_code;
}

std::string ends_24(int item, int entry) {
    return "warning time-range-ends-24 " + range_at(item, entry) + " ForbidTimeParseFail";
}

std::string last_minute(int item, int entry) {
    return "warning time-range-last-minute " + range_at(item, entry);
}

std::string overlap(int item, int entry) {
    return "warning time-range-overlap " + range_at(item, entry);
}

auto with(items forbidden) {
    return [forbidden](update_task_request& r) { r.forbid_time_list = forbidden; };
}

auto with(items forbidden, std::string start, std::string end) {
    return [=](update_task_request& r) {
        r.forbid_time_list = forbidden;
        r.start_time = start;
        r.end_time = end;
    };
}

/// Overnight ranges are warnings.
parse_options overnight_allowed() {
    parse_options options;
    static_cast<void>(options.severities.set(rule::time_range_overnight, severity::warning));
    return options;
}

parse_options without(std::vector<rule> silent) {
    parse_options options;
    for (const rule id : silent) static_cast<void>(options.severities.set(id, std::nullopt));
    return options;
}

const std::vector<example> examples{
    {rule::weekday_out_of_range, "0", with({on({0}, {"10:00-11:00"})}), {out_of_range(0, 0)}},
    {rule::weekday_out_of_range, "8", with({on({8}, {"10:00-11:00"})}), {out_of_range(0, 0)}},
    {rule::weekday_out_of_range,
     "each of them",
     with({on({least, 3, -1, most}, {"10:00-11:00"})}),
     {out_of_range(0, 0), out_of_range(0, 2), out_of_range(0, 3)}},
    {rule::weekday_out_of_range, "1 to 7", with({on({1, 2, 3, 4, 5, 6, 7}, {"10:00-11:00"})}), {}},

    {rule::weekday_duplicate, "twice", with({on({2, 3, 2}, {"10:00-11:00"})}), {duplicate(0, 2)}},
    {rule::weekday_duplicate,
     "three times",
     with({on({7, 7, 7}, {"10:00-11:00"})}),
     {duplicate(0, 1), duplicate(0, 2)}},
    {rule::weekday_duplicate, "in two items", with({on({2}, {"10:00-11:00"}), on({2}, {"11:00-12:00"})}), {}},
    {rule::weekday_duplicate,
     "8 twice is no weekday twice",
     with({on({8, 8}, {"10:00-11:00"})}),
     {out_of_range(0, 0), out_of_range(0, 1)}},

    {rule::weekdays_empty,
     "[]",
     with({on({}, {"10:00-11:00"})}),
     {"warning weekdays-empty /ForbidTimeList/0/Weekdays"}},
    {rule::weekdays_empty, "absent", with({every_day({"10:00-11:00"})}), {}},
    {rule::weekdays_empty,
     "is every day",
     with({on({}, {"10:00-11:00"}), on({4}, {"10:30-10:31"})}),
     {"warning weekdays-empty /ForbidTimeList/0/Weekdays", overlap(1, 0)}},

    {rule::times_missing,
     "absent",
     with({{{{1}}, {}, {}}}),
     {"error times-missing /ForbidTimeList/0/Times [MissingParameter: The required parameter Times is missing.] "
      "ForbidTimeParseFail"}},
    {rule::times_missing, "one range", with({on({1}, {"10:00-11:00"})}), {}},
    {rule::times_empty, "[]", with({on({1}, {})}), {"error times-empty /ForbidTimeList/0/Times" + times_code}},
    {rule::times_empty, "one range", with({on({1}, {"10:00-11:00"})}), {}},
    {rule::times_empty, "no item at all", with({}), {}},

    {rule::time_range_format, "an hour of one digit", with({every_day({"9:00-10:00"})}), {format_fault(0, 0)}},
    {rule::time_range_format,
     "each of them",
     with({every_day({"", "10:00", "10:00-", "10:00-11:0", "10:00-11:000", " 10:00-11:00", "10:00-11:00 ",
                      "10:00 - 11:00", "10:00~11:00", "10.00-11.00", "1000-1100", "10:00:00-11:00:00",
                      "10:00-11:00-12:00", "+1:00-02:00", "10:00-11:0x",
                      "10:00\xE2\x80\x93"
                      "11:00",
                      "10\xEF\xBC\x9A"
                      "00-11:00"})}),
     {format_fault(0, 0), format_fault(0, 1), format_fault(0, 2), format_fault(0, 3), format_fault(0, 4),
      format_fault(0, 5), format_fault(0, 6), format_fault(0, 7), format_fault(0, 8), format_fault(0, 9),
      format_fault(0, 10), format_fault(0, 11), format_fault(0, 12), format_fault(0, 13), format_fault(0, 14),
      format_fault(0, 15), format_fault(0, 16)}},
    {rule::time_range_format, "a NUL", with({every_day({std::string{"10:00-11:00\0", 12}})}), {format_fault(0, 0)}},
    {rule::time_range_format,
     "hours and minutes that do not exist",
     with({every_day(
         {"25:00-26:00", "10:60-11:00", "10:00-11:60", "23:00-25:00", "23:00-24:01", "24:00-24:00", "24:00-01:00"})}),
     {format_fault(0, 0), format_fault(0, 1), format_fault(0, 2), format_fault(0, 3), format_fault(0, 4),
      format_fault(0, 5), format_fault(0, 6)}},
    {rule::time_range_format,
     "the first and the last that do",
     with({every_day({"00:00-00:01", "23:57-23:58", "23:58-24:00"})}),
     {ends_24(0, 2)}},

    {rule::time_range_empty, "noon", with({every_day({"12:00-12:00"})}), {empty_range(0, 0)}},
    {rule::time_range_empty, "midnight", with({every_day({"00:00-00:00"})}), {empty_range(0, 0)}},
    {rule::time_range_empty, "a minute", with({every_day({"12:00-12:01"})}), {}},

    {rule::time_range_overnight, "an evening", with({on({2}, {"22:00-08:00"})}), {overnight(0, 0)}},
    {rule::time_range_overnight, "to 00:00", with({on({2}, {"22:00-00:00"})}), {overnight(0, 0)}},
    {rule::time_range_overnight, "a minute short of a day", with({on({2}, {"10:01-10:00"})}), {overnight(0, 0)}},
    {rule::time_range_overnight, "to 24:00", with({on({2}, {"22:00-24:00"})}), {ends_24(0, 0)}},
    {rule::time_range_overnight,
     "on weekdays that are none",
     with({on({9}, {"22:00-08:00"})}),
     {out_of_range(0, 0), overnight(0, 0)}},
    {rule::time_range_overnight,
     "lowered",
     with({on({2}, {"22:00-08:00"})}),
     {overnight(0, 0, "warning")},
     overnight_allowed()},

    {rule::time_range_ends_24, "a minute", with({on({2}, {"23:59-24:00"})}), {ends_24(0, 0)}},
    {rule::time_range_ends_24, "a day", with({on({2}, {"00:00-24:00"})}), {ends_24(0, 0)}},
    {rule::time_range_ends_24, "a minute before", with({on({2}, {"00:00-23:58"})}), {}},

    {rule::time_range_last_minute, "23:59", with({on({2}, {"22:00-23:59"})}), {last_minute(0, 0)}},
    {rule::time_range_last_minute, "one minute long", with({every_day({"23:58-23:59"})}), {last_minute(0, 0)}},
    {rule::time_range_last_minute, "23:58", with({on({2}, {"22:00-23:58"})}), {}},
    {rule::time_range_last_minute,
     "covered in the same item",
     with({on({2}, {"22:00-23:59", "23:59-24:00"})}),
     {ends_24(0, 1)}},
    {rule::time_range_last_minute,
     "covered on one of its days only",
     with({on({2, 3}, {"22:00-23:59"}), on({3}, {"23:59-24:00"})}),
     {last_minute(0, 0), ends_24(1, 0)}},
    {rule::time_range_last_minute,
     "covered on another day only",
     with({on({2}, {"22:00-23:59"}), on({3}, {"23:59-24:00"})}),
     {last_minute(0, 0), ends_24(1, 0)}},
    {rule::time_range_last_minute,
     "covered by a range over midnight",
     with({on({7}, {"22:00-23:59"}), on({7}, {"23:59-06:00"})}),
     {overnight(1, 0, "warning")},
     overnight_allowed()},
    {rule::time_range_last_minute,
     "the range that might cover it is not understood",
     with({on({2}, {"22:00-23:59", "23:59-2400"})}),
     {format_fault(0, 1)}},

    {rule::time_range_overlap, "by a minute", with({on({2}, {"10:00-11:00", "10:59-12:00"})}), {overlap(0, 1)}},
    {rule::time_range_overlap, "they touch", with({on({2}, {"10:00-11:00", "11:00-12:00", "09:00-10:00"})}), {}},
    {rule::time_range_overlap,
     "each repeat",
     with({on({2}, {"10:00-11:00", "10:00-11:00", "10:00-11:00"})}),
     {overlap(0, 1), overlap(0, 2)}},
    {rule::time_range_overlap,
     "inside an earlier one",
     with({on({2}, {"10:00-12:00"}), every_day({"11:00-11:01"})}),
     {overlap(1, 0)}},
    {rule::time_range_overlap,
     "around an earlier one",
     with({every_day({"11:00-11:01"}), on({7}, {"10:00-12:00"})}),
     {overlap(1, 0)}},
    {rule::time_range_overlap,
     "on different days",
     with({on({2, 4}, {"10:00-11:00"}), on({3, 5}, {"10:00-11:00"})}),
     {}},
    {rule::time_range_overlap, "weekdays twice are no overlap", with({on({2, 2}, {"10:00-11:00"})}), {duplicate(0, 1)}},
    {rule::time_range_overlap,
     "over midnight",
     with({on({2}, {"22:00-08:00"}), on({3}, {"07:59-09:00"})}),
     {overnight(0, 0, "warning"), overlap(1, 0)},
     overnight_allowed()},
    {rule::time_range_overlap,
     "up to the morning",
     with({on({2}, {"22:00-08:00"}), on({3}, {"08:00-09:00"})}),
     {overnight(0, 0, "warning")},
     overnight_allowed()},
    {rule::time_range_overlap,
     "the morning before",
     with({on({2}, {"22:00-08:00"}), on({2}, {"07:00-09:00"})}),
     {overnight(0, 0, "warning")},
     overnight_allowed()},
    {rule::time_range_overlap,
     "over the week's end",
     with({on({7}, {"22:00-08:00"}), on({1}, {"07:59-09:00"})}),
     {overnight(0, 0, "warning"), overlap(1, 0)},
     overnight_allowed()},
    {rule::time_range_overlap,
     "over the week's end, the other way round",
     with({on({1}, {"07:59-09:00"}), on({7}, {"22:00-08:00"})}),
     {overnight(1, 0, "warning"), overlap(1, 0)},
     overnight_allowed()},
    {rule::time_range_overlap,
     "before the week's end, where the later one goes on past it",
     with({on({7}, {"23:00-23:30"}), on({7}, {"22:00-08:00"})}),
     {overnight(1, 0, "warning"), overlap(1, 0)},
     overnight_allowed()},
    {rule::time_range_overlap,
     "a range never overlaps itself",
     with({every_day({"10:01-10:00"})}),
     {overnight(0, 0, "warning")},
     overnight_allowed()},
    {rule::time_range_overlap,
     "with one that is not understood",
     with({on({2}, {"10:00-11:00", "10:00-11:0"})}),
     {format_fault(0, 1)}},
    {rule::time_range_overlap,
     "weekdays not understood",
     with({on({2}, {"10:00-11:00"}), on({2, 8}, {"10:00-11:00"})}),
     {out_of_range(1, 1)}},

    {rule::forbid_list_covers_week, "in one range", with({every_day({"00:00-24:00"})}), {covers, ends_24(0, 0)}},
    {rule::forbid_list_covers_week,
     "in many",
     with({on({1, 3, 5, 7}, {"00:00-12:00"}), on({1, 2, 3, 4, 5, 6, 7}, {"12:00-24:00"}),
           on({2, 4, 6}, {"00:00-12:00"})}),
     {covers, ends_24(1, 0)}},
    {rule::forbid_list_covers_week,
     "a minute a week is open",
     with({on({1, 2, 3, 4, 5, 6}, {"00:00-24:00"}), on({7}, {"00:01-24:00"})}, "2021-05-17 00:00:00",
          "2021-05-24 00:00:00"),
     {ends_24(0, 0), ends_24(1, 0)}},
    {rule::forbid_list_covers_week,
     "the last minute of each day is open",
     with({every_day({"00:00-23:59"})}),
     {last_minute(0, 0)}},
    {rule::forbid_list_covers_week,
     "over midnight",
     with({every_day({"12:00-00:00", "00:00-12:00"})}),
     {covers, overnight(0, 0, "warning")},
     overnight_allowed()},
    {rule::forbid_list_covers_week,
     "without a window",
     [](update_task_request& r) {
         r.start_time.reset();
         r.forbid_time_list = items{every_day({"00:00-24:00"})};
     },
     {"error start-time-missing /StartTime [MissingParameter: The required parameter StartTime is missing.]", covers,
      ends_24(0, 0)}},
    {rule::forbid_list_covers_week,
     "one range is not understood",
     with({every_day({"00:00-24:00", "x"})}),
     {ends_24(0, 0), format_fault(0, 1)}},

    {rule::never_permitted, "both days", with({on({5, 6}, {"00:00-24:00"})}), {never, ends_24(0, 0)}},
    {rule::never_permitted,
     "exactly the minutes of the window",
     with({on({5}, {"17:35-24:00"}), on({6}, {"00:00-17:36"})}),
     {never, ends_24(0, 0)}},
    {rule::never_permitted,
     "its last minute is open",
     with({on({5}, {"17:35-24:00"}), on({6}, {"00:00-17:35"})}),
     {ends_24(0, 0)}},
    {rule::never_permitted,
     "its first minute is open",
     with({on({5}, {"17:36-24:00"}), on({6}, {"00:00-17:36"})}),
     {ends_24(0, 0)}},
    {rule::never_permitted, "23:59 leaves a minute", with({on({5, 6}, {"00:00-23:59"})}), {last_minute(0, 0)}},
    {rule::never_permitted,
     "the end of the window is not part of it",
     with({on({5}, {"17:00-18:00"})}, "2021-05-20 17:35:43", "2021-05-20 18:00:00"),
     {never}},
    {rule::never_permitted,
     "a second more",
     with({on({5}, {"17:00-18:00"})}, "2021-05-20 17:35:43", "2021-05-20 18:00:01"),
     {}},
    {rule::never_permitted,
     "the start of the window is",
     with({on({5}, {"17:00-18:00"})}, "2021-05-20 16:59:59", "2021-05-20 18:00:00"),
     {}},
    {rule::never_permitted,
     "over the week's end",
     with({on({7}, {"23:00-24:00"}), on({1}, {"00:00-01:00"})}, "2021-05-22 23:00:00", "2021-05-23 01:00:00"),
     {never, ends_24(0, 0)}},
    {rule::never_permitted,
     "over the week's end, open on Sunday",
     with({on({7}, {"23:00-24:00"}), on({1}, {"00:00-00:59"})}, "2021-05-22 23:00:00", "2021-05-23 01:00:00"),
     {ends_24(0, 0)}},
    {rule::never_permitted,
     "Saturday's range runs into Sunday",
     with({on({7}, {"22:00-08:00"})}, "2021-05-23 07:00:00", "2021-05-23 08:00:00"),
     {never, overnight(0, 0, "warning")},
     overnight_allowed()},
    {rule::never_permitted,
     "a week but for the open minute",
     with({on({1, 2, 3, 4, 5, 6}, {"00:00-24:00"}), on({7}, {"00:01-24:00"})}, "2021-05-22 00:01:00",
          "2021-05-29 00:00:00"),
     {never},
     without({rule::time_range_ends_24})},
    {rule::never_permitted,
     "a week and a second of it",
     with({on({1, 2, 3, 4, 5, 6}, {"00:00-24:00"}), on({7}, {"00:01-24:00"})}, "2021-05-22 00:01:00",
          "2021-05-29 00:00:01"),
     {},
     without({rule::time_range_ends_24})},
    {rule::never_permitted, "the list is empty", with({}), {}},
    {rule::never_permitted,
     "the earliest window there is",
     with({on({7}, {"00:00-24:00"})}, "0000-01-01 00:00:00", "0000-01-01 00:06:00"),
     {never, ends_24(0, 0)}},
    {rule::never_permitted,
     "the latest window there is",
     with({on({6}, {"00:00-24:00"})}, "9999-12-31 23:50:00", "9999-12-31 23:59:59"),
     {never, ends_24(0, 0)}},
    {rule::never_permitted,
     "one range is not understood",
     with({on({5, 6}, {"00:00-24:00", "x"})}),
     {ends_24(0, 0), format_fault(0, 1)}},
};

} // namespace

TEST_CASE("the rules about ForbidTimeList") {
    for (const example& e : examples) {
        INFO(info(e.id).name << ": " << e.what);
        CHECK(found_in(e) == e.expected);
    }
}

TEST_CASE("each rule about ForbidTimeList can be raised, each warning silenced, and nothing else changes") {
    for (const example& e : examples) CHECK(settings_without_effect(e) == lines{});
}

TEST_CASE("strict: each warning about ForbidTimeList is an error") {
    for (example e : examples) {
        // A wish for one rule beats strict.
        if (e.options.severities != severity_settings{}) continue;
        e.options.severities = severity_settings::strict();
        INFO(info(e.id).name << ": " << e.what);
        CHECK(found_in(e) == expected_strictly(e));
    }
}

TEST_CASE("each rule about ForbidTimeList is seen broken and kept") {
    CHECK(without_both_sides(examples, rule::weekday_out_of_range, rule::never_permitted) == lines{});
}

TEST_CASE("time-range-overlap names the earlier range") {
    const auto other = [](items forbidden) {
        update_task_request r = page_example();
        r.forbid_time_list = std::move(forbidden);
        const auto found = parse(r).report();
        const auto d = std::get<detail::other_range_facts>(found.diagnostics().at(0).facts);
        return std::pair{d.item, d.entry};
    };
    using place = std::pair<std::uint32_t, std::uint32_t>;
    CHECK(other({on({2}, {"09:00-10:00", "11:00-12:00"}), on({2}, {"11:30-12:30"})}) == place{0, 1});
    CHECK(other({on({2}, {"09:00-10:00"}), on({3, 2}, {"10:00-11:00", "09:59-10:01"})}) == place{0, 0});
}

TEST_CASE("an overnight range says on which days it is, and none where they were not understood") {
    const auto days = [](std::optional<std::vector<std::int32_t>> weekdays) {
        update_task_request r = page_example();
        r.forbid_time_list = items{{std::move(weekdays), {{"22:00-08:00"}}, {}}};
        for (const diagnostic& d : parse(r).report()) {
            if (d.id == rule::time_range_overnight) return std::get<detail::range_facts>(d.facts).days;
        }
        FAIL("no time-range-overnight");
        return weekday_set{};
    };
    CHECK(days({{2, 7}}) == weekday_set{std::chrono::Monday, std::chrono::Saturday});
    CHECK(days({{}}) == weekday_set::every_day());
    CHECK(days(std::nullopt) == weekday_set::every_day());
    CHECK(days({{2, 9}}) == weekday_set{});
}

} // namespace validate_forbid_list_test
