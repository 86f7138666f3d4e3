#include "catch.hpp"
#include "support/table_zone.hpp"

#include <curfew/time/text.hpp>
#include <curfew/zone/text.hpp>
#include <curfew/zone/zone.hpp>

#include <random>
#include <type_traits>
#include <utility>
#include <vector>

namespace zone_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

static_assert(!std::is_default_constructible_v<zone>);
static_assert(std::is_nothrow_copy_constructible_v<zone> && std::is_nothrow_copy_assignable_v<zone>);
static_assert(std::is_nothrow_move_constructible_v<zone> && std::is_nothrow_move_assignable_v<zone>);
static_assert(sizeof(zone) <= 16);

// A fixed zone is asked in constants as well.
constexpr zone beijing = zone::beijing;
static_assert(beijing.offset_at(sys_seconds{}) == 8h && beijing.is_fixed() && beijing.table() == nullptr);
static_assert(zone::fixed(8h) == zone::beijing && zone::fixed(0s) == zone::utc && zone::utc != zone::beijing);
static_assert(beijing.to_local(sys_seconds{}) == local_seconds{8h});

constexpr sys_seconds epoch{};
static_assert(
    noexcept(beijing.offset_at(epoch)) && noexcept(beijing.span_at(epoch)) && noexcept(beijing.to_local(epoch)));

constexpr offset_span all_time(seconds offset) {
    return {sys_seconds::min(), sys_seconds::max(), offset};
}

constexpr sys_seconds at(std::int64_t second) {
    return sys_seconds{seconds{second}};
}

parsed<zone, zone_fault> made_of(seconds initial, const std::vector<transition>& list, std::string_view rule = {}) {
    return zone::from_transitions(initial, list, rule, "made");
}

void check_fault(const parsed<zone, zone_fault>& found, zone_fault fault, std::size_t place) {
    CHECK_FALSE(found);
    CHECK(found.fault == fault);
    CHECK(found.at == place);
}

} // namespace

TEST_CASE("a fixed offset is less than a day") {
    CHECK(zone::fixed(24h - 1s));
    CHECK(zone::fixed(-(24h - 1s)));
    CHECK_FALSE(zone::fixed(24h));
    CHECK_FALSE(zone::fixed(-24h));
    CHECK_FALSE(zone::fixed(seconds::max()));
    CHECK_FALSE(zone::fixed(seconds::min()));
    CHECK(zone::beijing.offset_at(epoch) == 8h);
    CHECK(zone::utc.offset_at(epoch) == 0s);
}

TEST_CASE("a fixed offset is one span that never ends") {
    for (const sys_seconds t : {sys_seconds::min(), epoch, sys_seconds::max()}) {
        CHECK(zone::beijing.offset_at(t) == 8h);
        CHECK(zone::beijing.span_at(t) == all_time(8h));
    }
}

TEST_CASE("civil time stops at the ends of 64 bits") {
    CHECK(zone::beijing.to_local(sys_seconds::max()) == local_seconds::max());
    CHECK(zone::beijing.to_local(sys_seconds::max() - 8h) == local_seconds::max());
    CHECK(zone::beijing.to_local(sys_seconds::max() - 8h - 1s) == local_seconds::max() - 1s);
    CHECK(zone::beijing.to_local(sys_seconds::min()) == local_seconds::min() + 8h);
    CHECK(zone::fixed(-1h)->to_local(sys_seconds::min()) == local_seconds::min());
}

TEST_CASE("a fixed zone is named by its offset, another one as its maker says") {
    CHECK(zone::beijing.name() == "+08:00");
    CHECK(zone::utc.name() == "+00:00");
    CHECK(zone::fixed(-(3h + 30min))->name() == "-03:30");
    CHECK(zone::fixed(-1s)->name() == "-00:00:01");
    CHECK(zone::fixed(-(24h - 1s))->name() == "-23:59:59");
    CHECK(made_of(1h, {}).value->name() == "made");
    CHECK(made_of(1h, {{epoch, 2h}}).value->name() == "made");
    CHECK(zone::from_transitions(1h, {}).value->name() == "");
}

TEST_CASE("copies share a table, and what was moved from is the zone it was") {
    const zone made = *made_of(1h, {{epoch, 2h}}).value;
    zone copy = made;
    CHECK(copy == made);
    CHECK(copy.table() == made.table());
    const zone moved = std::move(copy);
    CHECK(moved == made);
    CHECK(copy == made); // NOLINT: that is the point
    CHECK(copy.offset_at(epoch) == 2h);
    zone assigned = zone::utc;
    assigned = std::move(copy);
    CHECK(copy == made); // NOLINT
    CHECK(assigned.offset_at(epoch - 1s) == 1h);
    zone& itself = assigned;
    assigned = itself;
    CHECK(assigned == made);
    // The table is kept by each of them alone.
    assigned = zone::beijing;
    copy = zone::utc;
    CHECK(moved.offset_at(epoch) == 2h);
    // Made alike is not the same.
    CHECK_FALSE(made == *made_of(1h, {{epoch, 2h}}).value);
    CHECK_FALSE(zone::utc == *zone::fixed(1s));
}

