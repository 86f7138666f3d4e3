#include <curfew/task/task_open_id.hpp>

#include "catch.hpp"

#include <string>
#include <utility>

namespace task_open_id_test {

using namespace curfew;

TEST_CASE("an id is more than blanks, and kept as it is") {
    CHECK_FALSE(task_open_id::from(""));
    CHECK_FALSE(task_open_id::from(" \t\r\n\f\v"));
    CHECK(task_open_id::from(" 1 ")->text() == " 1 ");
    // U+3000, the ideographic space, is not an ASCII blank.
    CHECK(task_open_id::from("\xE3\x80\x80"));
    const std::string with_nul{"\0", 1};
    CHECK(task_open_id::from(with_nul)->text() == with_nul);
}

TEST_CASE("an id that was moved from is empty, long or short") {
    for (const std::size_t length : {1U, 100U}) {
        task_open_id id = *task_open_id::from(std::string(length, 'x'));
        const task_open_id taken = std::move(id);
        CHECK(id.text().empty()); // NOLINT(bugprone-use-after-move): that is the test
        CHECK(taken.text().size() == length);
        task_open_id other = *task_open_id::from("y");
        id = std::move(other);
        CHECK(other.text().empty()); // NOLINT(bugprone-use-after-move)
        CHECK(id.text() == "y");
    }
}

} // namespace task_open_id_test
