#include "catch.hpp"

#include <curfew/diagnostics/field.hpp>

#include <fstream>
#include <memory>
#include <set>
#include <string>

namespace field_test {

using namespace curfew;

static_assert(name(field::none).empty());
static_assert(name(field::ring_again_interval) == "RingAgainInterval");
static_assert(find_field(update_task_fields, "Recall") == field::recall);

namespace {

/// The spelling in a buffer of its exact size.
std::optional<field> nearest(std::span<const field> known, std::string_view spelling) {
    const std::unique_ptr<char[]> copy{new char[spelling.size()]};
    spelling.copy(copy.get(), spelling.size());
    return nearest_field(known, {copy.get(), spelling.size()});
}

} // namespace

TEST_CASE("every field is found by its name, in its own list only") {
    for (const field f : update_task_fields) {
        CHECK(find_field(update_task_fields, name(f)) == f);
        CHECK(find_field(forbid_time_item_fields, name(f)) == std::nullopt);
    }
    for (const field f : forbid_time_item_fields) {
        CHECK(find_field(forbid_time_item_fields, name(f)) == f);
        CHECK(find_field(update_task_fields, name(f)) == std::nullopt);
    }
}

TEST_CASE("a field is spelled exactly") {
    for (const std::string_view spelling : {"", "recall", "Recall ", "Recal", "Times", "RingAgain"}) {
        CHECK(find_field(update_task_fields, spelling) == std::nullopt);
    }
}

TEST_CASE("the nearest field to a misspelled one") {
    CHECK(nearest(update_task_fields, "TaskOpenID") == field::task_open_id);
    CHECK(nearest(update_task_fields, "taskid") == std::nullopt);
    CHECK(nearest(update_task_fields, "Start_Time") == field::start_time);
    CHECK(nearest(update_task_fields, "starttime") == field::start_time);
    CHECK(nearest(update_task_fields, "EndTme") == field::end_time);
    CHECK(nearest(update_task_fields, "RingAgainTime") == field::ring_again_times);
    CHECK(nearest(update_task_fields, "RingAgainIntervals") == field::ring_again_interval);
    CHECK(nearest(update_task_fields, "Concurrancy") == field::concurrency);
    CHECK(nearest(update_task_fields, "ForbidTimesList") == field::forbid_time_list);
    CHECK(nearest(update_task_fields, "ReCall") == field::recall);
    CHECK(nearest(forbid_time_item_fields, "WeekDay") == field::weekdays);
    CHECK(nearest(forbid_time_item_fields, "Time") == field::times);
}

TEST_CASE("a name that is far from all has no nearest") {
    CHECK(nearest(update_task_fields, "") == std::nullopt);
    CHECK(nearest(update_task_fields, "x") == std::nullopt);
    CHECK(nearest(update_task_fields, "ClientToken") == std::nullopt);
    CHECK(nearest(forbid_time_item_fields, "Holidays") == std::nullopt);
}

TEST_CASE("a third of the name may be wrong and no more") {
    CHECK(nearest(update_task_fields, "Rexxll") == field::recall);
    CHECK(nearest(update_task_fields, "Rexxxl") == std::nullopt);
}

TEST_CASE("a name of any length and any bytes is compared in bounded time") {
    for (std::size_t length = 0; length < 70; ++length) {
        CHECK(nearest(update_task_fields, std::string(length, '\xFF')) == std::nullopt);
    }
    CHECK(nearest(update_task_fields, std::string(1 << 20, 'R')) == std::nullopt);
}

TEST_CASE("the fuzzers' dictionary has the names of all fields and no other") {
    std::ifstream file{CURFEW_SOURCE_ROOT "/fuzz/curfew.dict"};
    const std::string before = R"("\")";
    const std::string after = R"(\":")";
    std::set<std::string_view> missing{detail::field_names.begin() + 1, detail::field_names.end()};
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(before) || !line.ends_with(after)) continue;
        CAPTURE(line);
        CHECK(missing.erase(line.substr(before.size(), line.size() - before.size() - after.size())) == 1);
    }
    CHECK(missing == std::set<std::string_view>{});
}

TEST_CASE("the nearest of several is the one that is asked for") {
    constexpr std::array one_letter_apart{field::end_time, field::trigger_time, field::start_time};
    CHECK(nearest_field(one_letter_apart, "StartTme") == field::start_time);
    constexpr std::array both_near{field::zone, field::code_n, field::code};
    CHECK(nearest_field(both_near, "Code") == field::code);
    CHECK(nearest_field(both_near, "CodeN") == field::code_n);
}

} // namespace field_test
