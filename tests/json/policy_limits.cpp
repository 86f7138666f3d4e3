#include "catch.hpp"
#include "support/heap.hpp"
#include "support/json_text.hpp"

#include <curfew/json/policy.hpp>

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
    const std::string list_name = GENERATE("Exceptions", "LocalHours");
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

} // namespace policy_limits_test
