// Holiday files: what each reader takes and refuses, and that nothing makes them crash, hang or guess.

#include "catch.hpp"

#include "holidays/holiday_coverage.hpp"
#include "in_process.hpp"
#include "zones.hpp"

#include <curfew/json/policy.hpp>

#include <fstream>
#include <iterator>
#include <random>

namespace holidays_test {

using namespace curfew;
using namespace std::chrono_literals;
using curfew::tool::holiday_coverage;
using std::chrono::days;

namespace {

tool_result run_holidays(const std::string& text, std::vector<std::string> options = {}) {
    options.insert(options.begin(), {"holidays", "-"});
    return run_tool(options, text);
}

std::string example(const std::string& name) {
    std::ifstream file{std::string{CURFEW_CLI_FILES} + "/../../../examples/holidays/" + name, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    REQUIRE(!text.empty());
    return text;
}

std::string calendar(const std::string& event) {
    return "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + event + "\nEND:VEVENT\nEND:VCALENDAR\n";
}

std::string cn(const std::string& days, const std::string& year = "2026") {
    return R"({"year":)" + year + R"(,"days":[)" + days + "]}";
}

/// Either a policy that is valid, and says something, or none and a reason.
bool holds_together(const tool_result& r) {
    const bool valid = r.status == 0;
    CHECK(r.status >= 0);
    CHECK(r.status <= 2);
    CHECK(r.out.empty() != valid);
    if (!valid) {
        CHECK(r.err.starts_with("curfew: "));
        return false;
    }
    const auto policy = read_policy(r.out, tool::find_zone);
    CHECK(bool{policy});
    CHECK(!policy->exceptions().empty());
    return true;
}

void refused(const tool_result& r, int status, const std::string& reason) {
    CHECK(!holds_together(r));
    CHECK(r.status == status);
    INFO(r.err);
    CHECK(r.err.find(reason) != std::string::npos);
}

} // namespace

TEST_CASE("a list: dates, names, comments, both ends of a line") {
    const tool_result r =
        run_holidays("\xEF\xBB\xBF# head\r\n2026-10-01 A #1 # why\r\n\t2026-10-02\tA #1\r\n\r\n2026-10-03");
    CHECK(r.status == 0);
    CHECK(r.err.empty());
    CHECK(r.out ==
          "{\n    \"Exceptions\": [\n        {\"From\": \"2026-10-01\", \"To\": \"2026-10-02\", \"Forbid\": true, "
          "\"Name\": \"A\"},\n        {\"Date\": \"2026-10-03\", \"Forbid\": true}\n    ]\n}\n");
}

TEST_CASE("a list: what is no date") {
    refused(run_holidays("2026-10-01\n2026-13-01\n"), 2, "standard input:2: \"2026-13-01\" is no date");
    refused(run_holidays("2026-10-01x"), 2, "standard input:1: ");
    refused(run_holidays("2026-1-1"), 2, "is no date");
    refused(run_holidays("2026-10-01 a\x01"), 2, "control character");
    refused(run_holidays(std::string("2026-10-01\n\0", 12)), 2, "standard input:2: there is a control character");
    refused(run_holidays("2026-10-01\n2026-10-02 \xFF\n"), 2, "standard input:2: it is not UTF-8");
    refused(run_holidays("# nothing\n"), 1, "there is no date in it");
}

TEST_CASE("holiday-cn: the year of a date") {
    const std::string off = R"(","isOffDay":true})";
    const auto day = [&](const std::string& date) { return R"({"name":"a","date":")" + date + off; };
    CHECK(run_holidays(cn(day("2026-01-01"))).status == 0);
    CHECK(run_holidays(cn(day("2025-12-31"))).status == 0);
    refused(run_holidays(cn(day("2025-11-30"))), 2, "neither in the year 2026");
    refused(run_holidays(cn(day("2027-01-01"))), 2, "neither in the year 2026");
}

TEST_CASE("holiday-cn: members that are missing, of another kind, or there twice") {
    refused(run_holidays("{}"), 2, "\"year\" is missing");
    refused(run_holidays(R"({"year":2026})"), 2, "\"days\" is missing");
    refused(run_holidays(cn("", "\"2026\"")), 2, "\"year\" is not a whole number");
    refused(run_holidays(cn("", "10000")), 2, "is no year");
    refused(run_holidays(cn("", "99999999999999999999")), 2, "");
    refused(run_holidays(cn("1")), 2, "a day is not an object");
    refused(run_holidays(cn(R"({"name":"a","date":"2026-01-01"})")), 2, "\"isOffDay\" is missing");
    refused(run_holidays(cn(R"({"name":"a","date":"2026-01-01","isOffDay":"true"})")), 2, "is not true or false");
    refused(run_holidays(cn(R"({"name":"a","date":"2026-01-32","isOffDay":true})")), 2, "is no date");
    refused(run_holidays(cn(R"({"name":"a","date":"2026-01-01","isOffDay":true,"isOffDay":false})")), 2, "duplicate");
    refused(run_holidays(R"({"year":2026,"year":2027,"days":[]})"), 2, "duplicate");
    refused(run_holidays(cn("\n\n") + "x"), 2, "standard input:3: The text is not valid JSON");
}

