#include <curfew/timetable/policy.hpp>

#include <curfew/json/policy.hpp>
#include <curfew/json/update_task.hpp>
#include <curfew/task/complete.hpp>
#include <curfew/timetable/timetable.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace policy_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

result<zone> zone_of(std::string_view name) {
    if (name == "East") return *zone::fixed(8h);
    if (name == "West") return *zone::fixed(-5h);
    return report{};
}

task october() {
    const auto read = complete(read_update_task(R"({"TaskOpenId":"1","Concurrency":1,"RingAgainTimes":0,
        "StartTime":"2026-10-01 00:00:00","EndTime":"2026-10-31 00:00:00",
        "ForbidTimeList":[{"Weekdays":[1],"Times":["00:00-24:00"]}]})"));
    REQUIRE(read);
    return *read;
}

policy read(std::string_view text) {
    auto rules = read_policy(text, zone_of);
    REQUIRE(rules);
    return *std::move(rules);
}

local_hours always_in_utc() {
    return {weekly_hours::always(), zone::utc, {}, "", ""};
}

static_assert(!std::is_default_constructible_v<policy>);
static_assert(!std::is_default_constructible_v<local_hours>);

} // namespace

TEST_CASE("a policy has the parts it is made of") {
    date_exceptions dates;
    REQUIRE(dates.insert(local_days{2026y / 10 / 1}, date_exception::closed()));
    const auto limits = attempt_limits::vendor();
    const policy rules = policy::from(dates, {always_in_utc()}, limits);
    CHECK(rules.exceptions() == dates);
    CHECK(rules.layers() == std::vector{always_in_utc()});
    CHECK(rules.limits() == limits);
    CHECK(rules.is_whole());
    CHECK(rules == policy::from(dates, {always_in_utc()}, limits));
    CHECK(rules != policy::from(dates, {always_in_utc()}));
    CHECK(!policy::from(dates).limits());
    CHECK(policy::from({}).is_whole());
}

TEST_CASE("a policy that was moved from, or made of something that was, is known as such, and forbids") {
    const task rules = october();
    const auto permits = [&](const policy& under) {
        const timetable calls{rules, zone::beijing, under};
        return calls.next_permitted(calls.first()).has_value();
    };
    date_exceptions dates;
    REQUIRE(dates.insert(local_days{2026y / 10 / 1}, date_exception::closed()));
    policy whole = policy::from(dates, {always_in_utc()});
    CHECK(permits(whole));
    const policy taken = std::move(whole);
    CHECK(permits(taken));
    CHECK(!whole.is_whole()); // NOLINT: moved from on purpose
    CHECK(!permits(whole));

    const date_exceptions moved = std::move(dates);
    CHECK(!policy::from(dates).is_whole()); // NOLINT: moved from on purpose
    CHECK(!permits(policy::from(dates)));

    local_hours layer = always_in_utc();
    const local_hours kept = std::move(layer);
    CHECK(!policy::from(moved, {kept, layer}).is_whole()); // NOLINT: moved from on purpose
    CHECK(!permits(policy::from(moved, {kept, layer})));
    CHECK(policy::from(moved, {kept}).is_whole());

    auto itself = policy::from(moved);
    auto& same = itself;
    itself = std::move(same);
    CHECK((!itself.is_whole() || itself == policy::from(moved)));
}

TEST_CASE("a layer without hours forbids") {
    const task rules = october();
    const timetable calls{rules, zone::beijing, policy::from({}, {{.zone = zone::utc}})};
    CHECK(!calls.next_permitted(calls.first()));
}

TEST_CASE("a date in conflict is forbidden, all other dates are not") {
    date_exceptions dates;
    const local_days saturday{2026y / 10 / 10};
    REQUIRE(dates.insert(saturday, date_exception::counts_as(std::chrono::Friday)));
    REQUIRE(dates.insert(saturday, date_exception::counts_as(std::chrono::Monday)));
    const timetable calls{october(), zone::beijing, policy::from(dates)};
    const auto at = [&](local_seconds local) { return sys_seconds{local.time_since_epoch()} - 8h; };
    CHECK(calls.permits(at(saturday - 1s)));
    CHECK(!calls.permits(at(saturday + 0s)));
    CHECK(!calls.permits(at(saturday + 24h - 1s)));
    CHECK(calls.at(at(saturday + 0s)).reason == reason::holiday);
    CHECK(calls.next_permitted(at(saturday + 0s)) == at(saturday + 48h)); // Sunday is forbidden by the task
}

