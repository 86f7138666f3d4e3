// The week as a picture: who forbids each minute, what is drawn together, what is in the calendar, and that nothing in a
// request becomes markup.

#include "catch.hpp"

#include "in_process.hpp"
#include "markup.hpp"
#include "task_calendar.hpp"
#include "visible_text.hpp"
#include "week_picture.hpp"
#include "week_svg.hpp"
#include "week_terminal.hpp"

#include "support/literals.hpp"
#include "support/slow_rules.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

namespace week_test {

using namespace curfew;
using namespace curfew::tool;

namespace {

constexpr local_days sunday{std::chrono::year{2021} / 5 / 16};

task rules_of(std::vector<forbid_rule> list, const call_window& window) {
    return literals::task_with(window, std::move(list));
}

task rules_of(std::vector<forbid_rule> list, seconds length = std::chrono::days{30}) {
    return rules_of(std::move(list), *call_window::from(local_seconds{sunday}, local_seconds{sunday} + length));
}

forbid_rule rule_of(weekday_set days, std::vector<time_range> ranges) {
    return *forbid_rule::from(days, std::move(ranges));
}

time_range range(int first, int end) {
    return *time_range::from(*time_of_day::from_minutes(first), *time_of_day::from_minutes(end));
}

/// Lists of up to `most` items with ranges that start anywhere, overnight ones among them.
std::vector<forbid_rule> random_list(std::mt19937& dice, int most) {
    std::vector<forbid_rule> list;
    const int count = std::uniform_int_distribution{0, most}(dice);
    for (int i = 0; i < count; ++i) {
        const auto days = weekday_set::from_bits(std::uniform_int_distribution<unsigned>{1, 127}(dice));
        const int first = std::uniform_int_distribution{0, 1439}(dice);
        const int end = (first + std::uniform_int_distribution{1, 1439}(dice)) % 1440;
        list.push_back(rule_of(days, {range(first, end)}));
    }
    return list;
}

std::string drawn(const week_picture& week) {
    std::ostringstream out;
    put_week(week, {out, false});
    return out.str();
}

std::size_t width_of(const std::string& line) {
    std::size_t width = 0;
    for (const cell& c : cells(line)) width += c.width;
    return width;
}

std::size_t longest_line(const std::string& text) {
    std::size_t longest = 0;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) longest = std::max(longest, width_of(line));
    return longest;
}

std::string many_ranges() {
    std::string times;
    for (int i = 0; i < 1440; i += 2) {
        const auto text = format(range(i, i + 1));
        times += (times.empty() ? "\"" : ",\"") + std::string{text.view()} + '"';
    }
    std::string items;
    for (int i = 0; i < 14; ++i) items += (i > 0 ? "," : "") + std::string{R"({"Times":[)"} + times + "]}";
    return R"({"TaskOpenId":"1","Concurrency":1,"RingAgainTimes":1,"StartTime":"2021-05-16 00:00:00",)"
           R"("EndTime":"2031-05-16 00:00:00","ForbidTimeList":[)" +
           items + "]}";
}

} // namespace

TEST_CASE("each minute of the picture is forbidden by the range that the rules name") {
    std::mt19937 dice{1};
    for (int round = 0; round < 60; ++round) {
        const auto rules = rules_of(random_list(dice, 6));
        const auto ends = round % 2 == 0 ? range_end::exclusive : range_end::inclusive;
        const week_picture week = picture_of(rules, ends, local_seconds{sunday});
        // The second Sunday: what an overnight range leaves of the one before is there as well.
        for (int day = 0; day < 7; ++day) {
            const week_day& shown = week.days[static_cast<std::size_t>(day)];
            int expected_first = 0;
            int permitted = 0;
            for (const week_block& b : shown.blocks) {
                REQUIRE(b.first == expected_first);
                REQUIRE(b.end > b.first);
                expected_first = b.end;
                for (int minute = b.first; minute < b.end; ++minute) {
                    const local_seconds t = sunday + std::chrono::days{7 + day} + minutes{minute};
                    const auto found = slow_rules::find_forbidding_range(rules.forbid_list(), t, ends);
                    REQUIRE((b.answer == week_answer::permitted) == !found);
                    if (!found) {
                        ++permitted;
                        continue;
                    }
                    const forbidding_range& source = week.ranges[b.range].source;
                    REQUIRE(slow_rules::range_place{source.item, source.entry} == *found);
                    REQUIRE(source.range == rules.forbid_list()[source.item].ranges()[source.entry]);
                }
            }
            CHECK(expected_first == 1440);
            CHECK(shown.permitted_minutes == permitted);
        }
        CHECK(week.ranges.size() + week.covered_ranges == rules.forbid_list().size());
    }
}

