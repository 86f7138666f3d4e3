#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/task/task_rules.hpp>

#include <limits>
#include <string>

namespace task_rules_test {

using namespace curfew;

TEST_CASE("an id is more than blanks, and kept as it is") {
    CHECK_FALSE(task_open_id::from(""));
    CHECK_FALSE(task_open_id::from(" \t\r\n\f\v"));
    CHECK(task_open_id::from(" 1 ")->text() == " 1 ");
    // U+3000, the ideographic space, is no ASCII blank.
    CHECK(task_open_id::from("\xE3\x80\x80"));
    const std::string with_nul{"\0", 1};
    CHECK(task_open_id::from(with_nul)->text() == with_nul);
}

TEST_CASE("at least one call at once") {
    CHECK_FALSE(call_concurrency::from(0));
    CHECK_FALSE(call_concurrency::from(-1));
    CHECK_FALSE(call_concurrency::from(std::numeric_limits<std::int32_t>::min()));
    CHECK(call_concurrency::from(1)->calls() == 1);
    CHECK(call_concurrency::from(std::numeric_limits<std::int32_t>::max())->calls() == 2147483647);
}

TEST_CASE("an absent list is not an empty one, absent redials are not the default") {
    const auto window = literals::window("2021-05-20 17:35:43", "2021-05-21 17:35:44");
    const task_rules with_empty_list = literals::task(window, {});
    task_rules without_list = with_empty_list;
    without_list.forbid_list.reset();
    CHECK(with_empty_list != without_list);
    task_rules with_redial = with_empty_list;
    with_redial.redial = redial_settings{};
    CHECK(with_redial != with_empty_list);
}

} // namespace task_rules_test
