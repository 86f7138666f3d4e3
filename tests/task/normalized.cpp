#include <curfew/task/normalized.hpp>

#include "catch.hpp"
#include "support/list_text.hpp"

namespace normalized_test {

using namespace curfew;

namespace {

forbid_rule rule_of(weekday_set days, std::vector<time_range> ranges) {
    return *forbid_rule::from(days, std::move(ranges));
}

constexpr time_range night = *time_range::from({22, 0}, {8, 0});
constexpr time_range morning = *time_range::from({10, 0}, {12, 0});
constexpr time_range noon = *time_range::from({11, 0}, {13, 0});

} // namespace

TEST_CASE("overnight ranges are split at midnight, Saturday's comes around to Sunday") {
    CHECK(to_text(normalized(std::vector{rule_of({std::chrono::Monday}, {night})})) ==
          "Mon 22:00-24:00; Tue 00:00-08:00");
    CHECK(to_text(normalized(std::vector{rule_of({std::chrono::Saturday}, {night})})) ==
          "Sun 00:00-08:00; Sat 22:00-24:00");
    CHECK(to_text(normalized(std::vector{rule_of(weekday_set::every_day(), {night})})) ==
          "every day 00:00-08:00,22:00-24:00");
}

TEST_CASE("overlaps and repetitions are merged, ranges and items alike") {
    CHECK(to_text(normalized(std::vector{rule_of({std::chrono::Sunday}, {noon, morning, noon})})) == "Sun 10:00-13:00");
    CHECK(to_text(normalized(std::vector{rule_of({std::chrono::Monday}, {noon}),
                                         rule_of({std::chrono::Sunday}, {noon})})) == "Sun,Mon 11:00-13:00");
    CHECK(to_text(normalized(std::vector{rule_of({std::chrono::Sunday, std::chrono::Monday}, {morning}),
                                         rule_of({std::chrono::Monday}, {noon})})) ==
          "Sun,Mon 10:00-12:00; Mon 12:00-13:00");
}

TEST_CASE("of items that start with the same day, the one whose first range is earlier comes first") {
    const auto sunday_later = rule_of({std::chrono::Sunday}, {*time_range::from({15, 0}, {16, 0})});
    const auto both_days = rule_of({std::chrono::Sunday, std::chrono::Monday}, {morning});
    CHECK(to_text(normalized(std::vector{sunday_later, both_days})) == "Sun,Mon 10:00-12:00; Sun 15:00-16:00");
    // The other way round, the item of fewer days is the earlier one.
    const auto sunday_earlier = rule_of({std::chrono::Sunday}, {*time_range::from({8, 0}, {9, 0})});
    CHECK(to_text(normalized(std::vector{both_days, sunday_earlier})) == "Sun 08:00-09:00; Sun,Mon 10:00-12:00");
}

TEST_CASE("where fewer items would have to overlap, there is one more") {
    const std::vector shorter{rule_of({std::chrono::Monday, std::chrono::Tuesday}, {morning}),
                              rule_of({std::chrono::Tuesday, std::chrono::Wednesday}, {noon})};
    CHECK(normalized(shorter).size() == 3);
}

TEST_CASE("an empty list is in its normal form") {
    CHECK(normalized({}).empty());
}

} // namespace normalized_test
