// Every second of a week, for each golden rule set.

#include "catch.hpp"
#include "exhaustive/golden_rules.hpp"

#include "support/slow_rules.hpp"

#include <curfew/timetable/timetable.hpp>

namespace week_test {

using namespace curfew;

TEST_CASE("every second of a week is answered as the slow interpreter answers it") {
    constexpr local_seconds sunday{local_days{std::chrono::year{2021} / 5 / 16}};
    for (const task& rules : golden::rule_sets()) {
        for (const range_end ends : golden::range_ends) {
            const timetable in_utc{rules, zone::utc, ends};
            const timetable in_beijing{rules, zone::beijing, ends};
            int wrong = 0;
            for (local_seconds t = sunday; t < sunday + std::chrono::weeks{1}; t += seconds{1}) {
                const auto place = slow_rules::find_forbidding_range(rules.forbid_list(), t, ends);
                const sys_seconds instant{t.time_since_epoch()};
                const explanation explained = in_utc.explain(instant);
                if (in_utc.permits(instant) == place.has_value()) ++wrong;
                if (in_beijing.permits(instant - std::chrono::hours{8}) == place.has_value()) ++wrong;
                if (explained.range.has_value() != place.has_value()) ++wrong;
                if (place && (explained.range->item != place->item || explained.range->entry != place->entry)) ++wrong;
            }
            CHECK(wrong == 0);
        }
    }
}

} // namespace week_test
