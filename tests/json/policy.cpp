#include <curfew/json/policy.hpp>

#include <curfew/diagnostics/wording.hpp>
#include <curfew/timetable/presets.hpp>

#include "catch.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace json_policy_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

const zone east = *zone::fixed(8h);
const zone west = *zone::fixed(-5h);

report told(rule id) {
    report found;
    found.add({id, severity::error, json_pointer{} / field::name, "/below", 99, {}});
    return found;
}

/// Zones of this test by name. "Broken" has data that cannot be read, "Silent" is refused without a word.
result<zone> zone_of(std::string_view name) {
    if (name == "East") return east;
    if (name == "West") return west;
    if (name == "Broken") return told(rule::zone_data_unusable);
    if (name == "Silent") return report{};
    return told(rule::zone_unknown);
}

result<policy> read(std::string_view text, const json_limits& limits = {}) {
    const auto exact = std::make_unique<char[]>(text.size());
    text.copy(exact.get(), text.size());
    return read_policy({exact.get(), text.size()}, zone_of, limits);
}

/// `rule pointer @byte` of each diagnostic.
std::vector<std::string> faults(std::string_view text) {
    const auto result = read(text);
    CHECK(static_cast<bool>(result) == result.report().valid());
    std::vector<std::string> lines;
    for (const diagnostic& d : result.report()) {
        CHECK(d.severity == severity::error);
        lines.push_back(std::string{info(d.id).name} + ' ' + d.pointer() + " @" +
                        std::to_string(d.offset.value_or(9999)));
    }
    return lines;
}

using lines = std::vector<std::string>;

policy nothing() {
    return policy::from(date_exceptions{});
}

attempt_limit within(int count, seconds span) {
    return attempt_limit::within(attempts{count}, span);
}

} // namespace

TEST_CASE("a policy file means exceptions, hours with exceptions of their own, and limits") {
    const auto policy = read(R"({"Exceptions":[{"Date":"2026-10-10","CountsAs":"Fri"},
        {"From":"2026-10-01","To":"2026-10-07","Forbid":true,"Name":"National Day"},
        {"Date":"2026-12-31","Times":["18:00-24:00","22:00-02:00"]}],
        "LocalHours":[{"Zone":"East","Hours":"Mon 09:00-10:00"},
        {"Zone":"West","Preset":"us","Exceptions":[{"Date":"2026-11-26","Forbid":true,"Name":"Thanksgiving"}]}],
        "Limits":[{"Count":4,"Span":"30d"},{"Count":2,"Span":"day"},{"Count":1,"Span":"day","Zone":"West"}]})");
    REQUIRE(policy);
    CHECK(policy.report().diagnostics().empty());
    date_exceptions expected;
    REQUIRE(expected.insert(local_days{2026y / 10 / 10}, date_exception::counts_as(std::chrono::Friday)));
    REQUIRE(expected.insert(local_days{2026y / 10 / 1}, local_days{2026y / 10 / 7}, date_exception::closed(),
                            "National Day"));
    REQUIRE(expected.insert(
        local_days{2026y / 12 / 31},
        *date_exception::closed_in({*time_range::from({18, 0}, end_of_day), *time_range::from({22, 0}, {2, 0})})));
    CHECK(policy->exceptions() == expected);
    REQUIRE(policy->layers().size() == 2);
    CHECK(policy->layers()[0] == local_hours{*parse_weekly_hours("Mon 09:00-10:00").value, east, {}, "East", ""});
    date_exceptions thanksgiving;
    REQUIRE(thanksgiving.insert(local_days{2026y / 11 / 26}, date_exception::closed(), "Thanksgiving"));
    CHECK(policy->layers()[1] == local_hours{find_legal_hours("us")->hours, west, thanksgiving, "West", "us"});
    CHECK(policy->limits() == attempt_limits::from({within(4, 30 * 24h), attempt_limit::per_day(attempts{2}),
                                                    attempt_limit::per_day(attempts{1}, west)}));
    CHECK(policy->is_whole());

    CHECK(*read("{}") == nothing());
    CHECK(*read(R"({"Exceptions":null,"LocalHours":[],"Limits":null})") == nothing());
}

