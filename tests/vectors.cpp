// The cases of data/verdicts.jsonl, one a line: `zone`, `end_inclusive`, an UpdateTask body `request`, and `instants`, rows
// of [unix seconds, reason, pointer, until]. They come from an evaluator that shares nothing with this library.

#include "catch.hpp"
#include "support/any_zone.hpp"

#include <curfew/json.hpp>
#include <curfew/task/complete.hpp>
#include <curfew/timetable/timetable.hpp>

#include <nlohmann/json.hpp>

#include <fstream>
#include <optional>
#include <string>

namespace vectors_test {

namespace {

using namespace curfew;
using nlohmann::json;

/// A verdict as a row of the file.
json row(const timetable& calls, sys_seconds t) {
    const verdict found = calls.at(t);
    json pointer;
    if (found.reason == reason::forbid_range) {
        const explanation explained = calls.explain(t);
        REQUIRE(explained.reason == reason::forbid_range);
        REQUIRE(explained.range);
        pointer = explained.pointer.text();
    }
    json until;
    if (found.until) until = found.until->time_since_epoch().count();
    return json::array({t.time_since_epoch().count(), std::string{name(found.reason)}, pointer, until});
}

} // namespace

TEST_CASE("every verdict of data/verdicts.jsonl") {
    std::ifstream file{CURFEW_TEST_DATA "/verdicts.jsonl"};
    REQUIRE(file);
    severity_settings severities;
    REQUIRE(severities.set(rule::time_range_overnight, severity::warning));
    int cases = 0;
    int rows = 0;
    int absent_lists = 0;
    for (std::string line; std::getline(file, line); ++cases) {
        INFO("line " << cases + 1);
        const json test = json::parse(line);
        parse_options options;
        options.severities = severities;
        const auto update = read_update_task(test.at("request").dump(), options);
        // The evaluator was told that nothing is stored; without a list, the library wants to be told as well.
        const bool has_list = test.at("request").contains("ForbidTimeList");
        CHECK(complete(update).report().valid() == has_list);
        absent_lists += has_list ? 0 : 1;
        const auto rules = new_task(update);
        REQUIRE(rules);
        const range_end ends = test.at("end_inclusive").get<bool>() ? range_end::inclusive : range_end::exclusive;
        const timetable calls{*rules, zone_of(test.at("zone").get<std::string>()), ends};
        for (const json& expected : test.at("instants")) {
            const sys_seconds t{seconds{expected.at(0).get<std::int64_t>()}};
            CHECK(row(calls, t).dump() == expected.dump());
            CHECK(calls.permits(t) == (expected.at(1) == "permitted"));
            ++rows;
        }
    }
    CHECK(cases == 60);
    CHECK(rows == 2400);
    CHECK(absent_lists == 9);
}

} // namespace vectors_test
