// Write a forbid list: from opening hours to the smallest ForbidTimeList.

#include <curfew/curfew.hpp>

#include <iostream>
#include <string_view>

using namespace curfew;

namespace {

void print(const hours_list& result) {
    for (const forbid_rule& r : result.forbid_list) {
        const forbid_time_item item = to_forbid_time_item(r);
        std::cout << "  weekdays";
        if (!item.weekdays) std::cout << " all";
        for (const auto number : item.weekdays.value_or(std::vector<std::int32_t>{})) std::cout << ' ' << number;
        std::cout << ", times";
        for (const std::string& range : *item.times) std::cout << ' ' << range;
        std::cout << '\n';
    }
    if (!result.left_open.empty()) {
        std::cout << "  and " << result.left_open.length().count() << " minutes a week stay open that should not\n";
    }
}

} // namespace

int main() {
    const std::string_view text = "Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00";
    const auto hours = parse_weekly_hours(text);
    if (!hours) return 1;
    std::cout << text << '\n';
    print(forbid_list_from_hours(*hours.value));

    std::cout << "with 23:59 for 24:00, as in the documents\n";
    print(forbid_list_from_hours(*hours.value, day_end::at_23_59));

    const auto typo = parse_weekly_hours("Mon-Fri 18:00-09:00");
    std::cout << "Mon-Fri 18:00-09:00 " << (typo ? "is taken\n" : "is refused, byte ") << typo.at << '\n';
}
