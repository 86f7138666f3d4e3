// Judge a million instants at once.

#include <curfew/curfew.hpp>
#include <curfew/json.hpp>

#include <cstdint>
#include <iostream>
#include <vector>

using namespace curfew;
using namespace std::chrono_literals;

int main() {
    const auto task = complete(read_update_task(R"({"TaskOpenId":"123", "Concurrency":1, "RingAgainTimes":0,
        "StartTime":"2021-01-01 00:00:00", "EndTime":"2022-01-01 00:00:00",
        "ForbidTimeList":[{"Times":["00:00-09:00", "21:00-24:00"]}, {"Weekdays":[1], "Times":["09:00-21:00"]}]})"));
    if (!task) return 1;
    const timetable calls{*task};

    // A call every 30 seconds.
    std::vector<sys_seconds> instants(1'000'000);
    sys_seconds t = calls.first();
    for (sys_seconds& instant : instants) instant = t += 30s;

    std::vector<std::uint8_t> answers(instants.size()); // 1 where calling is permitted
    permits(calls, instants, answers);
    std::cout << count_permitted(calls, instants) << " of " << instants.size() << " permitted, the first "
              << (answers.front() != 0 ? "too" : "not") << '\n';
}