TEST_CASE("null counts as absent for every field of an entry") {
    const auto policy = read(R"({"Exceptions":[
        {"Date":"2026-10-10","From":null,"To":null,"CountsAs":"Fri","Forbid":null,"Times":null,"Name":null},
        {"Date":null,"From":"2026-10-01","To":"2026-10-07","Forbid":true,"CountsAs":null}],
        "LocalHours":[{"Zone":"East","Hours":"Mon 09:00-10:00","Preset":null,"Exceptions":null},
        {"Zone":"East","Hours":null,"Preset":"us"}],
        "Limits":[{"Count":4,"Span":"30d","Zone":null}]})");
    REQUIRE(policy);
    CHECK(*policy == *read(R"({"Exceptions":[{"Date":"2026-10-10","CountsAs":"Fri"},
        {"From":"2026-10-01","To":"2026-10-07","Forbid":true}],
        "LocalHours":[{"Zone":"East","Hours":"Mon 09:00-10:00"},{"Zone":"East","Preset":"us"}],
        "Limits":[{"Count":4,"Span":"30d"}]})"));
    CHECK(faults(R"({"Exceptions":[{"Date":null,"Forbid":true}]})") ==
          lines{"exception-date-missing /Exceptions/0 @15"});
    CHECK(faults(R"({"LocalHours":[{"Zone":null,"Preset":"us"}]})") ==
          lines{"local-hours-zone /LocalHours/0/Zone @23"});
    CHECK(faults(R"({"Limits":[{"Count":null,"Span":"day"}]})") == lines{"limit-count /Limits/0/Count @20"});
}

TEST_CASE("dates lie in the years 0000 to 9999") {
    CHECK(faults(R"({"Exceptions":[{"From":"0000-01-01","To":"9999-12-31","Forbid":true}]})") == lines{});
    CHECK(faults(R"({"Exceptions":[{"Date":"10000-01-01","Forbid":true},{"Date":"-001-12-31","Forbid":true}]})") ==
          lines{"exception-date-format /Exceptions/0/Date @23", "exception-date-format /Exceptions/1/Date @60"});
}

TEST_CASE("an empty list of limits says that there are none") {
    CHECK(read("{}")->limits() == std::nullopt);
    CHECK(read(R"({"Limits":[]})")->limits() == attempt_limits::unlimited());
}

TEST_CASE("a span is a number of seconds, minutes, hours or days") {
    const auto span_of = [](const std::string& text) {
        const auto policy = read(R"({"Limits":[{"Count":1,"Span":")" + text + R"("}]})");
        return policy ? std::optional{policy->limits()->limits()[0].span()} : std::nullopt;
    };
    CHECK(span_of("90s") == 90s);
    CHECK(span_of("5min") == 5min);
    CHECK(span_of("24h") == 24h);
    CHECK(span_of("1d") == 24h);
    CHECK(span_of("007d") == 7 * 24h);
    CHECK(span_of("999999999d") == std::chrono::days{999'999'999});
    CHECK(span_of("day") == 0s);
    for (const char* text : {"", "d", "5", "5m", "5 min", "5min ", "-5min", "+5min", "0h", "1.5h", "1000000000s",
                             "99999999999999999999d", "days", "Day", "5Min"}) {
        CAPTURE(text);
        CHECK(span_of(text) == std::nullopt);
    }
}

TEST_CASE("any number of entries may meet on a date") {
    const auto policy = read(R"({"Exceptions":[{"From":"2026-10-01","To":"2026-10-07","Forbid":true},
        {"Date":"2026-10-06","Forbid":true},{"Date":"2026-10-10","CountsAs":"Fri"},{"Date":"2026-10-10","CountsAs":"Fri"},
        {"Date":"2026-10-10","Times":["18:00-24:00"]}]})");
    REQUIRE(policy);
    CHECK(policy->exceptions().entries().size() == 5);
}

