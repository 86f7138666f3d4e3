#include "catch.hpp"

#include <curfew/diagnostics/diagnostic.hpp>

#include <type_traits>

namespace diagnostic_test {

using namespace curfew;

static_assert(std::is_nothrow_move_constructible_v<diagnostic> && std::is_copy_assignable_v<diagnostic>);
// Trivial, since a variant of types that are not costs everyone who includes it.
static_assert(std::is_trivially_copyable_v<detail::diagnostic_facts>);

TEST_CASE("the pointer of a diagnostic is its place, and what the API does not know below it") {
    diagnostic d;
    CHECK(d.pointer() == "");
    d.where = json_pointer{} / field::forbid_time_list / 2;
    CHECK(d.pointer() == "/ForbidTimeList/2");
    d.below = "/a~1b/0";
    CHECK(d.pointer() == "/ForbidTimeList/2/a~1b/0");
    d.where = {};
    CHECK(d.pointer() == "/a~1b/0");
}

} // namespace diagnostic_test