TEST_CASE("a window shorter than a week: the minutes it holds as a whole") {
    // Sunday 22:10:30 to Tuesday 01:20:30.
    const auto picture_in = [](local_seconds start, local_seconds end) {
        return picture_of(rules_of({}, *call_window::from(start, end)), range_end::exclusive, local_seconds{sunday});
    };
    const week_picture week = picture_in(sunday + seconds{79830}, sunday + std::chrono::days{2} + seconds{4830});
    CHECK(week.shorter_than_week);
    CHECK(permitted_in_words(week.days[0], 9) == "permitted 22:11-24:00");
    CHECK(permitted_in_words(week.days[1], 9) == "permitted all day");
    CHECK(permitted_in_words(week.days[2], 9) == "permitted 00:00-01:20");
    CHECK(permitted_in_words(week.days[3], 9) == "nothing permitted");
    // Less than a minute, over a minute's border.
    CHECK(picture_in(sunday + seconds{59}, sunday + seconds{61}).days[0].permitted_minutes == 0);
    // A week to the second is all of it.
    CHECK(!picture_in(sunday + seconds{59}, sunday + seconds{59 + 604800}).shorter_than_week);
}

TEST_CASE("StartTime, EndTime and now are marked, in the order of the week") {
    const auto rules = rules_of({}, std::chrono::days{9} + seconds{3661});
    const auto marks = picture_of(rules, range_end::exclusive, sunday + std::chrono::days{1}).marks;
    REQUIRE(marks.size() == 3);
    CHECK(marks[0].text == "StartTime 00:00:00");
    CHECK(marks[1].text == "now 00:00:00");
    CHECK(marks[1].day == std::chrono::Monday);
    CHECK(marks[2].text == "EndTime 01:01:01");
    CHECK(marks[2].minute == 61);
    CHECK(picture_of(rules, range_end::exclusive, local_seconds::max()).marks.size() == 2);
}

TEST_CASE("what is drawn together never hides what is forbidden") {
    std::mt19937 dice{2};
    for (int round = 0; round < 100; ++round) {
        const int most = round % 10 == 0 ? 400 : 12;
        const week_picture week = picture_of(rules_of(random_list(dice, most)), range_end::exclusive, {});
        for (const week_day& day : week.days) {
            for (const int least : {1, 6, 15}) {
                const auto blocks = simplified(day, least);
                CHECK(blocks.size() <= static_cast<std::size_t>(4 * 1440 / least + 4));
                int end = 0;
                auto exact = day.blocks.begin();
                for (const week_block& b : blocks) {
                    REQUIRE(b.first == end);
                    end = b.end;
                    for (; exact != day.blocks.end() && exact->end <= b.end; ++exact) {
                        if (b.answer == week_answer::permitted) REQUIRE(exact->answer == week_answer::permitted);
                        if (b.answer == week_answer::forbidden) REQUIRE(exact->answer != week_answer::permitted);
                    }
                }
                CHECK(end == 1440);
            }
        }
    }
}

TEST_CASE("no cell of the terminal looks permitted that is not") {
    std::mt19937 dice{3};
    for (int round = 0; round < 60; ++round) {
        const week_picture week = picture_of(rules_of(random_list(dice, 8)), range_end::exclusive, {});
        std::istringstream lines{drawn(week)};
        std::string line;
        std::getline(lines, line);
        CHECK(width_of(line) == 72);
        for (const week_day& day : week.days) {
            do std::getline(lines, line);
            while (!line.starts_with(short_name(day.day)));
            CHECK(width_of(line) == 72);
            const auto row = cells(line);
            for (std::size_t i = 0; i < 48; ++i) {
                if (row[i + 5].shown != "─") continue;
                for (const week_block& b : day.blocks) {
                    const int first = static_cast<int>(i) * 30;
                    if (b.first < first + 30 && b.end > first) CHECK(b.answer == week_answer::permitted);
                }
            }
        }
        CHECK(longest_line(drawn(week)) == 72);
    }
}

