#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/timetable/explain.hpp>

namespace explain_test {

using namespace curfew;
using literals::forbid;
using literals::local;

namespace {

explanation at(const task_rules& rules, std::string_view time, range_end ends = range_end::exclusive) {
    return explain(rules, local(time), ends);
}

const explanation permitted{reason::permitted, {}};

explanation forbidden_by(std::size_t item, std::size_t entry) {
    return {reason::forbid_range, range_place{item, entry}};
}

} // namespace

TEST_CASE("outside the window the window is the reason, whatever is forbidden") {
    const auto rules =
        literals::task(literals::window("2021-05-23 10:00:00", "2021-05-23 10:30:00"), {forbid("", "00:00-24:00")});
    CHECK(at(rules, "2021-05-23 09:59:59") == explanation{reason::before_start, {}});
    CHECK(at(rules, "2021-05-23 10:00:00") == forbidden_by(0, 0));
    CHECK(at(rules, "2021-05-23 10:29:59") == forbidden_by(0, 0));
    CHECK(at(rules, "2021-05-23 10:30:00") == explanation{reason::after_end, {}});
    CHECK(explain(rules, local_seconds::min()) == explanation{reason::before_start, {}});
    CHECK(explain(rules, local_seconds::max()) == explanation{reason::after_end, {}});
}

TEST_CASE("a range is half open; read as inclusive it takes its last minute as well") {
    const auto rules =
        literals::task(literals::window("2021-05-23 00:00:00", "2021-05-24 00:00:00"), {forbid("Sun", "10:00-11:00")});
    CHECK(at(rules, "2021-05-23 09:59:59") == permitted);
    CHECK(at(rules, "2021-05-23 10:00:00") == forbidden_by(0, 0));
    CHECK(at(rules, "2021-05-23 10:59:59") == forbidden_by(0, 0));
    CHECK(at(rules, "2021-05-23 11:00:00") == permitted);
    CHECK(at(rules, "2021-05-23 11:00:59", range_end::inclusive) == forbidden_by(0, 0));
    CHECK(at(rules, "2021-05-23 11:01:00", range_end::inclusive) == permitted);
}

TEST_CASE("Saturday's night is named on Sunday morning") {
    const auto rules = literals::task(literals::window("2021-05-22 00:00:00", "2021-05-30 00:00:00"),
                                      {forbid("Mon", "22:00-08:00"), forbid("Sat", "12:00-13:00 22:00-08:00")});
    CHECK(at(rules, "2021-05-22 07:59:59") == permitted);
    CHECK(at(rules, "2021-05-22 12:30:00") == forbidden_by(1, 0));
    CHECK(at(rules, "2021-05-22 22:00:00") == forbidden_by(1, 1));
    CHECK(at(rules, "2021-05-23 07:59:59") == forbidden_by(1, 1));
    CHECK(at(rules, "2021-05-23 08:00:00") == permitted);
    CHECK(at(rules, "2021-05-24 07:00:00") == permitted);
    CHECK(at(rules, "2021-05-25 07:00:00") == forbidden_by(0, 0));
}

TEST_CASE("of several ranges the first in document order is named") {
    const auto rules = literals::task(
        literals::window("2021-05-23 00:00:00", "2021-05-24 00:00:00"),
        {forbid("Mon", "10:00-11:00"), forbid("Sun", "08:00-09:00 10:30-11:30"), forbid("", "10:00-12:00")});
    CHECK(at(rules, "2021-05-23 10:29:59") == forbidden_by(2, 0));
    CHECK(at(rules, "2021-05-23 10:30:00") == forbidden_by(1, 1));
    CHECK(at(rules, "2021-05-23 11:30:00") == forbidden_by(2, 0));
}

TEST_CASE("an absent list forbids nothing") {
    auto rules =
        literals::task(literals::window("2021-05-23 00:00:00", "2021-05-24 00:00:00"), {forbid("", "00:00-24:00")});
    rules.forbid_list.reset();
    CHECK(at(rules, "2021-05-23 10:00:00") == permitted);
}

TEST_CASE("the list can be asked about any time of 64 bits") {
    // The first of these seconds is a Sunday's 08:29:52, the last one a Sunday's 15:30:07.
    const std::vector list{forbid("Sun", "08:29-08:30 15:30-15:31")};
    CHECK(find_forbidding_range(list, local_seconds::min()) == range_place{0, 0});
    CHECK(find_forbidding_range(list, local_seconds::max()) == range_place{0, 1});
    CHECK(find_forbidding_range({forbid("Sat Mon", "00:00-24:00")}, local_seconds::min()) == std::nullopt);
}

TEST_CASE("a date that counts as another weekday has its ranges, the night that starts on it included") {
    const std::vector list{forbid("Fri", "12:00-14:00 22:00-08:00"), forbid("Sat Sun", "00:00-24:00")};
    date_exceptions dates;
    // Saturday, 2026-10-10, is a make-up workday.
    REQUIRE(dates.insert(local_days{std::chrono::year{2026} / 10 / 10}, date_exception::counts_as(std::chrono::Friday)));
    const auto range_at = [&](std::string_view time) { return find_forbidding_range(list, dates, local(time)); };
    CHECK(range_at("2026-10-10 07:59:59") == range_place{0, 1});
    CHECK(range_at("2026-10-10 08:00:00") == std::nullopt);
    CHECK(range_at("2026-10-10 13:00:00") == range_place{0, 0});
    CHECK(range_at("2026-10-10 22:00:00") == range_place{0, 1});
    CHECK(range_at("2026-10-11 07:59:59") == range_place{0, 1});
    CHECK(range_at("2026-10-11 08:00:00") == range_place{1, 0});
    CHECK(range_at("2026-10-17 13:00:00") == range_place{1, 0});
    CHECK(find_forbidding_range(list, local("2026-10-10 13:00:00")) == range_place{1, 0});
    CHECK(find_forbidding_range(list, dates, local("2026-10-10 14:00:59"), range_end::inclusive) == range_place{0, 0});
}

} // namespace explain_test