TEST_CASE("two weekdays on one date are an error that names the date and both entries") {
    const auto result = read(R"({"Exceptions":[{"Date":"2026-10-09","Forbid":false},
        {"From":"2026-10-08","To":"2026-10-12","CountsAs":"Fri"},{"Date":"2026-10-10","CountsAs":"Mon"}]})");
    REQUIRE(result.report().diagnostics().size() == 2);
    const diagnostic& d = result.report().diagnostics()[1];
    CHECK(d.id == rule::exception_counts_as_conflict);
    CHECK(d.pointer() == "/Exceptions/2/CountsAs");
    CHECK(message(d) ==
          "CountsAs contradicts that of /Exceptions/1 on 2026-10-10: a date can count as one weekday only.");
    CHECK(message(d, language::zh) ==
          "CountsAs 与 /Exceptions/1 的 CountsAs 在 2026-10-10 互相矛盾:一个日期只能按一个星期处理。");

    const auto local = read(R"({"LocalHours":[{"Zone":"East","Preset":"us","Exceptions":[
        {"Date":"2026-10-10","CountsAs":"Mon"},{"From":"2026-10-08","To":"2026-10-12","CountsAs":"Fri"}]}]})");
    REQUIRE(local.report().diagnostics().size() == 1);
    CHECK(local.report().diagnostics()[0].pointer() == "/LocalHours/0/Exceptions/0/CountsAs");
    CHECK(message(local.report().diagnostics()[0]).find("/LocalHours/0/Exceptions/1 on 2026-10-10") !=
          std::string::npos);
}

TEST_CASE("a zone is looked for once for each name, and an offset is none to look for") {
    std::map<std::string, int, std::less<>> asked;
    const auto policy = read_policy(R"({"LocalHours":[{"Zone":"East","Preset":"us"},{"Zone":"+08:00","Preset":"us"},
        {"Zone":"West","Preset":"us"},{"Zone":"East","Preset":"fr"},{"Zone":"-03:30","Hours":"Mon 09:00-10:00"}],
        "Limits":[{"Count":1,"Span":"day","Zone":"East"},{"Count":1,"Span":"day","Zone":"+00:00"}]})",
                                    [&](std::string_view name) {
                                        ++asked[std::string{name}];
                                        return zone_of(name);
                                    });
    REQUIRE(policy);
    CHECK(asked == std::map<std::string, int, std::less<>>{{"East", 1}, {"West", 1}});
    CHECK(policy->layers()[1].zone == east);
    CHECK(policy->layers()[1].zone_name == "+08:00");
    CHECK(policy->layers()[3].zone == east);
    CHECK(policy->layers()[4].zone == *zone::fixed(-3h - 30min));
    CHECK(policy->limits()->limits()[0].zone() == east);
    CHECK(policy->limits()->limits()[1].zone() == zone::utc);
}

TEST_CASE("what the finder of zones reports gets the place of the name, each time the name is used") {
    CHECK(faults(R"({"LocalHours":[{"Zone":"Nowhere","Preset":"us"},{"Zone":"Nowhere","Preset":"us"}]})") ==
          lines{"zone-unknown /LocalHours/0/Zone @23", "zone-unknown /LocalHours/1/Zone @56"});
    CHECK(faults(R"({"LocalHours":[{"Zone":"Broken","Preset":"us"}]})") ==
          lines{"zone-data-unusable /LocalHours/0/Zone @23"});
    CHECK(faults(R"({"LocalHours":[{"Zone":"Silent","Preset":"us"}]})") ==
          lines{"local-hours-zone /LocalHours/0/Zone @23"});
    CHECK(faults(R"({"LocalHours":[{"Zone":"+24:00","Preset":"us"}]})") ==
          lines{"zone-unknown /LocalHours/0/Zone @23"});
    CHECK(
        faults(R"({"Limits":[{"Zone":"Nowhere","Span":"day","Count":1},{"Zone":"Silent","Span":"day","Count":1}]})") ==
        lines{"zone-unknown /Limits/0/Zone @19", "limit-zone /Limits/1/Zone @61"});
}

