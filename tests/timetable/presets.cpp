#include <curfew/timetable/presets.hpp>

#include "catch.hpp"

namespace presets_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr legal_hours france = *find_legal_hours("fr");
static_assert(!france.hours.contains(std::chrono::Monday, {9, 59}));
static_assert(france.hours.contains(std::chrono::Monday, {10, 0}));
static_assert(france.hours.contains(std::chrono::Friday, {12, 59}));
static_assert(!france.hours.contains(std::chrono::Friday, {13, 0}));
static_assert(!france.hours.contains(std::chrono::Friday, {13, 59}));
static_assert(france.hours.contains(std::chrono::Friday, {14, 0}));
static_assert(france.hours.contains(std::chrono::Friday, {19, 59}));
static_assert(!france.hours.contains(std::chrono::Friday, {20, 0}));
static_assert(france.hours.length() == 5 * 9h);
static_assert(france.closed_on_public_holidays);
static_assert(france.limit() == attempt_limit::within(attempts{4}, 30 * 24h));

constexpr legal_hours united_states = *find_legal_hours("us");
static_assert(!united_states.hours.contains(std::chrono::Sunday, {7, 59}));
static_assert(united_states.hours.contains(std::chrono::Sunday, {8, 0}));
static_assert(united_states.hours.contains(std::chrono::Saturday, {20, 59}));
static_assert(!united_states.hours.contains(std::chrono::Saturday, {21, 0}));
static_assert(united_states.hours.length() == 7 * 13h);
static_assert(!united_states.closed_on_public_holidays);
static_assert(!united_states.limit());

static_assert(!find_legal_hours("FR"));
static_assert(!find_legal_hours(""));

} // namespace

TEST_CASE("every preset says where it comes from, and is found by a name of its own") {
    std::string_view before;
    for (const legal_hours& preset : legal_hours_presets) {
        CHECK(before < preset.name);
        before = preset.name;
        CHECK(find_legal_hours(preset.name)->source == preset.source);
        CHECK(!preset.jurisdiction.empty());
        CHECK(!preset.source.empty());
        CHECK(preset.read_on.ok());
        CHECK(!preset.hours.empty());
        CHECK(preset.hours != weekly_hours::always());
    }
}

} // namespace presets_test
