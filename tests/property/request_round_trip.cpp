// An update becomes a request and an update again, and so does a task, for any that there are.

#include "catch.hpp"
#include "support/random_tasks.hpp"

#include <curfew/task/complete.hpp>
#include <curfew/task/parse.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace request_round_trip_test {

namespace {

using namespace curfew;

/// An id of any bytes that is not only blanks.
task_open_id random_id(random_tasks::dice& roll) {
    for (;;) {
        std::string text;
        const auto length = roll.number(1, 40);
        for (std::int64_t i = 0; i < length; ++i) text += static_cast<char>(roll.number(0, 255));
        if (auto id = task_open_id::from(text)) return *id;
    }
}

call_window random_window(random_tasks::dice& roll) {
    const auto any_time = [&] {
        switch (roll.number(0, 4)) {
        case 0: return earliest_local_time + seconds{roll.number(0, 2)};
        case 1: return latest_local_time - seconds{roll.number(0, 2)};
        case 2: return local_seconds{seconds{roll.number(0, 2'000'000'000)}};
        default:
            return local_seconds{seconds{roll.number(earliest_local_time.time_since_epoch().count(),
                                                     latest_local_time.time_since_epoch().count())}};
        }
    };
    for (;;) {
        if (const auto window = call_window::from(any_time(), any_time())) return *window;
    }
}

std::vector<forbid_rule> random_list(random_tasks::dice& roll) {
    std::vector<forbid_rule> list;
    for (const auto& entry : random_tasks::forbid_list(roll)) list.push_back(random_tasks::to_rule(entry));
    return list;
}

task_update random_update(random_tasks::dice& roll) {
    const auto calls =
        static_cast<std::int32_t>(roll.one_in(8) ? std::numeric_limits<std::int32_t>::max() : roll.number(1, 1000));
    std::optional<redial_settings> redial;
    if (!roll.one_in(4)) {
        redial = redial_settings::from(
            static_cast<int>(roll.number(0, redial_settings::max_times)),
            minutes{roll.number(redial_settings::min_interval.count(), redial_settings::max_interval.count())});
        REQUIRE(redial);
    }
    std::optional<std::vector<forbid_rule>> list;
    if (!roll.one_in(4)) list = random_list(roll);
    return {random_id(roll), random_window(roll), *call_concurrency::from(calls), redial, std::move(list)};
}

bool has_overnight(const task_update& update) {
    if (!update.forbid_list()) return false;
    for (const forbid_rule& item : *update.forbid_list()) {
        for (const time_range& range : item.ranges()) {
            if (range.is_overnight()) return true;
        }
    }
    return false;
}

} // namespace

TEST_CASE("parse(to_request(update)) gives the update back, and the same of a task") {
    random_tasks::dice roll{20250711};
    parse_options overnight_allowed;
    REQUIRE(overnight_allowed.severities.set(rule::time_range_overnight, severity::warning));
    std::size_t with_overnight = 0;
    for (int i = 0; i < 20'000; ++i) {
        const task_update update = random_update(roll);
        const update_task_request request = to_request(update);
        const auto back = parse(request, overnight_allowed);
        REQUIRE(back);
        REQUIRE(*back == update);
        // The request of an equal update is the same request.
        REQUIRE(to_request(*back) == request);
        // A task is an update that leaves nothing but unknown redial settings open.
        const task made = *new_task(update);
        const auto task_back = complete(parse(to_request(made), overnight_allowed));
        REQUIRE(task_back);
        REQUIRE(*task_back == made);
        REQUIRE(static_cast<bool>(complete(update)) == update.forbid_list().has_value());
        // As the rulebook has it, an overnight range is the one thing such a request can be refused for.
        const bool overnight = has_overnight(update);
        with_overnight += overnight ? 1 : 0;
        REQUIRE(static_cast<bool>(parse(request)) == !overnight);
    }
    CHECK(with_overnight > 1'000);
    CHECK(with_overnight < 19'000);
}

} // namespace request_round_trip_test
