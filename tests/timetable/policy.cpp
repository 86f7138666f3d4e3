#include <curfew/json/policy.hpp>
#include <curfew/timetable/policy.hpp>

#include "catch.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace policy_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

/// Zones of this test: fixed offsets by name.
std::optional<fixed_offset> zone_of(std::string_view name) {
    if (name == "East") return fixed_offset::from(8h);
    if (name == "West") return fixed_offset::from(-5h);
    return std::nullopt;
}

checked<local_policy> read(std::string_view text) {
    const auto exact = std::make_unique<char[]>(text.size());
    text.copy(exact.get(), text.size());
    return read_policy({exact.get(), text.size()}, [](std::string_view name) { return zone_of(name).has_value(); });
}

/// `rule pointer @byte` of each diagnostic.
std::vector<std::string> faults(std::string_view text) {
    const auto result = read(text);
    CHECK(result.value.has_value() == result.report.valid());
    std::vector<std::string> lines;
    for (const diagnostic& d : result.report) {
        CHECK(d.severity == severity::error);
        lines.push_back(std::string{info(d.id).name} + ' ' + d.pointer() + " @" +
                        std::to_string(d.offset.value_or(9999)));
    }
    return lines;
}

using lines = std::vector<std::string>;

} // namespace

TEST_CASE("a policy file means exceptions, and hours with exceptions of their own") {
    const auto policy = read(R"({"Exceptions":[{"Date":"2026-10-10","CountsAs":"Fri"},
        {"From":"2026-10-01","To":"2026-10-07","Forbid":true,"Name":"National Day"},
        {"Date":"2026-12-31","Times":["18:00-24:00","22:00-02:00"]}],
        "LocalHours":[{"Zone":"East","Hours":"Mon 09:00-10:00"},
        {"Zone":"West","Preset":"us","Exceptions":[{"Date":"2026-11-26","Forbid":true}]}]})");
    REQUIRE(policy);
    CHECK(policy.report.diagnostics().empty());
    date_exceptions expected;
    REQUIRE(expected.insert(local_days{2026y / 10 / 10}, local_days{2026y / 10 / 10},
                            date_exception::counts_as(std::chrono::Friday), 0));
    REQUIRE(expected.insert(local_days{2026y / 10 / 1}, local_days{2026y / 10 / 7}, date_exception::closed(), 1));
    REQUIRE(expected.insert(
        local_days{2026y / 12 / 31}, local_days{2026y / 12 / 31},
        *date_exception::closed_in({*time_range::from({18, 0}, end_of_day), *time_range::from({22, 0}, {2, 0})}), 2));
    CHECK(policy.value->exceptions == expected);
    REQUIRE(policy.value->hours.size() == 2);
    CHECK(policy.value->hours[0] == local_hours{"East", *parse_weekly_hours("Mon 09:00-10:00").value, {}});
    CHECK(policy.value->hours[1].hours == find_legal_hours("us")->hours);
    CHECK(policy.value->hours[1].exceptions.find(local_days{2026y / 11 / 26}) == 0U);

    CHECK(read("{}").value == local_policy{});
    CHECK(read(R"({"Exceptions":null,"LocalHours":[]})").value == local_policy{});
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
    CHECK(faults(R"({"Exceptions":[{"From":"2026-10-02","To":"2026-10-01","Forbid":true}]})") ==
          lines{"exception-dates-reversed /Exceptions/0/To @41"});
    CHECK(
        faults(
            R"({"Exceptions":[{"From":"2026-10-01","To":"2026-10-07","Forbid":true},{"Date":"2026-10-07","CountsAs":"Fri"}]})") ==
        lines{"exception-date-duplicate /Exceptions/1 @69"});
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
    CHECK(faults(R"({"LocalHours":[{"Zone":"Nowhere","Preset":"us"}]})") ==
          lines{"local-hours-zone /LocalHours/0/Zone @23"});
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
}

TEST_CASE("one fault, one error: what could not be read is not asked for again") {
    CHECK(faults(R"({"Exceptions":[{"Date":5,"Forbid":true}]})") == lines{"type-mismatch /Exceptions/0/Date @23"});
    CHECK(faults(R"({"Exceptions":[{"Date":"2026-10-01","Forbid":"yes"}]})") ==
          lines{"type-mismatch /Exceptions/0/Forbid @45"});
    CHECK(faults(R"({"Exceptions":[7]})") == lines{"type-mismatch /Exceptions/0 @15"});
    CHECK(faults(R"({"LocalHours":[{"Zone":1,"Hours":2}]})") ==
          lines{"type-mismatch /LocalHours/0/Zone @23", "type-mismatch /LocalHours/0/Hours @33"});
    CHECK(faults(R"({"LocalHours":[[]]})") == lines{"type-mismatch /LocalHours/0 @15"});
}

TEST_CASE("verdicts point into the policy file") {
    const auto policy = read(R"({"Exceptions":[{"Date":"2026-10-10","Forbid":true},{"Date":"2026-10-09","Forbid":true}],
        "LocalHours":[{"Zone":"East","Hours":"Sun-Sat 08:00-22:00","Exceptions":[{"Date":"2026-10-05","Forbid":true}]},
        {"Zone":"West","Preset":"us"}]})");
    REQUIRE(policy);
    const task_rules task{*task_open_id::from("1"),
                          *call_window::from(local_days{2026y / 10 / 1}, local_days{2026y / 10 / 31}),
                          *call_concurrency::from(1),
                          {},
                          {{*forbid_rule::from({std::chrono::Sunday}, {*time_range::from({0, 0}, end_of_day)})}}};
    const auto call = permission_with(*policy.value, task, beijing, [](std::string_view n) { return *zone_of(n); });
    const auto answer = [&](std::string_view local) {
        const sys_seconds t = sys_seconds{parse_local_time(local).value->time_since_epoch()} - 8h;
        const auto verdict = call.at(t);
        const auto place = policy_place(verdict, call);
        return std::string{name(verdict.reason)} + (place ? ' ' + place->text() : "");
    };
    CHECK(answer("2026-10-02 08:30:00") == "permitted");
    CHECK(answer("2026-09-30 08:30:00") == "before-start");
    CHECK(answer("2026-10-04 08:30:00") == "forbid-range");
    CHECK(answer("2026-10-09 08:30:00") == "holiday /Exceptions/1");
    CHECK(answer("2026-10-10 08:30:00") == "holiday /Exceptions/0");
    CHECK(answer("2026-10-02 07:59:59") == "local-hours /LocalHours/0");
    CHECK(answer("2026-10-05 08:30:00") == "holiday /LocalHours/0/Exceptions/0");
    CHECK(answer("2026-10-02 12:00:00") == "local-hours /LocalHours/1");
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

} // namespace policy_test
