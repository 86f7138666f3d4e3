#include "catch.hpp"
#include "support/heap.hpp"
#include "support/json_text.hpp"

#include <curfew/json/policy.hpp>
#include <curfew/timetable/timetable.hpp>

#include <string>
#include <string_view>

namespace policy_limits_test {

using namespace curfew;
using json_text::exact;

namespace {

std::string repeated(std::string_view what, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result.append(i == 0 ? "" : ",").append(what);
    return result;
}

} // namespace

TEST_CASE("a hostile policy file takes at most 128 bytes for each of its bytes and 512 KiB") {
    const std::string list_name = GENERATE("Exceptions", "LocalHours", "Limits");
    const std::string entries = GENERATE(repeated("{}", 20'000), repeated("0", 20'000), repeated("{},0", 20'000));
    const exact copy{"{\"" + list_name + "\":[" + entries + "]}"};
    const auto any_zone = [](std::string_view) -> result<zone> { return zone::utc; };
    const heap::watch watch;
    const auto read = read_policy(copy.view(), any_zone);
    CHECK(watch.peak_bytes() <= 128 * copy.view().size() + 512 * 1024);
    CHECK_FALSE(read);
    CHECK(read.report().diagnostics().size() == 1000);
    CHECK(read.report().errors() >= 20'000);
}

TEST_CASE("a policy about every date there is takes no more memory than one about a single date or two") {
    const auto peak_of = [](std::string_view dates) {
        const std::string text = "{\"Exceptions\":[{" + std::string{dates} + ",\"Forbid\":true}]}";
        const auto any_zone = [](std::string_view) -> result<zone> { return zone::utc; };
        const heap::watch watch;
        const auto read = read_policy(text, any_zone);
        REQUIRE(read);
        const timetable calls{weekly_hours::always(), zone::utc, read->exceptions()};
        CHECK(calls.at(sys_seconds{}).reason == reason::holiday);
        return watch.peak_bytes();
    };
    const std::size_t single = peak_of(R"("From":"1970-01-01","To":"1970-01-01")");
    CHECK(single > 0);
    CHECK(peak_of(R"("From":"0000-01-01","To":"9999-12-31")") <= 2 * single);
}

} // namespace policy_limits_test
