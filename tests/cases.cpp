// The cases of data/*.cases, written so that whoever knows the rules can check them without this program:
//
//     case A SENTENCE
//     zone +08:00 | IANA NAME
//     ends inclusive                                  (if the ends of ranges are meant to be)
//     task yyyy-MM-dd HH:mm:ss to yyyy-MM-dd HH:mm:ss
//     forbid DAYS RANGES | never-forbidden            (DAYS: every-day, or Sun … Sat)
//     permitted RFC 3339 to RFC 3339 | never          (all permitted intervals, in order)

#include "catch.hpp"
#include "support/any_zone.hpp"
#include "support/literals.hpp"

#include <curfew/timetable/timetable.hpp>
#include <curfew/zone/text.hpp>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace cases_test {

namespace {

using namespace curfew;

struct golden_case {
    std::string name;
    std::string zone;
    range_end ends = range_end::exclusive;
    std::optional<call_window> window;
    std::vector<forbid_rule> forbid_list;
    std::vector<std::string> permitted;
    bool never = false;
    bool never_forbidden = false;
};

forbid_rule read_forbid(std::istringstream& words) {
    std::string days;
    std::string ranges;
    for (std::string word; words >> word;) {
        if (word == "every-day") continue;
        (word.find(':') == std::string::npos ? days : ranges) += word + ' ';
    }
    return literals::forbid(days, ranges);
}

/// `A to B`, each of one or two words.
std::pair<std::string, std::string> read_span(std::string text) {
    const auto middle = text.find(" to ");
    if (middle == std::string::npos) throw std::invalid_argument{text};
    return {text.substr(0, middle), text.substr(middle + 4)};
}

void read_line(const std::string& line, std::vector<golden_case>& cases) {
    std::istringstream words{line};
    std::string key;
    std::string rest;
    words >> key >> std::ws;
    if (key != "forbid") std::getline(words, rest);
    if (key == "case") {
        cases.emplace_back().name = rest;
        return;
    }
    golden_case& current = cases.at(cases.size() - 1);
    if (key == "zone") {
        current.zone = rest;
    } else if (key == "ends" && rest == "inclusive") {
        current.ends = range_end::inclusive;
    } else if (key == "task") {
        const auto [start, end] = read_span(rest);
        current.window = literals::window(start, end);
    } else if (key == "forbid") {
        current.forbid_list.push_back(read_forbid(words));
    } else if (key == "never-forbidden") {
        current.never_forbidden = true;
    } else if (key == "permitted") {
        current.permitted.push_back(rest);
    } else if (key == "never") {
        current.never = true;
    } else {
        throw std::invalid_argument{line};
    }
}

std::vector<golden_case> read_cases(const std::filesystem::path& path) {
    std::ifstream file{path};
    std::vector<golden_case> cases;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.front() != '#') read_line(line, cases);
    }
    return cases;
}

void check(const golden_case& test, const zone& in) {
    const timetable calls{literals::task_with(*test.window, test.forbid_list), in, test.ends};
    const auto text = [&](sys_seconds t) { return std::string{format_rfc3339(t, in).value().view()}; };
    std::vector<std::string> found;
    seconds sum{0};
    for (const auto& permitted : calls.intervals(sys_seconds::min(), sys_seconds::max())) {
        found.push_back(text(permitted.from) + " to " + text(permitted.until));
        sum += permitted.length();
        CHECK(calls.permits(permitted.from));
        CHECK(calls.permits(permitted.until - seconds{1}));
        CHECK_FALSE(calls.permits(permitted.until));
        CHECK_FALSE(calls.permits(permitted.from - seconds{1}));
    }
    CHECK(found == test.permitted);
    CHECK(calls.permitted_time(sys_seconds::min(), sys_seconds::max()) == sum);
}

} // namespace

TEST_CASE("every case of data/*.cases") {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{CURFEW_TEST_DATA}) {
        if (entry.path().extension() != ".cases") continue;
        ++files;
        const auto cases = read_cases(entry.path());
        INFO(entry.path().filename().string());
        REQUIRE_FALSE(cases.empty());
        for (const golden_case& test : cases) {
            INFO(test.name);
            REQUIRE(test.window.has_value());
            REQUIRE(test.forbid_list.empty() == test.never_forbidden);
            REQUIRE(test.permitted.empty() == test.never);
            check(test, zone_of(test.zone));
        }
    }
    CHECK(files >= 2);
}

} // namespace cases_test