TEST_CASE("Nager: rows that do not hold for all") {
    const auto row = [](const std::string& rest) { return R"([{"date":"2026-01-01","localName":"a",)" + rest + "}]"; };
    CHECK(run_holidays(row(R"("global":true,"counties":null,"types":["Public"])")).status == 0);
    CHECK(run_holidays(row(R"("global":true,"counties":[],"types":["Bank","Public"])")).status == 0);
    refused(run_holidays(row(R"("global":true,"counties":["X"],"types":["Public"])")), 1, "--take regional");
    refused(run_holidays(row(R"("global":false,"counties":null,"types":["Public"])")), 1, "--skip regional");
    refused(run_holidays(row(R"("global":true,"counties":null,"types":[])")), 1, "not-public");
    refused(run_holidays(row(R"("global":true,"counties":null)")), 2, "\"types\" is missing");
    refused(run_holidays(row(R"("global":true,"types":["Public"])")), 2, "\"counties\" is missing");
    refused(run_holidays(row(R"("global":true,"counties":null,"types":[1])")), 2, "a type is not a text");
    refused(run_holidays("[]"), 1, "there is no holiday in it");
    refused(run_holidays("[[]]"), 2, "a holiday is not an object");
    refused(run_holidays(row(R"("global":false,"counties":null,"types":["Public"])"), {"--skip", "regional"}), 1,
            "no policy");
}

TEST_CASE("ICS: the dates of an event") {
    const auto dates = [](const std::string& event) {
        const tool_result r = run_holidays(calendar(event));
        INFO(r.err);
        REQUIRE(r.status == 0);
        const auto policy = read_policy(r.out, tool::find_zone);
        REQUIRE(policy->exceptions().entries().size() == 1);
        const auto& entry = policy->exceptions().entries()[0];
        return std::pair{entry.first, entry.last};
    };
    const local_days first{2026y / 10 / 1};
    CHECK(dates("DTSTART;VALUE=DATE:20261001") == std::pair{first, first});
    CHECK(dates("dtstart;value=date:20261001\nDTEND;VALUE=DATE:20261002") == std::pair{first, first});
    CHECK(dates("DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261008") == std::pair{first, first + days{6}});
    CHECK(dates("DTSTART;VALUE=DA\n TE:2026\n\t1001") == std::pair{first, first});
}

TEST_CASE("ICS: what cannot be read is placed") {
    const auto refused_at = [](const std::string& event, const std::string& reason) {
        refused(run_holidays(calendar(event)), 2, "standard input:" + reason);
    };
    refused_at("SUMMARY:a", "2: the event has no DTSTART");
    refused_at("DTSTART;VALUE=DATE:20260230", "3: DTSTART is no date that there is");
    refused_at("DTSTART;VALUE=DATE:2026-1-1", "3: DTSTART: \"2026-1-1\" is neither");
    refused_at("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260101", "4: DTEND is no date after");
    refused_at("DTSTART;VALUE=DATE:20260101\nDTEND:20260102T000000", "4: DTEND is no date after");
    refused_at("DTSTART;VALUE=DATE:20260101\nDURATION:P1D", "4: DURATION is not taken");
    refused_at("DTSTART;VALUE=DATE:20260101\nDTSTART;VALUE=DATE:20260102", "4: the event has DTSTART more than once");
    refused_at("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20280101",
               "2: 2026-01-01 to 2027-12-31 is longer than a year");
    refused_at("DTSTART;VALUE=DATE:20260101\nX-APPLE-SPECIAL-DAY:HALF", "4: X-APPLE-SPECIAL-DAY is neither");
    refused_at("DTSTART;VALUE=DATE:20260101\nBEGIN:VEVENT\nEND:VEVENT", "4: an event is inside");
    refused_at("DTSTART;VALUE=DATE:20260101\nnonsense", "4: \"nonsense\" is no property");
    refused(run_holidays("BEGIN:VCALENDAR\nEND:VEVENT\n"), 2, "standard input:2: END:VEVENT ends nothing");
    refused(run_holidays("BEGIN:VCALENDAR\nEND:VCALENDAR\nx:y\n"), 2, "standard input:3: there is text outside");
    refused(run_holidays("BEGIN:VCALENDAR\nEND:VCALENDAR\n"), 1, "there is no event in it");
    refused(run_holidays("BEGIN:VEVENT\nEND:VEVENT\n"), 2, "is outside of a calendar");
}

