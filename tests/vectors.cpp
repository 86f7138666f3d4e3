// The cases of data/verdicts.jsonl, one a line: `zone`, `end_inclusive`, an UpdateTask body `request`, and `instants`, rows
// of [unix seconds, reason, pointer, until]. They come from an evaluator that shares nothing with this library.

#include "catch.hpp"
#include "support/any_zone.hpp"

#include <curfew/timetable/explain.hpp>
#include <curfew/json.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include <nlohmann/json.hpp>

#include <fstream>
#include <optional>
#include <string>

namespace vectors_test {

namespace {

using namespace curfew;
using nlohmann::json;

std::string pointer_of(const range_place& place) {
    return (json_pointer{} / field::forbid_time_list / place.item / field::times / place.entry).text();
}

/// A verdict as a row of the file.
template <zone Zone>
json row(const zoned_schedule<Zone>& schedule, const task_rules& rules, range_end ends, sys_seconds t) {
    const auto verdict = schedule.at(t);
    json pointer;
    if (verdict.reason == reason::forbid_range) {
        const auto explained = explain(rules, schedule.to_local(t), ends);
        REQUIRE(explained.reason == reason::forbid_range);
        pointer = pointer_of(explained.range.value());
    }
    json until;
    if (verdict.until) until = verdict.until->time_since_epoch().count();
    return json::array({t.time_since_epoch().count(), std::string{name(verdict.reason)}, pointer, until});
}

} // namespace

TEST_CASE("every verdict of data/verdicts.jsonl") {
    std::ifstream file{CURFEW_TEST_DATA "/verdicts.jsonl"};
    REQUIRE(file);
    severity_settings policy;
    REQUIRE(policy.set(rule::time_range_overnight, rule_action::warning));
    int cases = 0;
    int rows = 0;
    for (std::string line; std::getline(file, line); ++cases) {
        INFO("line " << cases + 1);
        const json test = json::parse(line);
        const auto read = read_json(test.at("request").dump(), {policy, {}, {}});
        REQUIRE(read);
        const range_end ends = test.at("end_inclusive").get<bool>() ? range_end::inclusive : range_end::exclusive;
        with_zone(test.at("zone").get<std::string>(), [&](const auto& zone) {
            const zoned_schedule schedule{compile(*read.rules, ends), zone};
            for (const json& expected : test.at("instants")) {
                const sys_seconds t{seconds{expected.at(0).get<std::int64_t>()}};
                CHECK(row(schedule, *read.rules, ends, t).dump() == expected.dump());
                CHECK(schedule.permits(t) == (expected.at(1) == "permitted"));
                ++rows;
            }
        });
    }
    CHECK(cases == 60);
    CHECK(rows == 2400);
}

} // namespace vectors_test