TEST_CASE("zones made and dropped in a loop leave nothing behind") {
    std::vector<zone> kept;
    for (int i = 0; i < 2000; ++i) {
        const zone made = *made_of(1h, {{epoch, seconds{i + 2}}}, "").value;
        if (i % 100 == 0) kept.push_back(made);
        kept.push_back(kept.front());
        if (kept.size() > 20) kept.erase(kept.begin(), kept.begin() + 10);
    }
    CHECK(kept.back().offset_at(epoch - 1s) == 1h);
}

TEST_CASE("without transitions a zone is fixed, whoever made it") {
    for (const auto& found : {made_of(2h, {}), made_of(2h, {{epoch, 2h}}), made_of(2h, {}, "EET-2"),
                              made_of(2h, {{epoch, 2h}}, "<+02>-2"), made_of(1h, {{sys_seconds::min(), 2h}})}) {
        REQUIRE(found);
        CHECK(found.value->is_fixed());
        CHECK(found.value->table() == nullptr);
        for (const sys_seconds t : {sys_seconds::min(), epoch, sys_seconds::max()}) {
            CHECK(found.value->span_at(t) == all_time(2h));
        }
    }
    CHECK_FALSE(made_of(2h, {{epoch, 1h}}).value->is_fixed());
    CHECK_FALSE(made_of(2h, {}, "EET-2EEST,M3.5.0/3,M10.5.0/4").value->is_fixed());
}

TEST_CASE("a transition that changes nothing ends no span") {
    const zone made = *made_of(1h, {{at(-5), 1h}, {at(0), 2h}, {at(5), 2h}, {at(10), 1h}, {at(15), 1h}}).value;
    CHECK(made.span_at(at(-6)) == offset_span{sys_seconds::min(), at(0), 1h});
    CHECK(made.span_at(at(7)) == offset_span{at(0), at(10), 2h});
    CHECK(made.span_at(at(20)) == offset_span{at(10), sys_seconds::max(), 1h});
}

TEST_CASE("transitions at both ends of 64 bits") {
    const zone made =
        *made_of(1h, {{sys_seconds::min(), 2h}, {sys_seconds::min() + 1s, 3h}, {sys_seconds::max() - 1s, 4h}}).value;
    CHECK(made.span_at(sys_seconds::min()) == offset_span{sys_seconds::min(), sys_seconds::min() + 1s, 2h});
    CHECK(made.span_at(epoch) == offset_span{sys_seconds::min() + 1s, sys_seconds::max() - 1s, 3h});
    for (const sys_seconds t : {sys_seconds::max() - 1s, sys_seconds::max()}) {
        CHECK(made.span_at(t) == offset_span{sys_seconds::max() - 1s, sys_seconds::max(), 4h});
    }
    check_fault(made_of(1h, {{epoch, 2h}, {sys_seconds::max(), 3h}}), zone_fault::transition_out_of_range, 1);
}

TEST_CASE("lists that contradict themselves are refused, with the place") {
    using enum zone_fault;
    check_fault(made_of(24h, {}), offset_out_of_range, 0);
    check_fault(made_of(-24h, {}), offset_out_of_range, 0);
    check_fault(made_of(seconds::min(), {}), offset_out_of_range, 0);
    check_fault(made_of(0s, {{at(0), 1h}, {at(1), 24h}}), offset_out_of_range, 1);
    check_fault(made_of(0s, {{at(0), 1h}, {at(1), seconds::min()}}), offset_out_of_range, 1);
    check_fault(made_of(0s, {{at(0), 1h}, {at(0), 2h}}), transitions_not_ascending, 1);
    check_fault(made_of(0s, {{at(0), 1h}, {at(2), 2h}, {at(1), 3h}}), transitions_not_ascending, 2);
    check_fault(made_of(0s, {{at(0), 1h}, {at(0), 1h}}), transitions_not_ascending, 1);
    check_fault(made_of(0s, {}, "UTC"), rule_format, 3);
    check_fault(made_of(0s, {}, " UTC0"), rule_format, 0);
    check_fault(made_of(0s, {}, "CET-1"), rule_contradicts_transitions, 0);
    check_fault(made_of(0s, {{at(0), 1h}, {at(1), 2h}}, "CET-1"), rule_contradicts_transitions, 1);
    // New York's summer time on January 1st.
    check_fault(made_of(-5h, {{at(0), -4h}}, "EST5EDT,M3.2.0,M11.1.0"), rule_contradicts_transitions, 0);
    CHECK(made_of(-4h, {{at(0), -5h}}, "EST5EDT,M3.2.0,M11.1.0"));
}

