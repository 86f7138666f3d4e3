// Each rule about single fields: broken, and just not broken. Every line of every report is spelled out, so a rule that
// speaks where another one has spoken already is noticed as well.

#include "catch.hpp"
#include "support/diagnostics.hpp"

#include <curfew/task/detail/validate.hpp>

#include <limits>

namespace validate_test {

namespace {

using namespace diagnostics;
using request = update_task_request;

constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();

const std::string id_missing =
    "error task-open-id-missing /TaskOpenId [MissingParameter: The required parameter TaskOpenId is missing.]";
const std::string id_empty =
    "error task-open-id-empty /TaskOpenId [InvalidParameter: The specified parameter TaskOpenId is invalid.]";
const std::string start_missing =
    "error start-time-missing /StartTime [MissingParameter: The required parameter StartTime is missing.]";
const std::string start_format =
    "error start-time-format /StartTime [InvalidParameter: The specified parameter StartTime is invalid.]";
const std::string end_missing =
    "error end-time-missing /EndTime [MissingParameter: The required parameter EndTime is missing.]";
const std::string end_format =
    "error end-time-format /EndTime [InvalidParameter: The specified parameter EndTime is invalid.]";
const std::string end_not_after =
    "error end-not-after-start /EndTime [InvalidParameter: The specified parameter EndTime is invalid.]";
const std::string over = "error window-over /EndTime [InvalidParameter: The specified parameter EndTime is invalid.]";
const std::string concurrency_missing =
    "error concurrency-missing /Concurrency [MissingParameter: The required parameter Concurrency is missing.] "
    "TaskConcurrencyNotNull";
const std::string not_positive =
    "error concurrency-not-positive /Concurrency [InvalidParameter: The specified parameter Concurrency is invalid.]";
const std::string over_quota =
    "error concurrency-over-quota /Concurrency [QuotaExceeded: Concurrency has exceeded the quota. example: The memory "
    "size of the specified disk has exceeded the quota.] ExceedMaxConcurrency";
const std::string times_code =
    " /RingAgainTimes [InvalidParameter: The specified parameter RingAgainTimes is invalid.] ErrorRingBackTimes";
const std::string interval_code =
    " /RingAgainInterval [InvalidParameter: The specified parameter RingAgainInterval is invalid.] "
    "ErrorRingBackInterval";
const std::string over_sdk = "warning redial-times-over-sdk-limit /RingAgainTimes ErrorRingBackTimes";
const std::string ignored = "warning redial-ignored /Recall";
const std::string reset = "warning redial-reset /RingAgainTimes";
const std::string unused = "warning redial-interval-unused /RingAgainInterval";
const std::string exceeds = "warning redial-exceeds-window /RingAgainInterval";

auto start(std::string text) {
    return [text](request& r) { r.start_time = text; };
}

auto end(std::string text) {
    return [text](request& r) { r.end_time = text; };
}

auto concurrency(std::int32_t calls) {
    return [calls](request& r) { r.concurrency = calls; };
}

auto redial(std::optional<std::int32_t> times, std::optional<std::int32_t> interval, std::optional<bool> recall = {}) {
    return [=](request& r) {
        r.ring_again_times = times;
        r.ring_again_interval = interval;
        r.recall = recall;
    };
}

/// The page's example with another length of its window.
auto lasting(std::string end_time, std::optional<std::int32_t> times, std::optional<std::int32_t> interval) {
    return [=](request& r) {
        r.end_time = end_time;
        r.ring_again_times = times;
        r.ring_again_interval = interval;
    };
}

auto unknown(std::string name) {
    return [name](request& r) { r.unknown = {{name, "1"}}; };
}

parse_options at(sys_seconds now) {
    parse_options result;
    result.now = now;
    return result;
}

parse_options quota(std::int32_t calls) {
    parse_options result;
    result.concurrency_quota = calls;
    return result;
}

const sys_seconds end_of_example = std::chrono::sys_days{std::chrono::year{2021} / 5 / 21} + std::chrono::hours{9} +
                                   std::chrono::minutes{35} + std::chrono::seconds{44};

const std::vector<example> examples{
    {rule::unknown_field, "none", [](request&) {}, {}},
    {rule::unknown_field, "a name the API has not", unknown("Foo"), {"warning unknown-field /Foo"}},
    {rule::unknown_field, "in other letters", unknown("taskopenid"), {"warning unknown-field /taskopenid"}},
    {rule::unknown_field, "a name to escape", unknown("a/b~c"), {"warning unknown-field /a~1b~0c"}},
    {rule::unknown_field, "an empty name", unknown(""), {"warning unknown-field /"}},
    {rule::unknown_field,
     "in an item",
     [](request& r) {
         r.forbid_time_list->at(0).unknown = {{"Weekday", "[1]"}};
     },
     {"warning unknown-field /ForbidTimeList/0/Weekday"}},

    {rule::task_open_id_missing, "absent", [](request& r) { r.task_open_id.reset(); }, {id_missing}},
    {rule::task_open_id_missing, "one letter", [](request& r) { r.task_open_id = "x"; }, {}},
    {rule::task_open_id_empty, "empty", [](request& r) { r.task_open_id = ""; }, {id_empty}},
    {rule::task_open_id_empty, "blanks", [](request& r) { r.task_open_id = " \t\r\n"; }, {id_empty}},
    {rule::task_open_id_empty, "a letter among blanks", [](request& r) { r.task_open_id = " x "; }, {}},
    {rule::task_open_id_empty, "a NUL is no blank", [](request& r) { r.task_open_id = std::string(1, '\0'); }, {}},

    {rule::start_time_missing, "absent", [](request& r) { r.start_time.reset(); }, {start_missing}},
    {rule::start_time_missing, "given", [](request&) {}, {}},
    {rule::end_time_missing, "absent", [](request& r) { r.end_time.reset(); }, {end_missing}},
    {rule::end_time_missing, "given", [](request&) {}, {}},

    {rule::start_time_format, "empty", start(""), {start_format}},
    {rule::start_time_format, "with a T", start("2021-05-20T17:35:43"), {start_format}},
    {rule::start_time_format, "without seconds", start("2021-05-20 17:35"), {start_format}},
    {rule::start_time_format, "a blank after it", start("2021-05-20 17:35:43 "), {start_format}},
    {rule::start_time_format, "no leap year", start("2021-02-29 00:00:00"), {start_format}},
    {rule::start_time_format, "a century that is no leap year", start("1900-02-29 00:00:00"), {start_format}},
    {rule::start_time_format, "leap year", start("2020-02-29 00:00:00"), {}},
    {rule::start_time_format, "month 13", start("2020-13-01 00:00:00"), {start_format}},
    {rule::start_time_format, "month 0", start("2020-00-01 00:00:00"), {start_format}},
    {rule::start_time_format, "day 0", start("2020-01-00 00:00:00"), {start_format}},
    {rule::start_time_format, "31 April", start("2020-04-31 00:00:00"), {start_format}},
    {rule::start_time_format, "30 April", start("2020-04-30 00:00:00"), {}},
    {rule::start_time_format, "24:00:00", start("2020-04-30 24:00:00"), {start_format}},
    {rule::start_time_format, "60 minutes", start("2020-04-30 23:60:00"), {start_format}},
    {rule::start_time_format, "60 seconds", start("2020-04-30 23:59:60"), {start_format}},
    {rule::start_time_format, "the last second of a day", start("2020-04-30 23:59:59"), {}},
    {rule::start_time_format, "one digit", start("2020-4-30 23:59:59"), {start_format}},
    {rule::start_time_format, "a sign", start("+020-04-30 23:59:59"), {start_format}},
    {rule::end_time_format, "slashes", end("2021/05/21 17:35:44"), {end_format}},
    {rule::end_time_format, "no such day", end("2021-06-31 17:35:44"), {end_format}},
    {rule::end_time_format, "the last time there is", end("9999-12-31 23:59:59"), {}},

    {rule::end_not_after_start, "equal", end("2021-05-20 17:35:43"), {end_not_after}},
    {rule::end_not_after_start, "a second before", end("2021-05-20 17:35:42"), {end_not_after}},
    {rule::end_not_after_start, "a second after", lasting("2021-05-20 17:35:44", 0, {}), {}},

    {rule::window_over, "now is EndTime", [](request&) {}, {over}, at(end_of_example)},
    {rule::window_over, "a second before EndTime", [](request&) {}, {}, at(end_of_example - seconds{1})},
    {rule::window_over, "the end of all instants", [](request&) {}, {over}, at(sys_seconds::max())},
    {rule::window_over, "the beginning of all instants", [](request&) {}, {}, at(sys_seconds::min())},
    {rule::window_over,
     "without a StartTime",
     [](request& r) { r.start_time.reset(); },
     {start_missing, over},
     at(end_of_example)},
    {rule::window_over,
     "that ends before it starts",
     end("2021-05-20 17:35:43"),
     {end_not_after, over},
     at(end_of_example)},
    {rule::window_over, "EndTime not understood", end("yesterday"), {end_format}, at(end_of_example)},

    {rule::concurrency_missing, "absent", [](request& r) { r.concurrency.reset(); }, {concurrency_missing}, quota(1)},
    {rule::concurrency_missing, "given", concurrency(1), {}},
    {rule::concurrency_not_positive, "0", concurrency(0), {not_positive}},
    {rule::concurrency_not_positive, "the least integer", concurrency(least), {not_positive}},
    {rule::concurrency_not_positive, "0 under a quota of -1", concurrency(0), {not_positive}, quota(-1)},
    {rule::concurrency_not_positive, "1", concurrency(1), {}},
    {rule::concurrency_over_quota, "one more", concurrency(101), {over_quota}, quota(100)},
    {rule::concurrency_over_quota, "all of it", concurrency(100), {}, quota(100)},
    {rule::concurrency_over_quota, "the greatest integer, no quota", concurrency(most), {}},

    {rule::redial_times_negative, "-1", redial(-1, 5), {"error redial-times-negative" + times_code}},
    {rule::redial_times_negative, "the least", redial(least, 5), {"error redial-times-negative" + times_code}},
    {rule::redial_times_negative, "0", redial(0, {}), {}},
    {rule::redial_times_too_many, "6", redial(6, 5), {"error redial-times-too-many" + times_code}},
    {rule::redial_times_too_many, "the greatest", redial(most, 5), {"error redial-times-too-many" + times_code}},
    {rule::redial_times_too_many, "5", redial(5, 5), {over_sdk}},
    {rule::redial_times_over_sdk_limit, "4", redial(4, 5), {over_sdk}},
    {rule::redial_times_over_sdk_limit, "3", redial(3, 5), {}},
    {rule::redial_interval_too_short, "4", redial(1, 4), {"error redial-interval-too-short" + interval_code}},
    {rule::redial_interval_too_short,
     "the least",
     redial(1, least),
     {"error redial-interval-too-short" + interval_code}},
    {rule::redial_interval_too_short, "5", redial(1, 5), {}},
    {rule::redial_interval_too_long, "1441", redial(1, 1441), {"error redial-interval-too-long" + interval_code}},
    {rule::redial_interval_too_long,
     "the greatest",
     redial(1, most),
     {"error redial-interval-too-long" + interval_code}},
    {rule::redial_interval_too_long, "1440", redial(1, 1440), {}},
    {rule::redial_interval_too_long,
     "both out of range",
     redial(9, 9999),
     {"error redial-times-too-many" + times_code, "error redial-interval-too-long" + interval_code}},

    {rule::redial_ignored, "times", redial(1, {}, false), {ignored}},
    {rule::redial_ignored, "interval", redial({}, 5, false), {ignored}},
    {rule::redial_ignored, "both, once", redial(1, 5, false), {ignored}},
    {rule::redial_ignored, "neither", redial({}, {}, false), {}},
    {rule::redial_ignored, "Recall true", redial(1, 5, true), {}},
    {rule::redial_ignored,
     "what the Go SDK sends",
     redial(0, 0, false),
     {"warning redial-interval-too-short" + interval_code, unused, ignored}},
    {rule::redial_ignored,
     "ranges are warnings",
     redial(-1, 1441, false),
     {"warning redial-times-negative" + times_code, "warning redial-interval-too-long" + interval_code, ignored}},
    {rule::redial_ignored,
     "too many is a warning",
     redial(6, {}, false),
     {"warning redial-times-too-many" + times_code, ignored}},

    {rule::redial_reset, "Recall absent", redial({}, {}), {reset}},
    {rule::redial_reset, "Recall true", redial({}, {}, true), {reset}},
    {rule::redial_reset, "an interval does not help", redial({}, 5), {reset}},
    {rule::redial_reset, "0 given on purpose", redial(0, {}, true), {}},
    {rule::redial_reset, "Recall false", redial({}, {}, false), {}},

    {rule::redial_interval_unused, "times 0", redial(0, 5), {unused}},
    {rule::redial_interval_unused, "times 0 and no interval", redial(0, {}), {}},
    {rule::redial_interval_unused, "times 1", redial(1, 5), {}},

    {rule::redial_exceeds_window, "as long as the interval", lasting("2021-05-20 17:40:43", 1, 5), {exceeds}},
    {rule::redial_exceeds_window, "a second longer", lasting("2021-05-20 17:40:44", 1, 5), {}},
    {rule::redial_exceeds_window, "the default interval", lasting("2021-05-20 17:40:43", 1, {}), {exceeds}},
    {rule::redial_exceeds_window, "a second longer than that", lasting("2021-05-20 17:40:44", 1, {}), {}},
    {rule::redial_exceeds_window, "the longest interval", lasting("2021-05-21 17:35:43", 5, 1440), {over_sdk, exceeds}},
    {rule::redial_exceeds_window, "no redials", lasting("2021-05-20 17:40:43", 0, {}), {}},
    {rule::redial_exceeds_window,
     "an interval out of range",
     lasting("2021-05-20 17:40:43", 1, 4),
     {"error redial-interval-too-short" + interval_code}},
    {rule::redial_exceeds_window, "a window out of order", lasting("2021-05-20 17:35:43", 1, 1440), {end_not_after}},
    {rule::redial_exceeds_window,
     "stored settings are unknown",
     [](request& r) {
         r.end_time = "2021-05-20 17:35:44";
         r.recall = false;
         r.ring_again_interval.reset();
     },
     {ignored}},
};

} // namespace

TEST_CASE("the rules about single fields") {
    for (const example& e : examples) {
        INFO(info(e.id).name << ": " << e.what);
        CHECK(found_in(e) == e.expected);
    }
}

TEST_CASE("each rule about single fields can be raised, each warning silenced, and nothing else changes") {
    for (const example& e : examples) CHECK(settings_without_effect(e) == lines{});
}

TEST_CASE("strict: each warning about single fields is an error") {
    for (example e : examples) {
        // A wish for one rule beats strict.
        if (e.options.severities != severity_settings{}) continue;
        e.options.severities = severity_settings::strict();
        INFO(info(e.id).name << ": " << e.what);
        CHECK(found_in(e) == expected_strictly(e));
    }
}

TEST_CASE("each rule about single fields is seen broken and kept") {
    CHECK(without_both_sides(examples, rule::unknown_field, rule::redial_exceeds_window) == lines{});
}

TEST_CASE("window-over asks the task's zone") {
    const auto now = end_of_example;
    // The same wall-clock time is an hour earlier an hour further east.
    const auto is_over = [](sys_seconds at_now, std::chrono::hours offset) {
        parse_options options = at(at_now);
        options.zone = *zone::fixed(offset);
        return parse(page_example(), options).report().has(rule::window_over);
    };
    CHECK(is_over(now - std::chrono::hours{1}, std::chrono::hours{9}));
    CHECK_FALSE(is_over(now, std::chrono::hours{7}));
}

TEST_CASE("unknown-field knows the field that was most likely meant") {
    const auto nearest = [](std::string name) -> std::optional<field> {
        update_task_request r = page_example();
        r.unknown = {{std::move(name), "1"}};
        const auto found = parse(r).report();
        const auto* detail = std::get_if<detail::nearest_facts>(&found.diagnostics().at(0).facts);
        return detail == nullptr ? std::nullopt : std::optional{detail->nearest};
    };
    CHECK(nearest("StartTme") == field::start_time);
    CHECK(nearest("RINGAGAINTIMES") == field::ring_again_times);
    CHECK(nearest("ForbidTimes") == field::forbid_time_list);
    CHECK(nearest("Foo") == std::nullopt);
    // A field of an item is none of the request.
    CHECK(nearest("Weekdays") == std::nullopt);
}

TEST_CASE("a diagnostic carries the numbers its message needs") {
    const auto number = [](auto change, parse_options options = {}) {
        update_task_request r = page_example();
        change(r);
        const auto found = parse(r, options).report();
        const auto g = std::get<detail::given_number>(found.diagnostics().at(0).facts);
        return std::pair{g.value, g.limit.value_or(-1)};
    };
    CHECK(number(concurrency(0)) == std::pair<std::int64_t, std::int64_t>{0, 1});
    CHECK(number(concurrency(7), quota(6)) == std::pair<std::int64_t, std::int64_t>{7, 6});
    CHECK(number(redial(-2, 5)) == std::pair<std::int64_t, std::int64_t>{-2, 0});
    CHECK(number(redial(6, 5)) == std::pair<std::int64_t, std::int64_t>{6, 5});
    CHECK(number(redial(4, 5)) == std::pair<std::int64_t, std::int64_t>{4, 3});
    CHECK(number(redial(1, 4)) == std::pair<std::int64_t, std::int64_t>{4, 5});
    CHECK(number(redial(1, 2000)) == std::pair<std::int64_t, std::int64_t>{2000, 1440});
}

} // namespace validate_test