TEST_CASE("ICS: several calendars in a file, and one that is cancelled") {
    const std::string one = calendar("DTSTART;VALUE=DATE:20260101");
    const std::string two = calendar("DTSTART;VALUE=DATE:20260103\nLOCATION:\nDESCRIPTION:");
    CHECK(run_holidays(one + two).status == 0);
    refused(run_holidays(one + "BEGIN:VCALENDAR\nMETHOD:CANCEL\n" + two.substr(two.find('\n') + 1)), 1,
            "--skip cancelled");
}

TEST_CASE("ICS: an event without a mark, among others that have one") {
    const std::string marked =
        "DTSTART;VALUE=DATE:20260101\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY\nEND:VEVENT\nBEGIN:VEVENT\n";
    refused(run_holidays(calendar(marked + "DTSTART;VALUE=DATE:20260819\nSUMMARY:七夕")), 1, "--take unmarked");
    CHECK(run_holidays(calendar(marked + "DTSTART;VALUE=DATE:20260819\nSUMMARY:a"), {"--skip", "unmarked"}).status ==
          0);
}

TEST_CASE("every example, cut off after each byte, says what is wrong or less") {
    for (const std::string name : {"holiday_cn.json", "nager.json", "china.ics", "company_days.txt"}) {
        const std::string text = example(name);
        const std::vector<std::string> told{"--skip", "regional", "--workday-counts-as", "Fri"};
        REQUIRE(holds_together(run_holidays(text, told)));
        const std::size_t whole = text.find_last_not_of("\r\n") + 1;
        for (std::size_t size = 0; size < whole; ++size) {
            INFO(name << " " << size);
            const bool valid = holds_together(run_holidays(text.substr(0, size), told));
            if (name != "company_days.txt") CHECK(!valid);
        }
    }
}

TEST_CASE("every example with bytes changed at random") {
    std::mt19937 random{14};
    for (const std::string name : {"holiday_cn.json", "nager.json", "china.ics", "company_days.txt"}) {
        const std::string text = example(name);
        for (std::size_t i = 0; i < 500; ++i) {
            std::string changed = text;
            for (std::size_t k = 0; k <= i % 3; ++k) changed[random() % text.size()] = static_cast<char>(random());
            holds_together(run_holidays(changed, {"--skip", "regional", "--workday-counts-as", "Fri"}));
        }
    }
}

TEST_CASE("large input ends in bounded time and memory") {
    std::string same;
    while (same.size() < 1'000'000) same += "2026-10-01 " + std::to_string(same.size()) + '\n';
    const tool_result many_names = run_holidays(same);
    CHECK(holds_together(many_names));
    CHECK(many_names.err.find("more messages are not shown") != std::string::npos);
    // With escapes the policy is twice as long as the list.
    std::string escaped = "2026-10-01 " + std::string(1'000'000, '"');
    refused(run_holidays(escaped), 2, "the policy would be longer than 1 MiB");
    std::string events = "BEGIN:VCALENDAR\n";
    while (events.size() < 1'000'000) {
        events += "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20270101\nEND:VEVENT\n";
    }
    refused(run_holidays(events + "END:VCALENDAR\n"), 2, "more than 100000 dates");
    refused(run_holidays(std::string(1'100'000, '[')), 2, "longer than 1 MiB");
    refused(run_holidays(std::string(1'000'000, '[')), 2, "nested too deeply");
    std::string rows = "[";
    while (rows.size() < 1'000'000) rows += "{},\n";
    refused(run_holidays(rows + "{}]"), 2, "more messages are not shown");
    refused(run_holidays("BEGIN:VCALENDAR\n" + std::string(1'000'000, 'x')), 2, "is no property");
}

TEST_CASE("coverage: years, notices, and years that are not known yet") {
    const local_days from{2026y / 11 / 20};
    const local_days to{2027y / 1 / 31};
    holiday_coverage none;
    REQUIRE(none.gaps(from, to).size() == 2);
    CHECK(none.gaps(from, to)[0].first == from);
    CHECK(none.gaps(from, to)[0].last == local_days{2026y / 12 / 31});
    CHECK(none.gaps(from, to)[1].last == to);

    holiday_coverage years;
    years.add_year(2026y);
    years.add_year(2027y);
    CHECK(years.gaps(from, to).empty());
    years.add_unknown(2027y);
    CHECK(years.gaps(from, to).size() == 1);
    years.add_notice(2027y);
    CHECK(years.gaps(from, to).empty());

    holiday_coverage notices;
    notices.add_notice(2026y);
    REQUIRE(notices.gaps(from, to).size() == 2);
    CHECK(notices.gaps(from, to)[0].first == local_days{2026y / 12 / 1});
    CHECK(notices.gaps(from, local_days{2026y / 11 / 30}).empty());
    notices.add_notice(2027y);
    CHECK(notices.gaps(from, to).empty());
}

} // namespace holidays_test
