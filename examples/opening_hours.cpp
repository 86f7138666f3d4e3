// Write a forbid list: from opening hours to the smallest ForbidTimeList.

#include <curfew/curfew.hpp>
#include <curfew/json.hpp>

#include <iostream>

using namespace curfew;

int main() {
    constexpr auto text = "Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00";
    const auto hours = parse_weekly_hours(text);
    if (!hours) return 1;
    const auto print = [&hours](const weekly_hours& open) {
        for (const forbid_rule& r : forbid_list_from_hours(open))
            std::cout << write_json(to_forbid_time_item(r)) << '\n';
        std::cout << (open.length() - hours->length()).count() << " minutes a week stay open that should not\n";
    };
    print(*hours);
    print(with_last_minutes(*hours)); // as the documents write it

    const auto typo = parse_weekly_hours("Mon-Fri 18:00-09:00");
    std::cout << "Mon-Fri 18:00-09:00 " << (typo ? "is taken\n" : "is refused, byte ") << typo.at << '\n';
}