TEST_CASE("the rule holds after the last transition that is listed, for ever") {
    const auto summer = std::chrono::sys_days{2021y / 3 / 14} + 7h;
    const zone new_york = *made_of(-5h, {{summer, -4h}}, "EST5EDT,M3.2.0,M11.1.0").value;
    CHECK(new_york.span_at(epoch) == offset_span{sys_seconds::min(), summer, -5h});
    CHECK(new_york.span_at(summer) == offset_span{summer, std::chrono::sys_days{2021y / 11 / 7} + 6h, -4h});
    for (const std::chrono::year y : {2022y, 2100y, 2106y, 2400y, 9999y, 30'000y}) {
        const sys_seconds july = std::chrono::sys_days{y / 7 / 1};
        const offset_span span = new_york.span_at(july);
        CHECK(span.offset == -4h);
        CHECK(span.first == std::chrono::sys_days{y / 3 / std::chrono::Sunday[2]} + 7h);
        CHECK(span.last == std::chrono::sys_days{y / 11 / std::chrono::Sunday[1]} + 6h);
        CHECK(new_york.span_at(span.last).first == span.last);
        CHECK(new_york.span_at(span.last).offset == -5h);
    }
    CHECK(new_york.span_at(sys_seconds::max()).last == sys_seconds::max());
}

TEST_CASE(
    "listed transitions come first, however far in the future, and what the rule says of their time does not count") {
    // The list keeps winter time through the summer of 2150, and ends in the winter after it.
    const sys_seconds end_of_list = std::chrono::sys_days{2151y / 1 / 1};
    const zone made = *made_of(-5h, {{end_of_list - 1h, 3h}, {end_of_list, -5h}}, "EST5EDT,M3.2.0,M11.1.0").value;
    CHECK(made.offset_at(std::chrono::sys_days{2040y / 7 / 1}) == -5h);
    CHECK(made.offset_at(std::chrono::sys_days{2150y / 7 / 1}) == -5h);
    CHECK(made.span_at(end_of_list) == offset_span{end_of_list, std::chrono::sys_days{2151y / 3 / 14} + 7h, -5h});
    CHECK(made.offset_at(std::chrono::sys_days{2151y / 7 / 1}) == -4h);
    CHECK(made.table()->ruled_from() == end_of_list);
}

TEST_CASE("the last span of the list may begin long before the rule's") {
    // -05:00 since 1900; a transition that changes nothing in January 2000, where the rule takes over.
    const sys_seconds taken_over = std::chrono::sys_days{2000y / 1 / 15};
    const sys_seconds since = std::chrono::sys_days{1900y / 1 / 1};
    const zone made = *made_of(-6h, {{since, -5h}, {taken_over, -5h}}, "EST5EDT,M3.2.0,M11.1.0").value;
    const sys_seconds summer = std::chrono::sys_days{2000y / 3 / 12} + 7h;
    for (const sys_seconds t : {since, std::chrono::sys_days{1990y / 7 / 1} + 0s, taken_over, summer - 1s}) {
        CHECK(made.span_at(t) == offset_span{since, summer, -5h});
    }
    CHECK(made.offset_at(summer) == -4h);
    // What the rule says of 1999 agrees with the list from that November on.
    CHECK(made.table()->ruled_from() == std::chrono::sys_days{1999y / 11 / 7} + 6h);
}

TEST_CASE("a rule without a list holds for all time") {
    const zone made = *made_of(-4h, {}, "EST5EDT,M3.2.0,M11.1.0").value;
    CHECK(made.table()->ruled_from() == sys_seconds::min());
    for (const std::chrono::year y : {-9999y, 0y, 1900y, 1969y, 1970y, 2021y, 2105y, 2106y, 9999y}) {
        CHECK(made.span_at(std::chrono::sys_days{y / 7 / 1}) ==
              offset_span{std::chrono::sys_days{y / 3 / std::chrono::Sunday[2]} + 7h,
                          std::chrono::sys_days{y / 11 / std::chrono::Sunday[1]} + 6h, -4h});
        CHECK(made.offset_at(std::chrono::sys_days{y / 1 / 1}) == -5h);
    }
    CHECK(made.span_at(sys_seconds::min()).first == sys_seconds::min());
    CHECK(made.span_at(sys_seconds::max()).last == sys_seconds::max());
}

TEST_CASE("an instant in words has the zone's offset at that instant") {
    const zone made = *made_of(-5h, {{epoch, -4h}}).value;
    CHECK(format_rfc3339(epoch - 1s, made)->view() == "1969-12-31T18:59:59-05:00");
    CHECK(format_rfc3339(epoch, made)->view() == "1969-12-31T20:00:00-04:00");
    CHECK_FALSE(format_rfc3339(sys_seconds::max(), made));
}

} // namespace zone_test
