#include "catch.hpp"

#include <curfew/diagnostics/report.hpp>

#include <string>

namespace report_test {

using namespace curfew;

namespace {

constexpr json_pointer root;
constexpr json_pointer list = root / field::forbid_time_list;

diagnostic at(json_pointer where, severity s = severity::error, std::string below = "",
              std::optional<std::uint32_t> offset = {}) {
    return {rule::type_mismatch, s, where, std::move(below), offset, {}};
}

std::vector<std::string> places(const report& r) {
    std::vector<std::string> result;
    for (const diagnostic& d : r) result.push_back(d.pointer());
    return result;
}

using places_t = std::vector<std::string>;

} // namespace

TEST_CASE("an empty report is valid") {
    const report r;
    CHECK(r.valid());
    CHECK(r.errors() == 0);
    CHECK(r.warnings() == 0);
    CHECK(r.begin() == r.end());
    CHECK_FALSE(r.has(rule::type_mismatch));
}

TEST_CASE("a report counts errors and warnings") {
    report r;
    r.add(at(root, severity::warning));
    CHECK(r.valid());
    CHECK(r.warnings() == 1);
    r.add(at(root, severity::error));
    CHECK_FALSE(r.valid());
    CHECK(r.errors() == 1);
    CHECK(r.warnings() == 1);
    CHECK(r.has(rule::type_mismatch));
    CHECK_FALSE(r.has(rule::json_syntax));

    report both;
    both.add(at(list, severity::error));
    both.append(r);
    CHECK(both.errors() == 2);
    CHECK(both.warnings() == 1);
    CHECK(places(both) == places_t{"/ForbidTimeList", "", ""});
}

TEST_CASE("a report with a limit counts what it does not keep, and keeps errors first") {
    report r;
    r.keep_at_most(2);
    CHECK(r.most_kept() == 2);
    r.add(at(root / field::recall, severity::warning));
    r.add(at(root / field::concurrency, severity::warning));
    r.add(at(list / 0, severity::warning));
    CHECK(r.warnings() == 3);
    CHECK(r.left_out() == 1);
    CHECK(places(r) == places_t{"/Recall", "/Concurrency"});
    CHECK_FALSE(r.full_of_errors());
    r.add(at(list / 1));
    CHECK(places(r) == places_t{"/Recall", "/ForbidTimeList/1"});
    r.order_by_place();
    r.add(at(list / 2));
    CHECK(r.full_of_errors());
    r.add(at(list / 3));
    r.add(at(root, severity::warning));
    CHECK(places(r) == places_t{"/ForbidTimeList/1", "/ForbidTimeList/2"});
    CHECK(r.errors() == 3);
    CHECK(r.warnings() == 4);
    CHECK(r.left_out() == 5);

    report both;
    both.keep_at_most(3);
    both.add(at(root, severity::warning));
    both.add(at(list / 9, severity::warning));
    both.append(r);
    CHECK(both.errors() == 3);
    CHECK(both.warnings() == 6);
    CHECK(both.left_out() == 6);
    CHECK(places(both) == places_t{"", "/ForbidTimeList/2", "/ForbidTimeList/1"});

    r.add({rule::json_syntax, severity::error, root, {}, {}, {}});
    CHECK(r.has(rule::json_syntax));
    CHECK(r.diagnostics().size() == 2);
    CHECK(r.errors() == 4);

    report counts;
    counts.keep_at_most(0);
    CHECK_FALSE(counts.full_of_errors());
    counts.add(at(root));
    CHECK(counts.full_of_errors());
    CHECK_FALSE(counts.valid());
    CHECK(counts.left_out() == 1);
}

TEST_CASE("diagnostics are put into the order of the API page") {
    report r;
    r.add(at(root / field::recall));
    r.add(at(list / 10 / field::times / 1));
    r.add(at(list / 9 / field::times));
    r.add(at(list / 9 / field::weekdays / 3));
    r.add(at(list));
    r.add(at(root / field::task_open_id));
    r.add(at(root));
    r.order_by_place();
    CHECK(places(r) == places_t{"", "/TaskOpenId", "/ForbidTimeList", "/ForbidTimeList/9/Weekdays/3",
                                "/ForbidTimeList/9/Times", "/ForbidTimeList/10/Times/1", "/Recall"});
}

TEST_CASE("diagnostics of one place are put into the order of the rulebook") {
    report r;
    for (const rule id : {rule::time_range_overlap, rule::time_range_ends_24, rule::time_range_last_minute}) {
        r.add({id, severity::warning, list, {}, {}, {}});
    }
    r.order_by_place();
    CHECK(r.diagnostics()[0].id == rule::time_range_ends_24);
    CHECK(r.diagnostics()[1].id == rule::time_range_last_minute);
    CHECK(r.diagnostics()[2].id == rule::time_range_overlap);
}

TEST_CASE("members that the API does not know come after those it knows") {
    report r;
    r.add(at(root, severity::warning, "/b"));
    r.add(at(root, severity::warning, "/a"));
    r.add(at(list / 0, severity::warning, "/x"));
    r.add(at(list / 0 / field::times / 0));
    r.add(at(list / 1));
    r.add(at(root / field::recall));
    r.order_by_place();
    CHECK(places(r) ==
          places_t{"/ForbidTimeList/0/Times/0", "/ForbidTimeList/0/x", "/ForbidTimeList/1", "/Recall", "/b", "/a"});
}

TEST_CASE("locate() puts diagnostics into the order of the text, those without a place in it last") {
    report r;
    r.add(at(root / field::task_open_id));
    r.add(at(root / field::start_time, severity::error, "", 7));
    r.add(at(root / field::recall));
    r.add(at(list));
    r.add(at(root / field::concurrency));
    r.locate([](const diagnostic& d) -> std::optional<std::uint32_t> {
        // One that has an offset already is not asked for.
        if (d.where == root / field::start_time) return 0;
        if (d.where == root / field::recall) return 3;
        if (d.where == list) return 9;
        return std::nullopt;
    });
    CHECK(places(r) == places_t{"/Recall", "/StartTime", "/ForbidTimeList", "/TaskOpenId", "/Concurrency"});
    CHECK(r.diagnostics()[1].offset == 7U);
}

} // namespace report_test
