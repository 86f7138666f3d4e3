// Minutes: where a range starts and ends, past midnight too.

#include <curfew/curfew.hpp>

#include <iostream>
#include <string_view>

using namespace curfew;

int main() {
    const auto window = *call_window::from(*parse_local_time("2021-05-20 00:00:00").value,
                                           *parse_local_time("2021-05-30 00:00:00").value);
    const auto answer = [](const schedule& s, std::string_view time) {
        std::cout << "  " << time << (s.permits(*parse_local_time(time).value) ? "  permitted\n" : "  forbidden\n");
    };

    const std::vector sunday{*forbid_rule::from({std::chrono::Sunday}, {*time_range::from({10, 0}, {11, 0})})};
    const schedule exclusive = compile(window, sunday);
    std::cout << "Sunday 10:00-11:00\n";
    for (const auto* time :
         {"2021-05-23 09:59:59", "2021-05-23 10:00:00", "2021-05-23 10:59:59", "2021-05-23 11:00:00"}) {
        answer(exclusive, time);
    }

    const schedule inclusive = compile(window, sunday, range_end::inclusive);
    std::cout << "the same with range_end::inclusive\n";
    for (const auto* time : {"2021-05-23 11:00:00", "2021-05-23 11:01:00"}) answer(inclusive, time);

    const std::vector night{*forbid_rule::from({std::chrono::Saturday}, {*time_range::from({22, 0}, {8, 0})})};
    const schedule overnight = compile(window, night);
    std::cout << "Saturday 22:00-08:00\n";
    for (const auto* time :
         {"2021-05-22 07:00:00", "2021-05-22 22:00:00", "2021-05-23 07:59:59", "2021-05-23 08:00:00"}) {
        answer(overnight, time);
    }

    std::cout << "the window\n";
    for (const auto* time :
         {"2021-05-19 23:59:59", "2021-05-20 00:00:00", "2021-05-29 23:59:59", "2021-05-30 00:00:00"}) {
        answer(exclusive, time);
    }
}