TEST_CASE("nothing in a text is markup") {
    CHECK(escaped("<b a=\"1\" c='2'>&amp;") == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
    CHECK(escaped(std::string_view{"\0\xff\xE2\x80\xAE", 5}) == "\\x00\\xff\\u202e");
    CHECK(escaped("中文中文", 3) == "中文中…");
    CHECK(escaped("<<", 1) == "&lt;…");
    CHECK(coordinate(12) == "12");
    CHECK(coordinate(0.5) == "0.5");
    CHECK(coordinate(-3.14159) == "-3.14");
    CHECK(coordinate(7.049) == "7.05");
    CHECK(coordinate(-0.001) == "0");
}

TEST_CASE("how many calls fit") {
    CHECK(carried_calls(seconds{600}, 10, seconds{60}) == 100);
    CHECK(carried_calls(seconds{59}, 1, seconds{60}) == 0);
    CHECK(carried_calls(seconds{59}, 2, seconds{60}) == 1);
    CHECK(carried_calls(seconds{0}, 2147483647, seconds{1}) == 0);
    CHECK(carried_calls(seconds{8589934594}, 2147483647, seconds{1}) == 18446744069414584318U);
    CHECK(!carried_calls(seconds{8589934597}, 2147483647, seconds{1}));
}

TEST_CASE("a hostile request: a bounded page, without an element of its own") {
    const std::string request =
        R"({"TaskOpenId":"</title><script>x</script>\u0000\u202e","Concurrency":1,"RingAgainTimes":1,)"
        R"("StartTime":"2021-05-16 00:00:00","EndTime":"2021-06-16 00:00:00","<img src=x>":1})";
    for (const std::string form : {"--html", "--svg"}) {
        const auto made = run_tool({"week", "-", form, "-", "--now", "@0", "--nothing-stored"}, request);
        REQUIRE(made.status == 0);
        CHECK(made.out.find("<script") == std::string::npos);
        CHECK(made.out.find("<img") == std::string::npos);
        CHECK(made.out.find("&lt;/title&gt;&lt;script&gt;") != std::string::npos);
        CHECK(made.out.find("\xE2\x80\xAE") == std::string::npos);
    }
}

TEST_CASE("ten thousand ranges: quick, and no larger than it must be") {
    const std::string request = many_ranges();
    const auto page = run_tool({"week", "-", "--html", "-", "--now", "@1621504800"}, request);
    REQUIRE(page.status == 0);
    CHECK(page.out.size() < 200'000);
    CHECK(page.out.find("more are left out") != std::string::npos);
    const auto svg = run_tool({"week", "-", "--svg", "-", "--now", "@1621504800"}, request);
    CHECK(svg.out.size() < 50'000);
    const auto text = run_tool({"week", "-", "--now", "@1621504800"}, request);
    CHECK(longest_line(text.out) == 72);
}

TEST_CASE("ten thousand years: three months by days, twelve by sums, and the rest in one line") {
    const std::string request = R"({"TaskOpenId":"1","Concurrency":2147483647,"RingAgainTimes":1,)"
                                R"("StartTime":"0000-01-01 00:00:00","EndTime":"9999-12-31 23:59:59"})";
    const auto page =
        run_tool({"week", "-", "--html", "-", "--now", "2021-05-20 12:00:00", "--nothing-stored"}, request);
    REQUIRE(page.status == 0);
    CHECK(page.out.size() < 100'000);
    for (const std::string name : {"0000-01 to 2020-04", "2020-05<", "2021-04<", "May 2021", "July 2021", "2021-08<",
                                   "2022-07<", "2022-08 to 9999-12"}) {
        CHECK(page.out.find(name) != std::string::npos);
    }
    CHECK(page.out.find("August 2021") == std::string::npos);
}

TEST_CASE("a thousand years under a policy in two zones are counted to the end") {
    const std::string policy = std::string{CURFEW_CLI_FILES} + "/callees.json";
    const std::string request = R"({"TaskOpenId":"1","Concurrency":1,"RingAgainTimes":1,"ForbidTimeList":[],)"
                                R"("StartTime":"2000-01-01 00:00:00","EndTime":"3000-01-01 00:00:00"})";
    const auto counted = run_tool({"week", "-", "--policy", policy, "--format", "json", "--now", "@0"}, request);
    REQUIRE(counted.status == 0);
    // The hours at which Paris and New York both permit: on a day from Monday to Friday 4 to 7 of them.
    const auto at = counted.out.find("\"callable_seconds\":");
    REQUIRE(at != std::string::npos);
    const auto callable = std::stoll(counted.out.substr(at + 19));
    constexpr long long weekdays = 1'000LL * 261;
    CHECK(callable > weekdays * 4 * 3600);
    CHECK(callable < weekdays * 7 * 3600);
}

TEST_CASE("the picture of an update without a list, applied with --stored, is that of the stored list") {
    const std::string files = CURFEW_CLI_FILES;
    const auto of_list = run_tool({"week", files + "/weekend.json", "--now", "@1621504800"});
    const std::string update = R"({"TaskOpenId":"123","Concurrency":1,"RingAgainTimes":1,)"
                               R"("StartTime":"2021-05-20 17:35:43","EndTime":"2021-05-28 17:35:44"})";
    const auto of_stored = run_tool({"week", "-", "--stored", files + "/page.json", "--now", "@1621504800"}, update);
    CHECK(of_stored.status == 0);
    CHECK(of_stored.out == of_list.out);
}

TEST_CASE("a file that cannot be written is a message and the status 2") {
    const std::string page = std::string{CURFEW_CLI_FILES} + "/page.json";
    for (const std::string form : {"--html", "--svg"}) {
        const auto refused = run_tool({"week", page, form, "/no/such/folder/x", "--now", "@0"});
        CHECK(refused.status == 2);
        CHECK(refused.err == "curfew: /no/such/folder/x: No such file or directory\n");
    }
}

TEST_CASE("the file is what standard output would be, and the picture is in the terminal as well") {
    const std::string request = std::string{CURFEW_CLI_FILES} + "/weekend.json";
    const auto path = std::filesystem::temp_directory_path() / "curfew_week_test.svg";
    const auto with_file = run_tool({"week", request, "--svg", path.string(), "--now", "@1621504800"});
    CHECK(with_file.out == run_tool({"week", request, "--now", "@1621504800"}).out);
    std::ifstream file{path, std::ios::binary};
    const std::string written{std::istreambuf_iterator<char>{file}, {}};
    CHECK(written == run_tool({"week", request, "--svg", "-", "--now", "@1621504800"}).out);
    std::filesystem::remove(path);
}

} // namespace week_test
