#include "catch.hpp"

#include <curfew/diagnostics/rule.hpp>

#include <set>
#include <string>

namespace rule_test {

using namespace curfew;

// Each enumerator has the row at its own place.
static_assert([] {
    for (std::size_t i = 0; i < rule_table.size(); ++i) {
        if (rule_table[i].id != static_cast<rule>(i) || &info(rule_table[i].id) != &rule_table[i]) return false;
    }
    return true;
}());

static_assert(rule_from_name("time-range-overnight") == rule::time_range_overnight);
static_assert(name(severity::error) == "error" && name(severity::warning) == "warning");

TEST_CASE("rule names are unique, and words of small letters and digits") {
    std::set<std::string> seen;
    for (const rule_info& row : rule_table) {
        const std::string name{row.name};
        INFO(name);
        CHECK(seen.insert(name).second);
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
        CHECK(rule_from_name(row.name) == row.id);
    }
}

TEST_CASE("a name that is no rule's is none") {
    for (const std::string name : {"", "json", "json-syntax ", "JSON-SYNTAX", "json_syntax", "no-such-rule"}) {
        CHECK(rule_from_name(name) == std::nullopt);
    }
}

TEST_CASE("an error of a request has an API code, and nothing else has: what is never sent has no answer of the API") {
    for (const rule_info& row : rule_table) {
        INFO(row.name);
        const bool of_request = row.id < rule::forbid_list_absent || row.id == rule::trigger_time_format ||
                                row.id == rule::trigger_time_forbidden;
        CHECK(row.api_code.has_value() == (of_request && row.severity == severity::error));
    }
}

TEST_CASE("only errors about a value with one meaning may be lowered") {
    for (const rule_info& row : rule_table) {
        const bool one_meaning = row.id == rule::time_range_overnight || row.id == rule::boolean_as_number;
        CHECK(row.lowerable == one_meaning);
        if (row.lowerable) CHECK(row.severity == severity::error);
    }
}

TEST_CASE("each rule names its sources") {
    const std::set<std::string> known{"U25", "U23", "C25", "E23", "P26", "R23", "S", "L"};
    for (const rule_info& row : rule_table) {
        INFO(row.name);
        std::string rest{row.source};
        REQUIRE_FALSE(rest.empty());
        while (!rest.empty()) {
            const auto comma = rest.find(", ");
            CHECK(known.count(rest.substr(0, comma)) == 1);
            rest = comma == std::string::npos ? "" : rest.substr(comma + 2);
        }
    }
}

} // namespace rule_test