TEST_CASE("20,000 entries in any order are read at most five times as slowly as nlohmann/json reads the text") {
    std::vector<std::string> dates;
    for (int i = 0; i < 20'000; ++i) {
        dates.emplace_back(
            format(local_seconds{local_days{2000y / 1 / 1} + std::chrono::days{i}})->view().substr(0, 10));
    }
    const auto seconds_for = [](const auto& work) {
        auto best = std::chrono::duration<double>::max();
        for (int i = 0; i < 5; ++i) {
            const auto start = std::chrono::steady_clock::now();
            work();
            best = std::min<std::chrono::duration<double>>(best, std::chrono::steady_clock::now() - start);
        }
        return best.count();
    };
    json_limits limits;
    limits.max_bytes = std::size_t{1} << 21;
    for (const std::size_t step : std::array<std::size_t, 3>{1, 7919, 19'999}) {
        std::string text = R"({"Exceptions":[)";
        for (std::size_t i = 0; i < dates.size(); ++i) {
            if (i > 0) text += ',';
            text += R"({"Date":")" + dates[i * step % dates.size()] + R"(","Forbid":true})";
        }
        text += "]}";
        const double ours = seconds_for([&] { CHECK(read_policy(text, zone_of, limits)); });
        const double theirs = seconds_for([&] { CHECK(nlohmann::json::parse(text).is_object()); });
        CAPTURE(step, ours, theirs);
        CHECK(ours <= 5 * theirs);
    }
}

TEST_CASE("each fault of a policy file is an error at its place") {
    CHECK(faults("") == lines{"json-syntax  @0"});
    CHECK(faults("[]") == lines{"type-mismatch  @0"});
    CHECK(faults("{} x") == lines{"json-syntax  @3"});
    CHECK(faults(R"({"Exeptions":[]})") == lines{"policy-unknown-field /Exeptions @1"});
    CHECK(faults(R"({"Exceptions":[],"Exceptions":[]})") == lines{"json-duplicate-key /Exceptions @17"});
    CHECK(faults(R"({"Exceptions":[{"Forbid":true}]})") == lines{"exception-date-missing /Exceptions/0 @15"});
    CHECK(faults(R"({"Exceptions":[{"From":"2026-10-01","Forbid":true}]})") ==
          lines{"exception-date-missing /Exceptions/0 @15"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-01","To":"2026-10-02","Forbid":true}]})") ==
          lines{"exception-date-missing /Exceptions/0 @15"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-02-29","Forbid":true}]})") ==
          lines{"exception-date-format /Exceptions/0/Date @23"});
    CHECK(faults(R"({"Exceptions":[{"From":"2026-10","To":"2026-10-07","Forbid":true}]})") ==
          lines{"exception-date-format /Exceptions/0/From @23"});
    CHECK(faults(R"({"Exceptions":[{"From":"2026-10-02","To":"2026-10-01","Forbid":true}]})") ==
          lines{"exception-dates-reversed /Exceptions/0/To @41"});
    CHECK(
        faults(
            R"({"Exceptions":[{"From":"2026-10-01","To":"2026-10-07","CountsAs":"Mon"},{"Date":"2026-10-07","CountsAs":"Fri"}]})") ==
        lines{"exception-counts-as-conflict /Exceptions/1/CountsAs @104"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-01"}]})") == lines{"exception-meaning /Exceptions/0 @15"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-01","Forbid":false}]})") ==
          lines{"exception-meaning /Exceptions/0 @15"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-01","Forbid":true,"CountsAs":"Fri"}]})") ==
          lines{"exception-meaning /Exceptions/0 @15"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-01","CountsAs":"fri"}]})") ==
          lines{"counts-as-weekday /Exceptions/0/CountsAs @47"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-01","Times":[]}]})") ==
          lines{"times-empty /Exceptions/0/Times @44"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-01","Times":["8-9","10:00-10:00"]}]})") ==
          lines{"time-range-format /Exceptions/0/Times/0 @45", "time-range-empty /Exceptions/0/Times/1 @51"});
    CHECK(faults(R"({"LocalHours":[{"Preset":"us"}]})") == lines{"local-hours-zone /LocalHours/0/Zone @15"});
    CHECK(faults(R"({"LocalHours":[{"Zone":"East"}]})") == lines{"local-hours-meaning /LocalHours/0 @15"});
    CHECK(faults(R"({"LocalHours":[{"Zone":"East","Hours":"Mon 09:00-10:00","Preset":"us"}]})") ==
          lines{"local-hours-meaning /LocalHours/0 @15"});
    CHECK(faults(R"({"LocalHours":[{"Zone":"East","Hours":"Mon 22:00-06:00"}]})") ==
          lines{"local-hours-format /LocalHours/0/Hours @38"});
    CHECK(faults(R"({"LocalHours":[{"Zone":"East","Preset":"uk"}]})") ==
          lines{"preset-unknown /LocalHours/0/Preset @39"});
    CHECK(faults(R"({"LocalHours":[{"Zone":"East","Preset":"us","Exceptions":[{"Date":"x","Forbid":true}]}]})") ==
          lines{"exception-date-format /LocalHours/0/Exceptions/0/Date @66"});
    CHECK(faults(R"({"Limits":[{"Span":"5min"}]})") == lines{"limit-count /Limits/0/Count @11"});
    CHECK(faults(R"({"Limits":[{"Count":0,"Span":"5min"}]})") == lines{"limit-count /Limits/0/Count @20"});
    CHECK(faults(R"({"Limits":[{"Count":0,"Span":"day"}]})") == lines{"limit-count /Limits/0/Count @20"});
    CHECK(faults(R"({"Limits":[{"Count":1}]})") == lines{"limit-span /Limits/0/Span @11"});
    CHECK(faults(R"({"Limits":[{"Count":1,"Span":"5m"}]})") == lines{"limit-span /Limits/0/Span @29"});
    CHECK(faults(R"({"Limits":[{"Count":0,"Span":"5m"}]})") ==
          lines{"limit-count /Limits/0/Count @20", "limit-span /Limits/0/Span @29"});
    CHECK(faults(R"({"Limits":[{"Count":1,"Span":"24h","Zone":"East"}]})") == lines{"limit-zone /Limits/0/Zone @42"});
    CHECK(faults(R"({"Limits":[{"Count":1,"Span":"day","Counts":2}]})") ==
          lines{"policy-unknown-field /Limits/0/Counts @35"});
}

TEST_CASE("one fault, one error: what could not be read is not asked for again") {
    CHECK(faults(R"({"Exceptions":[{"Date":5,"Forbid":true}]})") == lines{"type-mismatch /Exceptions/0/Date @23"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-01","Forbid":"yes"}]})") ==
          lines{"type-mismatch /Exceptions/0/Forbid @45"});
    CHECK(faults(R"({"Exceptions":[7]})") == lines{"type-mismatch /Exceptions/0 @15"});
    CHECK(faults(R"({"LocalHours":[{"Zone":1,"Hours":2}]})") ==
          lines{"type-mismatch /LocalHours/0/Zone @23", "type-mismatch /LocalHours/0/Hours @33"});
    CHECK(faults(R"({"LocalHours":[[]]})") == lines{"type-mismatch /LocalHours/0 @15"});
    CHECK(faults(R"({"Limits":[{"Count":"4","Span":"5min"}]})") == lines{"type-mismatch /Limits/0/Count @20"});
    CHECK(faults(R"({"Limits":[{"Count":4,"Span":5}]})") == lines{"type-mismatch /Limits/0/Span @29"});
    CHECK(faults(R"({"Limits":[5]})") == lines{"type-mismatch /Limits/0 @11"});
}

TEST_CASE("what is in the way of a meaning is told, and nothing that follows from it") {
    CHECK(faults(R"({"Zebra":1})") == lines{"policy-unknown-field /Zebra @1"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-10","From":"2026-10-10","Forbid":true}]})") ==
          lines{"exception-date-missing /Exceptions/0 @15"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-10","To":"2026-10-10","Forbid":true}]})") ==
          lines{"exception-date-missing /Exceptions/0 @15"});
    CHECK(faults(R"({"Exceptions":[{"From":"2026-10-10","To":"2026","Forbid":true}]})") ==
          lines{"exception-date-format /Exceptions/0/To @41"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-10","Times":[5]}]})") ==
          lines{"type-mismatch /Exceptions/0/Times/0 @45"});
    CHECK(faults(R"({"LocalHours":[{"Zone":"East","Preset":5}]})") == lines{"type-mismatch /LocalHours/0/Preset @39"});
    CHECK(faults("[1") == lines{"json-syntax  @2"});
    CHECK(faults("5 6") == lines{"json-syntax  @2"});
}

} // namespace json_policy_test
