#include <curfew/diagnostics/result.hpp>

#include "catch.hpp"
#include "support/ends_program.hpp"

#include <string>
#include <type_traits>
#include <utility>

namespace result_test {

using namespace curfew;

namespace {

report with(severity s) {
    report found;
    found.add({rule::unknown_field, s, {}, "/x", {}, {}});
    return found;
}

static_assert(!std::is_default_constructible_v<result<int>>);
static_assert(!std::is_convertible_v<result<int>, bool>);
static_assert(std::is_same_v<decltype(*std::declval<const result<std::string>&>()), const std::string&>);
// Of a temporary, what is asked for is a value of its own.
static_assert(std::is_same_v<decltype(*std::declval<result<std::string>>()), std::string>);
static_assert(std::is_same_v<decltype(std::declval<result<std::string>>().report()), report>);

} // namespace

TEST_CASE("a value is there exactly if there is no error") {
    const result<std::string> plain{"a"};
    REQUIRE(plain);
    CHECK(*plain == "a");
    CHECK(plain->size() == 1);
    CHECK(plain.report().valid());

    const result<std::string> warned{"b", with(severity::warning)};
    REQUIRE(warned);
    CHECK(*warned == "b");
    CHECK(warned.report().warnings() == 1);

    CHECK_FALSE(result<std::string>{"c", with(severity::error)});
    CHECK_FALSE(result<std::string>{with(severity::error)});
    // No value was given, so there is none, whatever the report says.
    CHECK_FALSE(result<std::string>{with(severity::warning)});
}

TEST_CASE("a result that was moved from has no value") {
    result<int> first{1};
    result<int> second{std::move(first)};
    CHECK_FALSE(first); // NOLINT(bugprone-use-after-move): that is the test
    REQUIRE(second);
    result<int> third{with(severity::error)};
    third = std::move(second);
    CHECK_FALSE(second); // NOLINT(bugprone-use-after-move)
    REQUIRE(third);
    CHECK(*third == 1);
    result<int>& itself = third;
    third = std::move(itself);
    CHECK(*third == 1);
}

TEST_CASE("the value of a temporary outlives it") {
    const auto make = [] { return result<std::string>{std::string(100, 'x'), with(severity::warning)}; };
    const std::string& kept = *make();
    CHECK(kept == std::string(100, 'x'));
    std::size_t seen = 0;
    const report found = make().report();
    for (const diagnostic& d : found) seen += d.below.size();
    CHECK(seen == 2);
}

#ifdef __unix__
TEST_CASE("to ask for a value that is not there ends the program") {
    const result<std::string> none{with(severity::error)};
    CHECK(ends_program([&] { static_cast<void>(*none); }));
    CHECK(ends_program([&] { static_cast<void>(none->size()); }));
    CHECK(ends_program([] { static_cast<void>(*result<std::string>{with(severity::error)}); }));
    const result<std::string> some{"a"};
    CHECK_FALSE(ends_program([&] { static_cast<void>(*some); }));
}
#endif

} // namespace result_test
