// Every second of a week, for each golden rule set.

#include "catch.hpp"
#include "exhaustive/golden_rules.hpp"

#include <curfew/timetable/zoned_schedule.hpp>

namespace week_test {

using namespace curfew;

TEST_CASE("every second of a week is answered as explain answers it") {
    constexpr local_seconds sunday{local_days{std::chrono::year{2021} / 5 / 16}};
    for (const task_rules& rules : golden::rule_sets()) {
        for (const range_end ends : golden::range_ends) {
            const schedule compiled = compile(rules, ends);
            const zoned_schedule zoned{compiled};
            int wrong = 0;
            for (local_seconds t = sunday; t < sunday + std::chrono::weeks{1}; t += seconds{1}) {
                const bool permitted = explain(rules, t, ends).reason == reason::permitted;
                const sys_seconds instant{t.time_since_epoch() - beijing.offset()};
                if (compiled.permits(t) != permitted || zoned.permits(instant) != permitted) ++wrong;
            }
            CHECK(wrong == 0);
        }
    }
}

} // namespace week_test
