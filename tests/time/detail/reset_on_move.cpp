#include <curfew/time/detail/reset_on_move.hpp>

#include "catch.hpp"

#include <utility>
#include <vector>

namespace reset_on_move_test {

using curfew::detail::presence;
using curfew::detail::reset_on_move;

namespace {

struct owner {
    std::vector<int> entries{1, 2, 3};
    presence present;
};

} // namespace

TEST_CASE("a value is lost by moving, and kept by copying") {
    reset_on_move value{7};
    const reset_on_move copied = value;
    CHECK(copied.get() == 7);
    CHECK(value.get() == 7);
    reset_on_move<int> taken = std::move(value);
    CHECK(taken.get() == 7);
    CHECK(value.get() == 0); // NOLINT: moved from on purpose
    value = std::move(taken);
    CHECK(value.get() == 7);
    CHECK(taken.get() == 0); // NOLINT: moved from on purpose
    auto& itself = value;
    value = std::move(itself);
    CHECK(value.get() == 7);
}

TEST_CASE("an owner knows that it was moved from, also to itself") {
    owner first;
    owner second = std::move(first);
    CHECK(second.present.get());
    CHECK(!first.present.get()); // NOLINT: moved from on purpose
    first = second;
    CHECK(first.present.get());
    first = std::move(second);
    CHECK(first.present.get());
    CHECK(!second.present.get()); // NOLINT: moved from on purpose

    auto& itself = first;
    first = std::move(itself);
    CHECK(!first.present.get());
}

} // namespace reset_on_move_test
