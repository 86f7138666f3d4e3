// What parse() makes of whole requests: all violations, in order, one error for one fault, and no update from a request
// with an error, whatever the caller asks for.

#include "catch.hpp"
#include "support/diagnostics.hpp"

#include <curfew/task/complete.hpp>

#include <algorithm>
#include <ctime>
#include <utility>

namespace parse_test {

using namespace diagnostics;

namespace {

using items = std::vector<forbid_time_item>;

constexpr json_pointer root;
constexpr json_pointer list = root / field::forbid_time_list;

lines found(const update_task_request& r, const parse_options& options = {}) {
    return short_form(parse(r, options).report());
}

/// What is found in a request of which a reader refused some values.
lines found_beside(const update_task_request& r, std::vector<json_pointer> unreadable) {
    std::sort(unreadable.begin(), unreadable.end());
    report out;
    const severity_settings severities;
    detail::reporter reporter{out, severities, unreadable};
    static_cast<void>(detail::check_update_task(r, {}, reporter));
    out.order_by_place();
    return short_form(out);
}

update_task_request wrong_everywhere() {
    update_task_request r;
    r.unknown = {{"Foo", "1"}};
    r.task_open_id = "";
    r.start_time = "2021-05-20";
    r.ring_again_times = 6;
    r.ring_again_interval = 1;
    r.concurrency = 0;
    r.recall = true;
    r.forbid_time_list = items{on({8, 2, 2}, {"22:00-08:00", "x"}), {{}, {}, {{"Bar", "2"}}}, every_day({})};
    return r;
}

} // namespace

TEST_CASE("the example of the API page makes an update") {
    const auto result = parse(page_example());
    REQUIRE(result);
    CHECK(result.report().diagnostics().empty());
    CHECK(result->id().text() == "123");
    CHECK(format(result->window().start())->view() == "2021-05-20 17:35:43");
    CHECK(format(result->window().end())->view() == "2021-05-21 17:35:44");
    CHECK(result->concurrency().calls() == 1);
    CHECK(result->redial() == redial_settings::from(1, minutes{5}));
    REQUIRE(result->forbid_list());
    REQUIRE(result->forbid_list()->size() == 1);
    CHECK(result->forbid_list()->at(0).days() == weekday_set{std::chrono::Sunday});
    CHECK(to_request(*result) == page_example());
}

TEST_CASE("an empty request misses everything it needs") {
    CHECK(found({}) == lines{"error task-open-id-missing /TaskOpenId", "error start-time-missing /StartTime",
                             "error end-time-missing /EndTime", "warning redial-reset /RingAgainTimes",
                             "error concurrency-missing /Concurrency"});
}

TEST_CASE("all violations are reported, in document order") {
    CHECK(found(wrong_everywhere()) ==
          lines{"error task-open-id-empty /TaskOpenId", "error start-time-format /StartTime",
                "error end-time-missing /EndTime", "error redial-times-too-many /RingAgainTimes",
                "error redial-interval-too-short /RingAgainInterval", "error concurrency-not-positive /Concurrency",
                "error weekday-out-of-range /ForbidTimeList/0/Weekdays/0",
                "warning weekday-duplicate /ForbidTimeList/0/Weekdays/2",
                "error time-range-overnight /ForbidTimeList/0/Times/0",
                "error time-range-format /ForbidTimeList/0/Times/1", "error times-missing /ForbidTimeList/1/Times",
                "warning unknown-field /ForbidTimeList/1/Bar", "error times-empty /ForbidTimeList/2/Times",
                "warning unknown-field /Foo"});
}

TEST_CASE("of one place, rules are reported in the order of the rulebook") {
    update_task_request r = page_example();
    r.forbid_time_list = items{on({2}, {"10:00-23:59", "23:58-23:59", "12:00-24:00"})};
    r.forbid_time_list->push_back(on({3}, {"10:00-23:59", "23:58-23:59"}));
    r.end_time = r.start_time;
    parse_options options;
    options.now = sys_seconds::max();
    CHECK(found(r, options) == lines{"error end-not-after-start /EndTime", "error window-over /EndTime",
                                     "warning time-range-overlap /ForbidTimeList/0/Times/1",
                                     "warning time-range-ends-24 /ForbidTimeList/0/Times/2",
                                     "warning time-range-overlap /ForbidTimeList/0/Times/2",
                                     "warning time-range-last-minute /ForbidTimeList/1/Times/0",
                                     "warning time-range-last-minute /ForbidTimeList/1/Times/1",
                                     "warning time-range-overlap /ForbidTimeList/1/Times/1"});
}

TEST_CASE("one fault is one error: a value that cannot be understood silences the rules that need it") {
    update_task_request r = page_example();
    r.start_time = "2021-05-22";
    r.forbid_time_list = items{every_day({"00:00-24:0O", "00:00-23:59", "00:00-23:59"})};
    CHECK(found(r) == lines{"error start-time-format /StartTime", "error time-range-format /ForbidTimeList/0/Times/0",
                            "warning time-range-overlap /ForbidTimeList/0/Times/2"});
}

TEST_CASE("a value that the reader refused silences the rules that need it") {
    SECTION("each field by itself") {
        CHECK(found_beside({}, {root / field::task_open_id, root / field::start_time, root / field::end_time,
                                root / field::ring_again_times, root / field::concurrency, list}) == lines{});
    }
    SECTION("an interval") {
        auto r = page_example();
        r.end_time = "2021-05-20 17:36:43";
        r.ring_again_interval.reset();
        CHECK(found_beside(r, {root / field::ring_again_interval}) == lines{});
    }
    SECTION("Recall") {
        auto r = page_example();
        r.ring_again_times.reset();
        CHECK(found_beside(r, {root / field::recall}) == lines{});
    }
    SECTION("Weekdays: nobody knows the days on which the item applies") {
        auto r = page_example();
        r.forbid_time_list = items{every_day({"10:00-11:00"}), on({2}, {"10:00-11:00"})};
        CHECK(found_beside(r, {list / 0 / field::weekdays}) == lines{});
    }
    SECTION("an entry of Weekdays") {
        auto r = page_example();
        r.forbid_time_list = items{on({2, 3}, {"10:00-11:00"}), on({2}, {"10:00-11:00"})};
        CHECK(found_beside(r, {list / 0 / field::weekdays / 1}) == lines{});
    }
    SECTION("the only entry of Weekdays") {
        auto r = page_example();
        r.forbid_time_list = items{on({}, {"10:00-11:00"}), on({2}, {"10:00-11:00"})};
        CHECK(found_beside(r, {list / 0 / field::weekdays / 0}) == lines{});
    }
    SECTION("the only entry of Times") {
        auto r = page_example();
        r.forbid_time_list = items{on({2}, {})};
        CHECK(found_beside(r, {list / 0 / field::times / 0}) == lines{});
    }
    SECTION("an entry of Times might cover the rest") {
        auto r = page_example();
        r.forbid_time_list = items{every_day({"00:00-23:59", ""})};
        CHECK(found_beside(r, {list / 0 / field::times / 1}) == lines{});
    }
    SECTION("an item") {
        auto r = page_example();
        r.forbid_time_list = items{every_day({"00:00-24:00"}), {}};
        CHECK(found_beside(r, {list / 1}) == lines{"warning time-range-ends-24 /ForbidTimeList/0/Times/0"});
    }
}

TEST_CASE("strict: a request with a warning makes no update") {
    auto r = page_example();
    r.ring_again_times = 4;
    CHECK(parse(r));
    parse_options options;
    options.severities = severity_settings::strict();
    const auto result = parse(r, options);
    CHECK_FALSE(result);
    CHECK(short_form(result.report()) == lines{"error redial-times-over-sdk-limit /RingAgainTimes"});
}

TEST_CASE("strict: warnings that the rulebook makes of errors are errors again") {
    auto r = page_example();
    r.recall = false;
    r.ring_again_times = 6;
    CHECK(parse(r));
    parse_options options;
    options.severities = severity_settings::strict();
    CHECK_FALSE(parse(r, options));
}

TEST_CASE("a single rule can be raised or silenced") {
    auto r = page_example();
    r.ring_again_times.reset();
    parse_options options;
    REQUIRE(options.severities.set(rule::redial_reset, severity::error));
    CHECK_FALSE(parse(r, options));
    CHECK(found(r, options) == lines{"error redial-reset /RingAgainTimes"});
    REQUIRE(options.severities.set(rule::redial_reset, std::nullopt));
    CHECK(parse(r, options));
    CHECK(found(r, options) == lines{});
}

TEST_CASE("no settings make an update of a request with an error, overnight ranges aside") {
    parse_options options;
    for (const rule_info& row : rule_table) {
        for (const std::optional<severity> counts_as : {std::optional{severity::warning}, std::optional<severity>{}}) {
            static_cast<void>(options.severities.set(row.id, counts_as));
        }
    }
    const auto refused = [&](auto change) {
        auto r = page_example();
        change(r);
        const auto result = parse(r, options);
        return !result && result.report().errors() > 0;
    };
    using request = update_task_request;
    CHECK(refused([](request& r) { r.task_open_id.reset(); }));
    CHECK(refused([](request& r) { r.task_open_id = " "; }));
    CHECK(refused([](request& r) { r.start_time.reset(); }));
    CHECK(refused([](request& r) { r.end_time.reset(); }));
    CHECK(refused([](request& r) { r.start_time = ""; }));
    CHECK(refused([](request& r) { r.end_time = ""; }));
    CHECK(refused([](request& r) { r.end_time = r.start_time; }));
    CHECK(refused([](request& r) { r.concurrency.reset(); }));
    CHECK(refused([](request& r) { r.concurrency = 0; }));
    CHECK(refused([](request& r) { r.ring_again_times = -1; }));
    CHECK(refused([](request& r) { r.ring_again_times = 6; }));
    CHECK(refused([](request& r) { r.ring_again_interval = 4; }));
    CHECK(refused([](request& r) { r.ring_again_interval = 1441; }));
    CHECK(refused([](request& r) { r.forbid_time_list = items{on({0}, {"10:00-11:00"})}; }));
    CHECK(refused([](request& r) { r.forbid_time_list = items{on({1}, {})}; }));
    CHECK(refused([](request& r) { r.forbid_time_list = items{{}}; }));
    CHECK(refused([](request& r) { r.forbid_time_list = items{on({1}, {"10:00"})}; }));
    CHECK(refused([](request& r) { r.forbid_time_list = items{on({1}, {"10:00-10:00"})}; }));

    auto overnight = page_example();
    overnight.forbid_time_list = items{on({1}, {"22:00-08:00"})};
    CHECK_FALSE(parse(overnight));
    REQUIRE(options.severities.set(rule::time_range_overnight, severity::warning));
    CHECK(parse(overnight, options));
}

TEST_CASE("what a request leaves alone is absent from the update") {
    auto r = page_example();
    r.recall = false;
    r.ring_again_times.reset();
    r.ring_again_interval.reset();
    r.forbid_time_list.reset();
    auto result = parse(r);
    REQUIRE(result);
    CHECK_FALSE(result->redial());
    CHECK_FALSE(result->forbid_list());
    CHECK(to_request(*result) == r);
    // A check of the request is silent about it.
    CHECK(result.report().diagnostics().empty());

    r.recall.reset();
    r.forbid_time_list.emplace();
    result = parse(r);
    REQUIRE(result);
    CHECK(result->redial() == redial_settings{});
    REQUIRE(result->forbid_list());
    CHECK(result->forbid_list()->empty());
}

TEST_CASE("a request of an update or a task that was moved from is not valid") {
    task_update update = *parse(page_example());
    task of = *complete(update);
    CHECK(parse(to_request(of)));
    const task_update kept = std::move(update);
    const task kept_task = std::move(of);
    CHECK(to_request(update) == update_task_request{}); // NOLINT(bugprone-use-after-move): that is the test
    CHECK(to_request(of) == update_task_request{});     // NOLINT(bugprone-use-after-move)
    CHECK_FALSE(parse(to_request(of)));
    CHECK(to_request(kept) == page_example());
    CHECK(to_request(kept_task) == page_example());
}

TEST_CASE("a rule that was moved from makes an item that is not valid") {
    forbid_rule rule = parse(page_example())->forbid_list()->front();
    const forbid_rule kept = std::move(rule);
    auto r = page_example();
    r.forbid_time_list = items{to_forbid_time_item(rule)}; // NOLINT(bugprone-use-after-move)
    CHECK(found(r) == lines{"error times-empty /ForbidTimeList/0/Times"});
}

TEST_CASE("100,000 ranges are parsed in linear time") {
    /// Processor time for each range, the best of some runs, since other programs may be running.
    const auto seconds_each = [](std::size_t count, bool one_item) {
        auto r = page_example();
        auto& forbidden = r.forbid_time_list.emplace();
        if (one_item) {
            forbidden.push_back(every_day(std::vector<std::string>(count, "00:00-23:58")));
        } else {
            forbidden.assign(count, on({1, 3, 5, 7}, {"10:00-11:00"}));
        }
        double best = 1e9;
        for (int run = 0; run < 3; ++run) {
            const std::clock_t before = std::clock();
            const auto result = parse(r);
            const double taken = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
            best = std::min(best, taken / static_cast<double>(count));
            CHECK(result);
            // Every range but the first overlaps an earlier one.
            CHECK(result.report().warnings() == count - 1);
        }
        return best;
    };
    for (const bool one_item : {true, false}) {
        const double few = seconds_each(2'000, one_item);
        const double many = seconds_each(100'000, one_item);
        INFO(few << " s each of 2,000, " << many << " s each of 100,000");
        // Quadratic would be 50 times as much for each.
        CHECK(many < 20 * few);
    }
}

} // namespace parse_test
