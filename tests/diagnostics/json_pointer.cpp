#include "catch.hpp"

#include <curfew/diagnostics/json_pointer.hpp>

#include <limits>
#include <type_traits>

namespace json_pointer_test {

using namespace curfew;

static_assert(std::is_trivially_copyable_v<json_pointer>);
static_assert(json_pointer{}.is_root());
static_assert((json_pointer{} / field::times / 3).last_field() == field::times);

namespace {

constexpr json_pointer root;
constexpr json_pointer list = root / field::forbid_time_list;

} // namespace

TEST_CASE("a place as text, by RFC 6901") {
    CHECK(root.text() == "");
    CHECK((root / field::start_time).text() == "/StartTime");
    CHECK(list.text() == "/ForbidTimeList");
    CHECK((list / 0).text() == "/ForbidTimeList/0");
    CHECK((list / 10 / field::times / 1).text() == "/ForbidTimeList/10/Times/1");
    CHECK((list / 4294967293U / field::weekdays).text() == "/ForbidTimeList/4294967293/Weekdays");
}

TEST_CASE("an index past what it holds is the greatest it holds") {
    CHECK((list / std::numeric_limits<std::size_t>::max()).text() == "/ForbidTimeList/4294967294");
}

TEST_CASE("a place too deep is cut off to one that fits") {
    const json_pointer deepest = list / 0 / field::times / 1 / field::weekdays / 2 / field::recall / 3;
    CHECK((deepest / field::times) == deepest);
    CHECK((deepest / 4) == deepest);
    CHECK((root / 0) == root);
    CHECK((list / 1 / 2) == list / 1);
}

TEST_CASE("the last field of a place") {
    CHECK(root.last_field() == field::none);
    CHECK((list / 3).last_field() == field::forbid_time_list);
    CHECK((list / 3 / field::weekdays).last_field() == field::weekdays);
}

TEST_CASE("the parent of a place") {
    json_pointer place = list / 3 / field::times / 1;
    for (const json_pointer& parent : {list / 3 / field::times, list / 3, list, root, root}) {
        place = place.parent();
        CHECK(place == parent);
    }
}

TEST_CASE("a place contains what lies in it") {
    const json_pointer inside[]{root, list, list / 3, list / 3 / field::times, list / 3 / field::times / 1};
    for (std::size_t i = 0; i < std::size(inside); ++i) {
        for (std::size_t j = 0; j < std::size(inside); ++j) CHECK(inside[i].contains(inside[j]) == (i <= j));
    }
    CHECK_FALSE((list / 3).contains(list / 4 / field::times));
    CHECK_FALSE((list / 3).contains(list / 30));
    CHECK_FALSE((list / 3 / field::times).contains(list / 3 / field::weekdays / 0));
    CHECK_FALSE((root / field::start_time).contains(list));
    CHECK_FALSE((list / field::times).contains(list / 3));
}

TEST_CASE("places are ordered as on the API page, each before what lies in it") {
    const json_pointer ordered[]{root,
                                 root / field::task_open_id,
                                 root / field::start_time,
                                 root / field::end_time,
                                 root / field::ring_again_times,
                                 root / field::ring_again_interval,
                                 root / field::concurrency,
                                 list,
                                 list / 0,
                                 list / 0 / field::weekdays,
                                 list / 0 / field::weekdays / 1,
                                 list / 0 / field::times,
                                 list / 0 / field::times / 0,
                                 list / 0 / field::times / 9,
                                 list / 0 / field::times / 10,
                                 list / 1,
                                 list / 10,
                                 root / field::recall};
    for (std::size_t i = 0; i < std::size(ordered); ++i) {
        for (std::size_t j = 0; j < std::size(ordered); ++j) {
            INFO(ordered[i].text() << " and " << ordered[j].text());
            CHECK((ordered[i] < ordered[j]) == (i < j));
            CHECK((ordered[i] == ordered[j]) == (i == j));
        }
    }
}

TEST_CASE("a name as a token escapes ~ and /") {
    CHECK(escaped_pointer_token("") == "");
    CHECK(escaped_pointer_token("Foo") == "Foo");
    CHECK(escaped_pointer_token("a/b~c") == "a~1b~0c");
    CHECK(escaped_pointer_token("~1") == "~01");
}

TEST_CASE("a place of all the names there is room for") {
    const json_pointer deep = list / 1 / field::local_hours / 2 / field::exceptions / 3 / field::times / 4;
    CHECK(deep.depth() == 4);
    CHECK(deep.text() == "/ForbidTimeList/1/LocalHours/2/Exceptions/3/Times/4");
    CHECK(deep.parent().contains(deep));
    CHECK(deep.contains(deep));
    CHECK_FALSE(deep.contains(deep.parent()));
    CHECK_FALSE(deep.contains(deep.parent() / 5));
}

} // namespace json_pointer_test