TEST_CASE("explanations point into the policy file and say its names") {
    const policy rules = read(R"({"Exceptions":[{"Date":"2026-10-10","Forbid":true,"Name":"tenth"},
        {"Date":"2026-10-09","Forbid":true},{"Date":"2026-10-10","Times":["08:00-09:00"]}],
        "LocalHours":[{"Zone":"East","Hours":"Sun-Sat 08:00-22:00","Exceptions":[{"Date":"2026-10-05","Forbid":true}]},
        {"Zone":"West","Preset":"us"}]})");
    const timetable calls{october(), zone::beijing, rules};
    const auto answer = [&](std::string_view local) {
        const sys_seconds t = sys_seconds{parse_local_time(local)->time_since_epoch()} - 8h;
        const explanation why = calls.explain(t);
        CHECK(calls.at(t).reason == why.reason);
        std::string text{name(why.reason)};
        for (const std::string& part : {why.pointer.text(), std::string{why.zone}, std::string{why.name}}) {
            if (!part.empty()) text += ' ' + part;
        }
        return text;
    };
    CHECK(answer("2026-10-02 08:30:00") == "permitted");
    CHECK(answer("2026-09-30 08:30:00") == "before-start /StartTime");
    CHECK(answer("2026-10-04 08:30:00") == "forbid-range /ForbidTimeList/0/Times/0");
    CHECK(answer("2026-10-09 08:30:00") == "holiday /Exceptions/1");
    CHECK(answer("2026-10-10 08:30:00") == "holiday /Exceptions/0 tenth");
    CHECK(answer("2026-10-02 07:59:59") == "local-hours /LocalHours/0 East");
    CHECK(answer("2026-10-05 08:30:00") == "holiday /LocalHours/0/Exceptions/0 East");
    CHECK(answer("2026-10-02 12:00:00") == "local-hours /LocalHours/1 West");
}

TEST_CASE("the policies of users of 0.1 that were slow or refused") {
    // Every date there is.
    const policy all_dates = read(R"({"Exceptions":[{"From":"0000-01-01","To":"9999-12-31","Forbid":true}]})");
    CHECK(!timetable{october(), zone::beijing, all_dates}.next_permitted(sys_seconds::min()));

    const policy twice = read(
        R"({"Exceptions":[{"From":"2026-10-01","To":"2026-10-07","Forbid":true,"Name":"National Day"},{"Date":"2026-10-06","Forbid":true,"Name":"Mid-Autumn"},{"Date":"2026-10-10","CountsAs":"Fri"},{"Date":"2026-10-10","Times":["18:00-24:00"]}]})");
    const timetable calls{october(), zone::beijing, twice};
    const auto at = [&](local_seconds local) { return sys_seconds{local.time_since_epoch()} - 8h; };
    CHECK(!calls.permits(at(local_days{2026y / 10 / 6} + 12h)));
    CHECK(calls.explain(at(local_days{2026y / 10 / 6} + 12h)).name == "National Day");
    CHECK(calls.permits(at(local_days{2026y / 10 / 10} + 18h - 1s)));
    CHECK(!calls.permits(at(local_days{2026y / 10 / 10} + 18h)));
}

TEST_CASE("a policy with a part that was moved from is not whole, wherever the part stands") {
    date_exceptions dates;
    REQUIRE(dates.insert(local_days{2026y / 10 / 6}, date_exception::closed()));
    const date_exceptions kept = std::move(dates);
    const auto layer = [](const date_exceptions& exceptions) {
        return local_hours{.hours = weekly_hours::always(), .zone = zone::utc, .exceptions = exceptions};
    };
    CHECK(policy::from(kept, {layer(kept), layer(kept)}).is_whole());
    CHECK_FALSE(policy::from(dates, {layer(kept), layer(kept)}).is_whole()); // NOLINT: moved from on purpose
    CHECK_FALSE(policy::from(kept, {layer(dates), layer(kept)}).is_whole());
    const policy last = policy::from(kept, {layer(kept), layer(dates)});
    CHECK_FALSE(last.is_whole());
    CHECK_FALSE(timetable{october(), zone::beijing, last}.has_rules());
}

} // namespace policy_test
